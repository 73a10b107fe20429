/// The test of Breslow and Day that the odds ratio is the same in several strata, the common one
/// being that of Mantel and Haenszel.
///
/// Source: Breslow & Day, *Statistical Methods in Cancer Research* 1980;1:142; the correction,
/// Tarone, *Biometrika* 1985;72:91–95.
public struct BreslowDayTest: ChiSquareStatistic {
  /// The test statistic, at or above 0.
  public let chiSquare: Double
  /// The number of strata that hold information, less 1.
  public let degreesOfFreedom: Int

  /// Tests the tables of several strata.
  ///
  /// - Parameters:
  ///   - tables: Strata in which a row or a column has no subject have no part.
  ///   - taroneCorrection: Whether the statistic is made less by what an inefficient common odds
  ///     ratio adds to it.
  /// - Throws: ``TableError/noInformativeStratum`` or ``TableError/oneInformativeStratum`` when
  ///   fewer than two strata hold information; ``TableError/extremeCommonOddsRatio``.
  public init(of tables: StratifiedTables, taroneCorrection: Bool = true) throws {
    let strata = tables.strata.filter(\.isComparable)
    let oddsRatio = try tables.commonOddsRatio().estimate
    guard strata.count > 1 else { throw TableError.oneInformativeStratum }
    guard oddsRatio > 0, oddsRatio.isFinite else { throw TableError.extremeCommonOddsRatio }
    var (sum, excess, variance) = (0.0, 0.0, 0.0)
    for table in strata {
      let pair = TwoProportions(table)
      let expected = pair.expectedCounts(oddsRatio: oddsRatio)
      let distance = -pair.shift(to: expected)
      let precision = expected.reduce(0) { $0 + 1 / $1 }
      sum += distance * distance * precision
      excess += distance
      variance += 1 / precision
    }
    chiSquare = max(0, taroneCorrection ? sum - excess * excess / variance : sum)
    degreesOfFreedom = strata.count - 1
  }
}
