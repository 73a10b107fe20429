import ClinicalRecords
import GRDB
import GRDBSQLite

/// A prepared statement that takes ``Cell`` values without making strings of them.
///
/// A text is bound without copying: it must live until the next ``reset()``.
struct BoundStatement {
  private let statement: Statement
  let handle: SQLiteStatement

  init(_ database: Database, _ sql: String) throws {
    statement = try database.makeStatement(sql: sql)
    handle = statement.sqliteStatement
  }

  func reset() { sqlite3_reset(handle) }

  func bind(_ cell: Cell, of column: ClinicalRecords.Column, at position: Int32) {
    switch cell {
    case .null: sqlite3_bind_null(handle, position)
    case .integer(let number): sqlite3_bind_int64(handle, position, number)
    case .real(let number): sqlite3_bind_double(handle, position, number)
    case .text(let bytes): bind(bytes, at: position)
    case .code(let code):
      guard case .code(let vocabulary) = column.kind else { return }
      let entry = vocabulary.entries[code]
      if let number = entry.storedNumber {
        sqlite3_bind_int64(handle, position, number)
      } else {
        bindCopy(entry.code, at: position)
      }
    }
  }

  func bind(_ number: Int64, at position: Int32) { sqlite3_bind_int64(handle, position, number) }

  func bind(_ bytes: UnsafeRawBufferPointer, at position: Int32) {
    let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    // An empty buffer may have no address, which SQLite would take for NULL.
    guard let start else {
      sqlite3_bind_text(handle, position, "", 0, nil)
      return
    }
    sqlite3_bind_text(handle, position, start, Int32(bytes.count), nil)
  }

  private func bindCopy(_ text: String, at position: Int32) {
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_bind_text(handle, position, text, -1, transient)
  }

  /// Runs the statement one step.
  ///
  /// - Returns: SQLite's extended result code: `SQLITE_ROW`, `SQLITE_DONE`, or why not.
  func step() -> Int32 {
    let code = sqlite3_step(handle)
    return code == SQLITE_ROW || code == SQLITE_DONE
      ? code : sqlite3_extended_errcode(sqlite3_db_handle(handle))
  }

  /// What SQLite says of the last step.
  var message: String {
    guard let database = sqlite3_db_handle(handle), let text = sqlite3_errmsg(database) else {
      return "unknown"
    }
    return String(cString: text)
  }

  func error(_ code: Int32) -> DatabaseError {
    DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }

  /// Whether a stored column of the current row is what a cell would store.
  func holds(_ cell: Cell, of column: ClinicalRecords.Column, at position: Int32) -> Bool {
    let type = sqlite3_column_type(handle, position)
    switch cell {
    case .null: return type == SQLITE_NULL
    case .integer(let number):
      return type != SQLITE_NULL && sqlite3_column_int64(handle, position) == number
    case .real(let number):
      return type != SQLITE_NULL && sqlite3_column_double(handle, position) == number
    case .text(let bytes): return type != SQLITE_NULL && text(position).elementsEqual(bytes)
    case .code(let code):
      guard type != SQLITE_NULL, case .code(let vocabulary) = column.kind else { return false }
      let entry = vocabulary.entries[code]
      if let number = entry.storedNumber { return sqlite3_column_int64(handle, position) == number }
      return text(position).elementsEqual(entry.code.utf8)
    }
  }

  /// The bytes of a text of the current row.
  func text(_ position: Int32) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_text(handle, position)
    return UnsafeRawBufferPointer(
      start: start, count: Int(sqlite3_column_bytes(handle, position)))
  }
}
