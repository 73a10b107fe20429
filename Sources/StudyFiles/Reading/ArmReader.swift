import Studies

/// Reads the arms: `[arms]` with a label and a condition a line, or `[[arm]]` with id, label and condition.
struct ArmReader {
  private static let keys = ["id", "label", "condition"]

  private let top: TableReader
  private var problems: ProblemList { top.problems }

  init(_ top: TableReader) { self.top = top }

  /// The arms in the order of the file, with their names.
  func arms() -> (values: [StudyPlan.Arm], names: NameList) {
    var names = NameList("an arm", title: "Arms")
    let short = top.member("arms")
    let full = top.blocks("arm", keys: ArmReader.keys)
    if let short, let first = full.first {
      problems.add(
        max(short.line, first.line),
        "The arms are stated twice, in [arms] and in [[arm]]. Keep one of the two.")
    }
    let arms =
      short.map { brief($0.value, line: $0.line, &names) } ?? full.map { arm($0, &names) }
    if arms.count < 2 {
      problems.add(
        short?.line ?? full.first?.line ?? 0,
        "The study has \(arms.isEmpty ? "no arm" : "one arm"). "
          + #"Add two or more in [arms], such as "ICI" = "ici" and "No ICI" = "not ici"."#)
    }
    return (arms, names)
  }

  private func brief(
    _ value: TomlValue, line: Int, _ names: inout NameList
  ) -> [StudyPlan.Arm] {
    let table = TableReader(value, "[arms]", keys: nil, line: line, problems)
    return table.members.map { member in
      if member.value.members != nil {
        return arm(
          TableReader(
            member.value, "arms.\(member.key)", keys: ["label", "condition"], line: member.line,
            problems),
          id: Written(member.key, line: member.line), &names)
      }
      let id = Written(Identifier.made(from: member.key), line: member.line)
      names.add(id, reserved: ReservedNames.arms, problems)
      return StudyPlan.Arm(
        id: id.value, label: member.key,
        condition: table.condition(of: member.value, member.key) ?? Written(""))
    }
  }

  private func arm(
    _ table: TableReader, id: Written<String>? = nil, _ names: inout NameList
  ) -> StudyPlan.Arm {
    if id == nil {
      table.requires("id", #"id = "…": a short name, such as "ICI""#)
    }
    table.requires("condition", #"condition = "…": who belongs to it, such as "ici""#)
    let id = id ?? table.text("id")
    if let id { names.add(id, reserved: ReservedNames.arms, problems) }
    return StudyPlan.Arm(
      id: id?.value ?? "", label: table.text("label")?.value ?? id?.value ?? "",
      condition: table.condition("condition") ?? Written(""))
  }
}
