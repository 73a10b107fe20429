#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Events in an exposure, such as first adverse events in the person-years until then: the
/// exposure-adjusted incidence rate.
///
/// The number of events is taken to have a Poisson distribution. With a number of expected events
/// as exposure, the estimate is the ratio of observed to expected, a standardized mortality ratio.
///
/// Source: Rothman & Boice, *Epidemiologic Analysis with a Programmable Calculator*, 1979, chapter 3;
/// each method as named at ``IntervalMethod``.
public struct PoissonRate: Equatable, Sendable {
  /// The number of events.
  public let events: Int
  /// The time under observation, summed over subjects; above 0.
  public let exposure: Double

  /// How limits of a rate are found.
  public enum IntervalMethod: String, CaseIterable, Sendable {
    /// Limits under which what was observed, or more extreme, keeps half of what the level leaves;
    /// R's `poisson.test`.
    ///
    /// Source: Garwood, *Biometrika* 1936;28:437–442.
    case exact
    /// The same with half the probability of what was observed: shorter, and near the level.
    ///
    /// Source: Cohen & Yang, *The American Statistician* 1994;48:306–310.
    case midP
    /// The rates that a normal test with their own variance does not reject.
    ///
    /// Source: Barker, *The American Statistician* 2002;56:85–89.
    case score
    /// An approximation of the exact limits by cube roots.
    ///
    /// Source: Breslow & Day, *Statistical Methods in Cancer Research* II, 1987, section 2.3.
    case byar
    /// Estimate ± normal deviate × standard error, not below 0; of no width without events.
    case wald
  }

  /// A rate from its parts.
  ///
  /// - Parameters:
  ///   - events: From 0.
  ///   - exposure: In any unit of time; above 0, from 1e-100 to 1e100.
  /// - Throws: ``RateError/impossibleEvents(_:)``, ``RateError/impossibleExposure(_:)``.
  public init(events: Int, exposure: Double) throws {
    guard (0...(1 << 53)).contains(events) else { throw RateError.impossibleEvents(events) }
    guard (1e-100...1e100).contains(exposure) else { throw RateError.impossibleExposure(exposure) }
    (self.events, self.exposure) = (events, exposure)
  }

  /// The events in some exposure.
  ///
  /// - Parameter unit: 1 for events per unit of exposure; 100 for events per 100 person-years where
  ///   exposure is in years.
  /// - Returns: At or above 0.
  public func estimate(per unit: Double = 1) -> Double {
    Double(events) / exposure * unit
  }

  /// The confidence interval of the rate.
  ///
  /// - Parameters:
  ///   - level: Coverage, between 0 and 1.
  ///   - method: How the limits are found.
  ///   - unit: The exposure that the limits refer to, as for the estimate.
  /// - Returns: At or above 0; without events the lower limit is 0.
  public func interval(
    level: Double = 0.95, method: IntervalMethod = .exact, per unit: Double = 1
  ) -> ConfidenceInterval {
    let limits =
      switch method {
      case .exact: exactLimits(tail: tailProbability(level: level))
      case .midP: midPLimits(tail: tailProbability(level: level))
      case .score: scoreLimits(deviate: twoSidedDeviate(level: level))
      case .byar: byarLimits(deviate: twoSidedDeviate(level: level))
      case .wald: waldLimits(deviate: twoSidedDeviate(level: level))
      }
    return ConfidenceInterval(
      lower: limits.lower / exposure * unit, upper: limits.upper / exposure * unit, level: level)
  }

  /// The exact probability, under a hypothesized rate, of a number of events at least as far out;
  /// two-sided, of all numbers at most as probable as the observed one.
  ///
  /// - Parameters:
  ///   - rate: Per unit of exposure; above 0, and at most 1e15 events in the exposure.
  ///   - alternative: What is tested against the hypothesized rate.
  /// - Returns: In 0...1.
  public func pValue(hypothesized rate: Double, _ alternative: Alternative = .twoSided) -> Double {
    exp(logPValue(hypothesized: rate, alternative))
  }

  /// The natural logarithm of the p value, which stays finite where that is too small for a Double.
  ///
  /// - Parameters:
  ///   - rate: Per unit of exposure; above 0, and at most 1e15 events in the exposure.
  ///   - alternative: What is tested against the hypothesized rate.
  /// - Returns: At most 0.
  public func logPValue(
    hypothesized rate: Double, _ alternative: Alternative = .twoSided
  ) -> Double {
    precondition(
      rate > 0 && rate * exposure <= 1e15,
      "A hypothesized rate is above 0 and lets at most 1e15 events be expected.")
    return WholeCount(PoissonDistribution(mean: rate * exposure)).logPValue(count, alternative)
  }

  // MARK: Limits of the expected number of events

  private var count: Double { Double(events) }

  private func exactLimits(tail: Double) -> (lower: Double, upper: Double) {
    (
      events == 0 ? 0 : GammaDistribution(shape: count).quantile(tail),
      GammaDistribution(shape: count + 1).upperQuantile(tail)
    )
  }

  private func midPLimits(tail: Double) -> (lower: Double, upper: Double) {
    guard events > 0 else { return (0, -log(2 * tail)) }
    // The probability of at least, or more than, the observed events is a gamma tail at their mean.
    let (atLeast, above) = (GammaDistribution(shape: count), GammaDistribution(shape: count + 1))
    let exact = exactLimits(tail: tail)
    let lower = root(
      of: { 0.5 * (atLeast.cumulative($0) + above.cumulative($0)) - tail },
      in: exact.lower...(count + 1))
    let upper = root(
      of: { tail - 0.5 * (atLeast.upperTail($0) + above.upperTail($0)) },
      in: (0.5 * count)...exact.upper)
    // Both exist, as the exact limits lie outside of them.
    return (lower ?? exact.lower, upper ?? exact.upper)
  }

  private func scoreLimits(deviate z: Double) -> (lower: Double, upper: Double) {
    let upper = count + z * z / 2 + z * (count + z * z / 4).squareRoot()
    // The product of both limits is the squared count: no cancellation in the lower one.
    return (count * (count / upper), upper)
  }

  private func byarLimits(deviate z: Double) -> (lower: Double, upper: Double) {
    func cube(_ count: Double, _ sign: Double) -> Double {
      let root = max(0, 1 - 1 / (9 * count) + sign * z / (3 * count.squareRoot()))
      return count * root * root * root
    }
    return (events == 0 ? 0 : cube(count, -1), cube(count + 1, 1))
  }

  private func waldLimits(deviate z: Double) -> (lower: Double, upper: Double) {
    (max(0, count - z * count.squareRoot()), count + z * count.squareRoot())
  }
}
