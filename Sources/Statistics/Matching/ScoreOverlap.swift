/// How far the scores of the arms overlap.
public struct ScoreOverlap: Equatable, Sendable {
  /// The smallest and the largest score of the treated.
  public let treatedRange: ClosedRange<Double>
  /// The smallest and the largest score of the controls.
  public let controlRange: ClosedRange<Double>
  /// The scores that lie in both ranges; `nil` when the ranges do not meet.
  public let commonSupport: ClosedRange<Double>?
  /// The treated subjects outside the range of the controls.
  public let treatedOutside: Int
  /// The controls outside the range of the treated.
  public let controlsOutside: Int
  /// The probability that a treated subject has a larger score than a control, ties counting one
  /// half: the c statistic. 0.5 says that the score does not tell the arms apart, 1 that they do
  /// not overlap.
  public let concordance: Double

  /// Compares the scores of the arms.
  ///
  /// Cost: linear in subjects.
  ///
  /// - Parameters:
  ///   - scores: The score of each subject, finite.
  ///   - treated: Whether the subject had the treatment; as many as scores.
  /// - Throws: ``MatchingError/noTreated``, ``MatchingError/noControls``,
  ///   ``MatchingError/scoreNotFinite(position:count:)``.
  public init(scores: [Double], treated: [Bool]) throws {
    try MatchingCandidates.requireArms(scores, treated)
    let (one, zero) = (
      Self.range(of: .treated, scores, treated), Self.range(of: .control, scores, treated)
    )
    let (low, high) = (
      max(one.lowerBound, zero.lowerBound), min(one.upperBound, zero.upperBound)
    )
    treatedRange = one
    controlRange = zero
    commonSupport = low <= high ? low...high : nil
    var outside = (treated: 0, controls: 0)
    for (score, isTreated) in zip(scores, treated) {
      if isTreated, !zero.contains(score) { outside.treated += 1 }
      if !isTreated, !one.contains(score) { outside.controls += 1 }
    }
    (treatedOutside, controlsOutside) = (outside.treated, outside.controls)
    concordance = Self.concordance(scores, treated)
  }

  private static func range(
    of arm: StudyArm, _ scores: [Double], _ treated: [Bool]
  ) -> ClosedRange<Double> {
    var (low, high) = (Double.infinity, -Double.infinity)
    for (score, isTreated) in zip(scores, treated) where isTreated == (arm == .treated) {
      low = min(low, score)
      high = max(high, score)
    }
    return low...high
  }

  /// Counts, from the lowest score up, the controls below each treated subject.
  private static func concordance(_ scores: [Double], _ treated: [Bool]) -> Double {
    let order = ascendingOrder(of: scores)
    var (below, halves, treatedCount, place) = (0, 0.0, 0, 0)
    while place < order.count {
      let score = scores[Int(order[place])]
      var (ones, zeros) = (0, 0)
      while place < order.count, scores[Int(order[place])] == score {
        if treated[Int(order[place])] { ones += 1 } else { zeros += 1 }
        place += 1
      }
      halves += Double(ones) * Double(2 * below + zeros)
      below += zeros
      treatedCount += ones
    }
    return halves / 2 / (Double(treatedCount) * Double(below))
  }
}
