#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The regularized incomplete gamma functions P(a, x) and Q(a, x) = 1 − P, a > 0: both tails of a
/// gamma variable with shape a and scale 1.
///
/// A power series below the mean, a continued fraction above it, and the uniform expansion of
/// ``UniformGammaExpansion`` near the mean of a large shape. For a shape below 1 and a small x, P
/// may be near 1; then Q comes from a series of its own. Cost: at most about a hundred terms.
///
/// Source: NIST *Digital Library of Mathematical Functions*, 8.7.1, 8.7.3 and 8.9.2; Gautschi,
/// *ACM Transactions on Mathematical Software* 1979;5:466–481, on when to use which.
func incompleteGamma(shape a: Double, _ x: Double) -> TailProbabilities {
  precondition(!x.isNaN, "A tail needs a point that is a number.")
  guard x > 0 else { return TailProbabilities(lower: 0) }
  guard x < .infinity else { return TailProbabilities(upper: 0) }
  if a >= UniformGammaExpansion.smallestShape, abs(x - a) <= 0.4 * a {
    return UniformGammaExpansion.tails(shape: a, x)
  }
  // xᵃ e⁻ˣ / Γ(a + 1)
  let exponent = -stirlingError(a) - deviance(a, mean: x)
  let factor = 1 / (2 * .pi * a).squareRoot()
  guard x <= max(a + 1, 1.5) else {
    let tail = factor * a * upperGammaFraction(a, x)
    return TailProbabilities(upper: tail, exponent: exponent)
  }
  let lower = TailProbabilities(lower: factor * lowerGammaSeries(a, x), exponent: exponent)
  return a < 1 && x <= 1.5 && lower.lower > 0.5
    ? TailProbabilities(upper: smallShapeUpperTail(a, x)) : lower
}

/// The natural logarithm of xᵃ e⁻ˣ / Γ(a): the density of the logarithm of a gamma variable.
func logGammaKernel(shape a: Double, _ x: Double) -> Double {
  0.5 * log(a) - halfLogTwoPi - stirlingError(a) - deviance(a, mean: x)
}

/// 1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …
private func lowerGammaSeries(_ a: Double, _ x: Double) -> Double {
  var (sum, term, divisor) = (1.0, 1.0, a)
  repeat {
    divisor += 1
    term *= x / divisor
    sum += term
  } while term > 1e-17 * sum
  return sum
}

/// 1/(x + 1 − a − 1·(1 − a)/(x + 3 − a − 2·(2 − a)/(x + 5 − a − …))) by Lentz's method.
private func upperGammaFraction(_ a: Double, _ x: Double) -> Double {
  var b = x + 1 - a
  var numerator = 1e300
  var denominator = 1 / b
  var fraction = denominator
  for n in 1...10_000 {
    let n = Double(n)
    let coefficient = n * (a - n)
    b += 2
    denominator = 1 / nonZero(coefficient * denominator + b)
    numerator = nonZero(b + coefficient / numerator)
    let change = denominator * numerator
    fraction *= change
    if abs(change - 1) <= 2e-16 { break }
  }
  return fraction
}

/// Q(a, x) for a < 1 and x ≤ 1.5, without the cancellation of 1 − P: with
/// P = eᵘ·(1 + Σ a(−x)ⁿ/(n!(a + n))), u = a log x − log Γ(a + 1), the 1 goes away by hand.
private func smallShapeUpperTail(_ a: Double, _ x: Double) -> Double {
  let u = a * log(x) - logGammaIncrease(from: 1, by: a)
  var (sum, term, n) = (0.0, a, 0.0)
  repeat {
    n += 1
    term *= -x / n
    sum += term / (a + n)
  } while abs(term) > 1e-18 * a
  return -expm1(u) - exp(u) * sum
}

/// The value, or a tiny one in place of 0, by which Lentz's method may divide.
@inline(__always)
func nonZero(_ value: Double) -> Double {
  abs(value) < 1e-300 ? 1e-300 : value
}
