public import Endpoints
import Statistics

/// How numbers are printed for people: the one place that rounds.
///
/// Every number is rounded once, from its full precision, half away from zero on its decimal
/// digits.
public struct NumberStyle: Sendable, Equatable {
  /// Decimals of a hazard ratio and its limits below 10; two unless a journal asks for three.
  public var ratioDecimals: Int
  /// Decimals of a time in months.
  public var monthDecimals: Int

  /// A style of printing numbers.
  ///
  /// - Parameters:
  ///   - ratioDecimals: Decimals of a hazard ratio below 10.
  ///   - monthDecimals: Decimals of a time in months.
  public init(ratioDecimals: Int = 2, monthDecimals: Int = 2) {
    self.ratioDecimals = ratioDecimals
    self.monthDecimals = monthDecimals
  }

  /// Printed for what cannot be estimated.
  static let notEstimable = "NE"
  /// Printed for a median that was not reached.
  static let notReached = "NR"
  /// Printed where there is nothing to print.
  static let none = "—"

  /// A count, with commas from 10,000 on.
  func count(_ count: Int) -> String {
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
  func heading(_ name: String, of total: Int) -> String {
    "\(name) (N\u{A0}=\u{A0}\(count(total)))"
  }

  /// A part of a whole in percent with one decimal, by whole numbers alone; `0` and `100` only
  /// where exact.
  func percent(_ count: Int, of total: Int) -> String {
    guard total > 0 else { return NumberStyle.none }
    if count == 0 { return "0" }
    if count == total { return "100" }
    let tenths = (2000 * count + total) / (2 * total)
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// A count with its percentage: `27 (13.5)`; a zero alone where there is nobody.
  func countAndPercent(_ count: Int, of total: Int) -> String {
    total > 0 ? "\(self.count(count)) (\(percent(count, of: total)))" : self.count(count)
  }

  /// A proportion in percent with one decimal; `0` and `100` where exact.
  func percent(_ proportion: Double) -> String {
    if proportion == 0 { return "0" }
    if proportion == 1 { return "100" }
    return DecimalText(proportion, shiftedBy: 2)?.text(decimals: 1) ?? NumberStyle.notEstimable
  }

  /// The limits of a proportion in percent: `9.1–19.0`.
  func percentInterval(_ interval: ConfidenceInterval?) -> String {
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
  func months(_ months: Double?, missing: String = NumberStyle.notReached) -> String {
    months.flatMap { DecimalText($0)?.text(decimals: monthDecimals) } ?? missing
  }

  /// Two limits with an en dash; with "to" where one is negative.
  func range(_ lower: String, _ upper: String) -> String {
    lower.hasPrefix("−") || upper.hasPrefix("−") ? "\(lower) to \(upper)" : "\(lower)–\(upper)"
  }

  /// A hazard ratio: one decimal from 10 on, `NE` above 999, never 0.
  func ratio(_ ratio: Double) -> String {
    guard ratio <= 999, ratio >= 0, let digits = DecimalText(ratio) else {
      return NumberStyle.notEstimable
    }
    let text = digits.text(decimals: ratioDecimals)
    if text.allSatisfy({ $0 == "0" || $0 == "." }) { return "<\(smallest(ratioDecimals))" }
    return text.prefix { $0 != "." }.count > 1 ? digits.text(decimals: 1) : text
  }

  /// A ratio with its limits: `0.62 (0.51–0.75)`.
  func ratio(_ estimate: Double, _ interval: ConfidenceInterval) -> String {
    "\(ratio(estimate)) (\(range(ratio(interval.lower), ratio(interval.upper))))"
  }

  /// A p value with three decimals; with more where three would move it across 0.05.
  func pValue(_ value: Double) -> String {
    if value < 0.001 { return "<0.001" }
    if value > 0.999 { return ">0.999" }
    guard let digits = DecimalText(value) else { return NumberStyle.notEstimable }
    var decimals = 3
    while value < 0.05, decimals < 17,
      digits.text(decimals: decimals) == "0.05" + String(repeating: "0", count: decimals - 2)
    {
      decimals += 1
    }
    return digits.text(decimals: decimals)
  }

  /// A p value in a sentence: `p = 0.012`, `p < 0.001`.
  func pEquation(_ value: Double) -> String {
    let text = pValue(value)
    guard let sign = text.first, sign == "<" || sign == ">" else { return "p = \(text)" }
    return "p \(sign) \(text.dropFirst())"
  }

  private func smallest(_ decimals: Int) -> String {
    "0." + String(repeating: "0", count: decimals - 1) + "1"
  }
}
