import Analyses
import Statistics

/// Rates, their ratios, and times at risk.
extension NumberStyle {
  /// Patient-years with one decimal; `<0.1` for less, as nobody is observed for no time.
  func years(_ years: Double) -> String {
    guard let digits = DecimalText(years) else { return NumberStyle.notEstimable }
    let text = digits.text(decimals: 1)
    return years > 0 && text == "0.0" ? "<0.1" : grouped(text)
  }

  /// A number of events with the years in which they were observed: `120 / 56.3`; `NE` where nobody is left.
  func countAndYears(_ rate: PoissonRate?) -> String {
    guard let rate else { return NumberStyle.notEstimable }
    return "\(count(rate.events)) / \(years(rate.exposure))"
  }

  /// A rate per 100 patient-years with its exact limits: `21.3 (17.7–25.4)`; `NE` where there is none.
  func rate(_ rate: PoissonRate?) -> String {
    guard let rate else { return NumberStyle.notEstimable }
    let interval = rate.interval(per: 100)
    let limits = range(rateNumber(interval.lower), rateNumber(interval.upper))
    return "\(rateNumber(rate.estimate(per: 100))) (\(limits))"
  }

  /// The ratio of two rates with its limits; `0` where the first group had no event, `NE` where the reference or both had none.
  func ratio(_ ratio: EventRates.Ratio?) -> String {
    guard let ratio else { return NumberStyle.notEstimable }
    func number(_ value: Double) -> String { value == 0 ? "0" : self.ratio(value) }
    let limits = range(number(ratio.interval.lower), number(ratio.interval.upper))
    return "\(number(ratio.estimate)) (\(limits))"
  }

  /// One decimal always, so that numbers of a column and of their limits have the same.
  private func rateNumber(_ value: Double) -> String {
    if value == 0 { return "0" }
    guard let digits = DecimalText(value) else { return NumberStyle.notEstimable }
    let text = digits.text(decimals: 1)
    return text == "0.0" ? "<0.1" : grouped(text)
  }

  /// A written number with commas where a count has them.
  private func grouped(_ text: String) -> String {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard let whole = Int(parts[0]) else { return text }
    return ([count(whole)] + parts.dropFirst().map(String.init)).joined(separator: ".")
  }
}
