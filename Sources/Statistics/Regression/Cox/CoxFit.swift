/// The coefficients of a Cox model as they come out of the iteration.
struct CoxFit {
  /// The positions of the estimated columns among those of the covariates.
  let kept: [Int]
  let dropped: [DroppedColumn]
  /// The design of the estimated columns.
  let design: CoxDesign
  /// In units of the scaled columns.
  let maximum: LikelihoodMaximum
  private let ties: TieMethod

  /// Fits a model.
  ///
  /// - Throws: ``RegressionError``.
  init(
    _ data: CoxData, _ sets: RiskSets, ties: TieMethod, penalty: CoxModel.Penalty,
    parts: ParallelParts
  ) throws {
    let columns = data.covariates.columns
    var design = CoxDesign(data, sets, columns: columns, ties: ties, parts: parts)
    var likelihood = design.likelihood(ties, penalty)
    var start = likelihood.expansion(at: columns.map { _ in 0 })
    let factor = CholeskyFactor(start.information, sizes: likelihood.rowDiagonal)
    kept = columns.indices.filter(factor.keeps)
    dropped = columns.indices.filter { !factor.keeps($0) }.map { column in
      let isConstant = !(start.information[column, column] > 1e-12 * likelihood.rowDiagonal[column])
      return DroppedColumn(
        name: columns[column].name, reason: isConstant ? .constant : .collinear)
    }
    guard !kept.isEmpty else { throw RegressionError.nothingToEstimate(model: CoxModel.title) }
    if kept.count < columns.count {
      design = CoxDesign(
        data, sets, columns: kept.map { columns[$0] }, ties: ties, parts: parts)
      likelihood = design.likelihood(ties, penalty)
      start = likelihood.expansion(at: kept.map { _ in 0 })
    }
    (self.design, self.ties) = (design, ties)
    do throws(MaximizationFailure) {
      maximum = try likelihood.maximum(knowing: start, until: penalty.smallestGain)
    } catch {
      throw error.regressionError(CoxModel.title, columns: kept.map { columns[$0].name })
    }
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
      maximum.variance.sandwich(atMaximum.matrix),
      CholeskyFactor(atNull.matrix).quadraticForm(atNull.total)
    )
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
