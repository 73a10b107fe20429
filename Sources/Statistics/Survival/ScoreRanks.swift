/// The scores of subjects as their ranks among the distinct scores, from 0.
struct ScoreRanks {
  /// For each place in an order of rows, its rank.
  let ranks: [Int32]
  /// The number of distinct scores.
  let count: Int

  /// The ranks of scores, none of them NaN.
  ///
  /// - Parameters:
  ///   - scores: One for each row.
  ///   - order: For each place its row.
  init(_ scores: [Double], order: [Int32]) {
    let all = ScoreRanks.ranks(scores)
    (ranks, count) = (order.map { all.ranks[Int($0)] }, all.count)
  }

  /// The ranks where few scores are possible.
  ///
  /// - Parameters:
  ///   - scores: One for each pattern.
  ///   - patterns: For each place its pattern.
  init(_ scores: [Double], patterns: [UInt16]) {
    let all = ScoreRanks.ranks(scores)
    (ranks, count) = (patterns.map { all.ranks[Int($0)] }, all.count)
  }

  private static func ranks(_ scores: [Double]) -> (ranks: [Int32], count: Int) {
    var ranks = [Int32](repeating: 0, count: scores.count)
    var (rank, last) = (Int32(-1), Double.nan)
    for row in ascendingOrder(of: scores) {
      let score = scores[Int(row)]
      if score != last { (rank, last) = (rank + 1, score) }
      ranks[Int(row)] = rank
    }
    return (ranks, Int(rank) + 1)
  }
}
