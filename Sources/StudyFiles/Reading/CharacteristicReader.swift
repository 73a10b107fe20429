import Studies

/// Reads every `[[characteristic]]`.
struct CharacteristicReader {
  private static let keys = ["id", "label", "name", "levels", "word", "number", "reference"]

  private let top: TableReader
  private var problems: ProblemList { top.problems }

  init(_ top: TableReader) { self.top = top }

  /// The characteristics in the order of the file, with their names.
  func characteristics() -> (values: [PlannedCharacteristic], names: NameList) {
    var names = NameList("a characteristic", title: "Characteristics")
    let values = top.blocks("characteristic", keys: CharacteristicReader.keys)
      .map { characteristic($0, &names) }
    return (values, names)
  }

  private func characteristic(
    _ table: TableReader, _ names: inout NameList
  ) -> PlannedCharacteristic {
    let label = label(of: table)
    let made = label.map {
      Written(Identifier.made(from: $0.value).lowercased(), line: $0.line)
    }
    let id = table.text("id") ?? made
    if let id {
      names.add(id, problems)
    } else if table.member("id") == nil, table.member("label") == nil, table.member("name") == nil {
      problems.add(
        table.line,
        #"[[characteristic]] has no id and no label. Add label = "…": what tables print."#)
    }
    let values = values(of: table)
    return PlannedCharacteristic(
      id: id?.value ?? "", label: label?.value ?? id?.value ?? "", values: values,
      reference: reference(table, values))
  }

  /// What tables print: `label`, or `name`, which is the same.
  private func label(of table: TableReader) -> Written<String>? {
    if let label = table.member("label"), let name = table.member("name") {
      problems.add(
        max(label.line, name.line),
        "[[characteristic]] has label and name, which mean the same. Keep label.")
    }
    return table.text(table.member("label") == nil ? "name" : "label")
  }

  private func values(of table: TableReader) -> PlannedCharacteristic.Values {
    let ways = ["levels", "word", "number"].compactMap { table.member($0) }
    guard let way = ways.first, ways.count == 1 else {
      problems.add(
        ways.last?.line ?? table.line,
        ways.isEmpty
          ? "[[characteristic]] has no values. Add levels = { \"≥65\" = \"age >= 65\", … }, "
            + "word = \"sex\" or number = \"age\"."
          : "[[characteristic]] has \(ways.map(\.key).joined(separator: " and ")). Keep one of them."
      )
      return .levels([])
    }
    switch way.key {
    case "word": return .word(table.condition("word") ?? Written(""))
    case "number": return .number(table.condition("number") ?? Written(""))
    default: return .levels(levels(way, table))
    }
  }

  /// Levels as a table of labels with conditions, or as a list of tables.
  private func levels(
    _ member: TomlValue.Member, _ table: TableReader
  ) -> [PlannedCharacteristic.Level] {
    let place = "levels of [[characteristic]]"
    let levels: [(label: Written<String>, level: PlannedCharacteristic.Level)]
    if let items = member.value.items {
      levels = items.compactMap { level($0) }
    } else if member.value.members != nil {
      let inner = TableReader(member.value, place, keys: nil, problems)
      levels = inner.members.map { member in
        let condition = inner.condition(of: member.value, member.key) ?? Written("")
        return (Written(member.key, line: member.line), .init(member.key, condition))
      }
    } else {
      table.refuse(member, allowed: "a table of labels with conditions")
      return []
    }
    refuseLabels(levels.map(\.label))
    if levels.count < 2 {
      problems.add(
        member.value.line,
        "Levels of [[characteristic]] are fewer than two. Add what the others are.")
    }
    return levels.map(\.level)
  }

  private func level(
    _ value: TomlValue
  ) -> (label: Written<String>, level: PlannedCharacteristic.Level)? {
    let table = TableReader(
      value, "a level of [[characteristic]]", keys: ["label", "condition"], problems)
    guard value.members != nil else { return nil }
    table.requires("label", #"label = "…": what tables print"#)
    table.requires("condition", #"condition = "…": who has it"#)
    let label = table.text("label") ?? Written("", line: value.line)
    return (label, .init(label.value, table.condition("condition") ?? Written("")))
  }

  private func refuseLabels(_ labels: [Written<String>]) {
    var seen: Set<String> = [""]
    for label in labels {
      let quoted = Sentence.quoted(label.value)
      if ReservedNames.levels.contains(label.value) {
        problems.add(label.line, "\(quoted) cannot be a level: it has a meaning of its own.")
      } else if !seen.insert(label.value).inserted, !label.value.isEmpty {
        problems.add(label.line, "\(quoted) is a level twice. Give each a label of its own.")
      }
    }
  }

  private func reference(
    _ table: TableReader, _ values: PlannedCharacteristic.Values
  ) -> Written<String>? {
    guard let reference = table.text("reference") else { return nil }
    switch values {
    case .levels(let levels):
      let labels = levels.map(\.label)
      if !labels.contains(reference.value), !labels.isEmpty {
        problems.add(
          reference.line,
          "\(Sentence.quoted(reference.value)) is not a level of this characteristic."
            + Sentence.choice(reference.value, among: labels, called: "Levels"))
      }
    case .word: break
    case .number:
      problems.add(
        reference.line, "A number has no reference level. Leave reference out, or state levels.")
    }
    return reference
  }
}
