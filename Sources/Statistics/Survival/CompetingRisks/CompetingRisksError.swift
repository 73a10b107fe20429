/// What is wrong with observations of competing events, or why they do not determine an answer.
public enum CompetingRisksError: Error, Equatable, Sendable {
  /// The code of a cause is not one of those named; rows are counted from 0, and `count` is the
  /// number of rows with the same problem.
  case unknownCause(code: Int, row: Int, causes: Int, count: Int)
  /// No subject had an event of the cause.
  case noEvents(cause: String)
  /// Fewer than two groups have a subject at risk when an event of the cause happens.
  case tooFewGroups(cause: String)
  /// The groups at risk leave no chance to the events of the cause.
  case noVariation(cause: String)
}

extension CompetingRisksError: CustomStringConvertible {
  /// What is wrong and where, and what to do about it.
  public var description: String {
    switch self {
    case .unknownCause(let code, let row, let causes, let count):
      "cause, row \(row)\(count > 1 ? " and \(count - 1) more" : ""): \(code) is not a cause. "
        + "Allowed: 0 for a censored subject, or 1...\(causes)."
    case .noEvents(let cause):
      "Competing risks: no subject had the event \(cause), so there is nothing to compare."
    case .tooFewGroups(let cause):
      "Competing risks: fewer than two groups have subjects at risk at an event \(cause). "
        + "Compare groups that were observed until the first such event."
    case .noVariation(let cause):
      "Competing risks: all subjects at risk had the event \(cause) at the same time, "
        + "so no group can be ahead of another."
    }
  }
}
