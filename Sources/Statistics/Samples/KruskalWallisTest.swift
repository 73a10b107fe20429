/// The test of Kruskal and Wallis that several samples come from one distribution.
///
/// For two samples it is ``WilcoxonRankSumTest`` without continuity correction.
///
/// Source: Kruskal & Wallis, *Journal of the American Statistical Association* 1952;47:583–621.
public struct KruskalWallisTest: ChiSquareStatistic {
  /// H, corrected for ties; at or above 0.
  public let chiSquare: Double
  /// The groups, less 1.
  public let degreesOfFreedom: Int
  /// The mean rank of each group, in the order of the argument.
  public let meanRanks: [Double]

  /// Compares groups.
  ///
  /// - Parameter groups: At least two.
  /// - Throws: ``SampleError/tooFew(analysis:what:found:needed:)``;
  ///   ``SampleError/noVariation(analysis:)`` when all values are equal.
  public init(comparing groups: [Sample]) throws {
    let analysis = "Kruskal-Wallis test"
    guard groups.count >= 2 else {
      throw SampleError.tooFew(analysis: analysis, what: .groups, found: groups.count, needed: 2)
    }
    let ranks = PooledRanks(groups)
    guard ranks.tieCounts.count > 1 else { throw SampleError.noVariation(analysis: analysis) }
    let count = Double(ranks.count)
    meanRanks = zip(ranks.rankSums, groups).map { $0 / Double($1.count) }
    let spread = zip(meanRanks, groups).reduce(0) { sum, group in
      let distance = group.0 - 0.5 * (count + 1)
      return sum + Double(group.1.count) * distance * distance
    }
    chiSquare = 12 / (count * (count + 1)) * spread / ranks.tieFactor
    degreesOfFreedom = groups.count - 1
  }
}
