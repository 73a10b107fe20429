#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The distribution of the sum of the first cells of several 2 × 2 tables, given the margins of each
/// and an odds ratio common to all.
///
/// What is far from the mode is left out: 40 decimals below the largest probability.
///
/// Cost: proportional to the number of strata × the product of the standard deviations of one and of
/// all first cells.
struct FirstCellSum {
  /// The smallest sum that is kept.
  private(set) var first: Double
  /// The probability of each sum from `first` on.
  private(set) var probabilities: [Double]
  /// The logarithm of Σ P(sum) · oddsRatio^sum, P being the distribution for an odds ratio of 1.
  private(set) var logNormalizer: Double

  private static let negligible = 1e-40

  /// - Parameters:
  ///   - strata: Tables without empty rows and columns.
  ///   - logOddsRatio: The logarithm of the common odds ratio.
  init(_ strata: [TwoByTwoTable], logOddsRatio: Double) {
    (first, probabilities, logNormalizer) = (0, [1], 0)
    for table in strata { add(table, logOddsRatio) }
  }

  private mutating func add(_ table: TwoByTwoTable, _ logOddsRatio: Double) {
    let cells = FirstCellDistribution(table, logOddsRatio: logOddsRatio)
    let expected = TwoProportions(table).expectedCounts(oddsRatio: cells.oddsRatio)[0]
    let start = min(cells.high, max(cells.low, expected.rounded()))
    let up = FirstCellSum.terms(from: start, to: cells.high) { cells.ratio(after: $0) }
    let down = FirstCellSum.terms(from: start, to: cells.low) { 1 / cells.ratio(after: $0 - 1) }
    let weights = down.reversed() + [1] + up
    let sum = weights.reduce(0, +)
    logNormalizer += cells.logProbability(of: start) + start * logOddsRatio + log(sum)
    convolve(with: weights.map { $0 / sum })
    first += start - Double(down.count)
  }

  /// About how many products of probabilities the distribution takes: each stratum has some 27
  /// standard deviations of counts that are not negligible.
  static func roughCost(_ strata: [TwoByTwoTable]) -> Double {
    var (width, cost) = (1.0, 0.0)
    for table in strata {
      let cells = FirstCellDistribution(table)
      let deviation = StratumCounts(table).variance.squareRoot()
      let added = min(cells.high - cells.low + 1, 27 * deviation + 1)
      cost += width * added
      width += added
    }
    return cost
  }

  /// The weights of the counts after a start, in units of its own, as far as they count.
  private static func terms(
    from start: Double, to end: Double, ratio: (Double) -> Double
  ) -> [Double] {
    var terms: [Double] = []
    var (count, term) = (start, 1.0)
    while count != end, term > negligible {
      term *= ratio(count)
      terms.append(term)
      count += end > start ? 1 : -1
    }
    return terms
  }

  private mutating func convolve(with weights: [Double]) {
    var sums = [Double](repeating: 0, count: probabilities.count + weights.count - 1)
    for (offset, probability) in probabilities.enumerated() {
      for (position, weight) in weights.enumerated() {
        sums[offset + position] += probability * weight
      }
    }
    let bound = (sums.max() ?? 0) * FirstCellSum.negligible
    let kept = sums.firstIndex { $0 >= bound } ?? 0
    let last = sums.lastIndex { $0 >= bound } ?? 0
    probabilities = Array(sums[kept...last])
    first += Double(kept)
  }

  /// The probability of a sum; 0 where it was left out.
  func probability(of sum: Double) -> Double {
    let position = sum - first
    return position >= 0 && position < Double(probabilities.count)
      ? probabilities[Int(position)] : 0
  }

  /// The probability of a sum or a smaller one.
  func probability(atMost sum: Double) -> Double {
    let count = min(max(0, sum - first + 1), Double(probabilities.count))
    return probabilities[..<Int(count)].reduce(0, +)
  }

  /// The probability of a sum or a larger one.
  func probability(atLeast sum: Double) -> Double {
    let start = min(max(0, sum - first), Double(probabilities.count))
    return probabilities[Int(start)...].reversed().reduce(0, +)
  }

  /// The mean less a number.
  func excessOfMean(over sum: Double) -> Double {
    probabilities.enumerated().reduce(0) { $0 + $1.element * (first - sum + Double($1.offset)) }
  }
}
