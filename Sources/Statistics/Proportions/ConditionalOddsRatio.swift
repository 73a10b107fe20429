#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The odds ratio that belongs to Fisher's exact test: its maximum likelihood estimate and its exact
/// confidence interval, both given the margins of the table.
///
/// R's `fisher.test` prints three or four digits of the same numbers; these are exact to the last
/// two or three.
///
/// Cost: proportional to the standard deviation of a cell.
///
/// Source: Cornfield, *Proceedings of the Third Berkeley Symposium* 1956;4:135–148.
public struct ConditionalOddsRatio: Equatable, Sendable {
  /// The estimate; 0 where the first cell is as small as the margins allow, and infinite where it
  /// is as large as they allow.
  public let estimate: Double
  /// The interval. Its lower limit is 0 where the estimate is 0 or the alternative is
  /// ``Alternative/less``, its upper limit infinite where the estimate is infinite or the
  /// alternative ``Alternative/greater``.
  public let interval: ConfidenceInterval

  /// Estimates the odds ratio a·d/(b·c) of a table.
  ///
  /// - Parameters:
  ///   - table: The counts.
  ///   - alternative: Two-sided for an interval with both limits; otherwise the limit on the other
  ///     side has the whole of the error.
  ///   - level: Coverage, at least, between 0 and 1.
  /// - Throws: ``TableError/nothingToCompare`` when a row or a column has no subject.
  public init(
    in table: TwoByTwoTable, alternative: Alternative = .twoSided, level: Double = 0.95
  ) throws {
    try table.requireComparable()
    let twoSidedTail = tailProbability(level: level)
    let tail = alternative == .twoSided ? twoSidedTail : 2 * twoSidedTail
    let margins = FirstCellDistribution(table)
    let cell = Double(table.a)
    let (isLowest, isHighest) = (cell == margins.low, cell == margins.high)
    estimate =
      isLowest
      ? 0 : isHighest ? .infinity : table.oddsRatio(solving: { $0.excessOfMean(over: cell) })
    let lower =
      isLowest || alternative == .less
      ? 0 : table.oddsRatio(solving: { $0.probability(atLeast: cell) - tail })
    let upper =
      isHighest || alternative == .greater
      ? .infinity : table.oddsRatio(solving: { tail - $0.probability(atMost: cell) })
    interval = ConfidenceInterval(lower: lower, upper: upper, level: level)
  }
}

extension FirstCellDistribution {
  /// The mean less a count.
  fileprivate func excessOfMean(over count: Double) -> Double {
    let (up, down) = (tail(upwardFrom: count), tail(downwardFrom: count))
    guard up.moment.isFinite, up.weight.isFinite else { return high - count }
    guard down.moment.isFinite, down.weight.isFinite else { return low - count }
    return (up.moment - down.moment) / (up.weight + down.weight - 1)
  }

  /// The probability of a count or a larger one.
  fileprivate func probability(atLeast count: Double) -> Double {
    let (up, down) = (tail(upwardFrom: count).weight, tail(downwardFrom: count).weight)
    return up.isFinite ? up / (up + down - 1) : 1
  }

  /// The probability of a count or a smaller one.
  fileprivate func probability(atMost count: Double) -> Double {
    let (up, down) = (tail(upwardFrom: count).weight, tail(downwardFrom: count).weight)
    return down.isFinite ? down / (up + down - 1) : 1
  }
}

extension TwoByTwoTable {
  /// The odds ratio at which an increasing function of the distribution of the first cell is 0.
  ///
  /// The search starts at the usual approximation, half a subject added to each cell.
  fileprivate func oddsRatio(solving excess: (FirstCellDistribution) -> Double) -> Double {
    let (a, b) = (Double(a) + 0.5, Double(b) + 0.5)
    let (c, d) = (Double(c) + 0.5, Double(d) + 0.5)
    let start = log(a) + log(d) - log(b) - log(c)
    let step = (1 / a + 1 / b + 1 / c + 1 / d).squareRoot()
    return exp(
      increasingRoot(near: start, step: step) {
        excess(FirstCellDistribution(self, logOddsRatio: $0))
      })
  }
}
