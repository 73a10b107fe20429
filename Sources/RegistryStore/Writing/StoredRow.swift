import ClinicalRecords
import GRDB
import GRDBSQLite

/// A row as it stands, found by its key, for changing, removing and logging.
struct StoredRow {
  private let stored: StoredLayout
  private let database: Database
  private let condition: String
  private let arguments: StatementArguments
  /// The key as JSON, for the log.
  let key: String
  /// The whole row as JSON, for the log.
  let json: String

  /// The row with this key; `nil` when there is none.
  init?(
    _ stored: StoredLayout, keyOf row: SourceRow, patientID: Int64?, in database: Database
  ) throws {
    self.stored = stored
    self.database = database
    let columns = stored.layout.columns
    let keys = columns.indices.filter { columns[$0].isKey }
    var values: [DatabaseValue] = []
    for key in keys {
      let isNumber = key == 0 && stored.stored[0].sqlName == "patient_id"
      values.append(
        isNumber ? (patientID ?? 0).databaseValue : row.cells[key].databaseValue(columns[key]))
    }
    let names = keys.map { "\"\(stored.stored[$0].sqlName)\"" }
    condition = names.map { "\($0) IS ?" }.joined(separator: " AND ")
    arguments = StatementArguments(values)
    let number = stored.layout.table == "patient" ? ["patient_id"] : []
    let all = (number + stored.stored.map(\.sqlName)).map { "'\($0)', \"\($0)\"" }
      .joined(separator: ", ")
    let found = try Row.fetchOne(
      database,
      sql: """
        SELECT json_array(\(names.joined(separator: ", "))), json_object(\(all))
        FROM "\(stored.layout.table)" WHERE \(condition)
        """, arguments: arguments)
    guard let found else { return nil }
    key = try found.required(0)
    json = try found.required(1)
  }

  /// The row as files show it.
  ///
  /// - Parameter select: The select statement of the whole table, ended by its ORDER BY.
  /// - Returns: A text per column of the layout.
  /// - Throws: SQLite's error.
  func texts(_ select: String) throws -> [String] {
    let qualified = condition.split(separator: " ").map { word in
      word.hasPrefix("\"") ? "\"\(stored.layout.table)\".\(word)" : String(word)
    }
    let sql = select.replacing(
      " ORDER BY", with: " WHERE \(qualified.joined(separator: " ")) ORDER BY")
    guard let row = try Row.fetchOne(database, sql: sql, arguments: arguments) else { return [] }
    return row.databaseValues.map(\.storage.text)
  }

  /// Gives columns new values.
  func update(_ columns: [Int], from row: SourceRow) throws {
    let names = columns.map { "\"\(stored.stored[$0].sqlName)\" = ?" }.joined(separator: ", ")
    let values = columns.map { row.cells[$0].databaseValue(stored.layout.columns[$0]) }
    try database.execute(
      sql: "UPDATE \"\(stored.layout.table)\" SET \(names) WHERE \(condition)",
      arguments: StatementArguments(values) + arguments)
  }

  /// Removes the row.
  func remove() throws {
    try database.execute(
      sql: "DELETE FROM \"\(stored.layout.table)\" WHERE \(condition)", arguments: arguments)
  }
}

extension Cell {
  /// The value as GRDB binds it, for statements that run once.
  func databaseValue(_ column: ClinicalRecords.Column) -> DatabaseValue {
    switch self {
    case .null: return .null
    case .integer(let number): return number.databaseValue
    case .real(let number): return number.databaseValue
    case .text(let bytes): return String(decoding: bytes, as: UTF8.self).databaseValue
    case .code(let position):
      guard case .code(let vocabulary) = column.kind else { return .null }
      let entry = vocabulary.entries[position]
      return entry.storedNumber?.databaseValue ?? entry.code.databaseValue
    }
  }
}
