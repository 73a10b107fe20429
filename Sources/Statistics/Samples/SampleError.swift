/// Why a sample, or a comparison of samples, has no answer.
///
/// Positions count from 0, in the order of the argument.
public enum SampleError: Error, Equatable, Sendable {
  /// A sample without values.
  case noValues
  /// A value that is not a number, infinite, or above 1e305 in size, where limits and differences
  /// leave a Double.
  case impossibleValue(Double, position: Int)
  /// Fewer values, or groups, than the analysis needs.
  case tooFew(analysis: String, what: Countable, found: Int, needed: Int)
  /// All values that the analysis compares are the same, or the same within each group.
  case noVariation(analysis: String)
  /// A weight that is negative, infinite or not a number.
  case impossibleWeight(weight: Double, position: Int)
  /// Weights whose sum is not above 0.
  case noWeight
  /// A p value outside 0...1.
  case impossibleProbability(value: Double, position: Int)
  /// The exact distribution would take too long: beyond a limit of values, or of values and ties.
  case exactTooLarge(analysis: String, values: Int)

  /// What an analysis has too few of.
  public enum Countable: String, Equatable, Sendable {
    /// Values of a sample.
    case values
    /// Groups that are compared.
    case groups
    /// Pairs of values.
    case pairs
    /// Pairs of values that differ from each other.
    case differingPairs = "differing pairs"
    /// Blocks, each with a value of every treatment.
    case blocks

    /// "1 value is", "2 values are".
    fileprivate func counted(_ count: Int) -> String {
      count == 1 ? "1 \(rawValue.dropLast()) is" : "\(count) \(rawValue) are"
    }
  }
}

extension SampleError: CustomStringConvertible {
  /// What is wrong, where, what is allowed, and what to do about it.
  public var description: String {
    switch self {
    case .noValues:
      "Sample: it has no values. Drop the group, or give it at least one value."
    case .impossibleValue(let value, let position):
      "Sample: value \(position) is \(value). Allowed: numbers from -1e305 to 1e305. "
        + "Leave missing values out."
    case .tooFew(let analysis, let what, let found, let needed):
      "\(analysis): \(what.counted(found)) too few. Needed: at least \(needed)."
    case .noVariation(let analysis):
      "\(analysis): the values do not vary, so there is nothing to measure a difference by. "
        + "Describe the groups without a test."
    case .impossibleWeight(let weight, let position):
      "Weighted sample: weight \(position) is \(weight). Allowed: finite numbers from 0."
    case .noWeight:
      "Weighted sample: all weights are 0. Give at least one value a weight above 0."
    case .impossibleProbability(let value, let position):
      "Multiplicity adjustment: p value \(position) is \(value). Allowed: 0 to 1."
    case .exactTooLarge(let analysis, let values):
      "\(analysis): the exact distribution for \(values) values would take too long. "
        + "Use the normal approximation."
    }
  }
}
