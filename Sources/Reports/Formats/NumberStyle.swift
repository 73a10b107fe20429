public import Endpoints
package import Statistics

/// How numbers are printed for people: the one place that rounds.
///
/// Every number is rounded once, from its full precision, half away from zero on its decimal
/// digits.
public struct NumberStyle: Sendable, Equatable {
  /// Decimals of a hazard ratio and its limits below 10; two unless a journal asks for three.
  public var ratioDecimals: Int
  /// Decimals of a time in months.
  public var monthDecimals: Int
  /// Decimals of a hazard ratio below 10 in a table of regressions.
  public var regressionDecimals: Int
  /// How p values are printed.
  public var pValues: PValues
  /// What stands between two limits of which none is negative; a negative one always takes "to".
  public var limits: Limits

  /// How p values are printed.
  public enum PValues: Sendable, Equatable {
    /// Three decimals from `<0.001` to `>0.999`.
    case uniform
    /// Three decimals from `<0.001` on; `1.000` for what rounds to it.
    case statisticalPackage
    /// Two decimals from .01 to `>.99`, three below, no zero before the point.
    ///
    /// Source: *AMA Manual of Style*, 11th edition, 2020, chapter on study design and statistics.
    case ama
    /// Two decimals above 0.01, three below, to `<0.001`.
    ///
    /// Source: *New England Journal of Medicine*, Statistical Reporting Guidelines.
    case nejm
  }

  /// What stands between two limits; the raw value is printed.
  public enum Limits: String, Sendable, Equatable {
    /// An en dash.
    case dash = "–"
    /// A hyphen.
    case hyphen = "-"
    /// A word.
    case word = " to "
  }

  /// A style of printing numbers.
  ///
  /// - Parameters:
  ///   - ratioDecimals: Decimals of a hazard ratio below 10.
  ///   - monthDecimals: Decimals of a time in months.
  ///   - regressionDecimals: Decimals of a hazard ratio in a table of regressions; `nil`: as others.
  ///   - pValues: How p values are printed.
  ///   - limits: What stands between two limits.
  public init(
    ratioDecimals: Int = 2, monthDecimals: Int = 2, regressionDecimals: Int? = nil,
    pValues: PValues = .uniform, limits: Limits = .dash
  ) {
    self.ratioDecimals = ratioDecimals
    self.monthDecimals = monthDecimals
    self.regressionDecimals = regressionDecimals ?? ratioDecimals
    self.pValues = pValues
    self.limits = limits
  }

  /// Printed for what cannot be estimated.
  package static let notEstimable = "NE"
  /// Printed for a median that was not reached.
  package static let notReached = "NR"
  /// Printed where there is nothing to print.
  package static let none = "—"

  /// A count, with commas from 10,000 on.
  package func count(_ count: Int) -> String {
    let digits = String(count)
    guard count >= 10_000 else { return digits }
    var text = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// What heads the column of a group: `ICI (N = 200)`, not to be broken within the parentheses.
  package func heading(_ name: String, of total: Int) -> String {
    "\(name) (N\u{A0}=\u{A0}\(count(total)))"
  }

  /// A part of a whole in percent with one decimal, by whole numbers alone; `0` and `100` only
  /// where exact.
  package func percent(_ count: Int, of total: Int) -> String {
    guard total > 0 else { return NumberStyle.none }
    if count == 0 { return "0" }
    if count == total { return "100" }
    let tenths = (2000 * count + total) / (2 * total)
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// A count with its percentage: `27 (13.5)`; a zero alone where there is nobody.
  package func countAndPercent(_ count: Int, of total: Int) -> String {
    total > 0 ? "\(self.count(count)) (\(percent(count, of: total)))" : self.count(count)
  }

  /// A proportion in percent with one decimal; `0` and `100` where exact.
  package func percent(_ proportion: Double) -> String {
    if proportion == 0 { return "0" }
    if proportion == 1 { return "100" }
    return DecimalText(proportion, shiftedBy: 2)?.text(decimals: 1) ?? NumberStyle.notEstimable
  }

  /// The limits of a proportion in percent: `9.1–19.0`.
  package func percentInterval(_ interval: ConfidenceInterval?) -> String {
    guard let interval else { return NumberStyle.notEstimable }
    return range(percent(interval.lower), percent(interval.upper))
  }

  /// Whole days as months: `10.51`. Rule: R67.
  ///
  /// - Parameters:
  ///   - days: Days from the start of a line.
  ///   - rules: Give the days of a month.
  /// - Returns: The number alone.
  public func months(ofDays days: Int, under rules: EndpointRules = EndpointRules()) -> String {
    months(Double(days) / rules.daysPerMonth)
  }

  /// A time in months, or `nil` printed as `missing`.
  package func months(_ months: Double?, missing: String = NumberStyle.notReached) -> String {
    months.flatMap { DecimalText($0)?.text(decimals: monthDecimals) } ?? missing
  }

  /// Two limits with what stands between them; with "to" where one is negative.
  package func range(_ lower: String, _ upper: String) -> String {
    let isNegative = lower.hasPrefix("−") || upper.hasPrefix("−")
    return lower + (isNegative ? Limits.word : limits).rawValue + upper
  }

  /// A hazard ratio: one decimal from 10 on, `NE` above 999, never 0.
  package func ratio(_ ratio: Double) -> String { self.ratio(ratio, decimals: ratioDecimals) }

  /// A ratio with its limits: `0.62 (0.51–0.75)`.
  package func ratio(_ estimate: Double, _ interval: ConfidenceInterval) -> String {
    "\(ratio(estimate)) (\(range(ratio(interval.lower), ratio(interval.upper))))"
  }

  /// The ratio of a table of regressions with its limits: `1.061 (0.726–1.552)` where a journal asks for three decimals.
  package func regressionRatio(_ estimate: Double, _ interval: ConfidenceInterval) -> String {
    let numbers = [estimate, interval.lower, interval.upper].map {
      ratio($0, decimals: regressionDecimals)
    }
    return "\(numbers[0]) (\(range(numbers[1], numbers[2])))"
  }

  /// A standardized difference with three decimals; a dash where there is none.
  package func standardizedDifference(_ difference: Double?) -> String {
    difference.map { DecimalText($0)?.text(decimals: 3) ?? NumberStyle.notEstimable }
      ?? NumberStyle.none
  }

  private func ratio(_ ratio: Double, decimals: Int) -> String {
    guard ratio <= 999, ratio >= 0, let digits = DecimalText(ratio) else {
      return NumberStyle.notEstimable
    }
    let text = digits.text(decimals: decimals)
    if text.allSatisfy({ $0 == "0" || $0 == "." }) { return "<\(smallest(decimals))" }
    return text.prefix { $0 != "." }.count > 1 ? digits.text(decimals: 1) : text
  }

  private func smallest(_ decimals: Int) -> String {
    "0." + String(repeating: "0", count: decimals - 1) + "1"
  }
}
