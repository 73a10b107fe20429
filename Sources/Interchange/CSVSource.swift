public import ClinicalRecords

/// The rows of one table in a CSV file (RFC 4180), in bytes of one, or in a stream.
///
/// UTF-8 with or without byte order mark; lines end in LF or CRLF. The first line names the
/// columns, in any order and case; it also decides whether comma, semicolon or tab separates them.
/// Columns that need no value may be left out. Blank lines are passed over. A row may have 1 MB, a
/// file 1000 columns; memory stays below 3 MB however long the file is.
///
/// Of a row whose form is damaged (its quotes, its encoding, its number of fields) only the first
/// mistake is reported; of any other row, each cell that cannot be read. When the header has a
/// problem, the rows are checked but none is handed over. Reading ends early at a quote that is
/// never closed, and after ``problemLimit`` problems.
public struct CSVSource: RowSource, Sendable {
  /// The number of problems after which a file is read no further, so that reports stay finite.
  public static let problemLimit = 10_000

  /// The table the rows are for.
  public let layout: TableLayout
  /// What messages call the file.
  public let name: String
  private let origin: ByteWindow.Origin

  /// A file.
  ///
  /// - Parameters:
  ///   - path: Where it is; its last component names it in messages. It is opened when its rows are read.
  ///   - layout: The table its rows are for.
  public init(path: String, layout: TableLayout) {
    self.layout = layout
    name = SystemFile.name(of: path)
    origin = .path(path)
  }

  /// What can be read only once, such as standard input or a pipe: all of it is copied to a private file
  /// first, which is gone with the source.
  ///
  /// - Parameters:
  ///   - descriptor: Open for reading; it stays open.
  ///   - name: What messages call it.
  ///   - temporaryFolder: Where the copy is kept.
  ///   - layout: The table its rows are for.
  /// - Throws: ``InterchangeError`` when it cannot be read to its end, or not kept.
  public init(
    copying descriptor: Int32, name: String, temporaryFolder: String, layout: TableLayout
  ) throws {
    self.layout = layout
    self.name = name
    origin = .spool(try Spool(copying: descriptor, name: name, folder: temporaryFolder))
  }

  /// The bytes of a file, such as one that is part of the program.
  ///
  /// - Parameters:
  ///   - name: What messages call it.
  ///   - bytes: All of it.
  ///   - layout: The table its rows are for.
  public init(name: String, bytes: [UInt8], layout: TableLayout) {
    self.layout = layout
    self.name = name
    origin = .bytes(bytes)
  }

  /// Hands over every row in order, from the first.
  ///
  /// - Parameters:
  ///   - report: Takes each problem.
  ///   - row: Takes each good row; its cells last until it returns.
  /// - Throws: ``InterchangeError`` when the file is not there or cannot be read; what `row`
  ///   throws.
  public func forEachRow(
    report: (RowProblem) -> Void, row: (SourceRow) throws -> Void
  ) throws {
    var window = try ByteWindow(origin, name: name)
    if let sentence = try window.skipPreamble() {
      report(RowProblem(source: name, line: nil, column: nil, sentence: sentence))
      return
    }
    var scanner = RowScanner(window)
    let header = try CSVHeader(from: &scanner, source: name, layout: layout)
    for problem in header.problems { report(problem) }
    guard !header.isHopeless else { return }
    try readRows(&scanner, below: header, report: report, row: row)
  }

  private func readRows(
    _ scanner: inout RowScanner, below header: CSVHeader, report: (RowProblem) -> Void,
    row: (SourceRow) throws -> Void
  ) throws {
    var problemCount = header.problems.count
    func count(_ problem: RowProblem) {
      problemCount += 1
      report(problem)
    }
    let checker = RowChecker(source: name, layout: layout, header: header)
    while try scanner.next() {
      if scanner.isBlank { continue }
      let isGood = checker.accepts(scanner, report: count)
      if isGood, header.problems.isEmpty { try row(checker.row(scanner)) }
      if scanner.mistake?.kind == .unterminatedQuote { return }
      if problemCount >= CSVSource.problemLimit {
        let sentence = "There are \(problemCount) problems so far; the file is read no further."
        report(RowProblem(source: name, line: scanner.line, column: nil, sentence: sentence))
        return
      }
    }
  }
}

extension ByteWindow {
  /// Reads the beginning of the file and passes over a byte order mark.
  ///
  /// - Returns: A sentence when the first bytes are those of a file that is no CSV in UTF-8.
  mutating func skipPreamble() throws -> String? {
    _ = try fill()
    let start = UnsafeRawBufferPointer(start: front, count: min(4, count))
    if start.starts(with: [0xEF, 0xBB, 0xBF]) {
      take(3)
    } else if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      return "The file is UTF-16. Save it as UTF-8."
    } else if start.count >= 2, (start[0] == 0) != (start[1] == 0) {
      return "The file is UTF-16, or not text. Save it as CSV in UTF-8."
    } else if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return "The file is a workbook or a zip archive. Save it as CSV in UTF-8."
    } else if start.starts(with: [0x1F, 0x8B]) {
      return "The file is compressed with gzip. Unpack it first."
    }
    return nil
  }
}
