/// The ranks of values of several samples among all of them, equal values sharing the middle of
/// their ranks.
struct PooledRanks {
  /// The sum of the ranks of each sample.
  let rankSums: [Double]
  /// How many values are equal, for every distinct value in ascending order.
  let tieCounts: [Int]
  /// The number of all values.
  let count: Int

  init(_ samples: [Sample]) {
    var pooled: [(value: Double, sample: Int)] = []
    pooled.reserveCapacity(samples.reduce(0) { $0 + $1.count })
    for (index, sample) in samples.enumerated() {
      for value in sample.sortedValues { pooled.append((value, index)) }
    }
    pooled.sort { $0.value < $1.value }
    var sums = [Double](repeating: 0, count: samples.count)
    var ties: [Int] = []
    var start = 0
    while start < pooled.count {
      var end = start
      while end < pooled.count, pooled[end].value == pooled[start].value { end += 1 }
      let midrank = 0.5 * Double(start + 1 + end)
      for position in start..<end { sums[pooled[position].sample] += midrank }
      ties.append(end - start)
      start = end
    }
    (rankSums, tieCounts, count) = (sums, ties, pooled.count)
  }

  /// Whether two values are equal.
  var hasTies: Bool { tieCounts.count < count }

  /// The factor by which ties reduce the variance of a sum of ranks: 1 − Σ(t³ − t) / (N³ − N); 0
  /// where all values are equal.
  var tieFactor: Double {
    guard tieCounts.count > 1 else { return 0 }
    let all = Double(count)
    return 1 - cubicTieSum(tieCounts) / (all * (all + 1) * (all - 1))
  }

  /// Twice the rank of every value, in ascending order.
  var doubledRanks: [Int] {
    var below = 0
    return tieCounts.flatMap { ties in
      defer { below += ties }
      return repeatElement(2 * below + ties + 1, count: ties)
    }
  }
}

/// Σ(t³ − t) over numbers of equal values.
func cubicTieSum(_ counts: [Int]) -> Double {
  counts.reduce(0) { sum, count in
    let ties = Double(count)
    return sum + (ties - 1) * ties * (ties + 1)
  }
}
