/// A two-sided confidence interval whose limits are both known.
///
/// An interval that may lack a limit has a type of its own, such as ``QuantileInterval``.
public struct ConfidenceInterval: Equatable, Sendable {
  /// The lower limit, in the unit of the estimate.
  public let lower: Double
  /// The upper limit, in the unit of the estimate.
  public let upper: Double
  /// The coverage, between 0 and 1; 0.95 is usual.
  public let level: Double

  /// An interval from its parts.
  public init(lower: Double, upper: Double, level: Double) {
    self.lower = lower
    self.upper = upper
    self.level = level
  }
}

/// The probability that a two-sided interval leaves on each side: 0.025 for a level of 0.95.
///
/// A level outside 0 < level < 1 is a programmer's mistake and stops the program.
func tailProbability(level: Double) -> Double {
  precondition(level > 0 && level < 1, "A confidence level lies between 0 and 1, both excluded.")
  return (1 - level) / 2
}

/// The standard normal deviate of a two-sided interval: 1.96 for a level of 0.95.
func twoSidedDeviate(level: Double) -> Double {
  -StandardNormal.quantile(tailProbability(level: level))
}
