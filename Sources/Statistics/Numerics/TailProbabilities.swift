#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The two tails of a distribution at a point.
///
/// One of them, usually the smaller, was computed as itself and the other is its complement, so
/// that the small one keeps its digits. Their logarithms remain finite where the probability itself
/// is below the smallest Double.
public struct TailProbabilities: Equatable, Sendable {
  private let isLower: Bool
  private let exponent: Double
  private let factor: Double

  /// A lower tail of factor · e^exponent, and its complement.
  init(lower factor: Double, exponent: Double = 0) {
    (isLower, self.factor, self.exponent) = (true, factor, exponent)
  }

  /// An upper tail of factor · e^exponent, and its complement.
  init(upper factor: Double, exponent: Double = 0) {
    (isLower, self.factor, self.exponent) = (false, factor, exponent)
  }

  private init(isLower: Bool, factor: Double, exponent: Double) {
    (self.isLower, self.factor, self.exponent) = (isLower, factor, exponent)
  }

  /// The tails at the other side: of −X at −x.
  var reversed: TailProbabilities {
    TailProbabilities(isLower: !isLower, factor: factor, exponent: exponent)
  }

  /// An upper tail of half this lower one, and its complement.
  var halvedLower: TailProbabilities {
    isLower
      ? TailProbabilities(upper: factor / 2, exponent: exponent)
      : TailProbabilities(upper: (1 - computed) / 2)
  }

  private var computed: Double { min(1, exp(exponent) * factor) }
  private var logComputed: Double { min(0, exponent + log(factor)) }

  /// The probability of a value at or below the point.
  public var lower: Double { isLower ? computed : 1 - computed }
  /// The probability of a value above the point.
  public var upper: Double { isLower ? 1 - computed : computed }
  /// The natural logarithm of ``lower``; −∞ where that is impossible.
  public var logLower: Double { isLower ? logComputed : log1p(-computed) }
  /// The natural logarithm of ``upper``; −∞ where that is impossible.
  public var logUpper: Double { isLower ? log1p(-computed) : logComputed }
}
