import Statistics

/// Why a study has no matching, no score or no model: a sentence to print, naming arms, characteristics and levels as the
/// tables do.
public struct ModelProblem: Error, Equatable, CustomStringConvertible {
  /// What is wrong, and what to do next.
  public let description: String

  /// A problem in words.
  ///
  /// - Parameter description: What is wrong, and what to do next.
  public init(_ description: String) { self.description = description }

  /// Why a Cox model of the arms has no estimate.
  init(_ error: any Error, comparing arms: ComparedArms) {
    let (first, last) = (arms.treatedLabel, arms.referenceLabel)
    switch error {
    case let problem as ModelProblem: self = problem
    case StatisticsError.emptyGroup(let group):
      self.init("“\(group == 0 ? first : last)” has no patients.")
    case StatisticsError.groupWithoutEvents(let group):
      self.init("Nobody in “\(group == 0 ? first : last)” had the event.")
    case StatisticsError.unboundedCoefficient(_, .upward),
      RegressionError.unboundedCoefficient(_, "arm", .upward):
      self.init("“\(last)” had no event while “\(first)” was at risk.")
    case StatisticsError.unboundedCoefficient(_, .downward),
      RegressionError.unboundedCoefficient(_, "arm", .downward):
      self.init("“\(first)” had no event while “\(last)” was at risk.")
    case StatisticsError.noEvents, RegressionError.noEvents:
      self.init("Nobody had the event.")
    case RegressionError.unavailableWithExactTies:
      self.init(
        "Robust errors do not exist with exact ties. Write `ties = \"efron\"` for the survival "
          + "of the study.")
    default: self.init("\(error)")
    }
  }
}
