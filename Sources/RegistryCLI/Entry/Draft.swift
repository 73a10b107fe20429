import ArgumentParser
import ClinicalRecords
import RegistryStore

/// A row on its way into the registry: what is known of it, and what a command still needs.
struct Draft {
  let noun: Noun
  let registry: Registry
  /// The columns of the row, then what `add` takes beside them.
  let columns: [AskedColumn]
  /// What was written, by column.
  var values: [String: String]
  /// Whether the row is to be added, not found.
  let isNew: Bool

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
        let isCounted = noun == .line && column.name == "line_number"
        let range = RowRules(of: column.name, in: noun.table).range.map { " Allowed: \($0)." }
        return AskedColumn(
          column, isNeeded: column.isRequired && column.defaultValue == nil && !isCounted,
          hint: column.expectation.capitalizedSentence + (range ?? ""))
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

  /// The needed columns that have no value yet, nor one that follows from others.
  var missing: [AskedColumn] { columns.filter { $0.isNeeded && isOpen($0) && !isImplied($0) } }

  func isOpen(_ asked: AskedColumn) -> Bool { (values[asked.column.name] ?? "").isEmpty }

  func option(_ asked: AskedColumn) -> String { noun.option(for: asked.column.name) }

  /// Checks what was given, and asks for what is missing where someone can be asked.
  ///
  /// - Parameters:
  ///   - command: What was typed, such as `nadir add line`.
  ///   - prompter: Asks; `nil` where nobody can be asked.
  /// - Returns: Whether anything was asked.
  /// - Throws: ``NothingWritten`` with everything wrong, or ``MissingValues`` with everything missing.
  @discardableResult
  mutating func complete(_ command: String, asking prompter: Prompter?) throws -> Bool {
    let mistakes = columns.compactMap { asked -> String? in
      guard let value = values[asked.column.name], !value.isEmpty else { return nil }
      return checked(asked).mistake(in: value).map { "\(option(asked)): \($0)" }
    }
    if !mistakes.isEmpty { throw NothingWritten(mistakes) }
    if missing.isEmpty { return false }
    guard let prompter else { throw MissingValues(command, missing.map(missingOption)) }
    try ask(prompter, command)
    return true
  }
}

extension Draft {
  /// The rows the draft stands for, parents first. A line without a number is the patient's next.
  var rows: [(table: String, row: TextRow)] {
    var own = values
    let drugs = AskedColumn.names(in: own.removeValue(forKey: "drugs") ?? "")
    if isNew, noun == .line, (own["line_number"] ?? "").isEmpty { own["line_number"] = nextLine }
    if isNew, let state = impliedState { own["lesion_state"] = state }
    let line = own.filter { ["patient_key", "line_number"].contains($0.key) }
    return [(noun.table, TextRow(own))]
      + drugs.map { ("line_drug", TextRow(line.merging(["agent": $0]) { $1 })) }
  }

  private var nextLine: String {
    var last = 0
    if let layout = try? registry.layout(of: noun.table) {
      try? registry.forEachRow(of: layout, patientKey: values["patient_key"] ?? "") {
        last = Int($0[1]) ?? last
      }
    }
    return "\(last + 1)"
  }

  /// Whether the registry has a row with this key.
  func isRegistered() throws -> Bool {
    let layout = try registry.layout(of: noun.table)
    let keys = layout.columns.indices.filter { layout.columns[$0].isKey }
    let wanted = keys.map { values[layout.columns[$0].name] ?? "" }
    var isFound = false
    try registry.forEachRow(of: layout, patientKey: values["patient_key"]) { fields in
      isFound = isFound || keys.map { fields[$0] } == wanted
    }
    return isFound
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
