/// Why counts are not a proportion, or do not determine what was asked of proportions.
public enum ProportionError: Error, Equatable, Sendable {
  /// A proportion of no subjects, or with a number of successes outside 0...subjects.
  case impossibleProportion(successes: Int, subjects: Int)
  /// No stratum has subjects in both groups.
  case noComparableStratum
}

extension ProportionError: CustomStringConvertible {
  /// What is wrong, and what is allowed.
  public var description: String {
    switch self {
    case .impossibleProportion(let successes, let subjects):
      "Proportion: \(successes) of \(subjects) is not a proportion. "
        + "Allowed: at least one subject, and successes from 0 to the number of subjects."
    case .noComparableStratum:
      "Stratified proportions: no stratum has subjects in both groups. Merge strata."
    }
  }
}

/// Checks a number of successes among subjects.
func requireProportion(_ successes: Int, of subjects: Int) throws {
  guard subjects > 0, (0...subjects).contains(successes) else {
    throw ProportionError.impossibleProportion(successes: successes, subjects: subjects)
  }
}
