import ArgumentParser
import ClinicalRecords
import RegistryStore

/// A row on its way into the registry: what is known of it, and what a command still needs.
struct Draft {
  let noun: Noun
  let registry: Registry
  /// The columns of the row, then what `add` takes beside them.
  private let columns: [AskedColumn]
  private(set) var values: [String: String]
  private let isNew: Bool

  /// A row to add.
  init(
    adding noun: Noun, _ values: [String: String], extra: [AskedColumn] = [], in registry: Registry
  ) throws {
    let layout = try registry.entryLayout(of: noun.table)
    self.noun = noun
    self.registry = registry
    self.values = values
    isNew = true
    columns =
      layout.columns.map { column in
        AskedColumn(
          column, isNeeded: column.isRequired && column.defaultValue == nil,
          range: RowRules(of: column.name, in: noun.table).range)
      } + extra
  }

  /// A registered row, found by its key.
  init(naming noun: Noun, _ values: [String: String], in registry: Registry) throws {
    let layout = try registry.entryLayout(of: noun.table)
    self.noun = noun
    self.registry = registry
    self.values = values
    isNew = false
    columns = layout.columns.map {
      AskedColumn($0, isNeeded: $0.isKey && $0.defaultValue == nil)
    }
  }

  /// The needed columns that have no value yet.
  private var missing: [AskedColumn] { columns.filter { $0.isNeeded && isOpen($0) } }

  private func isOpen(_ asked: AskedColumn) -> Bool {
    (values[asked.column.name] ?? "").isEmpty
  }

  /// Checks what was given, and asks for what is missing where someone can be asked.
  ///
  /// - Parameters:
  ///   - command: What was typed, such as `nadir add line`.
  ///   - prompter: Asks; `nil` where nobody can be asked.
  ///   - asksOptional: Whether columns that may stay empty are asked for too.
  /// - Returns: Whether anything was asked.
  /// - Throws: ``NothingWritten`` with everything wrong, or ``MissingValues`` with everything missing.
  @discardableResult
  mutating func complete(
    _ command: String, asking prompter: Prompter?, asksOptional: Bool
  ) throws -> Bool {
    numberLine()
    let mistakes = givenMistakes
    if !mistakes.isEmpty { throw NothingWritten(mistakes) }
    if missing.isEmpty { return false }
    guard let prompter else { throw MissingValues(command, missing.map { option($0) }) }
    try ask(prompter, command, asksOptional: asksOptional)
    return true
  }

  /// `--started-on: "2020-13-01" is not a calendar day. Allowed: YYYY-MM-DD.`
  private var givenMistakes: [String] {
    checked.compactMap { asked in
      guard let value = values[asked.column.name], !value.isEmpty else { return nil }
      return asked.mistake(in: value).map { "\(option(asked)): \($0)" }
    }
  }

  private func option(_ asked: AskedColumn) -> String { noun.option(for: asked.column.name) }

  private mutating func ask(
    _ prompter: Prompter, _ command: String, asksOptional: Bool
  ) throws {
    prompter.write("\(command): \(noun.meaning)\n")
    prompter.write("Enter skips what may stay empty. Ctrl-C writes nothing.\n")
    let open = columns.indices.filter { columns[$0].isNeeded || (asksOptional && isAsked($0)) }
    for position in open.sorted(by: isAskedBefore) {
      numberLine()
      let asked = checked[position]
      guard isOpen(asked) else { continue }
      let answer = try prompter.answer(to: asked)
      if !answer.isEmpty { values[asked.column.name] = answer }
    }
  }

  private func isAsked(_ position: Int) -> Bool {
    let column = columns[position].column
    return !column.isKey && column.defaultValue == nil
  }

  /// Needed columns come first, each in schema order.
  private func isAskedBefore(_ left: Int, _ right: Int) -> Bool {
    columns[left].isNeeded == columns[right].isNeeded ? left < right : columns[left].isNeeded
  }
}

extension Draft {
  /// The columns, with objections that depend on the registry and on other values.
  private var checked: [AskedColumn] { columns.map { $0.objecting(objection(to: $0.column)) } }

  private func objection(to column: Column) -> (String) -> String? {
    let rules = RowRules(of: column.name, in: noun.table)
    return { [noun, registry, values] written in
      if let mistake = rules.mistake(in: written, beside: values) { return mistake }
      switch (noun, column.name) {
      case (.patient, _): return nil
      case (_, "patient_key"): return UnknownPatient(written, in: registry)?.description
      case (.observation, "value"):
        let fields = (try? registry.codebook().fields) ?? []
        return fields.first { $0.code == values["data_field"] }?.mistake(written)
      case (.event, "grade"):
        return (try? registry.codebook())?
          .mistake(inGrade: written, of: values["adverse_event_term"] ?? "")
      default: return nil
      }
    }
  }

  /// A line without a number is the patient's next.
  private mutating func numberLine() {
    guard isNew, noun == .line, (values["line_number"] ?? "").isEmpty,
      let patient = values["patient_key"], !patient.isEmpty,
      let layout = try? registry.layout(of: noun.table)
    else { return }
    var last = 0
    try? registry.forEachRow(of: layout, patientKey: patient) { last = Int($0[1]) ?? last }
    values["line_number"] = "\(last + 1)"
  }

  /// The rows the draft stands for, parents first.
  var rows: [(table: String, row: TextRow)] {
    var own = values
    let drugs = AskedColumn.names(in: own.removeValue(forKey: "drugs") ?? "")
    let line = own.filter { ["patient_key", "line_number"].contains($0.key) }
    return [(noun.table, TextRow(own))]
      + drugs.map { ("line_drug", TextRow(line.merging(["agent": $0]) { $1 })) }
  }

  /// The values of the key, as errors and questions name a row: `P001, 2`.
  var key: String {
    columns.filter(\.column.isKey).compactMap { asked in
      values[asked.column.name] ?? asked.column.defaultValue.map { "\($0)" }
    }.joined(separator: ", ")
  }

  /// The command that would give the same values, to correct and run again.
  func commandLine(_ command: String) -> String {
    let words = columns.compactMap { asked -> String? in
      guard let value = values[asked.column.name], !value.isEmpty else { return nil }
      let option = option(asked)
      return (option.hasPrefix("<") ? "" : option + " ") + ShellWord.quoted(value)
    }
    return ([command] + words).joined(separator: " ")
  }
}
