/// The likelihood of a model whose family is chosen at run time, and the ways to make it largest.
struct RegressionLikelihood: Equatable, Sendable {
  /// The distribution of the response.
  enum Family: Sendable {
    case binomial
    case poisson
  }

  /// How far a coefficient may move in a step of Newton's method, in standard deviations of its
  /// column: next to separation it has far to go.
  static let maximumStep = 128.0

  let data: RegressionData
  let family: Family
  /// Whether Firth's penalty is added.
  let isPenalized: Bool

  /// The name by which errors call the model.
  var modelName: String { familyType.modelName }

  private var familyType: any ResponseFamily.Type {
    switch family {
    case .binomial: BinomialFamily.self
    case .poisson: PoissonFamily.self
    }
  }

  /// The function that is made largest. The loops over rows are inside of it, compiled for the
  /// family.
  var function: any SmoothConcaveFunction { function(along: nil) }

  /// The function as it is made largest along some directions only.
  private func function(along directions: Subspace?) -> any SmoothConcaveFunction {
    switch family {
    case .binomial: function(of: BinomialFamily.self, along: directions)
    case .poisson: function(of: PoissonFamily.self, along: directions)
    }
  }

  private func function<F: ResponseFamily>(
    of family: F.Type, along directions: Subspace?
  ) -> any SmoothConcaveFunction {
    let likelihood = GeneralizedLinearLikelihood(data.rows, family: family)
    return isPenalized ? FirthLikelihood(base: likelihood, directions: directions) : likelihood
  }

  private var unpenalized: any SmoothConcaveFunction {
    RegressionLikelihood(data: data, family: family, isPenalized: false).function
  }

  /// The value of the function as that of a likelihood of the coefficients themselves.
  func reported(_ value: Double) -> Double {
    isPenalized ? value + data.design.logDeterminant : value * data.unit
  }

  /// The model in which every coefficient but the intercept is 0.
  func nullModel() throws -> (position: [Double], value: Double) {
    let dimension = data.design.dimension
    var position = [Double](repeating: 0, count: dimension)
    let (responses, exposures) = (
      data.rows.responses.reduce(0, +), data.rows.exposures.reduce(0, +)
    )
    let predictor = familyType.predictor(responses: responses, exposures: exposures)
    if predictor.isFinite {
      let offsets = data.offsets.map { innerProduct($0, data.rows.exposures) / exposures } ?? 0
      position[0] = predictor - offsets
    }
    if data.offsets == nil, !isPenalized {
      let value = familyType.term(
        response: responses, exposure: exposures, predictor: predictor
      ).value
      return (position, value)
    }
    let restriction = LinearRestriction(
      base: function, origin: position, directions: Subspace(coordinate: 0, of: dimension))
    let maximum = try found { () throws(MaximizationFailure) in
      try restriction.maximum(maximumStep: RegressionLikelihood.maximumStep)
    }
    return (restriction.point(maximum.position), maximum.value)
  }

  /// The estimates.
  ///
  /// - Throws: ``RegressionError/unboundedCoefficient(model:column:direction:)`` where the columns
  ///   separate the responses, ``RegressionError/notConverged(model:iterations:)``.
  func maximum(from start: [Double]) throws -> LikelihoodMaximum {
    let function = self.function
    do {
      let maximum = try function.maximum(from: start, maximumStep: RegressionLikelihood.maximumStep)
      if !isPenalized { try requireNoSeparation(at: maximum.position) }
      return maximum
    } catch let failure as MaximizationFailure {
      if !isPenalized { try requireNoSeparation(at: nil) }
      throw error(failure)
    }
  }

  /// The maximum with some combinations of coordinates held where a point has them.
  func maximum(holding functionals: [[Double]], at point: [Double]) throws -> LikelihoodMaximum {
    var directions = Subspace(dimension: data.design.dimension)
    for functional in functionals { directions.remove(functional) }
    guard !directions.basis.isEmpty else {
      let value = function.expansion(at: point).value
      return LikelihoodMaximum(
        position: point, variance: SymmetricMatrix(size: point.count), value: value,
        startValue: value, startScore: 0, iterations: 0)
    }
    let restriction = LinearRestriction(
      base: function(along: directions), origin: point, directions: directions)
    let maximum = try found { () throws(MaximizationFailure) in
      try restriction.maximum(maximumStep: RegressionLikelihood.maximumStep)
    }
    return LikelihoodMaximum(
      position: restriction.point(maximum.position), variance: maximum.variance,
      value: maximum.value, startValue: maximum.startValue, startScore: maximum.startScore,
      iterations: maximum.iterations)
  }

  /// The inverse of the information; with Firth's penalty, of that without it.
  func covariance(at maximum: LikelihoodMaximum) -> SymmetricMatrix {
    guard isPenalized else { return maximum.variance }
    return CholeskyFactor(unpenalized.expansion(at: maximum.position).information).inverse()
  }

  /// The predictor of each subject.
  func predictors(at position: [Double]) -> [Double] {
    let predictors = data.spread(data.rows.columns.predictors(at: position))
    return data.offsets.map { zip(predictors, $0).map { $0 + $1 } } ?? predictors
  }

  /// The deviance at the predictors of all subjects.
  func deviance(predictors: [Double]) -> Double {
    switch family {
    case .binomial: deviance(BinomialFamily.self, predictors)
    case .poisson: deviance(PoissonFamily.self, predictors)
    }
  }

  private func deviance<F: ResponseFamily>(_ family: F.Type, _ predictors: [Double]) -> Double {
    zip(zip(data.responses, data.exposures), predictors).reduce(0) {
      $0 + F.deviance(response: $1.0.0, exposure: $1.0.1, predictor: $1.1)
    }
  }

  /// Response less expectation of each subject, times the weight.
  func residuals(predictors: [Double]) -> [Double] {
    switch family {
    case .binomial: residuals(BinomialFamily.self, predictors)
    case .poisson: residuals(PoissonFamily.self, predictors)
    }
  }

  private func residuals<F: ResponseFamily>(_ family: F.Type, _ predictors: [Double]) -> [Double] {
    zip(zip(data.responses, data.exposures), predictors).map {
      F.term(response: $0.0, exposure: $0.1, predictor: $1).residual
    }
  }
}

extension RegressionLikelihood {
  private func found(
    _ search: () throws(MaximizationFailure) -> LikelihoodMaximum
  ) throws -> LikelihoodMaximum {
    do throws(MaximizationFailure) { return try search() } catch { throw self.error(error) }
  }

  private func error(_ failure: MaximizationFailure) -> RegressionError {
    guard case .notConverged(let iterations) = failure else {
      preconditionFailure("A generalized linear model looks for separation itself.")
    }
    return .notConverged(model: modelName, iterations: iterations)
  }

  private func requireNoSeparation(at position: [Double]?) throws {
    switch family {
    case .binomial: try requireNoSeparation(BinomialFamily.self, at: position)
    case .poisson: try requireNoSeparation(PoissonFamily.self, at: position)
    }
  }

  /// Throws where the columns separate the responses.
  ///
  /// At a maximum the residuals times the columns sum to 0. A row with a residual well above
  /// rounding therefore cannot take part in a separation, and where all have one there is none.
  ///
  /// - Parameters:
  ///   - family: The family.
  ///   - position: The maximum; `nil` where none was found.
  /// - Throws: ``RegressionError/unboundedCoefficient(model:column:direction:)``.
  private func requireNoSeparation<F: ResponseFamily>(
    _ family: F.Type, at position: [Double]?
  ) throws {
    let likelihood = GeneralizedLinearLikelihood(data.rows, family: family)
    var sides = likelihood.openSides
    if let position {
      let residuals = likelihood.residuals(at: position)
      let isDoubtful = zip(sides, residuals).contains { ($0 ?? 0) != 0 && $1 < 1e-8 }
      guard isDoubtful else { return }
      for row in sides.indices where sides[row] != nil && residuals[row] > 1e-4 { sides[row] = 0 }
    }
    guard
      let separation = position.flatMap({ Separation(along: $0, data.rows.columns, sides: sides) })
        ?? Separation(of: data.rows.columns, sides: sides)
    else { return }
    let direction = data.design.centered(separation.direction)
    // The column that changes the predictor most, in the spread of its own values.
    let strengths = separation.direction.dropFirst().map(abs)
    guard let strongest = strengths.indices.max(by: { strengths[$0] < strengths[$1] }) else {
      return
    }
    throw RegressionError.unboundedCoefficient(
      model: family.modelName, column: data.design.names[strongest],
      direction: direction[strongest + 1] > 0 ? .upward : .downward)
  }
}
