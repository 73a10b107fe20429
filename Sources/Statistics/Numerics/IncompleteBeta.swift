#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A point of a beta distribution: its parameters, x, y = 1 − x, and how far x lies from the mean.
///
/// A caller that knows y or the distance better than x tells hands them over, which keeps the
/// digits of t, F and binomial probabilities with large parameters.
struct IncompleteBeta {
  let a: Double
  let b: Double
  let x: Double
  let y: Double
  /// a·y − b·x = a − (a + b)·x.
  let shift: Double

  init(a: Double, b: Double, x: Double, y: Double, shift: Double) {
    (self.a, self.b, self.x, self.y, self.shift) = (a, b, x, y, shift)
  }

  /// The point x, of which 1 − x need not be a Double.
  init(a: Double, b: Double, x: Double) {
    let n = a + b
    let gained = n - max(a, b) - min(a, b)  // by the rounding of the sum
    self.init(a: a, b: b, x: x, y: 1 - x, shift: a.addingProduct(-n, x) + gained * x)
  }

  /// The point with x/y = odds.
  init(a: Double, b: Double, odds: Double) {
    guard odds < 1e300 else {
      self.init(a: a, b: b, x: 1, y: 1 / odds, shift: -b)
      return
    }
    let y = 1 / (1 + odds)
    self.init(a: a, b: b, x: odds * y, y: y, shift: a.addingProduct(-b, odds) * y)
  }

  /// The same point seen from the other end.
  var swapped: IncompleteBeta { IncompleteBeta(a: b, b: a, x: y, y: x, shift: -shift) }

  /// log(xᵃ yᵇ / B(a, b)) less ½ log(ab/(2π(a + b))).
  ///
  /// The deviances keep full precision where a plain logarithm of the powers would lose as many
  /// digits as a + b has.
  ///
  /// Source: Loader, *Fast and Accurate Computation of Binomial Probabilities*, 2000.
  var exponent: Double {
    let n = a + b
    return stirlingError(n) - stirlingError(a) - stirlingError(b)
      - deviance(a, mean: n * x, difference: shift) - deviance(b, mean: n * y, difference: -shift)
  }

  /// What ``exponent`` leaves out.
  var scale: Double { (a / (2 * .pi) * (b / (a + b))).squareRoot() }

  /// log(xᵃ yᵇ / B(a, b)), the logarithm of the density of the log odds.
  var logKernel: Double { exponent + log(scale) }

  /// Both tails.
  ///
  /// Cost: proportional to √max(a, b) near the mean.
  var tails: TailProbabilities {
    precondition(!x.isNaN, "A tail needs a point that is a number.")
    guard x > 0 else { return TailProbabilities(lower: 0) }
    guard y > 0 else { return TailProbabilities(upper: 0) }
    return x <= (a + 1) / (a + b + 2) ? tailsBelowMean : swapped.tailsBelowMean.reversed
  }

  /// Both tails where x is not above the mean.
  private var tailsBelowMean: TailProbabilities {
    let lower = TailProbabilities(lower: fraction * scale, exponent: exponent)
    return a < 1 && lower.lower > 0.5 ? TailProbabilities(upper: smallParameterUpper) : lower
  }

  /// The lower tail divided by xᵃ yᵇ / B(a, b), a continued fraction by Lentz's method.
  ///
  /// It takes the distance from the mean as it is given: the more usual fraction has 1 − x in it,
  /// which loses its digits where x is near 1.
  ///
  /// Source: DiDonato & Morris, *ACM Transactions on Mathematical Software* 1992;18:360–373,
  /// equation 9.
  private var fraction: Double {
    let n = a + b
    var numerator = 1e300
    var denominator = 1 / nonZero(a / (a + 1) * (shift + 1))
    var fraction = denominator
    for m in 1...1_000_000 {
      let m = Double(m)
      let width = a + 2 * m - 1
      let weight = m * (b - m) * x / width
      let coefficient = (a + m - 1) * (n + m - 1) / width * x * weight
      let term = m + weight + (a + m) / (width + 2) * (shift + 1 + m * (1 + y))
      denominator = 1 / nonZero(term + coefficient * denominator)
      numerator = nonZero(term + coefficient / numerator)
      let change = denominator * numerator
      fraction *= change
      if abs(change - 1) <= 2e-16 { break }
    }
    return fraction
  }

  /// The upper tail for a < 1 where the lower is near 1, without the cancellation of 1 − lower: with
  /// lower = eᵘ·(1 + Σ a(1 − b)ₙxⁿ/(n!(a + n))), u = log(xᵃ/(a B(a, b))), the 1 goes away by hand.
  ///
  /// Source: NIST *Digital Library of Mathematical Functions*, 8.17.7.
  private var smallParameterUpper: Double {
    let u = a * log(x) - logScaledBeta
    var (sum, term, n) = (0.0, a, 0.0)
    repeat {
      n += 1
      term *= (n - b) * x / n
      sum += term / (a + n)
    } while abs(term) > 1e-18 * a
    return -expm1(u) - exp(u) * sum
  }

  /// log(a·B(a, b)) = log(Γ(a + 1) Γ(b)/Γ(a + b)), without cancellation for a tiny a.
  var logScaledBeta: Double { logGammaIncrease(from: 1, by: a) - logGammaIncrease(from: b, by: a) }
}
