/// The coefficients of a Cox model as they come out of the iteration.
struct CoxFit {
  /// The positions of the estimated columns among those of the covariates.
  let kept: [Int]
  let dropped: [DroppedColumn]
  /// The design of the estimated columns.
  let design: CoxDesign
  /// In units of the scaled columns.
  let maximum: LikelihoodMaximum
  /// The inverse of the information, in units of the scaled columns.
  let variance: SymmetricMatrix
  /// The statistic of the score test.
  let startScore: Double
  private let ties: TieMethod

  /// Fits a model.
  ///
  /// - Throws: ``RegressionError``.
  init(
    _ data: CoxData, _ sets: RiskSets, ties: TieMethod, penalty: CoxModel.Penalty,
    parts: ParallelParts
  ) throws {
    let columns = data.covariates.columns
    var design = CoxDesign(data, sets, columns: columns, ties: ties, penalty: penalty, parts: parts)
    var likelihood = design.likelihood(ties, penalty)
    var start = likelihood.expansion(at: columns.map { _ in 0 })
    let information = likelihood.fisherInformation ?? start.information
    let factor = CholeskyFactor(information, sizes: likelihood.rowDiagonal)
    kept = columns.indices.filter(factor.keeps)
    dropped = columns.indices.filter { !factor.keeps($0) }.map { column in
      let isConstant = !(information[column, column] > 1e-12 * likelihood.rowDiagonal[column])
      return DroppedColumn(
        name: columns[column].name, reason: isConstant ? .constant : .collinear)
    }
    guard !kept.isEmpty else { throw RegressionError.nothingToEstimate(model: CoxModel.title) }
    if kept.count < columns.count {
      design = CoxDesign(
        data, sets, columns: kept.map { columns[$0] }, ties: ties, penalty: penalty, parts: parts)
      likelihood = design.likelihood(ties, penalty)
      start = likelihood.expansion(at: kept.map { _ in 0 })
    }
    (self.design, self.ties) = (design, ties)
    let startInformation = likelihood.fisherInformation ?? start.information
    startScore =
      design.weightScale
      * CholeskyFactor(startInformation).quadraticForm(start.gradient)
    do throws(MaximizationFailure) {
      maximum = try likelihood.maximum(knowing: start)
    } catch {
      throw error.regressionError(CoxModel.title, columns: kept.map { columns[$0].name })
    }
    let inverse = likelihood.fisherInformation.map { CholeskyFactor($0).inverse() }
    variance = (inverse ?? maximum.variance).scaled(by: 1 / design.weightScale)
  }

  /// Lin and Wei's variance of the scaled coefficients, and the score test of all coefficients with
  /// the variance that the score residuals have where all are 0.
  ///
  /// Source: Lin & Wei, *Journal of the American Statistical Association* 1989;84:1074–1078.
  func robustVariance(clusters: [Int]?) -> (variance: SymmetricMatrix, score: Double) {
    let codes = clusters.map { labels in
      LabelCodes(design.sets.order.map { labels[Int($0)] }).codes
    }
    let sums = RiskSums(design, ties: ties)
    let atMaximum = ScoreResiduals(sums, at: maximum.position)
      .products(width: kept.count, clusters: codes)
    let atNull = ScoreResiduals(sums, at: kept.map { _ in 0 })
      .products(width: kept.count, clusters: codes)
    return (
      variance.scaled(by: design.weightScale).sandwich(atMaximum.matrix),
      CholeskyFactor(atNull.matrix).quadraticForm(atNull.total)
    )
  }

  /// A standard error per unit of its column, which may be in range where its square is not.
  func unscaledError(of index: Int, _ variance: SymmetricMatrix) -> Double {
    variance[index, index].squareRoot() * design.rows.scales[index].slope
  }

  /// A covariance matrix per unit of the columns from that of the scaled columns.
  func unscaled(_ variance: SymmetricMatrix) -> SymmetricMatrix {
    var result = variance
    for row in kept.indices {
      for column in 0...row {
        result[row, column] *= design.rows.scales[row].slope * design.rows.scales[column].slope
      }
    }
    return result
  }
}

extension MaximizationFailure {
  /// The same in terms of columns: a direction is named by the column that moves most in it.
  func regressionError(_ model: String, columns: [String]) -> RegressionError {
    switch self {
    case .notConverged(let iterations):
      return .notConverged(model: model, iterations: iterations)
    case .unbounded(let direction):
      let largest = direction.reduce(0) { max($0, abs($1)) }
      let main = direction.firstIndex { abs($0) > 0.999 * largest } ?? 0
      return .unboundedCoefficient(
        model: model, column: columns[main], direction: direction[main] > 0 ? .upward : .downward)
    }
  }
}
