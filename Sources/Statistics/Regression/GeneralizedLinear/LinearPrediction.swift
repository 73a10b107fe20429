/// The predictor of one subject, with its error.
public struct LinearPrediction: Equatable, Sendable {
  /// The predictor: the logarithm of the odds or of the rate.
  public let estimate: Double
  /// Its standard error.
  public let standardError: Double

  /// Wald's confidence interval of the predictor.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: Limits on the scale of the predictor.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let width = twoSidedDeviate(level: level) * standardError
    return ConfidenceInterval(lower: estimate - width, upper: estimate + width, level: level)
  }
}

extension GeneralizedLinearModel {
  /// The predictors of new subjects.
  ///
  /// - Parameter covariates: With a column of the name of each column that has a coefficient;
  ///   others are not looked at.
  /// - Returns: One for each subject, without an offset.
  ///
  /// Cost: subjects × columns².
  public func predictors(for covariates: Covariates) -> [LinearPrediction] {
    let design = fit.likelihood.data.design
    let columns = design.names.map { name in
      guard let column = covariates.columns.first(where: { $0.name == name }) else {
        preconditionFailure("The model needs the column \(name).")
      }
      return column.values
    }
    return (0..<covariates.count).map { row in
      let functional = design.functional(ofPredictorAt: columns.map { $0[row] })
      let variance = innerProduct(fit.covariance.times(functional), functional)
      return LinearPrediction(
        estimate: innerProduct(functional, fit.position),
        standardError: (variance / fit.likelihood.data.unit).squareRoot())
    }
  }
}

extension LogisticModel {
  /// The probability of the event for new subjects.
  ///
  /// - Parameter covariates: As in ``GeneralizedLinearModel/predictors(for:)``.
  /// - Returns: One for each subject.
  public func probabilities(for covariates: Covariates) -> [Double] {
    predictors(for: covariates).map { probability($0.estimate) }
  }

  /// Confidence intervals of the probability of the event for new subjects, symmetric on the scale
  /// of log odds.
  ///
  /// - Parameters:
  ///   - covariates: As in ``GeneralizedLinearModel/predictors(for:)``.
  ///   - level: Coverage, between 0 and 1.
  /// - Returns: One for each subject, with limits in 0...1.
  public func probabilityIntervals(
    for covariates: Covariates, level: Double = 0.95
  ) -> [ConfidenceInterval] {
    predictors(for: covariates).map {
      let interval = $0.interval(level: level)
      return ConfidenceInterval(
        lower: probability(interval.lower), upper: probability(interval.upper), level: level)
    }
  }
}
