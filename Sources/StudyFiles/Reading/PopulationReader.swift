import Studies

/// Reads who is studied: the line of therapy and the criteria.
struct PopulationReader {
  static let keys = ["line", "include", "exclude"]
  private static let criterionKeys = ["id", "label", "condition", "unknown"]

  private let table: TableReader
  private let problems: ProblemList

  init(_ table: TableReader, _ problems: ProblemList) {
    self.table = table
    self.problems = problems
  }

  /// The number of the line of therapy.
  func line() -> Int {
    table.requires("line", "line = 2: the number of the line of therapy that is studied")
    return table.whole("line", in: 1...99) ?? 1
  }

  /// The criteria in the order of the file.
  func criteria() -> [StudyPlan.Criterion] {
    var names = NameList("a criterion", title: "Criteria")
    var found: [(line: Int, criterion: StudyPlan.Criterion)] = []
    for member in table.members {
      guard let kind = PopulationReader.kind(of: member.key) else { continue }
      guard let items = member.value.items else {
        table.refuse(member, allowed: "a list of conditions in quotes, such as [\"age >= 18\"]")
        continue
      }
      for (position, item) in items.enumerated() {
        let criterion = criterion(item, kind, number: position + 1)
        names.add(criterion.id, problems)
        found.append((item.line, criterion.value))
      }
    }
    return found.enumerated().sorted { ($0.1.line, $0.0) < ($1.1.line, $1.0) }
      .map(\.element.criterion)
  }

  private static func kind(of key: String) -> StudyPlan.Criterion.Kind? {
    switch key {
    case "include": .inclusion
    case "exclude": .exclusion
    default: nil
    }
  }

  /// A criterion by its condition alone, or by a table.
  private func criterion(
    _ value: TomlValue, _ kind: StudyPlan.Criterion.Kind, number: Int
  ) -> (id: Written<String>, value: StudyPlan.Criterion) {
    let key = kind == .inclusion ? "include" : "exclude"
    let made = Written("\(kind == .inclusion ? "I" : "E")\(number)", line: value.line)
    guard value.members != nil else {
      let condition = condition(value, key)
      return (
        made,
        StudyPlan.Criterion(
          id: made.value, label: condition.value, kind: kind, condition: condition,
          passesUnknown: kind == .exclusion)
      )
    }
    let table = TableReader(
      value, "[[population.\(key)]]", keys: PopulationReader.criterionKeys, problems)
    let id = table.text("id") ?? made
    return (id, criterion(table, id.value, kind))
  }

  private func criterion(
    _ table: TableReader, _ id: String, _ kind: StudyPlan.Criterion.Kind
  ) -> StudyPlan.Criterion {
    table.requires("condition", #"condition = "…": what must hold, such as "age >= 18""#)
    let condition = table.condition("condition") ?? Written("")
    let unknown = table.choice("unknown", Unknown.self)
    return StudyPlan.Criterion(
      id: id, label: table.text("label")?.value ?? condition.value, kind: kind,
      condition: condition, passesUnknown: unknown.map { $0 == .passes } ?? (kind == .exclusion))
  }

  private func condition(_ value: TomlValue, _ key: String) -> Written<String> {
    guard let text = value.text else {
      problems.add(
        value.line,
        "\(key) of [population] holds \(value.noun). Allowed: conditions in quotes, such as "
          + "\"age >= 18\", and tables with \(PopulationReader.criterionKeys.joined(separator: ", "))."
      )
      return Written("")
    }
    return table.condition(Written(text, line: value.line)) ?? Written("")
  }

  /// What becomes of a patient of whom a criterion cannot be told.
  private enum Unknown: String, CaseIterable {
    case passes
    case leftOut = "left out"
  }
}
