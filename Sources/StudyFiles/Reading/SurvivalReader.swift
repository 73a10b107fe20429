import Statistics
import Studies

/// Reads how curves, medians and hazard ratios are estimated.
struct SurvivalReader {
  static let keys = ["interval", "ties"]
  private let table: TableReader

  init(_ table: TableReader) { self.table = table }

  /// The settings.
  func plan() -> SurvivalPlan {
    var plan = SurvivalPlan()
    plan.interval = table.choice("interval", MedianInterval.self) ?? plan.interval
    plan.ties = table.choice("ties", TieMethod.self)
    return plan
  }
}
