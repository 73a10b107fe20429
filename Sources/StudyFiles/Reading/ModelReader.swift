import Studies

/// Reads Cox models, strata and subgroups.
struct ModelReader {
  static let coxKeys = ["arm", "endpoints", "covariates", "enter_below_p"]
  static let stratumKeys = ["arm", "characteristic"]
  static let subgroupKeys = ["endpoints", "characteristics"]

  private let names: StudyNames

  init(_ names: StudyNames) { self.names = names }

  /// Cox models within an arm.
  func cox(_ table: TableReader) -> CoxPlan {
    var plan = CoxPlan()
    plan.arm = names.arm(table)
    plan.endpoints = names.endpoints(table)
    plan.covariates = names.characteristics(table, "covariates")
    plan.entersBelow = table.number("enter_below_p", allowed: "a number above 0, at most 1") {
      $0 > 0 && $0 <= 1
    }
    return plan
  }

  /// Survival by a characteristic.
  func strata(_ tables: [TableReader]) -> [StratumPlan] {
    tables.compactMap { table in
      table.requires("characteristic", #"characteristic = "…": the id of a [[characteristic]]"#)
      let arm = names.arm(table)
      return names.characteristics.checked(table.text("characteristic"), names.problems)
        .map { StratumPlan(arm: arm, characteristic: $0) }
    }
  }

  /// Hazard ratios within levels.
  func subgroups(_ table: TableReader) -> SubgroupPlan {
    var plan = SubgroupPlan()
    plan.endpoints = names.endpoints(table)
    plan.characteristics = names.characteristics(table, "characteristics")
    return plan
  }
}
