/// The distribution of a sum of whole scores over all ways in which they could have fallen, each as
/// probable as any other.
struct ExactRankDistribution {
  /// Ways to reach each sum from 0 on.
  private let ways: [Double]
  private let total: Double
  /// Twice the mean, a whole number.
  private let doubledMean: Int

  /// The most scores that are counted: beyond 1,000 the number of ways leaves a Double.
  static let countLimit = 1_000
  /// The most additions that are made, about a second.
  static let costLimit = 1e9

  private init(ways: [Double], doubledMean: Int) {
    self.ways = ways
    self.doubledMean = doubledMean
    total = ways.reduce(0, +)
  }

  /// The Mann-Whitney statistic of samples without ties: in how many of the first × second pairs
  /// the first is larger.
  ///
  /// The numbers of ways are the coefficients of a Gaussian binomial, built up one value of the
  /// smaller sample at a time. Cost: first × second × the smaller.
  ///
  /// - Returns: `nil` beyond the limits.
  ///
  /// Source: Harding, *Applied Statistics* 1984;33:1–6.
  static func mannWhitney(_ first: Int, _ second: Int) -> ExactRankDistribution? {
    let (small, large) = (min(first, second), max(first, second))
    guard first + second <= countLimit else { return nil }
    let top = small * large
    // The distribution is symmetric, and its lower half is the part that loses no digits.
    var half = [Double](repeating: 0, count: top / 2 + 1)
    half[0] = 1
    for own in 1...small {
      let reach = half.count
      for sum in stride(from: own, to: reach, by: 1) { half[sum] += half[sum - own] }
      for sum in stride(from: reach - 1, through: large + own, by: -1) {
        half[sum] -= half[sum - large - own]
      }
    }
    let ways = (0...top).map { half[min($0, top - $0)] }
    return ExactRankDistribution(ways: ways, doubledMean: top)
  }

  /// The sum of the scores that fall on a group of some size.
  ///
  /// Cost: scores × size × largest sum.
  ///
  /// - Returns: `nil` beyond the limits.
  ///
  /// Source: Streitberg & Röhmel, *Statistical Software Newsletter* 1986;12:10–17.
  static func sum(of size: Int, among scores: [Int]) -> ExactRankDistribution? {
    let top = scores.sorted(by: >).prefix(size).reduce(0, +)
    guard scores.count <= countLimit,
      Double(scores.count) * Double(size) * Double(top) <= costLimit
    else { return nil }
    let width = top + 1
    // One row for each size of group so far; a score moves a row up by one and right by itself.
    var rows = [Double](repeating: 0, count: (size + 1) * width)
    rows[0] = 1
    rows.withUnsafeMutableBufferPointer { rows in
      for (seen, score) in scores.enumerated() {
        for row in stride(from: min(size, seen + 1), to: 0, by: -1) where score <= top {
          let (target, source) = (row * width + score, (row - 1) * width)
          for sum in 0..<(width - score) { rows[target + sum] += rows[source + sum] }
        }
      }
    }
    let sumOfScores = scores.reduce(0, +)
    // Twice the mean is whole for the doubled midranks that this is called with.
    return ExactRankDistribution(
      ways: Array(rows[(size * width)...]), doubledMean: 2 * size * sumOfScores / scores.count)
  }

  /// The sum of those scores whose difference is positive, when every sign is a coin's.
  ///
  /// Cost: scores × their sum.
  ///
  /// - Returns: `nil` beyond the limits.
  ///
  /// Source: Streitberg & Röhmel, *Statistical Software Newsletter* 1986;12:10–17.
  static func positivePart(of scores: [Int]) -> ExactRankDistribution? {
    let top = scores.reduce(0, +)
    guard scores.count <= countLimit, Double(scores.count) * Double(top) <= costLimit
    else { return nil }
    var ways = [Double](repeating: 0, count: top + 1)
    ways[0] = 1
    var reach = 0
    ways.withUnsafeMutableBufferPointer { ways in
      for score in scores {
        for sum in stride(from: reach, through: 0, by: -1) { ways[sum + score] += ways[sum] }
        reach += score
      }
    }
    return ExactRankDistribution(ways: ways, doubledMean: top)
  }

  /// The number of pairs that a random order of some subjects leaves ordered.
  ///
  /// Cost: the fourth power of the number.
  ///
  /// - Returns: `nil` beyond 170 subjects, whose orders a Double cannot count.
  ///
  /// Source: Kendall, *Biometrika* 1938;30:81–93.
  static func orderedPairs(_ count: Int) -> ExactRankDistribution? {
    guard count <= 170 else { return nil }
    var ways = [1.0]
    for subject in stride(from: 2, through: count, by: 1) {
      // The next subject finds from 0 to all of those before it ordered.
      let next = (0..<(ways.count + subject - 1)).map { sum in
        ways[max(0, sum - subject + 1)...min(sum, ways.count - 1)].reduce(0, +)
      }
      ways = next
    }
    return ExactRankDistribution(ways: ways, doubledMean: count * (count - 1) / 2)
  }

  /// The sum of squared differences between two orders of some subjects, one of them random.
  ///
  /// Counted over all sets of ranks that the first subjects may have taken. Cost: 2ⁿ × the fourth
  /// power of the number.
  ///
  /// - Returns: `nil` beyond 12 subjects.
  static func squaredDifferences(_ count: Int) -> ExactRankDistribution? {
    guard count <= 12 else { return nil }
    let width = count * (count * count - 1) / 3 + 1
    var ways = [Double](repeating: 0, count: width << count)
    ways[0] = 1
    ways.withUnsafeMutableBufferPointer { ways in
      for taken in 0..<((1 << count) - 1) {
        let subject = taken.nonzeroBitCount
        for rank in 0..<count where taken & (1 << rank) == 0 {
          let square = (subject - rank) * (subject - rank)
          let (source, target) = (taken * width, (taken | 1 << rank) * width + square)
          for sum in 0..<max(0, width - square) { ways[target + sum] += ways[source + sum] }
        }
      }
    }
    return ExactRankDistribution(
      ways: Array(ways[(((1 << count) - 1) * width)...]), doubledMean: width - 1)
  }

  /// The probabilities of a sum at least as far out, in each direction and in either.
  func pValues(of sum: Int) -> PValues {
    let mirror = doubledMean - sum
    let (lower, upper) = (min(sum, mirror), max(sum, mirror))
    let outer = lower == upper ? total : ways(upTo: lower) + ways(from: upper)
    return PValues(
      twoSided: min(1, outer / total), less: min(1, ways(upTo: sum) / total),
      greater: min(1, ways(from: sum) / total))
  }

  private func ways(upTo sum: Int) -> Double {
    ways.prefix(max(0, sum + 1)).reduce(0, +)
  }

  private func ways(from sum: Int) -> Double {
    ways.dropFirst(max(0, sum)).reduce(0, +)
  }

  /// The probability of a sum of 0, the smallest.
  var lowestProbability: Double { ways[0] / total }

  /// The smallest sum that at least a proportion of the ways do not exceed.
  func quantile(_ probability: Double) -> Int {
    var (sum, below) = (0, ways[0])
    while below < probability * total, sum < ways.count - 1 {
      sum += 1
      below += ways[sum]
    }
    return sum
  }
}
