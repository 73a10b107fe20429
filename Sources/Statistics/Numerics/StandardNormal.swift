#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The normal distribution with mean 0 and standard deviation 1.
///
/// Accurate to about 1e-13 relative, in the tails too: each tail is computed as itself, never as
/// 1 minus the other.
public enum StandardNormal {
  /// The probability of a value at or below z.
  public static func cumulative(_ z: Double) -> Double {
    upperTail(-z)
  }

  /// The probability of a value above z; 0 above 38.5, where a Double holds no smaller number.
  public static func upperTail(_ z: Double) -> Double {
    0.5 * erfc(z / 2.0.squareRoot())
  }

  /// The natural logarithm of the probability of a value above z, finite for every finite z.
  public static func logUpperTail(_ z: Double) -> Double {
    if z < -1 { return log1p(-upperTail(-z)) }
    if z < 10 { return log(upperTail(z)) }
    return -0.5 * z * z - halfLogTwoPi - log(reciprocalMillsRatio(z))
  }

  /// The probability density at z.
  public static func density(_ z: Double) -> Double {
    exp(-0.5 * z * z - halfLogTwoPi)
  }

  /// The value below which a given probability lies: ±∞ at 1 and 0.
  ///
  /// - Parameter probability: In 0...1.
  /// - Returns: The quantile, to the last digits of a Double.
  ///
  /// Source: start from Abramowitz & Stegun, *Handbook of Mathematical Functions*, 26.2.23 (error
  /// below 5e-4); four steps of Halley's method, each of which triples the correct digits.
  public static func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "A probability lies in 0...1.")
    let tail = min(probability, 1 - probability)
    guard tail > 0 else { return probability == 0 ? -.infinity : .infinity }
    var z = roughUpperQuantile(tail)
    for _ in 0..<4 {
      // Near the center a tail has lost the digits that tell z from 0; the distance to 1/2 has not.
      let isCentral = tail > 0.25
      let excess =
        isCentral ? (0.5 - tail) - 0.5 * erf(z / 2.0.squareRoot()) : upperTail(z) - tail
      let step = excess / density(z)
      z += step / (1 - 0.5 * z * step)
    }
    return probability < 0.5 ? -z : z
  }

  /// The value above which a tail of at most 1/2 lies, to three decimals.
  private static func roughUpperQuantile(_ tail: Double) -> Double {
    let t = (-2 * log(tail)).squareRoot()
    return t - (2.515517 + t * (0.802853 + t * 0.010328))
      / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  }

  /// Density divided by upper tail, for z ≥ 10, by Laplace's continued fraction
  /// z + 1/(z + 2/(z + 3/(z + …))).
  private static func reciprocalMillsRatio(_ z: Double) -> Double {
    (1...40).reversed().reduce(z) { z + Double($1) / $0 }
  }
}
