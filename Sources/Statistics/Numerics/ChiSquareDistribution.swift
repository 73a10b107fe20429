#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The chi-square distribution with a whole number of degrees of freedom.
///
/// Accurate to about 1e-13 relative in the upper tail, which is what a p value is.
public struct ChiSquareDistribution: Equatable, Sendable {
  /// The degrees of freedom, at least 1.
  public let degreesOfFreedom: Int

  /// The distribution with the given degrees of freedom, at least 1.
  public init(degreesOfFreedom: Int) {
    precondition(degreesOfFreedom >= 1, "A chi-square distribution has a degree of freedom.")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value above x; 0 where a Double holds no smaller number (above 1480 for
  /// one degree of freedom): use ``logUpperTail(_:)`` there.
  public func upperTail(_ x: Double) -> Double {
    exp(logUpperTail(x))
  }

  /// The natural logarithm of the probability of a value above x.
  ///
  /// For whole degrees of freedom the tail is a finite sum of positive terms, the Poisson sum, and
  /// for odd ones a normal tail besides. Cost: proportional to the degrees of freedom.
  ///
  /// Source: Abramowitz & Stegun, *Handbook of Mathematical Functions*, 26.4.4 and 26.4.5.
  public func logUpperTail(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    let isOdd = !degreesOfFreedom.isMultiple(of: 2)
    let sum = logPoissonSum(mean: x / 2, firstExponent: isOdd ? 0.5 : 0)
    guard isOdd else { return min(0, sum ?? 0) }
    let normal = log(2) + StandardNormal.logUpperTail(x.squareRoot())
    guard let sum else { return min(0, normal) }
    return min(0, max(normal, sum) + log1p(exp(-abs(normal - sum))))
  }

  /// The logarithm of e^(−mean) · Σ mean^a / Γ(a + 1) over a = first, first + 1, … < df/2; nil
  /// where the sum has no term.
  ///
  /// It starts at the largest term and walks down to both sides, so that nothing overflows.
  private func logPoissonSum(mean: Double, firstExponent: Double) -> Double? {
    let last = Double(degreesOfFreedom) / 2 - 1
    guard last >= firstExponent else { return nil }
    let peak = min(last, firstExponent + mean.rounded(.down))
    var sum = 1.0
    var term = 1.0
    for exponent in stride(from: peak, to: firstExponent, by: -1) {
      term *= exponent / mean
      sum += term
    }
    term = 1
    for exponent in stride(from: peak + 1, through: last, by: 1) {
      term *= mean / exponent
      sum += term
    }
    let logPeak =
      peak == 0
      ? -mean : -stirlingError(peak) - deviance(peak, mean: mean) - 0.5 * log(2 * .pi * peak)
    return logPeak + log(sum)
  }
}
