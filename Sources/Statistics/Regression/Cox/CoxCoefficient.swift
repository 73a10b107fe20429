#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension CoxModel {
  /// What the model says about one column.
  public struct Coefficient: Equatable, Sendable {
    /// The name of the column.
    public let name: String
    /// The position of the column among those of the covariates; that of the group in a model of
    /// groups.
    public let column: Int
    /// The logarithm of the hazard ratio for a difference of 1 in the column.
    public let estimate: Double
    /// The standard error of `estimate`, robust where the model is.
    public let standardError: Double
    /// The standard error from the inverse of the information, the same where the model is not
    /// robust.
    public let naiveStandardError: Double

    /// The position of the group in the argument of a model of groups.
    public var group: Int { column }
  }
}

extension CoxModel.Coefficient {
  /// The hazard where the column is larger by 1, or of the group, divided by that of the reference.
  public var hazardRatio: Double {
    exp(estimate)
  }

  /// Wald's confidence interval of the coefficient.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: Limits on the scale of the estimate.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let width = twoSidedDeviate(level: level) * standardError
    return ConfidenceInterval(lower: estimate - width, upper: estimate + width, level: level)
  }

  /// Wald's confidence interval of ``hazardRatio``, symmetric on the scale of its logarithm.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: Limits on the scale of the hazard ratio.
  public func ratioInterval(level: Double = 0.95) -> ConfidenceInterval {
    interval(level: level).exponentiated
  }

  /// The estimate in units of its standard error.
  public var z: Double {
    estimate / standardError
  }

  /// The two-sided probability of an estimate at least as far from 0 if the hazard ratio were 1
  /// (Wald's test).
  public var waldPValue: Double {
    exp(logWaldPValue)
  }

  /// The natural logarithm of ``waldPValue``, which stays finite where that is too small for a
  /// Double.
  public var logWaldPValue: Double {
    log(2) + StandardNormal.logUpperTail(abs(z))
  }
}
