/// Why estimates from imputed data sets cannot be pooled. Data sets and coefficients are counted
/// from 0.
public enum ImputationError: Error, Equatable, Sendable {
  /// There are fewer than two imputed data sets, so that nothing tells how far they differ.
  case tooFewImputations(Int)
  /// An estimate is not a number up to 1e150 in size.
  case notFinite(imputation: Int, coefficient: Int)
  /// A variance is not a number above 0, up to 1e300.
  case varianceNotPositive(imputation: Int, coefficient: Int)
  /// The estimates of a coefficient vary between the data sets by more than 1e15 times the variance
  /// within them, beyond the digits of a Double.
  case estimatesTooFarApart
  /// A data set has another number of coefficients, or rows or columns of covariances, than the
  /// first has coefficients.
  case unequalCoefficients(imputation: Int)
  /// The mean of the covariance matrices is singular: a combination of the coefficients has no
  /// variance.
  case singularCovariance
  /// The degrees of freedom of the complete data are not above 0.
  case degreesOfFreedomNotPositive
}

extension ImputationError: CustomStringConvertible {
  /// What is wrong, where, and what to do about it.
  public var description: String {
    "Multiple imputation: " + problem
  }

  private var problem: String {
    switch self {
    case .tooFewImputations(let count):
      "\(count) imputed data sets. Give at least two, as the variance between them is needed."
    case .notFinite(let imputation, let coefficient):
      "coefficient \(coefficient) of data set \(imputation) is not a number up to 1e150 in "
        + "size. Correct or drop that coefficient in all data sets."
    case .varianceNotPositive(let imputation, let coefficient):
      "the variance of coefficient \(coefficient) in data set \(imputation) is not a number "
        + "above 0, up to 1e300. Correct or drop that coefficient in all data sets."
    case .estimatesTooFarApart:
      "the estimates of a coefficient vary between the data sets by more than 1e15 times the "
        + "variance within them. Check that each variance belongs to its estimate, in its unit."
    case .unequalCoefficients(let imputation):
      "data set \(imputation) has another number of coefficients than the first. "
        + "Fit the same model to all data sets."
    case .singularCovariance:
      "the covariance matrix of the coefficients is singular. Test fewer coefficients."
    case .degreesOfFreedomNotPositive:
      "the degrees of freedom of the complete data are not above 0. "
        + "Fit fewer coefficients than there are subjects, or leave the degrees of freedom out."
    }
  }
}
