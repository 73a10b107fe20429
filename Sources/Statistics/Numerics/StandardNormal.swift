#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The normal distribution with mean 0 and standard deviation 1.
///
/// Accurate to about 1e-15 relative, in the tails too: each tail is computed as itself, never as
/// 1 minus the other.
public enum StandardNormal {
  /// The probability of a value at or below z.
  public static func cumulative(_ z: Double) -> Double {
    upperTail(-z)
  }

  /// The natural logarithm of the probability of a value at or below z, finite for every finite z.
  public static func logCumulative(_ z: Double) -> Double {
    logUpperTail(-z)
  }

  /// The probability of a value above z; 0 above 38.5, where a Double holds no smaller number.
  public static func upperTail(_ z: Double) -> Double {
    let y = z * rootHalf
    let tail = 0.5 * erfc(y)
    guard z > 1, z < 40 else { return tail }
    // The rounding of y, which far out moves the tail by z² units in the last digit.
    let lost = (-y).addingProduct(z, rootHalf) + z * rootHalfRest
    return tail * (1 - lost * (2 * y + 1 / y))
  }

  /// The natural logarithm of the probability of a value above z, finite for every finite z.
  public static func logUpperTail(_ z: Double) -> Double {
    if z < -1 { return log1p(-upperTail(-z)) }
    if z < 5 { return log(upperTail(z)) }
    guard z < .infinity else { return -.infinity }
    return -0.5 * z * z - halfLogTwoPi - log(reciprocalMillsRatio(z))
  }

  /// The natural logarithm of the probability of a value at least as far from 0 as z, in either
  /// direction.
  public static func logTwoSidedTail(_ z: Double) -> Double {
    min(0, log(2) + logUpperTail(abs(z)))
  }

  /// The probability density at z.
  public static func density(_ z: Double) -> Double {
    exp(logDensity(z))
  }

  /// The natural logarithm of the probability density at z.
  public static func logDensity(_ z: Double) -> Double {
    -0.5 * z * z - halfLogTwoPi
  }

  /// Density divided by upper tail, for z ≥ 5, by Laplace's continued fraction
  /// z + 1/(z + 2/(z + 3/(z + …))).
  static func reciprocalMillsRatio(_ z: Double) -> Double {
    var fraction = z
    for n in stride(from: 20.0, through: 1, by: -1) { fraction = z + n / fraction }
    return fraction
  }

  /// The upper tail at z = √(2h) times eʰ, for h ≥ 0: what is left of the tail when its exponential
  /// is kept apart.
  static func scaledUpperTail(halfSquare h: Double) -> Double {
    h < 12.5
      ? 0.5 * exp(h) * erfc(h.squareRoot())
      : exp(-halfLogTwoPi) / reciprocalMillsRatio((2 * h).squareRoot())
  }

  /// √½ to the nearest Double, and what that leaves out.
  private static let rootHalf = 0.707106781186547524400844362105
  private static let rootHalfRest = -4.833646656726457e-17
}
