import ClinicalRecords
import GRDB
import GRDBSQLite

/// Puts rows of one table into the registry, or finds that they are there already.
final class TableWriter {
  /// What became of a row.
  enum Outcome {
    /// It was added.
    case added
    /// It is there already, just so.
    case unchanged
    /// It is there with other values in these columns.
    case differs([Int])
  }

  let stored: StoredLayout
  private let insert: BoundStatement
  private let find: BoundStatement
  private let findCommitted: BoundStatement?
  private let numbers: PatientNumbers
  private let keys: [Int]
  private let eventNumbers: EventNumbers?
  /// The number the last row's event was given; `nil` where the row states it.
  private(set) var assigned: Int64?
  /// The patient of the last row; `nil` for tables without patients.
  private(set) var patientID: Int64?

  /// A writer of one table.
  ///
  /// - Parameters:
  ///   - stored: The table.
  ///   - database: Where rows are written.
  ///   - committed: The registry as it stood before: a row that is there now and was not then came twice.
  /// - Throws: SQLite's error.
  init(_ stored: StoredLayout, _ database: Database, committed: Database? = nil) throws {
    self.stored = stored
    let names = stored.stored.map { "\"\($0.sqlName)\"" }
    let table = stored.layout.table
    keys = stored.layout.columns.indices.filter { stored.layout.columns[$0].isKey }
    insert = try BoundStatement(
      database,
      """
      INSERT INTO "\(table)" (\(names.joined(separator: ", ")))
      VALUES (\((1...names.count).map { "?\($0)" }.joined(separator: ", ")))
      """)
    let isPatient = table == "patient"
    let findSQL = """
      SELECT \(names.joined(separator: ", "))\(isPatient ? ", patient_id" : "") FROM "\(table)"
      WHERE \(keys.enumerated().map { "\(names[$1]) IS ?\($0 + 1)" }.joined(separator: " AND "))
      """
    find = try BoundStatement(database, findSQL)
    findCommitted = try committed.map { try BoundStatement($0, findSQL) }
    numbers = try PatientNumbers(database)
    eventNumbers = table == "adverse_event" ? try EventNumbers(database) : nil
  }

  private var layout: TableLayout { stored.layout }

  /// Adds a row, unless a row with its key is there.
  ///
  /// - Throws: ``RowMistake`` where the row breaks a rule; SQLite's error where it cannot write.
  func write(_ row: SourceRow) throws -> Outcome {
    try identify(row)
    insert.reset()
    bindAll(row, to: insert)
    let code = insert.step()
    switch ResultCode(rawValue: code) {
    case .SQLITE_DONE:
      if layout.table == "patient" {
        patientID = sqlite3_last_insert_rowid(sqlite3_db_handle(insert.handle))
      }
      insert.reset()
      return .added
    case .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_UNIQUE:
      insert.reset()
      return try compare(row)
    default:
      let message = insert.message
      defer { insert.reset() }
      throw try mistake(code, message, row)
    }
  }

  private func compare(_ row: SourceRow) throws -> Outcome {
    if let findCommitted, try !isThere(row, in: findCommitted) {
      throw RowMistake(
        column: nil, sentence: "An earlier row of this import has the same key.")
    }
    let columns = try stored(row) {
      layout.columns.indices.filter { column in
        row.isPresent[column] && !layout.columns[column].isKey
          && !find.holds(value(row, column), of: layout.columns[column], at: Int32(column))
      }
    }
    guard let columns else {
      throw RowMistake(column: nil, sentence: "Another row holds a value that must be unique.")
    }
    return columns.isEmpty ? .unchanged : .differs(columns)
  }

  /// Finds the patient, and the number of an event that came without one.
  private func identify(_ row: SourceRow) throws {
    assigned = nil
    guard case .patientKey = layout.columns[0].kind, case .text(let key) = row.cells[0] else {
      return
    }
    if layout.table == "patient" { return }
    guard let number = numbers.number(of: key) else {
      throw RowMistake(
        column: layout.columns[0].name,
        sentence: "There is no patient \"\(String(decoding: key, as: UTF8.self))\". "
          + "Add the patient first, or import patient.csv with this file.")
    }
    patientID = number
    if let eventNumbers { assigned = try eventNumbers.number(for: row, patient: number, layout) }
  }

  private func value(_ row: SourceRow, _ column: Int) -> Cell {
    if column == 0, layout.table != "patient", let patientID, isPatientKey {
      return .integer(patientID)
    }
    if let assigned, layout.columns[column].name == "event_number" { return .integer(assigned) }
    return row.cells[column]
  }

  /// Hands over the row as it is stored: with the number that an event without one was given.
  func withStoredCells<Result>(
    of row: SourceRow, _ body: (SourceRow) throws -> Result
  ) rethrows -> Result {
    let cells = layout.columns.indices.map { column in
      column == 0 ? row.cells[0] : value(row, column)
    }
    return try cells.withUnsafeBufferPointer {
      try body(
        SourceRow(line: row.line, cells: $0, isPresent: row.isPresent, progress: row.progress))
    }
  }

  private var isPatientKey: Bool {
    if case .patientKey = layout.columns[0].kind { true } else { false }
  }

  private func bindAll(_ row: SourceRow, to statement: BoundStatement) {
    for column in layout.columns.indices {
      statement.bind(value(row, column), of: layout.columns[column], at: Int32(column) + 1)
    }
  }

  /// Runs `body` while `find` stands on the stored row with this row's key.
  private func stored<Result>(_ row: SourceRow, _ body: () throws -> Result) throws -> Result? {
    bindKey(of: row, to: find)
    defer { find.reset() }
    switch find.step() {
    case SQLITE_ROW:
      if layout.table == "patient" {
        patientID = sqlite3_column_int64(find.handle, Int32(layout.columns.count))
      }
      return try body()
    case SQLITE_DONE: return nil
    case let code: throw find.error(code)
    }
  }

  private func isThere(_ row: SourceRow, in statement: BoundStatement) throws -> Bool {
    bindKey(of: row, to: statement)
    defer { statement.reset() }
    switch statement.step() {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw statement.error(code)
    }
  }

  private func bindKey(of row: SourceRow, to statement: BoundStatement) {
    statement.reset()
    for (position, key) in keys.enumerated() {
      statement.bind(value(row, key), of: layout.columns[key], at: Int32(position) + 1)
    }
  }

  private func mistake(_ code: Int32, _ message: String, _ row: SourceRow) throws -> any Error {
    switch ResultCode(rawValue: code) {
    case .SQLITE_CONSTRAINT_CHECK:
      let sentence = RegistryError.sentence(ofConstraint: message)
      return RowMistake(column: checkedColumn(message), sentence: sentence)
    case .SQLITE_CONSTRAINT_FOREIGNKEY:
      return RowMistake(
        column: nil, sentence: TableWriter.missingParent(of: layout.table) ?? missingWord)
    default:
      return insert.error(code)
    }
  }

  /// The column that a CHECK's name begins with: `table.column is …`.
  private func checkedColumn(_ message: String) -> String? {
    let words = message.split(separator: " ").first { $0.hasPrefix(layout.table + ".") }
    let name = words?.dropFirst(layout.table.count + 1)
    guard let name else { return nil }
    let isNamed = zip(layout.columns, stored.stored).first {
      $0.name == name || $1.sqlName == name
    }
    return isNamed?.0.name
  }

  /// What a row names that is not there.
  ///
  /// - Parameter table: The table of the row.
  /// - Returns: Sentences; `nil` where it names words of a vocabulary only.
  static func missingParent(of table: String) -> String? {
    switch table {
    case "line_drug": "The patient has no such line of therapy. Add the line first."
    case "adverse_event", "lesion":
      "The patient has no line of therapy with the stated line_number."
    case "lesion_measurement": "The patient has no lesion with this label. Add the lesion first."
    case "death":
      "The patient has no adverse event with this event_number. Add the event first, or import "
        + "adverse_event.csv with this file."
    default: nil
    }
  }

  private var missingWord: String {
    let parents = stored.stored.compactMap(\.parent).filter(
      ClinicalTables.userVocabularies.contains)
    return "It names a \(parents.joined(separator: " or ")) that is not registered. "
      + "Add it first, or import \(parents.first ?? "").csv with this file."
  }
}

/// What is wrong with a row, before it is known where the row came from.
struct RowMistake: Error {
  let column: String?
  let sentence: String
}
