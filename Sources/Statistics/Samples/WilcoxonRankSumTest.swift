/// The rank-sum test of Wilcoxon, which is that of Mann and Whitney: whether values of one sample
/// tend to be larger than those of another.
///
/// Source: Wilcoxon, *Biometrics Bulletin* 1945;1:80–83; Mann & Whitney, *Annals of Mathematical
/// Statistics* 1947;18:50–60.
public struct WilcoxonRankSumTest: DirectedTest {
  /// The number of pairs of one value of each sample in which the first is larger, equal ones
  /// counting half: Mann and Whitney's U, and R's W.
  public let statistic: Double
  /// The statistic as a proportion of all pairs: the probability that a value of the first sample
  /// is the larger, plus half the probability that they are equal.
  public let probabilityOfSuperiority: Double
  /// How the p values were computed; never automatic.
  public let method: RankTestMethod
  /// Whether two values are equal.
  public let hasTies: Bool
  private let pValues: PValues

  /// Compares two samples.
  ///
  /// Cost: O(N log N) for N values; the exact distribution takes, without ties, the product of both
  /// sizes and the smaller again, with ties N times as long.
  ///
  /// - Throws: ``SampleError/noVariation(analysis:)`` when all values are equal;
  ///   ``SampleError/exactTooLarge(analysis:values:)``, never with the automatic method.
  public init(
    comparing first: Sample, with second: Sample, method: RankTestMethod = .automatic
  ) throws {
    let ranks = PooledRanks([first, second])
    let pairs = Double(first.count) * Double(second.count)
    guard ranks.tieCounts.count > 1 else {
      throw SampleError.noVariation(analysis: WilcoxonRankSumTest.analysis)
    }
    let ownPairs = 0.5 * Double(first.count) * Double(first.count + 1)
    statistic = ranks.rankSums[0] - ownPairs
    probabilityOfSuperiority = statistic / pairs
    hasTies = ranks.hasTies
    let isSmall = first.count < 50 && second.count < 50 && !ranks.hasTies
    self.method =
      method == .automatic ? (isSmall ? .exact : .normalWithContinuityCorrection) : method
    if self.method == .exact {
      pValues = try WilcoxonRankSumTest.exactPValues(ranks, first.count, second.count)
    } else {
      let variance = pairs * Double(ranks.count + 1) / 12 * ranks.tieFactor
      pValues = PValues(
        distance: statistic - pairs / 2, standardDeviation: variance.squareRoot(),
        continuityCorrected: self.method == .normalWithContinuityCorrection)
    }
  }

  /// The probability, if both samples came from one distribution, of a statistic at least as far
  /// out; exact and two-sided, of one at least as far from its mean in either direction.
  public func pValue(_ alternative: Alternative) -> Double {
    pValues.pValue(alternative)
  }

  /// The natural logarithm of ``pValue(_:)``, which stays finite where that is too small for a
  /// Double.
  public func logPValue(_ alternative: Alternative) -> Double {
    pValues.logPValue(alternative)
  }

  private static let analysis = "Wilcoxon rank-sum test"

  private static func exactPValues(
    _ ranks: PooledRanks, _ first: Int, _ second: Int
  ) throws -> PValues {
    guard ranks.hasTies else {
      let distribution = ExactRankDistribution.mannWhitney(first, second)
      let statistic = Int(ranks.rankSums[0]) - first * (first + 1) / 2
      return try distribution.orTooLarge(analysis, first + second).pValues(of: statistic)
    }
    // Scores of the smaller sample, from 0 on; what is far out for it is so for the other as well,
    // in the opposite direction.
    let doubled = ranks.doubledRanks
    let scores = doubled.map { $0 - doubled[0] }
    let isFirst = first <= second
    let size = min(first, second)
    let sum = Int(2 * ranks.rankSums[isFirst ? 0 : 1]) - size * doubled[0]
    let pValues = try ExactRankDistribution.sum(of: size, among: scores)
      .orTooLarge(analysis, first + second).pValues(of: sum)
    return isFirst
      ? pValues
      : PValues(twoSided: pValues.twoSided, less: pValues.greater, greater: pValues.less)
  }
}

extension ExactRankDistribution? {
  /// The distribution, or the error that there is none within the limits.
  func orTooLarge(_ analysis: String, _ values: Int) throws -> ExactRankDistribution {
    guard let self else {
      throw SampleError.exactTooLarge(analysis: analysis, values: values)
    }
    return self
  }
}
