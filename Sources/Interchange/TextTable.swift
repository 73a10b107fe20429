internal import ClinicalRecords

/// A CSV file whose columns nobody knows beforehand, its fields as texts.
///
/// Read as ``CSVSource`` reads: UTF-8, LF or CRLF, quotes doubled within quotes; comma, semicolon or tab, whichever divides
/// the first line into most columns. Blanks around a field are left out; blank lines are passed over.
public struct TextTable: Sendable {
  /// One row below the header.
  public struct Row: Sendable {
    /// 1 for the first row below the header.
    public let number: Int
    /// The line of the file on which it begins, 1 for the first.
    public let line: Int
    /// A text per column; empty where the row's form is damaged.
    public let fields: [String]
    /// What is wrong with the form of the row, in sentences; `nil` where nothing is.
    public let mistake: String?
  }

  /// What messages call the file.
  public let name: String
  private let path: String

  /// A file.
  ///
  /// - Parameter path: Where it is; `-` for standard input. It is opened when its rows are read.
  public init(path: String) {
    self.path = path == "-" ? "/dev/stdin" : path
    name = path == "-" ? "standard input" : SystemFile.name(of: path)
  }

  /// Hands over the columns, then every row in order.
  ///
  /// - Parameters:
  ///   - columns: Takes the names in the first line.
  ///   - row: Takes each row.
  /// - Throws: ``InterchangeError`` when the file cannot be read; ``RowProblems`` when its first line names no columns;
  ///   what the closures throw.
  public func forEachRow(
    columns: ([String]) throws -> Void, row: (Row) throws -> Void
  ) throws {
    var window = try ByteWindow(.path(path), name: name)
    if let sentence = try window.skipPreamble() { throw problem(sentence, line: nil) }
    var scanner = RowScanner(window)
    let names = try header(&scanner)
    try columns(names)
    var number = 0
    while try scanner.next() {
      if scanner.isBlank { continue }
      number += 1
      try row(TextTable.row(number, scanner, columnCount: names.count))
      if scanner.mistake?.kind == .unterminatedQuote { return }
    }
  }

  /// The names of the columns.
  private func header(_ scanner: inout RowScanner) throws -> [String] {
    guard try scanner.beginHeader() else {
      throw problem("The file is empty. Needed: a first line with the columns.", line: nil)
    }
    if let mistake = scanner.mistake { throw problem(mistake.sentence, line: mistake.line) }
    guard scanner.fieldCount <= RowScanner.columnLimit else {
      throw problem(
        "The first line names \(scanner.fieldCount) columns; at most \(RowScanner.columnLimit) are "
          + "read.", line: scanner.line)
    }
    return TextTable.texts(scanner)
  }

  private static func row(
    _ number: Int, _ scanner: borrowing RowScanner, columnCount: Int
  ) -> Row {
    var mistake = scanner.mistake?.sentence
    if mistake == nil, scanner.fieldCount != columnCount {
      let count = scanner.fieldCount
      mistake =
        "The row has \(count == 1 ? "1 field" : "\(count) fields"), the header \(columnCount)."
    }
    return Row(
      number: number, line: scanner.line, fields: mistake == nil ? texts(scanner) : [],
      mistake: mistake)
  }

  private static func texts(_ scanner: borrowing RowScanner) -> [String] {
    (0..<scanner.fieldCount).map { field in
      var bytes = scanner[field][...]
      while let first = bytes.first, first == 0x20 || first == 0x09 { bytes = bytes.dropFirst() }
      while let last = bytes.last, last == 0x20 || last == 0x09 { bytes = bytes.dropLast() }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private func problem(_ sentence: String, line: Int?) -> RowProblems {
    RowProblems([RowProblem(source: name, line: line, column: nil, sentence: sentence)])
  }
}
