#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The distribution of the sum of the first cells of several 2 × 2 tables, given the margins of each,
/// if group and property are independent; with relative precision however small a probability is.
///
/// Far from the mean a probability is that under an odds ratio that makes the sum a usual one,
/// divided by what this odds ratio adds to it.
struct NullFirstCellSum: CountDistribution {
  private let strata: [TwoByTwoTable]
  private let center: FirstCellSum
  let low, high, mode: Double

  /// - Parameter strata: Tables without empty rows and columns, at least one.
  init(_ strata: [TwoByTwoTable]) {
    self.strata = strata
    let ranges = strata.map { FirstCellDistribution($0) }
    low = ranges.reduce(0) { $0 + $1.low }
    high = ranges.reduce(0) { $0 + $1.high }
    center = FirstCellSum(strata, logOddsRatio: 0)
    let largest = center.probabilities.max() ?? 1
    let position = center.probabilities.firstIndex(of: largest) ?? 0
    mode = center.first + Double(position)
  }

  func logProbability(of sum: Double) -> Double {
    let central = center.probability(of: sum)
    if central > 1e-20 { return log(central) }
    let (tilt, distribution) = tilted(toward: sum)
    return log(distribution.probability(of: sum)) - tilt * sum + distribution.logNormalizer
  }

  func logSmallLowerTail(_ sum: Double) -> Double {
    logTail(sum, direction: -1)
  }

  func logSmallUpperTail(_ sum: Double) -> Double {
    logTail(sum, direction: 1)
  }

  private func logTail(_ sum: Double, direction: Double) -> Double {
    let isCentral = center.probability(of: sum) > 1e-20
    let (tilt, distribution) = isCentral ? (0, center) : tilted(toward: sum)
    var total = 0.0
    var next = sum
    while next >= low, next <= high, distribution.probability(of: next) > 0 {
      total += distribution.probability(of: next) * exp(-tilt * (next - sum))
      next += direction
    }
    return log(total) - tilt * sum + distribution.logNormalizer
  }

  private func tilted(toward sum: Double) -> (tilt: Double, distribution: FirstCellSum) {
    let tilt = strata.logOddsRatio(expecting: min(high - 0.5, max(low + 0.5, sum)))
    return (tilt, FirstCellSum(strata, logOddsRatio: tilt))
  }
}

extension [TwoByTwoTable] {
  /// The log odds ratio under which the first cells are expected, by the approximation for large
  /// counts, to have a given sum, strictly between its smallest and its largest value.
  func logOddsRatio(expecting sum: Double) -> Double {
    let pairs = map(TwoProportions.init)
    return increasingRoot(near: 0, step: 1) { logOddsRatio in
      pairs.reduce(-sum) { $0 + $1.expectedCounts(oddsRatio: exp(logOddsRatio))[0] }
    }
  }
}
