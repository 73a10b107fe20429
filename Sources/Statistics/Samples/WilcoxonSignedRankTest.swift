/// The signed-rank test of Wilcoxon: whether differences are symmetric about 0.
///
/// Source: Wilcoxon, *Biometrics Bulletin* 1945;1:80–83.
public struct WilcoxonSignedRankTest: DirectedTest {
  /// What becomes of differences that are 0.
  public enum ZeroRule: String, CaseIterable, Sendable {
    /// They are left out before ranking, as Wilcoxon did and R and SPSS do.
    case leftOut
    /// They are ranked, and their ranks left out.
    ///
    /// Source: Pratt, *Journal of the American Statistical Association* 1959;54:655–667.
    case rankedFirst
  }

  /// The sum of the ranks of the positive differences: R's V.
  public let statistic: Double
  /// The differences that are not 0.
  public let differingCount: Int
  /// How the p values were computed; never automatic.
  public let method: RankTestMethod
  private let pValues: PValues

  /// Tests differences.
  ///
  /// Cost: O(n log n) for n differences, and n³ for the exact distribution.
  ///
  /// - Parameters:
  ///   - differences: Numbers up to 1e305 in size, at least one of them not 0.
  ///   - zeros: What becomes of those that are 0.
  ///   - method: Automatic is exact below 50 differences without ties and zeros, otherwise normal
  ///     with continuity correction, as in R.
  /// - Throws: ``SampleError/impossibleValue(_:position:)``,
  ///   ``SampleError/tooFew(analysis:what:found:needed:)``;
  ///   ``SampleError/exactTooLarge(analysis:values:)``, never with the automatic method.
  public init(
    of differences: [Double], zeros: ZeroRule = .leftOut, method: RankTestMethod = .automatic
  ) throws {
    try requireNumbers(differences)
    let ranks = SignedRanks(differences, skippedRanks: zeros == .rankedFirst)
    let analysis = "Wilcoxon signed-rank test"
    guard !ranks.doubled.isEmpty else {
      throw SampleError.tooFew(analysis: analysis, what: .differingPairs, found: 0, needed: 1)
    }
    statistic = 0.5 * Double(ranks.positiveSum)
    differingCount = ranks.doubled.count
    let isSmall = differences.count < 50 && !ranks.hasTies && differingCount == differences.count
    self.method =
      method == .automatic ? (isSmall ? .exact : .normalWithContinuityCorrection) : method
    if self.method == .exact {
      // Whole ranks need not be doubled, which makes the sums half as long.
      let unit = ranks.doubled.contains { !$0.isMultiple(of: 2) } ? 1 : 2
      let distribution = ExactRankDistribution.positivePart(of: ranks.doubled.map { $0 / unit })
      pValues = try distribution.orTooLarge(analysis, differingCount)
        .pValues(of: ranks.positiveSum / unit)
    } else {
      let sum = ranks.doubled.reduce(0) { $0 + 0.5 * Double($1) }
      let variance = ranks.doubled.reduce(0) { $0 + 0.0625 * Double($1) * Double($1) }
      pValues = PValues(
        distance: statistic - sum / 2, standardDeviation: variance.squareRoot(),
        continuityCorrected: self.method == .normalWithContinuityCorrection)
    }
  }

  /// Tests the differences of paired values, first less second.
  ///
  /// - Parameters:
  ///   - first: Numbers up to 1e305 in size.
  ///   - second: As many.
  ///   - zeros: What becomes of pairs of equal values.
  ///   - method: As for differences.
  /// - Throws: The same as for differences.
  public init(
    pairing first: [Double], with second: [Double], zeros: ZeroRule = .leftOut,
    method: RankTestMethod = .automatic
  ) throws {
    try self.init(of: differences(of: first, from: second), zeros: zeros, method: method)
  }

  /// The probability, if differences were symmetric about 0, of a statistic at least as far out.
  public func pValue(_ alternative: Alternative) -> Double {
    pValues.pValue(alternative)
  }

  /// The natural logarithm of ``pValue(_:)``, which stays finite where that is too small for a
  /// Double.
  public func logPValue(_ alternative: Alternative) -> Double {
    pValues.logPValue(alternative)
  }
}

/// The ranks of differences by their size.
private struct SignedRanks {
  /// Twice the rank of every difference that is not 0, in ascending order.
  private(set) var doubled: [Int] = []
  /// The sum of those that are positive.
  private(set) var positiveSum = 0
  private(set) var hasTies = false

  /// Ranks differences, the first ranks being skipped for those that are 0, or not.
  init(_ differences: [Double], skippedRanks: Bool) {
    let sorted = differences.filter { $0 != 0 }.sorted { abs($0) < abs($1) }
    let skipped = skippedRanks ? differences.count - sorted.count : 0
    doubled.reserveCapacity(sorted.count)
    var start = 0
    while start < sorted.count {
      var end = start
      while end < sorted.count, abs(sorted[end]) == abs(sorted[start]) { end += 1 }
      let rank = 2 * skipped + start + 1 + end
      for position in start..<end {
        doubled.append(rank)
        if sorted[position] > 0 { positiveSum += rank }
      }
      hasTies = hasTies || end - start > 1
      start = end
    }
  }
}
