/// Why a bootstrap has no answer.
public enum BootstrapError: Error, Equatable, Sendable {
  /// There is no subject to draw.
  case noSubjects
  /// The statistic of all subjects threw an error, was `nil` or not a finite number.
  case noEstimate
  /// Fewer than two replicates had a statistic.
  case tooFewReplicates(succeeded: Int, drawn: Int)
}

extension BootstrapError: CustomStringConvertible {
  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .noSubjects:
      "Bootstrap: there are no subjects to draw from."
    case .noEstimate:
      "Bootstrap: the statistic of the subjects themselves has no value, so there is nothing to "
        + "find an interval of."
    case .tooFewReplicates(let succeeded, let drawn):
      "Bootstrap: only \(succeeded) of \(drawn) replicates had a value of the statistic. "
        + "Choose a statistic that most samples of these subjects determine."
    }
  }
}
