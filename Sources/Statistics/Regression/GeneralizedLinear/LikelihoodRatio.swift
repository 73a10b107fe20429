extension GeneralizedLinearModel {
  /// The likelihood-ratio test of all coefficients but the intercept; `nil` without any.
  ///
  /// With Firth's penalty both likelihoods have the penalty of the whole model.
  ///
  /// Source: Wilks, *Annals of Mathematical Statistics* 1938;9:60–62; Heinze & Schemper, *Statistics
  /// in Medicine* 2002;21:2409–2419, section 2.3.
  public var likelihoodRatioTest: ChiSquareTest? {
    guard coefficients.count > 1 else { return nil }
    return ChiSquareTest(
      chiSquare: 2 * (logLikelihood - nullLogLikelihood), degreesOfFreedom: coefficients.count - 1)
  }

  /// The likelihood-ratio test of this model against a smaller one.
  ///
  /// - Parameter smaller: A model of the same subjects, each of whose columns is a combination of
  ///   columns of this one. Not one with Firth's penalty, which differs between two models: for
  ///   that, see ``likelihoodRatioTest(dropping:)``.
  /// - Returns: The test.
  /// - Throws: ``RegressionError/notNested(model:)`` where the models cannot have the same subjects,
  ///   or have equally many coefficients.
  public func likelihoodRatioTest(against smaller: Self) throws -> ChiSquareTest {
    let degrees = coefficients.count - smaller.coefficients.count
    let gap = abs(nullLogLikelihood - smaller.nullLogLikelihood)
    guard degrees > 0, count == smaller.count, gap <= 1e-9 * max(1, abs(nullLogLikelihood)),
      !fit.likelihood.isPenalized, !smaller.fit.likelihood.isPenalized
    else { throw RegressionError.notNested(model: fit.likelihood.modelName) }
    return ChiSquareTest(
      chiSquare: 2 * (logLikelihood - smaller.logLikelihood), degreesOfFreedom: degrees)
  }

  /// The likelihood-ratio test of a term: of all its columns together.
  ///
  /// With Firth's penalty the coefficients are held at 0 in the penalty of the whole model.
  ///
  /// - Parameter term: The name of a term of the covariates.
  /// - Returns: The test; `nil` where none of its columns has a coefficient.
  /// - Throws: ``RegressionError/notConverged(model:iterations:)``.
  ///
  /// Cost: that of another fit.
  public func likelihoodRatioTest(dropping term: String) throws -> ChiSquareTest? {
    guard let columns = fit.termColumns[term] else {
      preconditionFailure("There is no term \(term) in the model.")
    }
    let design = fit.likelihood.data.design
    let places = design.names.indices.filter { columns.contains(design.names[$0]) }
    guard !places.isEmpty else { return nil }
    let functionals = places.map { design.functional(of: $0 + 1) }
    let smaller = try fit.likelihood.maximum(
      holding: functionals, at: nearest(to: functionals.map { _ in 0 }, of: functionals))
    let larger = fit.likelihood.reported(fit.value)
    return ChiSquareTest(
      chiSquare: 2 * (larger - fit.likelihood.reported(smaller.value)),
      degreesOfFreedom: places.count)
  }

  /// The point at which combinations of coordinates have given values, and which the quadratic
  /// approximation of the likelihood holds for the best.
  func nearest(to values: [Double], of functionals: [[Double]]) -> [Double] {
    let images = functionals.map { fit.covariance.times($0) }
    var matrix = SymmetricMatrix(size: functionals.count)
    for row in functionals.indices {
      for column in 0...row { matrix[row, column] = innerProduct(images[row], functionals[column]) }
    }
    let gaps = zip(values, functionals).map { $0 - innerProduct($1, fit.position) }
    let multipliers = CholeskyFactor(matrix).solve(gaps)
    var point = fit.position
    for (multiplier, image) in zip(multipliers, images) {
      for place in point.indices { point[place] += multiplier * image[place] }
    }
    return point
  }
}
