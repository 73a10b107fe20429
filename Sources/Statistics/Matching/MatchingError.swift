/// Why subjects cannot be matched or weighted by their scores, or a covariate compared.
///
/// Positions are those of the arguments, from 0; `count` is the number with the same problem.
public enum MatchingError: Error, Equatable, Sendable {
  /// No subject is treated.
  case noTreated
  /// No subject is a control.
  case noControls
  /// The score is missing (NaN), infinite or above 1e290 in size.
  case scoreNotFinite(position: Int, count: Int)
  /// The score is not a probability between 0 and 1, both excluded.
  case scoreNotBetweenZeroAndOne(position: Int, count: Int)
  /// The weight of the subject is too large for a Double.
  case unboundedWeight(position: Int)
  /// The caliper is negative or not a number.
  case impossibleCaliper(Double)
  /// Too few subjects, or too few of one arm, have a standard deviation for the caliper.
  case undefinedSpread
  /// The value of the covariate is missing (NaN) or infinite.
  case valueNotFinite(position: Int, count: Int)
  /// The covariate is called binary but has a value other than 0 and 1.
  case valueNotBinary(position: Int)
  /// The weight is negative, missing (NaN) or infinite.
  case impossibleWeight(position: Int)
  /// The weights of an arm add up to 0.
  case noWeight(arm: StudyArm)
  /// The limits between which weights are cut do not ascend, or are no numbers of their kind.
  case impossibleTruncation(lower: Double, upper: Double)
  /// A ratio of risks, odds or hazards, or one of its limits, that is not above 0 and finite.
  case impossibleRatio(Double)
  /// The limits of an interval do not enclose the estimate.
  case impossibleInterval(lower: Double, upper: Double)
  /// A number that has to be finite, or finite and above 0, is not.
  case impossibleNumber(name: String, value: Double)
  /// A proportion of no subjects, or with a number of events outside 0...subjects.
  case impossibleProportion(events: Int, subjects: Int)
}

extension MatchingError: CustomStringConvertible {
  /// What is wrong and where, what is allowed, and what to do about it.
  public var description: String {
    switch self {
    case .noTreated, .noControls, .noWeight, .undefinedSpread: armProblem
    case .scoreNotFinite, .scoreNotBetweenZeroAndOne, .unboundedWeight: scoreProblem
    case .valueNotFinite, .valueNotBinary, .impossibleWeight: columnProblem
    default: argumentProblem
    }
  }

  private var armProblem: String {
    switch self {
    case .noTreated:
      "no subject is treated. Matching and weighting compare treated subjects with controls."
    case .noControls:
      "no subject is a control. Matching and weighting compare treated subjects with controls."
    case .noWeight(.treated):
      "the weights of the treated subjects add up to 0. At least one has to be above 0."
    case .noWeight:
      "the weights of the controls add up to 0. At least one has to be above 0."
    default:
      "the caliper is in standard deviations, but too few subjects have one. "
        + "At least two, and for the pooled one two of each arm, have to be left to match. "
        + "Give the width of the caliper in units of the score."
    }
  }

  private var scoreProblem: String {
    switch self {
    case .scoreNotFinite(let position, let count):
      "score \(position)\(others(count)): not a finite number, or above 1e290 in size. "
        + "Leave out subjects without a score."
    case .scoreNotBetweenZeroAndOne(let position, let count):
      "score \(position)\(others(count)): not a probability between 0 and 1, both excluded. "
        + "A score of exactly 0 or 1 means that a covariate decides the treatment: "
        + "drop that covariate or those subjects."
    case .unboundedWeight(let position):
      "score \(position): so close to 0 that its weight is too large for a number. "
        + "Leave that subject out, or use overlap weights."
    default: ""
    }
  }

  private var columnProblem: String {
    switch self {
    case .valueNotFinite(let position, let count):
      "value \(position)\(others(count)): not a finite number. "
        + "Leave out subjects without a value, or impute it."
    case .valueNotBinary(let position):
      "value \(position): neither 0 nor 1. Call the covariate continuous, or recode it."
    case .impossibleWeight(let position):
      "weight \(position): not a finite number at or above 0."
    default: ""
    }
  }

  private var argumentProblem: String {
    switch self {
    case .impossibleCaliper(let width):
      "a caliper of \(width) is not a width. Allowed: 0 and above."
    case .impossibleTruncation(let lower, let upper):
      "weights cannot be cut at \(lower) and \(upper). Allowed: quantiles in 0...1 or "
        + "weights at or above 0, the lower first."
    case .impossibleRatio(let value):
      "\(value) is not a ratio. Allowed: finite numbers above 0."
    case .impossibleInterval(let lower, let upper):
      "the limits \(lower) and \(upper) do not enclose the estimate."
    case .impossibleNumber(let name, let value):
      "\(value) is not a possible \(name)."
    case .impossibleProportion(let events, let subjects):
      "\(events) of \(subjects) is not a proportion. "
        + "Allowed: at least one subject, and events from 0 to the number of subjects."
    default: ""
    }
  }

  private func others(_ count: Int) -> String {
    count > 1 ? " and \(count - 1) more" : ""
  }
}
