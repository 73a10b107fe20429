/// The test of Friedman that several treatments, all seen in each of several blocks, such as visits
/// of the same patients, do not differ.
///
/// Source: Friedman, *Journal of the American Statistical Association* 1937;32:675–701; with ties,
/// Hollander & Wolfe, *Nonparametric Statistical Methods*, 2nd edition 1999, section 7.1.
public struct FriedmanTest: ChiSquareStatistic {
  /// The test statistic, corrected for ties; at or above 0.
  public let chiSquare: Double
  /// The treatments, less 1.
  public let degreesOfFreedom: Int
  /// The sum of the ranks of each treatment within its blocks.
  public let rankSums: [Double]

  /// Compares treatments.
  ///
  /// - Parameter blocks: At least one; each with a finite value of every treatment, at least two, in
  ///   the same order. Blocks with a missing value are left out beforehand.
  /// - Throws: ``SampleError/tooFew(analysis:what:found:needed:)``,
  ///   ``SampleError/impossibleValue(_:position:)`` with a position in its block;
  ///   ``SampleError/noVariation(analysis:)`` when all values of every block are equal.
  public init(blocks: [[Double]]) throws {
    let analysis = "Friedman test"
    let treatments = blocks.first?.count ?? 0
    guard !blocks.isEmpty else {
      throw SampleError.tooFew(analysis: analysis, what: .blocks, found: 0, needed: 1)
    }
    guard treatments >= 2 else {
      throw SampleError.tooFew(analysis: analysis, what: .values, found: treatments, needed: 2)
    }
    var sums = [Double](repeating: 0, count: treatments)
    var cubicTies = 0.0
    for block in blocks {
      precondition(block.count == treatments, "Every block has a value of every treatment.")
      try requireNumbers(block)
      let ranks = PooledRanks(try block.map { try Sample([$0]) })
      for (treatment, rank) in ranks.rankSums.enumerated() { sums[treatment] += rank }
      cubicTies += cubicTieSum(ranks.tieCounts)
    }
    let (n, k) = (Double(blocks.count), Double(treatments))
    let scale = n * k * (k + 1) - cubicTies / (k - 1)
    guard scale > 0 else { throw SampleError.noVariation(analysis: analysis) }
    let mean = 0.5 * n * (k + 1)
    chiSquare = 12 * sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / scale
    degreesOfFreedom = treatments - 1
    rankSums = sums
  }
}
