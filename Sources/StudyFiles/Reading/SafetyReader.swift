import Studies

/// Reads what the table of adverse events holds.
struct SafetyReader {
  static let keys = ["rows", "related_only", "at_least_percent"]
  private let table: TableReader

  init(_ table: TableReader) { self.table = table }

  /// The settings.
  func plan() -> SafetyPlan {
    var plan = SafetyPlan()
    plan.rows = table.choice("rows", SafetyPlan.Rows.self) ?? plan.rows
    plan.relatedOnly = table.flag("related_only") ?? plan.relatedOnly
    plan.atLeastPercent =
      table.number("at_least_percent", allowed: "a number, 0 to 100") { (0...100).contains($0) }
      ?? plan.atLeastPercent
    return plan
  }
}
