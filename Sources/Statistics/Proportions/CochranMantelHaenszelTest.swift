/// The test of Cochran, Mantel and Haenszel that group and property are independent within each of
/// several strata, as R's `mantelhaen.test`.
///
/// Source: Mantel & Haenszel, *Journal of the National Cancer Institute* 1959;22:719–748.
public struct CochranMantelHaenszelTest: ChiSquareStatistic {
  /// The test statistic, at or above 0.
  public let chiSquare: Double
  /// The observed less the expected sum of the first cells: positive where the first group has the
  /// property more often.
  public let excess: Double

  /// 1.
  public var degreesOfFreedom: Int { 1 }

  /// Tests the tables of several strata.
  ///
  /// - Parameters:
  ///   - tables: Strata that hold no information have no part.
  ///   - continuityCorrection: Whether the excess comes nearer to 0 by one half where it is at least
  ///     that; R does so unless told not to.
  /// - Throws: ``TableError/noInformativeStratum`` when in every stratum a row or a column has no
  ///   subject.
  public init(of tables: StratifiedTables, continuityCorrection: Bool = false) throws {
    let counts = tables.counts
    let variance = counts.reduce(0) { $0 + $1.variance }
    guard variance > 0 else { throw TableError.noInformativeStratum }
    // a − expected as a fraction of whole numbers keeps the digits of a small excess.
    excess = counts.reduce(0) { $0 + ($1.a * $1.d - $1.b * $1.c) / $1.size }
    let distance = abs(excess)
    let counted = continuityCorrection && distance >= 0.5 ? distance - 0.5 : distance
    chiSquare = counted * counted / variance
  }
}
