import Studies

/// Reads what the section on treatment tells apart.
struct TreatmentReader {
  static let keys = ["agent_classes", "regimens"]

  private let table: TableReader
  private let names: StudyNames

  init(_ table: TableReader, _ names: StudyNames) {
    self.table = table
    self.names = names
  }

  /// Kinds of regimens, and classes whose drugs are counted.
  func plan() -> TreatmentPlan {
    var plan = TreatmentPlan()
    plan.agentClasses = table.names("agent_classes", without: "no count of single drugs")
    guard let member = table.member("regimens") else { return plan }
    let place = "[treatment.regimens]"
    let regimens = TableReader(member.value, place, keys: nil, line: member.line, table.problems)
    plan.categories = regimens.members.flatMap { member in
      member.value.members == nil
        ? [category(member, of: nil, in: regimens)] : categories(ofArm: member)
    }
    return plan
  }

  private func categories(ofArm member: TomlValue.Member) -> [TreatmentPlan.Category] {
    let arm = names.arms.checked(Written(member.key, line: member.line), names.problems)
    let table = TableReader(
      member.value, "[treatment.regimens.\(member.key)]", keys: nil, line: member.line,
      names.problems)
    return table.members.map { category($0, of: arm, in: table) }
  }

  private func category(
    _ member: TomlValue.Member, of arm: Written<String>?, in table: TableReader
  ) -> TreatmentPlan.Category {
    TreatmentPlan.Category(
      arm: arm, label: member.key,
      condition: table.condition(of: member.value, member.key) ?? Written(""))
  }
}
