#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Fisher's exact test that rows and columns of a table are independent, in its two-sided form; for
/// more than two rows or columns the test of Freeman and Halton.
///
/// The p value is the probability, given both margins, of all tables that are at most as probable
/// as the observed one. A probability is counted as equal up to one part in ten million, as in R.
///
/// Cost: for 2 × 2 proportional to the smallest margin; otherwise to the number of tables with the
/// same margins, which grows quickly with rows, columns and counts.
///
/// Source: Fisher, *Journal of the Royal Statistical Society* 1935;98:39–54; Freeman & Halton,
/// *Biometrika* 1951;38:141–149.
public struct FisherTest: Equatable, Sendable {
  /// The tables that the test visits at most, which takes some milliseconds.
  public static let tableLimit = 50_000

  /// The probability of a table at most as probable as the observed one; 0 where a Double holds no
  /// smaller number.
  public let pValue: Double

  /// Tests a table.
  init(_ table: ContingencyTable, tableLimit: Int = FisherTest.tableLimit) throws {
    let table = try table.comparable()
    if table.rows.count == 2, table.rows[0].count == 2 {
      pValue = FisherTest.hypergeometricPValue(table.rows)
    } else if table.rows[0].count == 2 {
      var enumeration = try TwoColumnEnumeration(table, limit: tableLimit)
      pValue = try enumeration.pValue()
    } else {
      var enumeration = TableEnumeration(table, limit: tableLimit)
      pValue = try enumeration.pValue()
    }
  }

  /// How far apart probabilities may be and still count as equal.
  static let equality = 1 + 1e-7

  /// The p value of a 2 × 2 table, from ratios of neighboring probabilities, which need no
  /// factorials and so lose no digits in large tables.
  private static func hypergeometricPValue(_ rows: [[Int]]) -> Double {
    let (row, other) = (rows[0][0] + rows[0][1], rows[1][0] + rows[1][1])
    let column = rows[0][0] + rows[1][0]
    let (low, high) = (max(0, column - other), min(row, column))
    /// The probability of a first cell of `cell` + 1 divided by that of `cell`.
    func ratio(after cell: Int) -> Double {
      Double(row - cell) * Double(column - cell)
        / (Double(cell + 1) * Double(other - column + cell + 1))
    }
    var weights = Array(repeating: 1.0, count: high - low + 1)
    let mode = min(high, max(low, (row + 1) * (column + 1) / (row + other + 2)))
    for cell in mode..<high { weights[cell + 1 - low] = weights[cell - low] * ratio(after: cell) }
    for cell in (low..<mode).reversed() {
      weights[cell - low] = weights[cell + 1 - low] / ratio(after: cell)
    }
    let bound = weights[rows[0][0] - low] * equality
    return weights.reduce(0) { $1 <= bound ? $0 + $1 : $0 } / weights.reduce(0, +)
  }
}

extension ContingencyTable {
  /// Fisher's exact test of the table.
  ///
  /// - Throws: ``StatisticsError/nothingToCompare`` when fewer than two rows or two columns hold a
  ///   subject; ``StatisticsError/tooManyTables(limit:)`` when more than ``FisherTest/tableLimit``
  ///   tables would have to be visited.
  public var fisher: FisherTest {
    get throws { try FisherTest(self) }
  }
}
