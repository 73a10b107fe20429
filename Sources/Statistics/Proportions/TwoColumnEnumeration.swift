#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Fisher's p value of a table with two columns, rows filled one after the other.
///
/// What is left to fill is known to weigh between two bounds, found beforehand for every row and
/// every rest. Where even the largest keeps a table at most as probable as the observed one, all
/// its completions count at once, by Vandermonde's identity; where even the smallest does not, none
/// does. Only what lies between is visited.
///
/// Source: the bounds are those of Mehta & Patel, *J Am Stat Assoc* 1983;78:427–434.
struct TwoColumnEnumeration {
  private let rows: [Int]
  private let column: Int
  private let limit: Int
  /// Logarithms of binomial coefficients: row, then cell.
  private let logChoices: [[Double]]
  /// Subjects of a row and of those below.
  private let below: [Int]
  /// Largest and smallest log weight of the rows from an index on, by what is left of the column.
  private let heaviest: [[Double]]
  private let lightest: [[Double]]
  private let bound: Double
  private var visited = 0
  private var sum = 0.0

  /// - Parameters:
  ///   - table: Two columns, every row and column with a subject.
  ///   - limit: Partial tables that may be visited.
  /// - Throws: ``StatisticsError/tooManyTables(limit:)`` when the bounds alone would take longer.
  init(_ table: ContingencyTable, limit: Int) throws {
    let smaller = table.columnTotals[0] <= table.columnTotals[1] ? 0 : 1
    let rows = table.rowTotals
    let column = table.columnTotals[smaller]
    guard column <= 2_000 else { throw StatisticsError.tooManyTables(limit: limit) }
    self.rows = rows
    self.column = column
    self.limit = limit
    logChoices = rows.map { row in (0...min(row, column)).map { logChoose(row, $0) } }
    below = rows.indices.map { rows[$0...].reduce(0, +) } + [0]
    heaviest = TwoColumnEnumeration.extremes(logChoices, column, of: max, empty: -.infinity)
    lightest = TwoColumnEnumeration.extremes(logChoices, column, of: min, empty: .infinity)
    let observed = zip(rows, table.rows).reduce(0) { $0 + logChoose($1.0, $1.1[smaller]) }
    bound = observed + log(FisherTest.equality)
  }

  /// - Throws: ``StatisticsError/tooManyTables(limit:)``.
  mutating func pValue() throws -> Double {
    try fill(row: 0, left: column, logWeight: 0)
    return min(1, sum)
  }

  private mutating func fill(row: Int, left: Int, logWeight: Double) throws {
    if logWeight + heaviest[row][left] <= bound {
      sum += exp(logWeight + logChoose(below[row], left) - logChoose(below[0], column))
      return
    }
    guard row < rows.count, logWeight + lightest[row][left] <= bound else { return }
    visited += 1
    guard visited <= limit else { throw StatisticsError.tooManyTables(limit: limit) }
    for cell in max(0, left - below[row + 1])...min(rows[row], left) {
      try fill(
        row: row + 1, left: left - cell, logWeight: logWeight + logChoices[row][cell])
    }
  }

  private static func extremes(
    _ logChoices: [[Double]], _ column: Int, of better: (Double, Double) -> Double, empty: Double
  ) -> [[Double]] {
    var extremes = [[Double](repeating: empty, count: column + 1)]
    extremes[0][0] = 0
    for choices in logChoices.reversed() {
      var current = [Double](repeating: empty, count: column + 1)
      for left in 0...column {
        for cell in 0...min(left, choices.count - 1) where extremes[0][left - cell].isFinite {
          current[left] = better(current[left], choices[cell] + extremes[0][left - cell])
        }
      }
      extremes.insert(current, at: 0)
    }
    return extremes
  }
}

/// The logarithm of the number of ways to choose some of a number.
private func logChoose(_ count: Int, _ chosen: Int) -> Double {
  logFactorial(count) - logFactorial(chosen) - logFactorial(count - chosen)
}
