import Fingerprints
import GRDB
import GRDBSQLite

extension FingerprintedTable {
  /// The fingerprints of its parts one after the other: of each patient's rows in the order of study keys, 32 zeros for a
  /// patient without any; of each row, sorted, in a table of other things.
  func digests(in database: Database, _ order: PatientOrder) throws -> [UInt8] {
    let cursor = try CellCursor(database, sql)
    return isOfPatients
      ? try digestsOfPatients(cursor, order) : try digestsOfRows(cursor)
  }

  private func digestsOfPatients(_ rows: CellCursor, _ order: PatientOrder) throws -> [UInt8] {
    var digests = [UInt8](repeating: 0, count: 32 * order.ids.count)
    var builder = FingerprintBuilder()
    var cells: [UInt8] = []
    var position = 0
    var hasRow = try rows.advance()
    while hasRow {
      let patient = rows.number
      while position < order.ids.count, order.ids[position] < patient { position += 1 }
      cells.removeAll(keepingCapacity: true)
      while hasRow, rows.number == patient {
        rows.append(to: &cells)
        hasRow = try rows.advance()
      }
      guard position < order.ids.count, order.ids[position] == patient else { continue }
      cells.withUnsafeBytes { builder.add($0) }
      let start = 32 * order.places[position]
      digests.withUnsafeMutableBufferPointer {
        builder.finish(into: UnsafeMutableBufferPointer(rebasing: $0[start..<start + 32]))
      }
    }
    return digests
  }

  private func digestsOfRows(_ rows: CellCursor) throws -> [UInt8] {
    var digests: [[UInt8]] = []
    var cells: [UInt8] = []
    while try rows.advance() {
      cells.removeAll(keepingCapacity: true)
      rows.append(to: &cells)
      digests.append(Fingerprint(of: cells).bytes)
    }
    return digests.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 }
  }
}

/// Rows read at the level of SQLite's C interface, their cells as bytes that no other cells give.
private final class CellCursor {
  private let statement: Statement
  private let handle: SQLiteStatement
  private let columnCount: Int32

  init(_ database: Database, _ sql: String) throws {
    statement = try database.makeStatement(sql: sql)
    handle = statement.sqliteStatement
    columnCount = sqlite3_column_count(handle)
    sqlite3_reset(handle)
  }

  /// Goes to the next row; `false` behind the last.
  func advance() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: statement.sql)
    }
  }

  /// The first column.
  var number: Int64 { sqlite3_column_int64(handle, 0) }

  /// Appends the other columns: a letter for the type, then 8 bytes of a number, or of a text's length before its bytes.
  func append(to bytes: inout [UInt8]) {
    for column in 1..<columnCount {
      let type = sqlite3_column_type(handle, column)
      bytes.append(UInt8(truncatingIfNeeded: type))
      switch type {
      case SQLITE_INTEGER:
        append(UInt64(bitPattern: sqlite3_column_int64(handle, column)), to: &bytes)
      case SQLITE_FLOAT: append(sqlite3_column_double(handle, column).bitPattern, to: &bytes)
      case SQLITE_NULL: break
      default:
        let start = sqlite3_column_blob(handle, column)
        let text = UnsafeRawBufferPointer(
          start: start, count: Int(sqlite3_column_bytes(handle, column)))
        append(UInt64(text.count), to: &bytes)
        bytes.append(contentsOf: text)
      }
    }
  }

  private func append(_ number: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
