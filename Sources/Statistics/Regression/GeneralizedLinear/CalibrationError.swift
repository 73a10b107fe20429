/// Why predicted probabilities cannot be held against outcomes.
///
/// Rows are counted from 0; `count` is the number of rows with the same problem.
public enum CalibrationError: Error, Equatable, Sendable {
  /// A probability is not above 0 and below 1.
  case impossibleProbability(row: Int, count: Int)
  /// The probabilities make fewer than three groups.
  case tooFewGroups(Int)
}

extension CalibrationError: CustomStringConvertible {
  /// What is wrong and where, what is allowed, and what to do about it.
  public var description: String {
    switch self {
    case .impossibleProbability(let row, let count):
      "probability, row \(row)\(count > 1 ? " and \(count - 1) more" : ""): not between 0 and 1. "
        + "Allowed: above 0 and below 1. Leave out rows whose outcome is certain."
    case .tooFewGroups(let found):
      "Hosmer-Lemeshow test: the probabilities make \(found) of the three groups needed. "
        + "Test a model that tells more subjects apart."
    }
  }
}
