#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The likelihood ratio chi-square test (G test) that rows and columns of a table are independent.
///
/// Source: Wilks, *Annals of Mathematical Statistics* 1935;6:190–196.
public struct LikelihoodRatioTableTest: ChiSquareStatistic {
  /// The test statistic G = 2 Σ observed · log(observed / expected), at or above 0.
  public let chiSquare: Double
  /// (rows − 1) × (columns − 1), counting only rows and columns that hold a subject.
  public let degreesOfFreedom: Int

  /// Tests a table.
  ///
  /// - Parameter table: Rows and columns without subjects take no part.
  /// - Throws: ``TableError/nothingToCompare`` when fewer than two rows or two columns hold a
  ///   subject.
  public init(of table: ContingencyTable) throws {
    let table = try table.comparable()
    degreesOfFreedom = (table.rows.count - 1) * (table.rows[0].count - 1)
    // Observed and expected counts have one sum, so that the differences in the deviance cancel and
    // the terms that are left are all positive: none of the digits of a small G is lost.
    chiSquare =
      2
      * zip(table.rows.joined(), table.expected.joined()).reduce(0) {
        $0 + ($1.0 == 0 ? $1.1 : deviance(Double($1.0), mean: $1.1))
      }
  }
}
