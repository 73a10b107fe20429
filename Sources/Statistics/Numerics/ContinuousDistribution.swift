#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A probability distribution with a density.
///
/// Each tail is computed as itself, never as 1 minus the other, and has a logarithm that remains
/// finite where the probability is below the smallest Double. A quantile is ±∞ only for a
/// probability of 0 or 1 of a distribution without bound on that side, or where it is beyond the
/// largest Double.
public protocol ContinuousDistribution: Equatable, Sendable {
  /// The natural logarithm of the density at x: −∞ outside the range of the distribution, +∞ where
  /// the density is unbounded.
  func logDensity(_ x: Double) -> Double
  /// Both tails at x.
  func tails(at x: Double) -> TailProbabilities
  /// The value below which a probability lies whose natural logarithm is given, at most 0.
  func quantile(logProbability: Double) -> Double
  /// The value above which a probability lies whose natural logarithm is given, at most 0.
  func upperQuantile(logProbability: Double) -> Double
}

extension ContinuousDistribution {
  /// The probability density at x.
  public func density(_ x: Double) -> Double { exp(logDensity(x)) }

  /// The probability of a value at or below x.
  public func cumulative(_ x: Double) -> Double { tails(at: x).lower }

  /// The probability of a value above x; 0 where a Double holds no smaller number: use
  /// ``logUpperTail(_:)`` there.
  public func upperTail(_ x: Double) -> Double { tails(at: x).upper }

  /// The natural logarithm of the probability of a value at or below x.
  public func logCumulative(_ x: Double) -> Double { tails(at: x).logLower }

  /// The natural logarithm of the probability of a value above x.
  public func logUpperTail(_ x: Double) -> Double { tails(at: x).logUpper }

  /// The value below which the given probability, in 0...1, lies.
  public func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "A probability lies in 0...1.")
    return probability <= 0.5
      ? quantile(logProbability: log(probability))
      : upperQuantile(logProbability: log1p(-probability))
  }

  /// The value above which the given probability, in 0...1, lies.
  ///
  /// More precise than the ``quantile(_:)`` of 1 minus a small probability.
  public func upperQuantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "A probability lies in 0...1.")
    return probability <= 0.5
      ? upperQuantile(logProbability: log(probability))
      : quantile(logProbability: log1p(-probability))
  }
}

/// log(1 − p) from log p, exact to the last digits at both ends.
func logComplement(_ logProbability: Double) -> Double {
  precondition(logProbability <= 0, "The logarithm of a probability is at most 0.")
  return logProbability < -logTwo ? log1p(-exp(logProbability)) : log(-expm1(logProbability))
}

/// log 2.
let logTwo = 0.693147180559945309417232121458
