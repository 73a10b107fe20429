import ClinicalRecords
import GRDB
import GRDBSQLite

/// One table read in order of patient, stepped at the level of SQLite's C interface: no allocation
/// per row.
///
/// Columns are those of the select list; the first is always patient_id.
final class OrderedScan {
  private let statement: Statement
  let handle: SQLiteStatement
  /// The patient of the row it stands on; `Int64.max` past the last.
  private(set) var patientID = Int64.max

  init(_ database: Database, columns: String, of table: String, order: String) throws {
    let sql =
      "SELECT \(columns) FROM \(table) WHERE patient_id >= ?1 AND patient_id <= ?2 ORDER BY \(order)"
    statement = try database.makeStatement(sql: sql)
    handle = statement.sqliteStatement
  }

  /// The statement, as it is prepared.
  var sql: String { statement.sql }

  /// Begins again, for the patients of a range.
  func begin(_ range: ClosedRange<Int64>) throws {
    sqlite3_reset(handle)
    sqlite3_bind_int64(handle, 1, range.lowerBound)
    sqlite3_bind_int64(handle, 2, range.upperBound)
    try advance()
  }

  /// Goes to the next row.
  @inline(__always)
  func advance() throws {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: patientID = sqlite3_column_int64(handle, 0)
    case SQLITE_DONE: patientID = .max
    case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
  }

  private var message: String? {
    sqlite3_db_handle(handle).flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
  }

  @inline(__always)
  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  @inline(__always)
  func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

  @inline(__always)
  func optionalInteger(_ column: Int32) -> Int? { isNull(column) ? nil : integer(column) }

  /// The bytes of a text, valid until the next step; empty for NULL.
  @inline(__always)
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_text(handle, column)
    return UnsafeRawBufferPointer(
      start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

  /// A text up to its NUL, without asking SQLite for the length; at most `limit` bytes are looked
  /// at.
  @inline(__always)
  private func shortText(_ column: Int32, limit: Int) throws -> (UnsafePointer<UInt8>, Int) {
    guard let start = sqlite3_column_text(handle, column) else {
      throw UnreadableCell(column: column)
    }
    var count = 0
    while count <= limit, start[count] != 0 { count += 1 }
    guard count <= limit else { throw UnreadableCell(column: column) }
    return (start, count)
  }

  @inline(__always)
  func day(_ column: Int32) throws -> ClinicalDate {
    let (start, count) = try shortText(column, limit: 10)
    let text = UnsafeRawBufferPointer(start: start, count: count)
    guard let day = ClinicalDate(utf8: text) else { throw UnreadableCell(column: column) }
    return day
  }

  @inline(__always)
  func optionalDay(_ column: Int32) throws -> ClinicalDate? {
    isNull(column) ? nil : try day(column)
  }

  @inline(__always)
  func partialDate(_ column: Int32) throws -> PartialDate? {
    if isNull(column) { return nil }
    let (start, count) = try shortText(column, limit: 10)
    let text = UnsafeRawBufferPointer(start: start, count: count)
    guard let date = PartialDate(utf8: text) else { throw UnreadableCell(column: column) }
    return date
  }

  @inline(__always)
  func code(_ column: Int32, _ index: StoredCodeIndex) throws -> CodePosition {
    let (start, count) = try shortText(column, limit: 200)
    guard let position = index.position(of: start, count: count) else {
      throw UnreadableCell(column: column)
    }
    return CodePosition(position)
  }

  @inline(__always)
  func optionalCode(_ column: Int32, _ index: StoredCodeIndex) throws -> CodePosition? {
    isNull(column) ? nil : try code(column, index)
  }
}

/// A stored cell that the schema would not have let in: the file was damaged or written past its
/// rules.
struct UnreadableCell: Error {
  let column: Int32
}
