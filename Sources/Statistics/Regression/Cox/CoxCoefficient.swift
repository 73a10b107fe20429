#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension CoxModel {
  /// What the model says about one column.
  public struct Coefficient: WaldEstimate, Equatable, Sendable {
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
}
