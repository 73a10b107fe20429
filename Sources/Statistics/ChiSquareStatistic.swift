#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What has a chi-square distribution where the null hypothesis holds, and so a p value.
public protocol ChiSquareStatistic: Equatable, Sendable {
  /// The test statistic, at or above 0.
  var chiSquare: Double { get }
  /// The degrees of freedom of its distribution, at least 1.
  var degreesOfFreedom: Int { get }
}

extension ChiSquareStatistic {
  /// The probability of a statistic at least as large if the null hypothesis holds.
  public var pValue: Double {
    exp(logPValue)
  }

  /// The natural logarithm of ``pValue``, which stays finite where that is too small for a Double.
  public var logPValue: Double {
    ChiSquareDistribution(degreesOfFreedom: degreesOfFreedom).logUpperTail(chiSquare)
  }
}
