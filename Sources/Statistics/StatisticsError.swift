/// Why numbers do not determine the answer that was asked for.
///
/// Groups are named by their position in the argument, from 0: the caller knows their labels, and
/// may match a case to say the same with a label.
public enum StatisticsError: Error, Equatable, Sendable {
  /// Fewer than two groups have a subject at risk when an event happens.
  case tooFewGroups(analysis: String)
  /// No subject of any group had the event.
  case noEvents(analysis: String)
  /// Every subject still at risk had the event at one time, so that no order is left to compare.
  case noVariation(analysis: String)
  /// The group has no subject.
  case emptyGroup(Int)
  /// The group has subjects, but none of them had the event.
  case groupWithoutEvents(Int)
  /// The coefficient of the group has no finite estimate: complete separation in time.
  case unboundedCoefficient(group: Int, direction: Direction)
  /// The iteration stopped before it had found the maximum of the likelihood.
  case notConverged(iterations: Int)

  /// The way in which an unbounded coefficient runs.
  public enum Direction: String, Sendable {
    /// Towards a hazard ratio of infinity.
    case upward
    /// Towards a hazard ratio of zero.
    case downward
  }
}

extension StatisticsError: CustomStringConvertible {
  /// Which analysis fails, what is wrong, and what to do about it, in two or three sentences.
  public var description: String {
    "\(analysis): \(problem)"
  }

  private var analysis: String {
    switch self {
    case .tooFewGroups(let analysis), .noEvents(let analysis), .noVariation(let analysis): analysis
    case .emptyGroup, .groupWithoutEvents, .unboundedCoefficient, .notConverged: "Cox model"
    }
  }

  private var problem: String {
    switch self {
    case .tooFewGroups:
      "fewer than two groups have subjects at risk at an event. "
        + "Compare groups that were observed until the first event."
    case .noEvents:
      "no subject had the event, so there is nothing to compare."
    case .noVariation:
      "all subjects at risk had the event at the same time, so no group can be ahead of another."
    case .emptyGroup(let group):
      "group \(group) has no subjects. Drop it."
    case .groupWithoutEvents(let group):
      "the hazard ratio of group \(group) has no finite estimate, because none of its subjects "
        + "had the event. Merge or drop that group."
    case .unboundedCoefficient(let group, .upward):
      "the coefficient of group \(group) grows without bound, because the reference had no event "
        + "while a subject of that group was at risk. Merge or drop that group."
    case .unboundedCoefficient(let group, .downward):
      "the coefficient of group \(group) falls without bound, because that group had no event "
        + "while a subject of the reference was at risk. Merge or drop that group."
    case .notConverged(let iterations):
      "the likelihood was still changing after \(iterations) iterations."
    }
  }
}
