#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A coefficient on a logarithmic scale with its standard error, and Wald's test and interval of
/// it: of a log hazard, of log odds, of a log rate.
public protocol WaldEstimate {
  /// The estimate: the change of the predictor for a covariate larger by 1.
  var estimate: Double { get }
  /// The standard error of `estimate`.
  var standardError: Double { get }
}

extension WaldEstimate {
  /// Wald's statistic: the estimate in units of its standard error; 0 where that is 0.
  public var z: Double {
    standardError > 0 ? estimate / standardError : 0
  }

  /// The two-sided probability of an estimate at least as far from 0 if the coefficient were 0, and
  /// the ratio 1 (Wald's test).
  public var waldPValue: Double {
    exp(logWaldPValue)
  }

  /// The natural logarithm of ``waldPValue``, which stays finite where that is too small for a
  /// Double.
  public var logWaldPValue: Double {
    StandardNormal.logTwoSidedTail(z)
  }

  /// Wald's confidence interval of the coefficient.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: Limits on the scale of the estimate.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let width = twoSidedDeviate(level: level) * standardError
    return ConfidenceInterval(lower: estimate - width, upper: estimate + width, level: level)
  }

  /// Wald's confidence interval of e to the estimate, symmetric on the scale of its logarithm.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: Limits on the scale of the ratio.
  public func ratioInterval(level: Double = 0.95) -> ConfidenceInterval {
    interval(level: level).exponentiated
  }
}

extension ConfidenceInterval {
  /// The interval of e to the estimate.
  var exponentiated: ConfidenceInterval {
    ConfidenceInterval(lower: exp(lower), upper: exp(upper), level: level)
  }
}
