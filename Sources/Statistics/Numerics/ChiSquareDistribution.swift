/// The chi-square distribution.
///
/// Accurate to about 1e-14 relative in either tail.
public struct ChiSquareDistribution: ContinuousDistribution {
  /// The degrees of freedom; above 0, not always whole.
  public let degreesOfFreedom: Double

  private let gamma: GammaDistribution

  /// The distribution with the given degrees of freedom, above 0 and finite.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite,
      "The degrees of freedom of a chi-square distribution are positive and finite.")
    self.degreesOfFreedom = degreesOfFreedom
    gamma = GammaDistribution(shape: degreesOfFreedom / 2, scale: 2)
  }

  /// The distribution with the given whole degrees of freedom, at least 1.
  public init(degreesOfFreedom: Int) {
    self.init(degreesOfFreedom: Double(degreesOfFreedom))
  }

  /// The natural logarithm of the density at x; +∞ at 0 below two degrees of freedom.
  public func logDensity(_ x: Double) -> Double { gamma.logDensity(x) }

  /// Both tails at x.
  public func tails(at x: Double) -> TailProbabilities { gamma.tails(at: x) }

  /// The value below which a probability lies whose natural logarithm is given, at most 0.
  public func quantile(logProbability: Double) -> Double {
    gamma.quantile(logProbability: logProbability)
  }

  /// The value above which a probability lies whose natural logarithm is given, at most 0.
  public func upperQuantile(logProbability: Double) -> Double {
    gamma.upperQuantile(logProbability: logProbability)
  }
}
