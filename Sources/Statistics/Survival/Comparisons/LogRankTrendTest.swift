#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A test that survival rises or falls with an ordered group, such as a stage or a dose.
///
/// The weighted differences of a log-rank test, each times the score of its group, are added up. It
/// has one degree of freedom and more power than the log-rank test itself where the groups stand in
/// the order supposed; it sees nothing of a difference across that order.
///
/// Source: Tarone, *Biometrika* 1975;62:679–682; Klein & Moeschberger, *Survival Analysis*, 2nd ed.
/// 2003, section 7.4.
public struct LogRankTrendTest: Equatable, Sendable {
  /// The score of each group.
  public let scores: [Double]
  /// A standard normal deviate if all curves were the same; above 0 where groups with higher scores
  /// have more events than expected, so that they fare worse.
  public let z: Double

  /// Looks for a trend in the groups of a log-rank test, with its weights and strata.
  ///
  /// - Parameters:
  ///   - test: The test of the groups.
  ///   - scores: One for each group, equal or not, in any unit: adding a number, or multiplying by
  ///     one above 0, changes nothing. 0, 1, 2, … in the order of the groups if not given.
  /// - Throws: ``ComparisonError/scoreNotFinite(group:)``, ``ComparisonError/constantScores`` when
  ///   the groups that are compared do not differ.
  public init(of test: LogRankTest, scores: [Double]? = nil) throws {
    let scores = scores ?? test.observed.indices.map(Double.init)
    precondition(scores.count == test.observed.count, "Every group has a score.")
    if let group = scores.firstIndex(where: { !$0.isFinite }) {
      throw ComparisonError.scoreNotFinite(group: group)
    }
    let standardized = try LogRankTrendTest.standardized(scores, in: test)
    let sum = scores.indices.reduce(0) {
      $0 + standardized[$1] * (test.observed[$1] - test.expected[$1])
    }
    let covariances = test.variance.times(standardized)
    let variance = scores.indices.reduce(0) { $0 + standardized[$1] * covariances[$1] }
    guard variance > 1e-14 * test.variance.diagonal.reduce(0, +) else {
      throw ComparisonError.constantScores
    }
    self.scores = scores
    z = sum / variance.squareRoot()
  }

  /// The scores in −1...1 around the middle of those of the groups that are compared, so that large
  /// scores lose no digits.
  private static func standardized(_ scores: [Double], in test: LogRankTest) throws -> [Double] {
    let compared = scores.indices.filter { test.variance[$0, $0] > 0 }
    let (low, high) = compared.reduce((Double.infinity, -Double.infinity)) {
      (min($0.0, scores[$1]), max($0.1, scores[$1]))
    }
    guard low < high else { throw ComparisonError.constantScores }
    let (middle, half) = (0.5 * low + 0.5 * high, 0.5 * high - 0.5 * low)
    return scores.indices.map {
      test.variance[$0, $0] > 0 ? (scores[$0] - middle) / half : 0
    }
  }

  /// The probability of a trend at least as strong, in either direction, if all curves were the
  /// same.
  public var pValue: Double {
    exp(logPValue)
  }

  /// The natural logarithm of ``pValue``, which stays finite where that is too small for a Double.
  public var logPValue: Double {
    StandardNormal.logTwoSidedTail(z)
  }

  /// The square of ``z``, a chi-square statistic with one degree of freedom.
  public var chiSquare: Double {
    z * z
  }
}
