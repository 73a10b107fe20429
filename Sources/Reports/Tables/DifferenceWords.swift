import Analyses
import Statistics

extension NumberStyle {
  /// A difference of two shares in percentage points with its limits: `2.5 (−4.1 to 9.2)`.
  func points(_ difference: RiskDifference?) -> String {
    guard let difference else { return NumberStyle.none }
    let interval = difference.interval
    let limits = range(percent(interval.lower), percent(interval.upper))
    return "\(percent(difference.estimate)) (\(limits))"
  }
}

extension RiskDifference {
  /// The columns `difference`, `difference_lower` and `difference_upper` of a record.
  var record: [String: Records.Value] {
    [
      "difference": .number(estimate), "difference_lower": .number(interval.lower),
      "difference_upper": .number(interval.upper),
    ]
  }
}
