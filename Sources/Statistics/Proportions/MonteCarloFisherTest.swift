#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Freeman and Halton's exact test with a p value estimated from tables drawn at random among those
/// with the margins of the observed one, for tables beyond ``FisherTest``.
///
/// Cost: proportional to the replicates × the sum of the standard deviations of the cells.
///
/// Source: the algorithm, Patefield, *Applied Statistics* 1981;30:91–97 (AS 159); the p value, Davison
/// & Hinkley, *Bootstrap Methods and their Application* 1997, section 4.2.
public struct MonteCarloFisherTest: Equatable, Sendable {
  /// The tables that were drawn.
  public let replicates: Int
  /// Those of them that are at most as probable as the observed one.
  public let extremeCount: Int
  /// The exact interval of the p value that more and more replicates would approach.
  public let interval: ConfidenceInterval

  /// The share of extreme tables, the observed one counted among both: never 0, and as an error of
  /// the first kind never too small.
  public var pValue: Double { Double(extremeCount + 1) / Double(replicates + 1) }

  /// Tests a table against the two-sided alternative.
  ///
  /// - Parameters:
  ///   - table: Rows and columns without subjects take no part.
  ///   - replicates: The tables to draw, at least 1.
  ///   - level: Coverage of the interval, between 0 and 1.
  ///   - generator: The source of randomness: one seed, one answer.
  /// - Throws: ``TableError/nothingToCompare`` when fewer than two rows or two columns hold a
  ///   subject.
  public init(
    of table: ContingencyTable, replicates: Int = 100_000, level: Double = 0.99,
    using generator: inout some RandomNumberGenerator
  ) throws {
    precondition(replicates > 0, "A Monte Carlo test draws at least one table.")
    let table = try table.comparable()
    var draw = RandomTable(table)
    let observed = table.rows.joined().reduce(0) { $0 - logFactorial($1) }
    let bound = observed + log(probabilityTie)
    var extreme = 0
    for _ in 0..<replicates where draw.nextLogWeight(using: &generator) <= bound { extreme += 1 }
    extremeCount = extreme
    self.replicates = replicates
    interval = ConfidenceInterval(
      try ProportionInterval(
        successes: extreme, of: replicates, method: .clopperPearson, level: level))
  }
}

/// Tables drawn at random among those with given margins, with the probabilities that independence
/// gives them.
private struct RandomTable {
  private let rows: [Int]
  private let columns: [Int]
  private let count: Int
  private var columnsLeft: [Int]

  init(_ table: ContingencyTable) {
    // Short rows are drawn faster.
    let isWide = table.rows.count <= table.rows[0].count
    rows = isWide ? table.rowTotals : table.columnTotals
    columns = isWide ? table.columnTotals : table.rowTotals
    count = table.count
    columnsLeft = columns
  }

  /// Draws a table, cell by cell; the last row is what is left.
  ///
  /// - Returns: The logarithm of 1 / (the product of the factorials of the cells).
  mutating func nextLogWeight(using generator: inout some RandomNumberGenerator) -> Double {
    columnsLeft = columns
    var left = count
    var logWeight = 0.0
    for row in rows.dropLast() {
      var (rowLeft, others) = (row, left)
      for column in columnsLeft.indices where rowLeft > 0 {
        let available = columnsLeft[column]
        let cell = CellDraw(row: rowLeft, column: available, of: others).next(using: &generator)
        logWeight -= logFactorial(cell)
        columnsLeft[column] -= cell
        rowLeft -= cell
        others -= available
      }
      left -= row
    }
    return columnsLeft.reduce(logWeight) { $0 - logFactorial($1) }
  }
}

/// A hypergeometric cell: how many of a row's subjects fall in a column.
private struct CellDraw {
  let row, column, count: Int

  init(row: Int, column: Int, of count: Int) {
    (self.row, self.column, self.count) = (row, column, count)
  }

  /// Draws by inversion, from the most probable number outward to both sides.
  func next(using generator: inout some RandomNumberGenerator) -> Int {
    let (low, high) = (max(0, row + column - count), min(row, column))
    guard low < high else { return low }
    var left = Double(generator.next() >> 11) * 0x1p-53
    let mode = (Double(row + 1) * Double(column + 1) / Double(count + 2)).rounded(.down)
    var (down, up) = (min(high, max(low, Int(mode))), min(high, max(low, Int(mode))))
    var downTerm = probability(of: up)
    var upTerm = downTerm
    left -= upTerm
    while left >= 0, down > low || up < high {
      if up < high {
        upTerm *= ratio(after: up)
        up += 1
        left -= upTerm
        if left < 0 { return up }
      }
      if down > low {
        down -= 1
        downTerm /= ratio(after: down)
        left -= downTerm
        if left < 0 { return down }
      }
    }
    return min(high, max(low, Int(mode)))
  }

  private func ratio(after cell: Int) -> Double {
    Double(row - cell) * Double(column - cell)
      / (Double(cell + 1) * Double(count - row - column + cell + 1))
  }

  private func probability(of cell: Int) -> Double {
    let numerator =
      logFactorial(row) + logFactorial(count - row) + logFactorial(column)
      + logFactorial(count - column)
    return exp(
      numerator - logFactorial(count) - logFactorial(cell) - logFactorial(row - cell)
        - logFactorial(column - cell) - logFactorial(count - row - column + cell))
  }
}
