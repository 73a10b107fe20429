#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A test whose statistic has a chi-square distribution where the hypothesis holds.
public struct ChiSquareTest: Equatable, Sendable {
  /// The test statistic, at or above 0.
  public let chiSquare: Double
  /// The degrees of freedom, at least 1.
  public let degreesOfFreedom: Int

  /// A test from its statistic.
  ///
  /// - Parameters:
  ///   - chiSquare: The statistic; rounding may have left it just below 0, which counts as 0.
  ///   - degreesOfFreedom: At least 1.
  public init(chiSquare: Double, degreesOfFreedom: Int) {
    precondition(degreesOfFreedom >= 1, "A chi-square test has a degree of freedom.")
    self.chiSquare = max(0, chiSquare)
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a statistic at least as large if the hypothesis holds.
  public var pValue: Double {
    exp(logPValue)
  }

  /// The natural logarithm of ``pValue``, which stays finite where that is too small for a Double.
  public var logPValue: Double {
    ChiSquareDistribution(degreesOfFreedom: degreesOfFreedom).logUpperTail(chiSquare)
  }
}
