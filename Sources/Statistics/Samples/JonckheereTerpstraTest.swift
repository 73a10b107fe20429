#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The test of Jonckheere and Terpstra for a trend: whether values grow, or fall, from group to
/// group in an order known beforehand, such as that of doses.
///
/// Source: Terpstra, *Indagationes Mathematicae* 1952;14:327–333; Jonckheere, *Biometrika*
/// 1954;41:133–145; the variance with ties, Hollander & Wolfe, *Nonparametric Statistical Methods*,
/// 2nd edition 1999, section 6.2.
public struct JonckheereTerpstraTest: DirectedTest {
  /// The number of pairs of values of different groups in which that of the later group is larger,
  /// equal ones counting half.
  public let statistic: Double
  /// The statistic to be expected without a trend.
  public let expected: Double
  /// The variance of the statistic without a trend, corrected for ties; above 0.
  public let variance: Double

  /// Compares groups.
  ///
  /// Cost: O(N log N) for N values, and N for each group.
  ///
  /// - Parameter groups: At least two, in their order.
  /// - Throws: ``SampleError/tooFew(analysis:what:found:needed:)``;
  ///   ``SampleError/noVariation(analysis:)`` when all values are equal.
  public init(ordered groups: [Sample]) throws {
    let analysis = "Jonckheere-Terpstra test"
    guard groups.count >= 2 else {
      throw SampleError.tooFew(analysis: analysis, what: .groups, found: groups.count, needed: 2)
    }
    let ties = PooledRanks(groups).tieCounts
    guard ties.count > 1 else { throw SampleError.noVariation(analysis: analysis) }
    let sizes = groups.map(\.count)
    let total = Double(sizes.reduce(0, +))
    expected = 0.25 * (total * total - sizes.reduce(0) { $0 + Double($1) * Double($1) })
    variance = concordanceVariance(total, sizes, ties) / 4
    statistic = groups.indices.reduce(0.0) { sum, later in
      groups[..<later].reduce(sum) { $0 + superiorPairs(groups[later], to: $1) }
    }
  }

  /// The distance of the statistic from what is expected, in standard deviations; above 0 where
  /// values grow.
  public var z: Double { (statistic - expected) / variance.squareRoot() }

  /// The probability, without a trend, of a statistic at least as far out, from the normal
  /// distribution; `greater` is the alternative that values grow from group to group.
  public func pValue(_ alternative: Alternative) -> Double {
    pValues.pValue(alternative)
  }

  /// The natural logarithm of ``pValue(_:)``, which stays finite where that is too small for a
  /// Double.
  public func logPValue(_ alternative: Alternative) -> Double {
    pValues.logPValue(alternative)
  }

  private var pValues: PValues {
    PValues(
      distance: statistic - expected, standardDeviation: variance.squareRoot(),
      continuityCorrected: false)
  }
}

/// The pairs in which a value of the first sample is larger than one of the second, equal ones
/// counting half.
private func superiorPairs(_ first: Sample, to second: Sample) -> Double {
  let others = second.sortedValues
  var (below, notAbove, total) = (0, 0, 0.0)
  for value in first.sortedValues {
    while below < others.count, others[below] < value { below += 1 }
    while notAbove < others.count, others[notAbove] <= value { notAbove += 1 }
    total += 0.5 * Double(below + notAbove)
  }
  return total
}

/// The variance of concordant less discordant pairs of two variables that are independent, from the
/// numbers of equal values of each.
///
/// Source: Kendall, *Rank Correlation Methods*, 4th edition 1970, section 4.5.
func concordanceVariance(_ total: Double, _ first: [Int], _ second: [Int]) -> Double {
  func sum(_ counts: [Int], _ term: (Double) -> Double) -> Double {
    counts.reduce(0) { $0 + term(Double($1)) }
  }
  func cubic(_ t: Double) -> Double { t * (t - 1) * (2 * t + 5) }
  func pairs(_ t: Double) -> Double { t * (t - 1) }
  func triples(_ t: Double) -> Double { t * (t - 1) * (t - 2) }
  let untied = (cubic(total) - sum(first, cubic) - sum(second, cubic)) / 18
  let tiedPairs = sum(first, pairs) * sum(second, pairs) / (2 * pairs(total))
  let tiedTriples =
    total > 2 ? sum(first, triples) * sum(second, triples) / (9 * triples(total)) : 0
  return untied + tiedPairs + tiedTriples
}
