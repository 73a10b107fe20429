import CSchema
import GRDB

/// The words of one vocabulary as the program has them, for a step of the schema that makes its table.
///
/// A registry that is made anew gets its words as an import does, checked cell by cell; here they are taken as they
/// stand in seed/vocabulary/, which tests have checked.
struct EmbeddedVocabulary {
  private let table: String
  private let rows: [[String]]

  init(of table: String) {
    self.table = table
    let files = (0..<vocabulary_file_count()).compactMap { vocabulary_file($0)?.pointee }
    guard let file = files.first(where: { String(cString: $0.table) == table }) else {
      preconditionFailure("The program has the vocabulary \(table).")
    }
    rows = EmbeddedVocabulary.rows(
      of: UnsafeRawBufferPointer(start: file.bytes, count: file.count))
  }

  /// Adds every word; an empty cell is NULL.
  func insert(into database: Database) throws {
    guard let columns = rows.first else { return }
    let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let places = columns.map { _ in "nullif(?, '')" }.joined(separator: ", ")
    let statement = try database.makeStatement(
      sql: "INSERT INTO \"\(table)\" (\(names)) VALUES (\(places))")
    for row in rows.dropFirst() { try statement.execute(arguments: StatementArguments(row)) }
  }

  /// The fields of lines of comma-separated values (RFC 4180); a line break inside a field does not occur.
  private static func rows(of bytes: UnsafeRawBufferPointer) -> [[String]] {
    bytes.split(separator: UInt8(ascii: "\n")).map { line in
      var fields: [[UInt8]] = [[]]
      var isQuoted = false
      var last: UInt8 = 0
      for byte in line {
        switch byte {
        case UInt8(ascii: "\""):
          isQuoted.toggle()
          if isQuoted, last == byte { fields[fields.count - 1].append(byte) }
        case UInt8(ascii: ",") where !isQuoted: fields.append([])
        default: fields[fields.count - 1].append(byte)
        }
        last = byte
      }
      return fields.map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
