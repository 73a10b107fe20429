#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension CoxModel {
  /// The likelihood-ratio test that all coefficients are 0. With a robust variance it holds only
  /// where the naive one would; with Firth's penalty both likelihoods have the penalty of the whole
  /// model.
  public var likelihoodRatioTest: ChiSquareTest {
    ChiSquareTest(
      chiSquare: 2 * (logLikelihood - nullLogLikelihood), degreesOfFreedom: coefficients.count)
  }

  /// The likelihood-ratio test of this model against a smaller one.
  ///
  /// - Parameter smaller: A model of the same subjects and strata, each of whose columns is a
  ///   combination of columns of this one. Not one with Firth's penalty, which differs between two
  ///   models: for that, see ``likelihoodRatioTest(dropping:)``.
  /// - Returns: The test.
  /// - Throws: ``RegressionError/notNested(model:)`` where the models cannot have the same subjects,
  ///   differ in the treatment of ties, or have equally many coefficients.
  public func likelihoodRatioTest(against smaller: CoxModel) throws -> ChiSquareTest {
    let degrees = coefficients.count - smaller.coefficients.count
    let gap = abs(nullLogLikelihood - smaller.nullLogLikelihood)
    guard degrees > 0, ties == smaller.ties, penalty == .none, smaller.penalty == .none,
      subjectCount == smaller.subjectCount, eventCount == smaller.eventCount,
      gap <= 1e-9 * max(1, abs(nullLogLikelihood))
    else { throw RegressionError.notNested(model: CoxModel.title) }
    return ChiSquareTest(
      chiSquare: 2 * (logLikelihood - smaller.logLikelihood), degreesOfFreedom: degrees)
  }

  /// The likelihood-ratio test of a term: of all its columns together.
  ///
  /// The smaller model has all other columns, with those that were left out only because the term
  /// determines them. With Firth's penalty the coefficients are held at 0 in the penalty of the
  /// whole model.
  ///
  /// - Parameter term: The name of a term of the covariates.
  /// - Returns: The test, with a degree of freedom for each column that the others do not
  ///   determine; `nil` where there is none.
  /// - Throws: ``RegressionError``.
  ///
  /// Cost: that of another fit, of two where collinear columns were left out.
  ///
  /// Source: for the penalty, Heinze & Schemper, *Biometrics* 2001;57:114–119, section 3.
  public func likelihoodRatioTest(dropping term: String) throws -> ChiSquareTest? {
    let held = indices(ofTerm: term)
    guard !held.isEmpty else { return nil }
    if var data, data.covariates.terms.last?.name != term,
      dropped.contains(where: { $0.reason == .collinear })
    {
      let others = data.covariates.terms.map(\.name).filter { $0 != term }
      data.covariates = data.covariates.keeping(others + [term])
      return try CoxModel(data, ties: ties, penalty: penalty, parts: ParallelParts())
        .likelihoodRatioTest(dropping: term)
    }
    let smaller = try CoxProfile(self).maximum(holding: held, at: held.map { _ in 0 })
    return ChiSquareTest(
      chiSquare: 2 * (logLikelihood - smaller.value), degreesOfFreedom: held.count)
  }

  /// The Wald test of a term: of all its columns together.
  ///
  /// - Parameter term: The name of a term of the covariates.
  /// - Returns: The test; `nil` where none of its columns has a coefficient.
  public func waldTest(of term: String) -> ChiSquareTest? {
    let tested = indices(ofTerm: term)
    guard !tested.isEmpty else { return nil }
    var matrix = SymmetricMatrix(size: tested.count)
    for (row, own) in tested.enumerated() {
      for (column, other) in tested[...row].enumerated() {
        matrix[row, column] = variance[own][other]
      }
    }
    return ChiSquareTest(
      chiSquare: CholeskyFactor(matrix).quadraticForm(tested.map { coefficients[$0].estimate }),
      degreesOfFreedom: tested.count)
  }

  /// The likelihood-ratio test that the hazard ratio of one term is the same whatever the value of
  /// another: of the model with their interaction against this one.
  ///
  /// - Parameters:
  ///   - first: The name of a term of the model.
  ///   - second: The name of another.
  /// - Returns: The test; `nil` where no product of their columns can be estimated.
  /// - Throws: ``RegressionError``, ``ObservationError`` where a product is too large.
  ///
  /// Cost: that of another fit.
  public func interactionTest(of first: String, and second: String) throws -> ChiSquareTest? {
    guard var data else {
      preconditionFailure("A model of groups has no terms; fit it to subjects.")
    }
    try data.covariates.append(interactionOf: first, and: second)
    let larger = try CoxModel(data, ties: ties, penalty: penalty, parts: ParallelParts())
    let degrees = larger.coefficients.count - coefficients.count
    guard degrees > 0 else { return nil }
    if penalty == .firth { return try larger.likelihoodRatioTest(dropping: "\(first):\(second)") }
    return ChiSquareTest(
      chiSquare: 2 * (larger.logLikelihood - logLikelihood), degreesOfFreedom: degrees)
  }

  /// The positions of the coefficients of a term.
  private func indices(ofTerm name: String) -> [Int] {
    guard let term = data?.covariates.terms.first(where: { $0.name == name }) else {
      preconditionFailure("There is no term \(name) in the model.")
    }
    return coefficients.indices.filter { term.columns.contains(coefficients[$0].column) }
  }

  /// The confidence interval of a coefficient by profile likelihood: the values that a
  /// likelihood-ratio test does not reject, with all other coefficients at their best.
  ///
  /// Unlike Wald's it need not be symmetric, and it holds where the log likelihood is far from a
  /// parabola. With Firth's penalty it is that of the penalized likelihood.
  ///
  /// - Parameters:
  ///   - column: The name of a column.
  ///   - level: Coverage, between 0 and 1.
  /// - Returns: Limits on the scale of the estimate; `nil` where the column has no coefficient.
  /// - Throws: ``RegressionError``.
  ///
  /// Cost: about ten fits.
  ///
  /// Source: Venzon & Moolgavkar, *Applied Statistics* 1988;37:87–94; Heinze & Schemper,
  /// *Biometrics* 2001;57:114–119, section 3.
  public func profileInterval(
    of column: String, level: Double = 0.95
  ) throws -> ConfidenceInterval? {
    guard let index = coefficients.firstIndex(where: { $0.name == column }) else { return nil }
    let (profile, deviate) = (try CoxProfile(self), twoSidedDeviate(level: level))
    return ConfidenceInterval(
      lower: try profile.limit(of: index, deviate: -deviate),
      upper: try profile.limit(of: index, deviate: deviate), level: level)
  }

  /// The profile-likelihood confidence interval of a hazard ratio.
  ///
  /// - Parameters:
  ///   - column: The name of a column.
  ///   - level: Coverage, between 0 and 1.
  /// - Returns: Limits above 0; `nil` where the column has no coefficient.
  /// - Throws: ``RegressionError``.
  public func profileRatioInterval(
    of column: String, level: Double = 0.95
  ) throws -> ConfidenceInterval? {
    try profileInterval(of: column, level: level).map {
      ConfidenceInterval(lower: exp($0.lower), upper: exp($0.upper), level: level)
    }
  }
}
