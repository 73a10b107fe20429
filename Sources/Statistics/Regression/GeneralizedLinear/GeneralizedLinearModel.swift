#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A regression whose predictor is a sum of coefficients times covariates: ``LogisticModel`` and
/// ``PoissonModel``.
public protocol GeneralizedLinearModel: Equatable, Sendable {
  /// The estimates.
  var fit: GeneralizedLinearFit { get }
}

extension GeneralizedLinearModel {
  /// The intercept, then one coefficient for each column that was kept.
  public var coefficients: [RegressionCoefficient] { fit.coefficients }

  /// The columns that have no coefficient, because they are constant or others determine them.
  public var dropped: [DroppedColumn] { fit.dropped }

  /// The number of subjects whose weight is not 0.
  public var count: Int { fit.count }

  /// The logarithm of the likelihood at the estimates; with Firth's penalty, of the penalized one.
  public var logLikelihood: Double { fit.logLikelihood }

  /// The logarithm of the likelihood where every coefficient but the intercept is 0.
  public var nullLogLikelihood: Double { fit.nullLogLikelihood }

  /// Twice what the log likelihood lacks of that of a model with a coefficient for every subject.
  public var deviance: Double { fit.deviance }

  /// The deviance of the model without covariates.
  public var nullDeviance: Double { fit.nullDeviance }

  /// The steps of Newton's method that were taken.
  public var iterations: Int { fit.iterations }

  /// The predictor of each subject, on the scale of log odds or log rates, with its offset but
  /// without its exposure.
  public var linearPredictors: [Double] { fit.linearPredictors }

  /// The coefficient of a column; `nil` where it was left out or never was in the model.
  public subscript(_ column: String) -> RegressionCoefficient? {
    coefficients.first { $0.name == column }
  }

  /// Variances and covariances of the coefficients, row by row, in their order.
  public var variance: [[Double]] {
    let unit = fit.likelihood.data.unit
    return fit.likelihood.data.design.variance(fit.covariance).rows.map { row in
      row.map { $0 / unit }
    }
  }

  /// Akaike's information criterion: the number of coefficients less the log likelihood, doubled.
  public var akaikeInformationCriterion: Double {
    2 * (Double(coefficients.count) - logLikelihood)
  }

  /// The Bayesian information criterion, with the number of subjects whose weight is not 0, as in R.
  ///
  /// Source: Schwarz, *Annals of Statistics* 1978;6:461–464.
  public var bayesianInformationCriterion: Double {
    Double(coefficients.count) * log(Double(count)) - 2 * logLikelihood
  }
}
