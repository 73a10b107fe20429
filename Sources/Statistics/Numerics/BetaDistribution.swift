#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The beta distribution on 0...1.
///
/// Accurate to about 1e-13 relative in either tail, whichever is smaller.
public struct BetaDistribution: Equatable, Sendable {
  /// The exponent of x, plus 1; above 0.
  public let alpha: Double
  /// The exponent of 1 − x, plus 1; above 0.
  public let beta: Double

  /// The distribution with density proportional to x^(alpha − 1) · (1 − x)^(beta − 1).
  public init(alpha: Double, beta: Double) {
    precondition(alpha > 0 && beta > 0, "The parameters of a beta distribution are positive.")
    self.alpha = alpha
    self.beta = beta
  }

  /// The probability of a value at or below x, the regularized incomplete beta function.
  public func cumulative(_ x: Double) -> Double {
    tails(x).lower
  }

  /// The probability of a value above x.
  public func upperTail(_ x: Double) -> Double {
    tails(x).upper
  }

  /// The value below which the given probability, in 0...1, lies.
  public func quantile(_ probability: Double) -> Double {
    solve(probability) { tails($0).lower - probability }
  }

  /// The value above which the given probability, in 0...1, lies.
  ///
  /// More precise than the ``quantile(_:)`` of 1 minus a small probability.
  public func upperQuantile(_ probability: Double) -> Double {
    solve(1 - probability) { probability - tails($0).upper }
  }

  /// Both tails at x; the smaller is computed, the larger its complement.
  private func tails(_ x: Double) -> (lower: Double, upper: Double) {
    guard x > 0 else { return (0, 1) }
    guard x < 1 else { return (1, 0) }
    if x < (alpha + 1) / (alpha + beta + 2) {
      let lower = incompleteBeta(x, 1 - x, alpha, beta)
      return (lower, 1 - lower)
    }
    let upper = incompleteBeta(1 - x, x, beta, alpha)
    return (1 - upper, upper)
  }

  /// The root of an increasing function on 0...1: Newton's method, and bisection whenever a step
  /// would leave the interval in which the root is known to lie.
  private func solve(_ probability: Double, _ excess: (Double) -> Double) -> Double {
    precondition((0...1).contains(probability), "A probability lies in 0...1.")
    var (low, high) = (0.0, 1.0)
    var x = alpha / (alpha + beta)
    for _ in 0..<200 {
      let difference = excess(x)
      if difference < 0 { low = x } else { high = x }
      let newton = x - difference / density(x)
      let next = newton > low && newton < high ? newton : 0.5 * (low + high)
      if abs(next - x) <= 4 * x.ulp { return next }
      x = next
    }
    return x
  }

  /// The density at x in 0 < x < 1.
  private func density(_ x: Double) -> Double {
    let n = alpha + beta
    return binomialTerm(alpha, beta, x, 1 - x) * alpha * beta / (n * x * (1 - x))
  }
}

/// The probability of a beta(a, b) variable at or below x, where y = 1 − x and x is not above the
/// mean, by the continued fraction of the incomplete beta function.
///
/// Cost: proportional to √max(a, b).
///
/// Source: NIST *Digital Library of Mathematical Functions*, 8.17.22; evaluated by Lentz's method.
private func incompleteBeta(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
  var (numerator, denominator) = (1.0, 1 / nonZero(1 - (a + b) * x / (a + 1)))
  var fraction = denominator
  for m in 1...100_000 {
    let m = Double(m)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    let before = fraction
    for coefficient in [even, odd] {
      denominator = 1 / nonZero(1 + coefficient * denominator)
      numerator = nonZero(1 + coefficient / numerator)
      fraction *= denominator * numerator
    }
    if abs(fraction - before) <= 1e-16 * abs(fraction) { break }
  }
  return fraction * binomialTerm(a, b, x, y) * b / (a + b)
}

/// The value, or a tiny one in place of 0, by which Lentz's method may divide.
private func nonZero(_ value: Double) -> Double {
  abs(value) < 1e-300 ? 1e-300 : value
}

/// Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)) · xᵃ yᵇ, where x + y = 1: a binomial probability with
/// "numbers" of successes a and failures b that need not be whole.
///
/// The deviances keep full precision where a plain logarithm of the powers would lose as many
/// digits as a + b has.
///
/// Source: Loader, *Fast and Accurate Computation of Binomial Probabilities*, 2000.
private func binomialTerm(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
  let n = a + b
  let exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b)
    - deviance(a, mean: n * x) - deviance(b, mean: n * y)
  return exp(exponent) * (n / (2 * .pi * a * b)).squareRoot()
}
