#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The F distribution, of the ratio of two mean squares.
///
/// Accurate to about 1e-14 relative in either tail.
public struct FDistribution: ContinuousDistribution {
  /// The degrees of freedom of the numerator; above 0, not always whole.
  public let numeratorDegreesOfFreedom: Double
  /// The degrees of freedom of the denominator; above 0, not always whole. Infinite ones make it
  /// a chi-square distribution divided by its degrees of freedom.
  public let denominatorDegreesOfFreedom: Double

  /// The distribution with the given degrees of freedom of numerator, above 0 and finite, and
  /// denominator, above 0; infinity is allowed.
  public init(numeratorDegreesOfFreedom: Double, denominatorDegreesOfFreedom: Double) {
    precondition(
      numeratorDegreesOfFreedom > 0 && numeratorDegreesOfFreedom.isFinite
        && denominatorDegreesOfFreedom > 0,
      "The degrees of freedom of an F distribution are above 0, those of the numerator finite.")
    self.numeratorDegreesOfFreedom = numeratorDegreesOfFreedom
    self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
  }

  private var a: Double { numeratorDegreesOfFreedom / 2 }
  private var b: Double { denominatorDegreesOfFreedom / 2 }

  /// The distribution for infinite degrees of freedom of the denominator.
  private var limit: GammaDistribution? {
    b < .infinity ? nil : GammaDistribution(shape: a, scale: 1 / a)
  }

  /// The natural logarithm of the density at f; +∞ at 0 below two degrees of freedom of the
  /// numerator.
  public func logDensity(_ f: Double) -> Double {
    if let limit { return limit.logDensity(f) }
    guard f > 0, f < .infinity else {
      guard f == 0, a <= 1 else { return -.infinity }
      return a < 1 ? .infinity : 0
    }
    return point(f).logKernel - log(f)
  }

  /// Both tails at f.
  public func tails(at f: Double) -> TailProbabilities {
    if let limit { return limit.tails(at: f) }
    guard f < .infinity else { return TailProbabilities(upper: 0) }
    return point(max(f, 0)).tails
  }

  private func point(_ f: Double) -> IncompleteBeta {
    let odds = a / b * f
    guard odds > 1e-280, odds < 1e280 else { return IncompleteBeta(a: a, b: b, odds: odds) }
    return IncompleteBeta(
      a: a, b: b, x: odds / (1 + odds), y: 1 / (1 + odds), shift: a * (1 - f) / (1 + odds))
  }

  /// The value below which a probability lies whose natural logarithm is given, at most 0.
  public func quantile(logProbability: Double) -> Double {
    if let limit { return limit.quantile(logProbability: logProbability) }
    return logProbability <= -logTwo
      ? b / a * IncompleteBeta.odds(a: a, b: b, logLower: logProbability)
      : upperQuantile(logProbability: logComplement(logProbability))
  }

  /// The value above which a probability lies whose natural logarithm is given, at most 0.
  public func upperQuantile(logProbability: Double) -> Double {
    if let limit { return limit.upperQuantile(logProbability: logProbability) }
    return logProbability <= -logTwo
      ? b / a / IncompleteBeta.odds(a: b, b: a, logLower: logProbability)
      : quantile(logProbability: logComplement(logProbability))
  }
}
