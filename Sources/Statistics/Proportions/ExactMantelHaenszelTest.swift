#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The exact test that group and property are independent within each of several strata, and the
/// odds ratio common to them, all given the margins of each stratum; as R's
/// `mantelhaen.test(exact = TRUE)`.
///
/// In one stratum it is Fisher's exact test with its ``ConditionalOddsRatio``.
///
/// Cost: that of some thirty times finding the distribution of the sum of the first cells,
/// proportional to the number of strata × the product of the standard deviations of one first cell
/// and of their sum.
///
/// Source: Gart, *Biometrika* 1970;57:471–475; Mehta, Patel & Gray, *Journal of the American
/// Statistical Association* 1985;80:969–973.
public struct ExactMantelHaenszelTest: Equatable, Sendable {
  /// The products of probabilities that one distribution of the sum may take.
  public static let stepLimit = 100_000_000

  /// The sum of the first cells of the strata that hold information.
  public let sum: Int
  /// What counts as evidence.
  public let alternative: Alternative
  /// The natural logarithm of ``pValue``.
  public let logPValue: Double
  /// The conditional maximum likelihood estimate; 0 where the sum is as small as the margins allow,
  /// and infinite where it is as large as they allow.
  public let oddsRatio: Double
  /// Its exact interval. The lower limit is 0 where the estimate is 0 or the alternative is
  /// ``Alternative/less``, the upper infinite where the estimate is infinite or the alternative
  /// ``Alternative/greater``.
  public let interval: ConfidenceInterval

  /// The probability of a sum at least as extreme; two-sided, of the sums that are at most as
  /// probable as the observed one, up to one part in ten million.
  public var pValue: Double { exp(logPValue) }

  /// Tests the tables of several strata.
  ///
  /// - Parameters:
  ///   - tables: Strata in which a row or a column has no subject have no part.
  ///   - alternative: The odds ratio differs from 1, is less or is greater.
  ///   - level: Coverage, at least, between 0 and 1.
  /// - Throws: ``TableError/noInformativeStratum``; ``TableError/strataTooLarge(limit:)`` where several
  ///   strata have so many subjects, millions, that it would take longer than some seconds.
  public init(
    of tables: StratifiedTables, alternative: Alternative = .twoSided, level: Double = 0.95
  ) throws {
    let tail = tailProbability(level: level) * (alternative == .twoSided ? 1 : 2)
    let strata = tables.strata.filter(\.isComparable)
    guard !strata.isEmpty else { throw TableError.noInformativeStratum }
    guard FirstCellSum.roughCost(strata) <= Double(ExactMantelHaenszelTest.stepLimit) else {
      throw TableError.strataTooLarge(limit: ExactMantelHaenszelTest.stepLimit)
    }
    sum = strata.reduce(0) { $0 + $1.a }
    self.alternative = alternative
    let null = NullFirstCellSum(strata)
    let observed = Double(sum)
    logPValue = null.logPValue(observed, alternative)
    let (isLowest, isHighest) = (observed == null.low, observed == null.high)
    func root(_ excess: (FirstCellSum) -> Double) -> Double {
      let start = strata.logOddsRatio(
        expecting: min(null.high - 0.5, max(null.low + 0.5, observed)))
      return exp(
        increasingRoot(near: start, step: 0.5) {
          excess(FirstCellSum(strata, logOddsRatio: $0))
        })
    }
    oddsRatio = isLowest ? 0 : isHighest ? .infinity : root { $0.excessOfMean(over: observed) }
    interval = ConfidenceInterval(
      lower: isLowest || alternative == .less
        ? 0 : root { $0.probability(atLeast: observed) - tail },
      upper: isHighest || alternative == .greater
        ? .infinity : root { tail - $0.probability(atMost: observed) },
      level: level)
  }
}
