import ClinicalRecords
import GRDB
import GRDBSQLite

/// One table read in order of patient, stepped at the level of SQLite's C interface: no allocation
/// per row.
///
/// Columns are those of the select list; the first is always patient_id. One thread uses a scan, and no row is asked
/// for inside the asking for another, so its state is not checked for overlapping access (−4 % of a scan).
final class OrderedScan {
  private let statement: Statement
  let handle: SQLiteStatement
  /// The patient of the row it stands on; `Int64.max` past the last.
  @exclusivity(unchecked) private(set) var patientID = Int64.max

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

  /// A whole number, or `nil` for NULL, which SQLite hands over as 0.
  @inline(__always)
  func optionalInteger(_ column: Int32) -> Int? {
    let number = integer(column)
    return number == 0 && isNull(column) ? nil : number
  }

  @inline(__always)
  func number(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }

  @inline(__always)
  func optionalNumber(_ column: Int32) -> Double? { isNull(column) ? nil : number(column) }

  /// The bytes of a text, valid until the next step; empty for NULL.
  @inline(__always)
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_text(handle, column)
    return UnsafeRawBufferPointer(
      start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

  /// The first byte of a text, which ends in a NUL; `nil` for NULL.
  @inline(__always)
  func optionalStart(_ column: Int32) -> UnsafePointer<UInt8>? {
    sqlite3_column_text(handle, column)
  }

  /// The first byte of a text, which ends in a NUL.
  @inline(__always)
  func start(_ column: Int32) throws -> UnsafePointer<UInt8> {
    guard let start = optionalStart(column) else { throw UnreadableCell(column: column) }
    return start
  }

  /// The bytes up to the NUL, without asking SQLite for their number; at most `limit` are looked at.
  @inline(__always)
  private func bytes(
    from start: UnsafePointer<UInt8>, limit: Int, _ column: Int32
  ) throws -> UnsafeRawBufferPointer {
    var count = 0
    while count <= limit, start[count] != 0 { count += 1 }
    guard count <= limit else { throw UnreadableCell(column: column) }
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  @inline(__always)
  func day(_ column: Int32) throws -> ClinicalDate {
    guard let day = try optionalDay(column) else { throw UnreadableCell(column: column) }
    return day
  }

  @inline(__always)
  func optionalDay(_ column: Int32) throws -> ClinicalDate? {
    guard let start = optionalStart(column) else { return nil }
    guard let day = ClinicalDate(utf8: try bytes(from: start, limit: 10, column)) else {
      throw UnreadableCell(column: column)
    }
    return day
  }

  @inline(__always)
  func partialDate(_ column: Int32) throws -> PartialDate? {
    guard let start = optionalStart(column) else { return nil }
    guard let date = PartialDate(utf8: try bytes(from: start, limit: 10, column)) else {
      throw UnreadableCell(column: column)
    }
    return date
  }

  @inline(__always)
  func code(_ column: Int32, _ index: StoredCodeIndex) throws -> CodePosition {
    guard let code = try optionalCode(column, index) else { throw UnreadableCell(column: column) }
    return code
  }

  @inline(__always)
  func optionalCode(_ column: Int32, _ index: StoredCodeIndex) throws -> CodePosition? {
    guard let start = optionalStart(column) else { return nil }
    let bytes = try bytes(from: start, limit: 200, column)
    guard let position = index.position(of: start, count: bytes.count) else {
      throw UnreadableCell(column: column)
    }
    return CodePosition(position)
  }
}

/// A stored cell that the schema would not have let in: the file was damaged or written past its
/// rules.
struct UnreadableCell: Error {
  let column: Int32
}
