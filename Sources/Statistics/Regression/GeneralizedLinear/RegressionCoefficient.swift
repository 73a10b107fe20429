#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The estimate of one coefficient of a regression with a logarithmic scale: of log odds or of log
/// rates.
public struct RegressionCoefficient: WaldEstimate, Equatable, Sendable {
  /// The name of its column; "(Intercept)" for that of the constant.
  public let name: String
  /// The estimate: the change of the predictor for a covariate larger by 1.
  public let estimate: Double
  /// The standard error of `estimate`.
  public let standardError: Double

  /// e to the estimate: an odds ratio in a logistic model, a rate ratio in a Poisson model; of the
  /// intercept the odds or the rate where every covariate is 0.
  public var ratio: Double {
    exp(estimate)
  }
}
