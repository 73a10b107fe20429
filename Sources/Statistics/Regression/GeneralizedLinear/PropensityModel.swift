/// The probability of being treated, given covariates: a logistic model of the treatment.
///
/// Source: Rosenbaum & Rubin, *Biometrika* 1983;70:41–55.
public struct PropensityModel: Equatable, Sendable {
  /// The logistic model of the treatment.
  public let model: LogisticModel

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - treated: Whether each subject was treated.
  ///   - covariates: Of the same subjects: what was known before the treatment.
  ///   - weights: One for each subject, 0 or above; a subject of weight 0 only has a score.
  ///   - penalty: What is added to the log likelihood.
  /// - Throws: What ``LogisticModel`` throws; ``RegressionError/unboundedCoefficient(model:column:direction:)``
  ///   says that a covariate decides the treatment, so that some subjects have no counterpart.
  public init(
    of treated: [Bool], on covariates: Covariates, weights: [Double]? = nil,
    penalty: LogisticModel.Penalty = .none
  ) throws {
    model = try LogisticModel(fitting: treated, on: covariates, weights: weights, penalty: penalty)
  }

  /// The probability of treatment for each subject.
  public var scores: [Double] { model.probabilities }

  /// The probability that each subject is not treated, in full precision where treatment is all but
  /// certain.
  public var complements: [Double] { model.complements }

  /// The logarithm of the odds of treatment for each subject.
  public var logits: [Double] { model.linearPredictors }
}
