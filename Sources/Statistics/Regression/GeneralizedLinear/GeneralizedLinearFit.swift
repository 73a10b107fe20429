/// The estimates of a generalized linear model: what a logistic and a Poisson model have in common.
public struct GeneralizedLinearFit: Equatable, Sendable {
  /// The intercept, then one coefficient for each column that was kept, in the order of the
  /// covariates.
  public let coefficients: [RegressionCoefficient]
  /// The columns that have no coefficient, and why.
  public let dropped: [DroppedColumn]
  /// The number of subjects whose weight is not 0.
  public let count: Int
  /// The logarithm of the likelihood at the estimates; with Firth's penalty, of the penalized one.
  public let logLikelihood: Double
  /// The same where every coefficient but the intercept is 0.
  public let nullLogLikelihood: Double
  /// Twice what the logarithm of the likelihood lacks of that of a model with a coefficient for
  /// every subject.
  public let deviance: Double
  /// The deviance of the model without covariates.
  public let nullDeviance: Double
  /// The steps of Newton's method that were taken.
  public let iterations: Int
  /// The predictor of each subject: the sum of intercept, offset, and coefficients times covariates.
  public let linearPredictors: [Double]

  /// The terms of the covariates, by the names of their columns.
  let termColumns: [String: [String]]
  let likelihood: RegressionLikelihood
  /// The estimates in the coordinates of the likelihood.
  let position: [Double]
  /// The value of the likelihood's function there.
  let value: Double
  /// The inverse of the information in these coordinates.
  let covariance: SymmetricMatrix

  /// Fits a model.
  ///
  /// - Parameters:
  ///   - likelihood: What is made as large as possible.
  ///   - covariates: Those of the likelihood.
  ///   - constant: What the logarithm of the likelihood has besides, whatever the coefficients.
  ///   - isBinary: Whether no model can do better than a likelihood of 1.
  /// - Throws: ``RegressionError`` where there is no maximum.
  init(
    _ likelihood: RegressionLikelihood, covariates: Covariates, constant: Double, isBinary: Bool
  ) throws {
    let data = likelihood.data
    let null = try likelihood.nullModel()
    let maximum = try likelihood.maximum(from: null.position)
    position = maximum.position
    value = maximum.value
    covariance = likelihood.covariance(at: maximum)
    self.likelihood = likelihood
    let estimates = data.design.coefficients(position)
    let errors = data.design.standardErrors(covariance)
    coefficients = zip(["(Intercept)"] + data.design.names, zip(estimates, errors)).map {
      RegressionCoefficient(
        name: $0, estimate: $1.0, standardError: $1.1 / data.unit.squareRoot())
    }
    dropped = data.design.dropped
    count = data.count
    iterations = maximum.iterations
    logLikelihood = likelihood.reported(maximum.value) + constant
    nullLogLikelihood = likelihood.reported(null.value) + constant
    linearPredictors = likelihood.predictors(at: position)
    if isBinary && !likelihood.isPenalized {
      deviance = -2 * data.unit * maximum.value
      nullDeviance = -2 * data.unit * null.value
    } else {
      deviance = likelihood.deviance(predictors: linearPredictors)
      nullDeviance = likelihood.deviance(predictors: likelihood.predictors(at: null.position))
    }
    termColumns = Dictionary(
      uniqueKeysWithValues: covariates.terms.map { term in
        (term.name, covariates.columns[term.columns].map(\.name))
      })
  }
}
