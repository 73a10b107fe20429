import ClinicalRecords
import Endpoints

extension PlanWords {
  /// Notes the names of a plan that stand twice, or that are used and not there.
  mutating func requireNames(of plan: StudyPlan) {
    if plan.line < 1 { refuse(0, "line is 1 for first line, 2 for second …, not \(plan.line).") }
    if plan.arms.count < 2 { refuse(0, "A study compares two arms or more.") }
    requireDistinct(
      plan.criteria.map { ($0.id, $0.condition.line) }, "criterion",
      reserved: ReservedNames.criteria)
    requireDistinct(
      plan.arms.map { ($0.id, $0.condition.line) }, "arm", reserved: ReservedNames.arms)
    requireDistinct(plan.arms.map { ($0.label, $0.condition.line) }, "The label of an arm,")
    requireDistinct(
      plan.characteristics.map { ($0.id, $0.values.line) }, "characteristic",
      reserved: ReservedNames.characteristics(of: plan))
    requireDistinct(plan.endpoints.map { ($0.endpoint.rawValue, $0.line) }, "endpoint")
    for characteristic in plan.characteristics { requireLevels(of: characteristic) }
    requireUses(of: plan)
  }

  private mutating func requireLevels(of characteristic: PlannedCharacteristic) {
    guard case .levels(let levels) = characteristic.values else { return }
    for (position, sentence) in LevelLabels.problems(levels.map(\.label)) {
      refuse(
        levels[position].condition.line,
        "characteristic \(characteristic.id): \(sentence) Give each a label of its own.")
    }
    if levels.count < 2 {
      refuse(
        characteristic.values.line, "characteristic \(characteristic.id) has two levels or more.")
    }
    if let reference = characteristic.reference {
      require(
        reference, among: levels.map(\.label), "level",
        of: "characteristic \(characteristic.id), reference")
    }
  }

  private mutating func requireUses(of plan: StudyPlan) {
    let arms = plan.arms.map(\.id)
    let characteristics = plan.characteristics.map(\.id)
    let stratified = plan.characteristics.filter { !$0.values.isNumber }.map(\.id)
    for name in plan.matching?.covariates ?? [] {
      require(name, among: characteristics, "characteristic", of: "matching")
    }
    if let cox = plan.cox {
      if let arm = cox.arm { require(arm, among: arms, "arm", of: "cox") }
      for name in cox.covariates {
        require(name, among: characteristics, "characteristic", of: "cox")
      }
      requireEndpoints(cox.endpoints, of: plan, "cox")
    }
    for stratum in plan.strata {
      if let arm = stratum.arm { require(arm, among: arms, "arm", of: "strata") }
      require(
        stratum.characteristic, among: stratified, "characteristic with levels", of: "strata")
    }
    if let subgroups = plan.subgroups {
      for name in subgroups.characteristics {
        require(name, among: stratified, "characteristic with levels", of: "subgroups")
      }
      requireEndpoints(subgroups.endpoints, of: plan, "subgroups")
    }
  }

  private mutating func requireEndpoints(
    _ endpoints: [Endpoint], of plan: StudyPlan, _ place: String
  ) {
    let known = plan.endpoints.map(\.endpoint)
    for endpoint in endpoints where !known.contains(endpoint) {
      refuse(
        0,
        "\(place): \(endpoint.rawValue) is not an endpoint of the study. Its endpoints: "
          + known.map(\.rawValue).joined(separator: ", ") + ".")
    }
  }
}

extension PlannedCharacteristic.Values {
  /// Where they stand in the file.
  var line: Int { written.first?.line ?? 0 }

  /// The conditions of the levels, or the word.
  var written: [Written<String>] {
    switch self {
    case .levels(let levels): levels.map(\.condition)
    case .word(let word), .number(let word): [word]
    }
  }

  /// Whether they are a number.
  var isNumber: Bool {
    switch self {
    case .number: true
    case .levels, .word: false
    }
  }
}
