/// The rate that a standard population would have with the rates of several strata, such as ages.
///
/// Source: Fay & Feuer, *Statistics in Medicine* 1997;16:791–801.
public struct StandardizedRate: Equatable, Sendable {
  /// The weighted mean of the rates of the strata, per unit of exposure.
  public let estimate: Double
  /// The variance of the estimate.
  public let variance: Double
  /// What one more event would add to the estimate where it adds most.
  private let largestWeight: Double

  /// The mean of rates, weighted by the sizes of the strata in a standard population.
  ///
  /// - Parameters:
  ///   - rates: One for each stratum, at least one.
  ///   - standard: The size of each stratum in the standard population, in any unit; not negative.
  /// - Throws: ``RateError/tooFewRates(analysis:found:needed:)``,
  ///   ``RateError/impossibleStandard(_:stratum:)``.
  public init(_ rates: [PoissonRate], standard: [Double]) throws {
    precondition(rates.count == standard.count, "Every stratum has a size in the standard.")
    guard !rates.isEmpty else {
      throw RateError.tooFewRates(analysis: "Standardized rate", found: 0, needed: 1)
    }
    if let stratum = standard.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw RateError.impossibleStandard(standard[stratum], stratum: stratum)
    }
    let largest = standard.reduce(0, max)
    guard largest > 0 else { throw RateError.impossibleStandard(0, stratum: 0) }
    let shares = standard.map { $0 / largest }
    let total = shares.reduce(0, +)
    let weights = zip(shares, rates).map { $0 / total / $1.exposure }
    estimate = zip(weights, rates).reduce(0) { $0 + $1.0 * Double($1.1.events) }
    variance = zip(weights, rates).reduce(0) { $0 + $1.0 * $1.0 * Double($1.1.events) }
    largestWeight = weights.reduce(0, max)
  }

  /// The confidence interval from gamma distributions, exact with a single stratum.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: Per unit of exposure, at or above 0; without events the lower limit is 0.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let tail = tailProbability(level: level)
    let (mean, spread) = (estimate + largestWeight, variance + largestWeight * largestWeight)
    let lower = estimate > 0 ? gamma(estimate, variance).quantile(tail) : 0
    return ConfidenceInterval(
      lower: lower, upper: gamma(mean, spread).upperQuantile(tail), level: level)
  }

  private func gamma(_ mean: Double, _ variance: Double) -> GammaDistribution {
    GammaDistribution(shape: mean / variance * mean, scale: variance / mean)
  }
}
