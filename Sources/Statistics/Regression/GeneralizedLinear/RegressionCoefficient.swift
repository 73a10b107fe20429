#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The estimate of one coefficient of a regression with a logarithmic scale: of log odds or of log
/// rates.
public struct RegressionCoefficient: Equatable, Sendable {
  /// The name of its column; "(Intercept)" for that of the constant.
  public let name: String
  /// The estimate: the change of the predictor for a covariate larger by 1.
  public let estimate: Double
  /// The standard error of `estimate`.
  public let standardError: Double

  /// e to the estimate: an odds ratio in a logistic model, a rate ratio in a Poisson model; of the
  /// intercept the odds or the rate where every covariate is 0.
  public var ratio: Double {
    exp(estimate)
  }

  /// Wald's statistic: the estimate divided by its standard error.
  public var z: Double {
    estimate / standardError
  }

  /// The two-sided probability of an estimate at least as far from 0 if the coefficient were 0
  /// (Wald's test).
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

  /// Wald's confidence interval of ``ratio``, symmetric on the scale of its logarithm.
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
