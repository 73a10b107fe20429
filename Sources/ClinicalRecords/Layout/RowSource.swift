/// Rows of one table from somewhere outside the registry, read one at a time.
public protocol RowSource {
  /// The table the rows are for.
  var layout: TableLayout { get }
  /// Where they come from, for messages: a file name.
  var name: String { get }

  /// Hands over every row in order, from the first; can be called again.
  ///
  /// A row with mistakes is not handed over: each mistake is reported instead, and reading goes on.
  ///
  /// - Parameters:
  ///   - report: Takes each problem.
  ///   - row: Takes each good row.
  /// - Throws: What `row` throws; an error when the source cannot be read at all.
  func forEachRow(
    report: (RowProblem) -> Void, row: (SourceRow) throws -> Void
  ) throws
}

/// One good row.
public struct SourceRow {
  /// The line of the file on which it begins, 1 for the first.
  public let line: Int
  /// A cell per column of the layout.
  public let cells: UnsafeBufferPointer<Cell>
  /// Whether the source has this column at all, per column of the layout.
  public let isPresent: UnsafeBufferPointer<Bool>
  /// How much of the source has been read, from 0 to 1.
  public let progress: Double

  /// A row.
  ///
  /// - Parameters:
  ///   - line: The line on which it begins.
  ///   - cells: A cell per column of the layout.
  ///   - isPresent: Whether the source has the column.
  ///   - progress: How much has been read, 0 to 1.
  public init(
    line: Int, cells: UnsafeBufferPointer<Cell>, isPresent: UnsafeBufferPointer<Bool>,
    progress: Double
  ) {
    self.line = line
    self.cells = cells
    self.isPresent = isPresent
    self.progress = progress
  }
}

/// Something in a file that cannot be taken as it is.
public struct RowProblem: Equatable, Sendable {
  /// The file.
  public let source: String
  /// The line on which the row begins; `nil` for the file as a whole.
  public let line: Int?
  /// The column, where one is to blame.
  public let column: String?
  /// What is wrong and what is allowed, in sentences.
  public let sentence: String

  /// A problem.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - line: The line, if one.
  ///   - column: The column, if one.
  ///   - sentence: What is wrong and what is allowed.
  public init(source: String, line: Int?, column: String?, sentence: String) {
    self.source = source
    self.line = line
    self.column = column
    self.sentence = sentence
  }
}

extension RowProblem: CustomStringConvertible {
  /// `assessments.csv:14, column overall_response: "PRR" is not an overall response. Allowed: …`
  public var description: String {
    let place = line.map { ":\($0)" } ?? ""
    let cell = column.map { ", column \($0)" } ?? ""
    return "\(source)\(place)\(cell): \(sentence)"
  }
}
