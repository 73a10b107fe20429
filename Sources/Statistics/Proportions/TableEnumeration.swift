#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A walk over all tables with the margins of a given one.
///
/// It fills column after column from top to bottom; the last cell of a column and the last column
/// follow from the margins.
struct TableEnumeration {
  private let columnTotals: [Int]
  private let logFactorials: [Double]
  private let observedLogWeight: Double
  private let limit: Int
  /// What each row has not yet given to a column.
  private var rowsLeft: [Int]
  private var visited = 0
  private var total = 0.0
  private var atMostAsProbable = 0.0

  /// Prepares the walk; the longer side of the table becomes the rows.
  init(_ table: ContingencyTable, limit: Int) {
    let (rows, columns) = (table.rowTotals, table.columnTotals)
    rowsLeft = rows.count >= columns.count ? rows : columns
    columnTotals = rows.count >= columns.count ? columns : rows
    let logFactorials = (0...(rowsLeft.max() ?? 0)).map(logFactorial)
    self.logFactorials = logFactorials
    observedLogWeight = table.rows.joined().reduce(0) { $0 - logFactorials[$1] }
    self.limit = limit
  }

  /// The share of the tables that are at most as probable as the observed one.
  mutating func pValue() throws -> Double {
    try fill(column: 0, row: 0, left: columnTotals[0], logWeight: 0)
    return min(1, atMostAsProbable / total)
  }

  /// Gives each possible number of the `left` subjects of a column to a row, then goes on.
  private mutating func fill(column: Int, row: Int, left: Int, logWeight: Double) throws {
    if column == columnTotals.count - 1 { return try visit(logWeight) }
    if row == rowsLeft.count {
      let next = column + 1
      return try fill(column: next, row: 0, left: columnTotals[next], logWeight: logWeight)
    }
    let below = rowsLeft[(row + 1)...].reduce(0, +)
    let available = rowsLeft[row]
    for cell in max(0, left - below)...min(left, available) {
      rowsLeft[row] = available - cell
      try fill(
        column: column, row: row + 1, left: left - cell,
        logWeight: logWeight - logFactorials[cell])
    }
    rowsLeft[row] = available
  }

  /// Counts the table whose last column is what the rows have left.
  private mutating func visit(_ logWeight: Double) throws {
    visited += 1
    guard visited <= limit else { throw StatisticsError.tooManyTables(limit: limit) }
    let logWeight = rowsLeft.reduce(logWeight) { $0 - logFactorials[$1] }
    let weight = exp(logWeight - observedLogWeight)
    total += weight
    if weight <= FisherTest.equality { atMostAsProbable += weight }
  }
}
