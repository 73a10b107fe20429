#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A Poisson regression: the logarithm of a rate of events is a sum of coefficients times
/// covariates.
///
/// With the time of observation as exposure the ratios are rate ratios. With outcomes of 0 and 1, no
/// exposure, and robust errors they are risk ratios (modified Poisson regression).
///
/// Cost for each iteration: rows × columns², where subjects with the same covariates are one row
/// as long as the columns have few distinct values.
///
/// Source: McCullagh & Nelder, *Generalized Linear Models*, 2nd ed. 1989, chapter 6; Zou, *American
/// Journal of Epidemiology* 2004;159:702–706 (risk ratios).
public struct PoissonModel: GeneralizedLinearModel {
  /// The estimates.
  public let fit: GeneralizedLinearFit

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - counts: The number of events of each subject: whole numbers.
  ///   - exposure: The time in which they arose, above 0; 1 for each subject when not given.
  ///   - covariates: Of the same subjects; without any, the model is a single rate.
  ///   - weights: One for each subject, 0 or above, each as if there were as many such subjects.
  /// - Throws: ``ObservationError`` for weights and values that are not finite,
  ///   ``ResponseError/notACount(row:count:)``, ``ResponseError/exposureNotPositive(row:count:)``,
  ///   ``RegressionError/noSubjects(model:)``, ``RegressionError/noEvents(model:)``,
  ///   ``RegressionError/unboundedCoefficient(model:column:direction:)``,
  ///   ``RegressionError/notConverged(model:iterations:)``.
  public init(
    fitting counts: [Double], exposure: [Double]? = nil, on covariates: Covariates,
    weights: [Double]? = nil
  ) throws {
    let exposure = exposure ?? [Double](repeating: 1, count: counts.count)
    let weight = weights ?? [Double](repeating: 1, count: counts.count)
    precondition(counts.count == covariates.count, "Every subject has a count.")
    precondition(counts.count == exposure.count, "Every subject has an exposure.")
    precondition(counts.count == weight.count, "Every subject has a weight.")
    try PoissonModel.check(counts, exposure, weight)
    guard weight.contains(where: { $0 > 0 }) else {
      throw RegressionError.noSubjects(model: PoissonFamily.modelName)
    }
    let responses = zip(counts, weight).map { $0 * $1 }
    guard responses.contains(where: { $0 > 0 }) else {
      throw RegressionError.noEvents(model: PoissonFamily.modelName)
    }
    let data = RegressionData(
      responses: responses, exposures: zip(exposure, weight).map { $0 * $1 }, offsets: nil,
      covariates: covariates, unit: likelihoodUnit(responses))
    let constant = counts.indices.reduce(0.0) { sum, row in
      guard counts[row] > 0 else { return sum }
      let count = counts[row]
      let ways = count < 100 ? logFactorial(Int(count)) : logGamma(count + 1)
      return sum + weight[row] * (count * log(exposure[row]) - ways)
    }
    fit = try GeneralizedLinearFit(
      RegressionLikelihood(data: data, family: .poisson, isPenalized: false),
      covariates: covariates, constant: constant, isBinary: false)
  }

  private static func check(_ counts: [Double], _ exposure: [Double], _ weights: [Double]) throws {
    try ObservationError.requireFinite(counts, column: "count")
    try ObservationError.requireFinite(exposure, column: "exposure")
    try ObservationError.requireWeights(weights)
    let wrong = counts.indices.filter { counts[$0] < 0 || counts[$0] != counts[$0].rounded() }
    if let first = wrong.first { throw ResponseError.notACount(row: first, count: wrong.count) }
    let idle = exposure.indices.filter { exposure[$0] <= 0 }
    if let first = idle.first {
      throw ResponseError.exposureNotPositive(row: first, count: idle.count)
    }
  }
}

extension PoissonModel {
  /// The rate of each subject of the fit, in events per unit of exposure.
  public var rates: [Double] {
    linearPredictors.map { exp($0) }
  }

  /// The number of events that the model expects for each subject.
  public var expected: [Double] {
    zip(linearPredictors, fit.likelihood.data.exposures).map { exp($0) * $1 }
  }
}
