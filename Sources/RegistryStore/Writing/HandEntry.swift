import ClinicalRecords
import GRDB

/// Rows entered, changed or removed by hand, within one transaction.
final class HandEntry {
  private let database: Database
  private let log: ChangeLog
  private let today: ClinicalDate?
  private var patients: Set<Int64> = []
  private let wordsRead: WordsRead
  private var known: Words
  /// Whether a row of a vocabulary was written, so that the words must be read again.
  private var changesWords = false

  init(
    _ database: Database, _ words: WordsRead, author: Author, today: ClinicalDate?
  ) throws {
    self.database = database
    self.today = today
    wordsRead = words
    known = try words.known(database)
    log = try ChangeLog(database, by: author)
  }

  /// Adds a row.
  ///
  /// - Returns: Its key.
  func add(_ row: TextRow, to table: String) throws -> String {
    let stored = try known.entryLayout(of: table, database)
    return try row.withCells(of: stored.layout) { cells in
      let writer = try TableWriter(stored, database)
      try rule(table) {
        try TableWriter.valueCheck(of: table, database)?.check(cells, stored.layout)
        guard case .added = try writer.write(cells) else {
          throw RegistryError.duplicate(
            "\(words(table, cells, stored.layout, eventNumber: writer.assigned)) is registered already. "
              + "`nadir amend` changes a row.")
        }
      }
      noteWritten(stored)
      if let patient = writer.patientID { patients.insert(patient) }
      let key = try writer.withStoredCells(of: cells) {
        try StoredRow(stored, keyOf: $0, patientID: writer.patientID, in: database)?.key
      }
      try log.record(.entered, table: table, key: key)
      return words(table, cells, stored.layout, eventNumber: writer.assigned)
    }
  }

  /// Changes a row, or moves it to another key.
  func amend(_ row: TextRow, newKey: [String: String], in table: String) throws -> String {
    if newKey["patient_key"] != nil, table != "patient" {
      throw RegistryError.refused([
        "A row cannot be moved to another patient. Remove it there and add it here."
      ])
    }
    let stored = try known.entryLayout(of: table, database)
    let (old, current) = try find(row, stored)
    let followers =
      newKey.isEmpty || table == "patient"
      ? [] : try Dependents.of(table, current, withNamingRows: true, in: database)
    let changes = row.values.merging(newKey) { $1 }
    return try HandEntry.amended(current, changes).withCells(of: stored.layout) { cells in
      try update(old, Set(changes.keys), from: cells, stored)
      let patient = try row.values["patient_key"].flatMap { try number(of: $0) }
      let moved =
        newKey.isEmpty
        ? nil : try StoredRow(stored, keyOf: cells, patientID: patient, in: database)?.key
      try log.record(.changed, table: table, key: old.key, newKey: moved, oldRow: old.json)
      for child in followers {
        try log.record(.changed, table: child.table, key: child.key, oldRow: child.json)
      }
      if table == "data_field" { try StudyFieldCheck(database).checkAll(of: cells, stored.layout) }
      return words(table, cells, stored.layout)
    }
  }

  /// A row with its changes, one at least.
  private static func amended(_ current: TextRow, _ changes: [String: String]) throws -> TextRow {
    let amended = TextRow(current.values.merging(changes) { $1 })
    guard amended.values != current.values else {
      throw RegistryError.refused(["Nothing to change: the row has these values already."])
    }
    return amended
  }

  /// Writes the named columns of a row, checked.
  private func update(
    _ old: StoredRow, _ names: Set<String>, from cells: SourceRow, _ stored: StoredLayout
  ) throws {
    try rule(stored.layout.table) {
      try TableWriter.valueCheck(of: stored.layout.table, database)?.check(cells, stored.layout)
      let columns = stored.layout.columns.indices.filter { column in
        names.contains(stored.layout.columns[column].name)
          && stored.stored[column].sqlName != "patient_id"
      }
      if !columns.isEmpty { try old.update(columns, from: cells) }
    }
    noteWritten(stored)
  }

  /// Removes a row and what belongs to it; every removed row is kept in the log.
  func remove(_ row: TextRow, from table: String) throws -> Int {
    let stored = try known.entryLayout(of: table, database)
    let (old, current) = try find(row, stored)
    var count = 1
    for child in try Dependents.of(table, current, in: database) {
      try log.record(.removed, table: child.table, key: child.key, oldRow: child.json)
      count += 1
    }
    try log.record(.removed, table: table, key: old.key, oldRow: old.json)
    do { try old.remove() } catch let error as DatabaseError
      where error.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY
    {
      throw RegistryError.refused([Dependents.refusal(of: table, current)])
    }
    noteWritten(stored)
    return count
  }

  /// Ties the deaths of the patients that rows are about to the event they died of. Rule: A3.
  ///
  /// - Returns: What was done, in sentences.
  func tieDeaths(of rows: [(table: String, row: TextRow)]) throws -> [String] {
    try Set(rows.compactMap { $0.row.values["patient_key"] }).sorted().compactMap { key in
      guard let tie = try FatalEventTie.of(key, in: database) else { return nil }
      _ = try amend(tie.row, newKey: [:], in: "death")
      return tie.sentence
    }
  }

  /// The oddities of the patients that rows are about, before anything is changed.
  func oddities(of rows: [(table: String, row: TextRow)]) throws -> Set<String> {
    for (_, row) in rows {
      guard let key = row.values["patient_key"] else { continue }
      if let number = try number(of: key) { patients.insert(number) }
    }
    return Set(try findings().filter { $0.severity == .odd }.map(\.sentence))
  }

  /// The oddities that were not there before.
  ///
  /// - Throws: ``RegistryError/refused(_:)`` when the rows contradict each other.
  func newOddities(since before: Set<String>) throws -> [String] {
    let findings = try findings()
    let impossible = findings.filter { $0.severity == .impossible }.map(\.sentence)
    guard impossible.isEmpty else { throw RegistryError.refused(impossible) }
    return findings.map(\.sentence).filter { !before.contains($0) }
  }

  /// Forgets the words when a row that is not about a patient, and may be one of them, was written.
  private func noteWritten(_ stored: StoredLayout) {
    if case .patientKey = stored.layout.columns.first?.kind { return }
    changesWords = true
    known = Words()
  }

  /// Keeps the words for the next entry, when all rows are written.
  func keepWords() throws {
    // Words of rows that can still be taken back are not kept.
    if !changesWords { try wordsRead.keep(known, database) }
  }

  private func findings() throws -> [Finding] {
    let codes = try known.codes(database)
    let checks = try RecordChecks(codes, reading: database, today: today)
    let reader = try HistoryReader(database, parts: .all, codes: codes)
    var findings: [Finding] = []
    for patient in patients.sorted() {
      try reader.forEach(in: patient...patient) { findings += checks.findings(in: $0) }
    }
    return findings
  }

  private func number(of patientKey: String) throws -> Int64? {
    try Int64.fetchOne(
      database, sql: "SELECT patient_id FROM patient WHERE patient_key = ?",
      arguments: [patientKey])
  }

  private func find(_ row: TextRow, _ stored: StoredLayout) throws -> (StoredRow, TextRow) {
    var key = TextRow([:])
    for column in stored.layout.columns where column.isKey {
      key.values[column.name] = row.values[column.name] ?? column.defaultValue.map { "\($0)" } ?? ""
    }
    var patient: Int64?
    if let name = row.values["patient_key"] {
      patient = try number(of: name)
      if let patient { patients.insert(patient) }
    }
    let found = try key.withKeyCells(of: stored.layout) { cells in
      try StoredRow(stored, keyOf: cells, patientID: patient, in: database)
    }
    guard let found else {
      let written = stored.layout.columns.filter(\.isKey)
        .map { key.values[$0.name] ?? "" }.joined(separator: ", ")
      throw RegistryError.noSuchRow(
        "There is no \(stored.layout.table.spaced) \(written). "
          + "`nadir list \(stored.layout.table)` shows what there is.")
    }
    return (found, try RowText.fields(of: found, stored, patientKey: row.values["patient_key"]))
  }

  private func rule(_ table: String, _ body: () throws -> Void) throws {
    do { try body() } catch let mistake as RowMistake {
      throw RowProblems([
        RowProblem(source: table, line: nil, column: mistake.column, sentence: mistake.sentence)
      ])
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      let isForeign = error.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY
      let parent = isForeign ? TableWriter.missingParent(of: table) : nil
      throw RegistryError.refused([
        parent ?? RegistryError.sentence(ofConstraint: error.message ?? "")
      ])
    }
  }

  private func words(
    _ table: String, _ row: SourceRow, _ layout: TableLayout, eventNumber: Int64? = nil
  ) -> String {
    var key = zip(layout.columns, row.cells).filter { $0.0.isKey }.map { column, cell in
      "\(cell.databaseValue(column).storage.text)"
    }
    if let eventNumber { key.append("\(eventNumber)") }
    return "\(table.spaced) \(key.filter { !$0.isEmpty }.joined(separator: ", "))"
  }
}

extension String {
  /// A table's name as words.
  var spaced: String {
    self == "follow_up_contact" ? "follow-up contact" : split(separator: "_").joined(separator: " ")
  }
}

extension DatabaseValue.Storage {
  var text: String {
    switch self {
    case .null: ""
    case .int64(let number): "\(number)"
    case .double(let number): "\(number)"
    case .string(let text): text
    case .blob: ""
    }
  }
}
