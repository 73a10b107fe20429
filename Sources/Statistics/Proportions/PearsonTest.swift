#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Pearson's chi-square test that rows and columns of a table are independent, without continuity
/// correction.
///
/// Source: Pearson, *Philosophical Magazine* 1900;50:157–175.
public struct PearsonTest: Equatable, Sendable {
  /// The test statistic, at or above 0.
  public let chiSquare: Double
  /// (rows − 1) × (columns − 1), counting only rows and columns that hold a subject.
  public let degreesOfFreedom: Int

  /// Tests a table.
  init(_ table: ContingencyTable) throws {
    let table = try table.comparable()
    chiSquare = zip(table.rows.joined(), table.expected.joined()).reduce(0) {
      $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) / $1.1
    }
    degreesOfFreedom = (table.rows.count - 1) * (table.rows[0].count - 1)
  }

  /// The probability of a statistic at least as large under independence.
  public var pValue: Double {
    exp(logPValue)
  }

  /// The natural logarithm of ``pValue``, which stays finite where that is too small for a Double.
  public var logPValue: Double {
    ChiSquareDistribution(degreesOfFreedom: degreesOfFreedom).logUpperTail(chiSquare)
  }
}

extension ContingencyTable {
  /// Pearson's test of the table.
  ///
  /// - Throws: ``StatisticsError/nothingToCompare`` when fewer than two rows or two columns hold a
  ///   subject.
  public var pearson: PearsonTest {
    get throws { try PearsonTest(self) }
  }
}
