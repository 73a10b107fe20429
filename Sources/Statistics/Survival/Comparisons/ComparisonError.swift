/// Why two or more survival curves, or curves of cumulative incidence, cannot be compared.
///
/// Groups are named by their position in the argument, or by their code, from 0.
public enum ComparisonError: Error, Equatable, Sendable {
  /// The comparison is one of two groups, and another number have subjects.
  case notTwoGroups(count: Int)
  /// The weighting gives no weight to any event.
  case noWeight(LogRankWeighting)
  /// All groups that can be compared have the same score.
  case constantScores
  /// A score of a trend is not a finite number.
  case scoreNotFinite(group: Int)
  /// The weights of the subjects are so large that the variance has no Double.
  case weightsTooLarge
  /// The group has no subjects.
  case emptyGroup(Int)
  /// The time asked for is not a finite number, or the horizon is before the start.
  case impossibleTime
}

extension ComparisonError: CustomStringConvertible {
  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .notTwoGroups(let count):
      "Comparison of two groups: \(count) groups have subjects. Choose two of them."
    case .noWeight:
      "Log-rank test: the weighting gives no weight to any event. "
        + "Choose one that counts the first events, such as the log-rank test itself."
    case .constantScores:
      "Test for trend: all groups with subjects at risk have the same score. "
        + "Give at least two different scores."
    case .scoreNotFinite(let group):
      "Test for trend: the score of group \(group) is not a finite number."
    case .weightsTooLarge:
      "Log-rank test: the weights of the subjects are too large. Divide all by the largest."
    case .emptyGroup(let group):
      "Comparison of curves: group \(group) has no subjects. Drop it."
    case .impossibleTime:
      "Comparison of curves: the time is not a finite number after the start. Choose another."
    }
  }
}
