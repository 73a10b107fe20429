/// Subjects counted by two properties: one is the row, the other the column.
///
/// Rows and columns without subjects take no part in the tests and add no degree of freedom, as in
/// SPSS (R answers NaN).
public struct ContingencyTable: Equatable, Sendable {
  /// The counts, row by row.
  public let rows: [[Int]]

  /// A table of counts.
  ///
  /// - Parameter rows: At least one row and one column; all rows equally long; counts not
  ///   negative, 2⁵³ together at most.
  public init(_ rows: [[Int]]) {
    let columnCount = rows.first?.count ?? 0
    precondition(columnCount > 0, "A contingency table has a row and a column.")
    precondition(rows.allSatisfy { $0.count == columnCount }, "All rows are equally long.")
    requireCounts(rows.joined())
    self.rows = rows
  }

  /// The number of subjects in each row.
  public var rowTotals: [Int] {
    rows.map { $0.reduce(0, +) }
  }

  /// The number of subjects in each column.
  public var columnTotals: [Int] {
    rows.dropFirst().reduce(rows[0]) { zip($0, $1).map { $0 + $1 } }
  }

  /// The number of subjects.
  public var count: Int {
    rowTotals.reduce(0, +)
  }

  /// The counts to expect if row and column were independent: row total × column total / count, in
  /// the shape of `rows`; zeros in a table without subjects.
  public var expected: [[Double]] {
    let (columnTotals, count) = (columnTotals, Double(max(count, 1)))
    return rowTotals.map { row in columnTotals.map { Double(row) * Double($0) / count } }
  }

  /// The table with rows and columns changed over.
  var transposed: ContingencyTable {
    ContingencyTable(rows[0].indices.map { column in rows.map { $0[column] } })
  }

  /// The smallest expected count, apart from rows and columns without subjects; 0 in a table
  /// without any. Where it is below 5, ``fisher`` is usually preferred to ``pearson``.
  public var smallestExpected: Double {
    expected.joined().filter { $0 > 0 }.min() ?? 0
  }

  /// The table without its empty rows and columns.
  ///
  /// - Throws: ``TableError/nothingToCompare`` when fewer than two of either remain.
  func comparable() throws -> ContingencyTable {
    let columns = columnTotals.indices.filter { columnTotals[$0] > 0 }
    let kept = rows.filter { $0.contains { $0 > 0 } }.map { row in columns.map { row[$0] } }
    guard kept.count > 1, columns.count > 1 else { throw TableError.nothingToCompare }
    return ContingencyTable(kept)
  }

  /// The table without its empty rows and columns, and the scores of those that remain.
  ///
  /// - Throws: ``TableError/nothingToCompare`` when fewer than two of either remain.
  func comparable(
    rowScores: [Double], columnScores: [Double]
  ) throws -> (table: ContingencyTable, rowScores: [Double], columnScores: [Double]) {
    precondition(rowScores.count == rows.count, "Every row has a score.")
    precondition(columnScores.count == rows[0].count, "Every column has a score.")
    return (
      try comparable(), zip(rowScores, rowTotals).filter { $0.1 > 0 }.map(\.0),
      zip(columnScores, columnTotals).filter { $0.1 > 0 }.map(\.0)
    )
  }
}
