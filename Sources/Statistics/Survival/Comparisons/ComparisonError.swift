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
  /// A weight is not a whole number; rows are counted from 0, and `count` is the number of rows with
  /// the same problem.
  case weightsNotWhole(row: Int, count: Int)
  /// The weights add up to more than 2⁵³ subjects, or their variance has no Double.
  case weightsTooLarge
  /// The code of a group is negative, or above 1000 with too few groups below it.
  case groupCode(Int, row: Int)
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
      "Log-rank test: the weighting gives no weight to any event, or one too small for a number. "
        + "Choose one that counts the first events, such as the log-rank test itself."
    case .constantScores:
      "Test for trend: all groups with subjects at risk have the same score. "
        + "Give at least two different scores."
    case .scoreNotFinite(let group):
      "Test for trend: the score of group \(group) is not a finite number."
    case .weightsNotWhole(let row, let count):
      "Log-rank test: the weight of row \(row)\(count > 1 ? " and \(count - 1) more" : "") is not "
        + "whole. Weights count subjects; for weights that are not whole fit a CoxModel with robust "
        + "errors and read its robust score test."
    case .weightsTooLarge:
      "Log-rank test: the weights are too large. They count subjects. "
        + "Allowed: together at most 9007199254740992."
    case .groupCode(let code, let row):
      "Comparison of groups, row \(row): \(code) is not the code of a group. Allowed: 0...1000, and "
        + "above that codes of which none below is left out. Number the groups 0, 1, 2, …"
    case .emptyGroup(let group):
      "Comparison of curves: group \(group) has no subjects. Drop it."
    case .impossibleTime:
      "Comparison of curves: the time is not a finite number after the start. Choose another."
    }
  }
}
