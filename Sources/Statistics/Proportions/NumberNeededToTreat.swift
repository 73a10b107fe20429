/// How many subjects have to be in the first group rather than the second for one success more: the
/// reciprocal of the risk difference.
///
/// Source: Altman, *British Medical Journal* 1998;317:1309–1312.
public struct NumberNeededToTreat: Equatable, Sendable {
  /// The numbers that the data do not exclude.
  public enum Interval: Equatable, Sendable {
    /// From `lower` to `upper`, of one sign; a limit is infinite where one of the difference is 0.
    case finite(lower: Double, upper: Double)
    /// The interval of the difference contains 0: all numbers from `benefit` up and, meeting them in
    /// infinity, all from `harm` (below 0) down.
    case throughInfinity(benefit: Double, harm: Double)
  }

  /// The difference of the proportions and its interval.
  public let difference: RiskDifference
  /// The reciprocal of the difference; below 0 for a number needed to harm, `nil` where the
  /// difference is 0.
  public let estimate: Double?
  /// The interval, by that of the difference.
  public let interval: Interval

  /// The number that belongs to a difference.
  public init(_ difference: RiskDifference) {
    self.difference = difference
    estimate = difference.estimate == 0 ? nil : 1 / difference.estimate
    let (lower, upper) = (difference.interval.lower, difference.interval.upper)
    if lower < 0, upper > 0 {
      interval = .throughInfinity(benefit: 1 / upper, harm: 1 / lower)
    } else if lower >= 0 {
      interval = .finite(lower: 1 / upper, upper: lower == 0 ? .infinity : 1 / lower)
    } else {
      interval = .finite(lower: upper == 0 ? -.infinity : 1 / upper, upper: 1 / lower)
    }
  }
}
