#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Fisher's exact test that rows and columns of a table are independent; for more than two rows or
/// columns the test of Freeman and Halton.
///
/// The two-sided p value is the probability, given both margins, of all tables that are at most as
/// probable as the observed one. A probability is counted as equal up to one part in ten million,
/// as in R.
///
/// Cost: for 2 × 2 proportional to the standard deviation of a cell, microseconds in any usual
/// table; otherwise that of a network of partial tables, which grows quickly with rows, columns and
/// counts.
///
/// Source: Fisher, *Journal of the Royal Statistical Society* 1935;98:39–54; Freeman & Halton,
/// *Biometrika* 1951;38:141–149.
public struct FisherTest: Equatable, Sendable {
  /// The steps that the test takes at most unless asked for more, some tenths of a second: a table
  /// of many comparisons never waits for one.
  public static let stepLimit = 15_000_000

  /// The natural logarithm of ``pValue``, which stays finite where that is too small for a Double.
  public let logPValue: Double
  /// What counts as evidence; always ``Alternative/twoSided`` in tables larger than 2 × 2.
  public let alternative: Alternative

  /// The probability of a table at most as probable as the observed one or, one-sided, with a first
  /// cell at least as small or as large; 0 where a Double holds no smaller number.
  public var pValue: Double { exp(logPValue) }

  /// Tests a table against the two-sided alternative.
  ///
  /// - Parameters:
  ///   - table: Rows and columns without subjects take no part.
  ///   - stepLimit: When to give up, in partial tables visited: some fifty
  ///     million a second.
  /// - Throws: ``TableError/nothingToCompare`` when fewer than two rows or two columns hold a
  ///   subject; ``TableError/tooManyTables(limit:)``.
  public init(of table: ContingencyTable, stepLimit: Int = FisherTest.stepLimit) throws {
    let table = try table.comparable()
    if let small = try? TwoByTwoTable(table) {
      try self.init(of: small)
    } else {
      var network = TableNetwork(table, stepLimit: stepLimit)
      self.init(logPValue: try network.logPValue(), alternative: .twoSided)
    }
  }

  /// Tests a 2 × 2 table.
  ///
  /// - Parameters:
  ///   - table: The counts.
  ///   - alternative: The odds ratio differs from 1, is less or is greater.
  /// - Throws: ``TableError/nothingToCompare`` when a row or a column has no subject.
  public init(of table: TwoByTwoTable, alternative: Alternative = .twoSided) throws {
    try table.requireComparable()
    let logPValue = FirstCellDistribution(table).logPValue(Double(table.a), alternative)
    self.init(logPValue: logPValue, alternative: alternative)
  }

  private init(logPValue: Double, alternative: Alternative) {
    self.logPValue = logPValue
    self.alternative = alternative
  }
}

extension ContingencyTable {
  /// Fisher's exact test of the table, two-sided.
  ///
  /// - Throws: ``TableError/nothingToCompare`` when fewer than two rows or two columns hold a
  ///   subject; ``TableError/tooManyTables(limit:)`` when the test would take more than
  ///   ``FisherTest/stepLimit`` steps.
  public var fisher: FisherTest {
    get throws { try FisherTest(of: self, stepLimit: FisherTest.stepLimit) }
  }
}
