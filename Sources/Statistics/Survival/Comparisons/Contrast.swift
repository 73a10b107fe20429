#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The difference or the ratio of what two groups have, with its standard error.
public struct Contrast: Equatable, Sendable {
  /// How the two are set against each other.
  public enum Kind: String, Sendable {
    /// The first less the second; symmetric as it is, and 0 where both are the same.
    case difference
    /// The first divided by the second; symmetric on the scale of its logarithm, and 1 where both
    /// are the same.
    case ratio
  }

  /// How the two are set against each other.
  public let kind: Kind
  /// The difference, or the ratio.
  public let estimate: Double
  /// The standard error of the difference, or of the logarithm of the ratio.
  public let standardError: Double

  /// A difference with its standard error.
  init(difference: Double, standardError: Double) {
    (kind, estimate, self.standardError) = (.difference, difference, standardError)
  }

  /// A ratio with the standard error of its logarithm.
  init(logRatio: Double, standardError: Double) {
    (kind, estimate, self.standardError) = (.ratio, exp(logRatio), standardError)
  }

  /// The confidence interval.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: Limits of the difference, or of the ratio.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let width = twoSidedDeviate(level: level) * standardError
    switch kind {
    case .difference:
      return ConfidenceInterval(lower: estimate - width, upper: estimate + width, level: level)
    case .ratio:
      return ConfidenceInterval(
        lower: estimate * exp(-width), upper: estimate * exp(width), level: level)
    }
  }

  /// The distance from no difference in standard errors, above 0 where the first has more; `nil`
  /// where the standard error is 0.
  public var z: Double? {
    guard standardError > 0 else { return nil }
    return (kind == .difference ? estimate : log(estimate)) / standardError
  }

  /// The two-sided probability of an estimate at least as far from no difference if there were none;
  /// `nil` where the standard error is 0.
  public var pValue: Double? {
    logPValue.map { exp($0) }
  }

  /// The natural logarithm of ``pValue``, which stays finite where that is too small for a Double;
  /// `nil` where the standard error is 0.
  public var logPValue: Double? {
    z.map(StandardNormal.logTwoSidedTail)
  }
}
