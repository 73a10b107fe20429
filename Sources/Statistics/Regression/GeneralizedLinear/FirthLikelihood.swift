/// A log likelihood with half the logarithm of the determinant of its information added: Jeffreys'
/// prior, which takes the bias of order 1/n from the estimates and makes them finite even where
/// columns separate the events from the rest.
///
/// Cost of an expansion: rows × columns³.
///
/// Source: Firth, *Biometrika* 1993;80:27–38; Heinze & Schemper, *Statistics in Medicine*
/// 2002;21:2409–2419, section 2. The second derivatives are those of the determinant itself, so
/// that the digits double with each step here too.
struct FirthLikelihood<Family: ResponseFamily>: SmoothConcaveFunction {
  let base: GeneralizedLinearLikelihood<Family>
  /// The directions in which the maximum is looked for; all when not given.
  var directions: Subspace?

  var dimension: Int { base.dimension }

  func expansion(at position: [Double]) -> QuadraticExpansion {
    var result = base.expansion(at: position)
    let factor = CholeskyFactor(result.information)
    guard factor.rank == dimension else {
      result.value = -.infinity
      return result
    }
    result.value += 0.5 * factor.logDeterminant
    let penalty = self.penalty(at: position, variance: factor.inverse())
    for index in 0..<dimension { result.gradient[index] += penalty.gradient[index] }
    var information = result.information
    for row in 0..<dimension {
      for column in 0...row { information[row, column] -= penalty.curvature[row, column] }
    }
    // Far from the maximum the penalty need not be concave; there the information alone leads on.
    if isDefinite(information) { result.information = information }
    return result
  }

  private func isDefinite(_ matrix: SymmetricMatrix) -> Bool {
    let searched = directions.map(matrix.restricted) ?? matrix
    return CholeskyFactor(searched).rank == searched.size
  }

  /// The first and second derivatives of half the logarithm of the determinant.
  private func penalty(
    at position: [Double], variance: SymmetricMatrix
  ) -> (gradient: [Double], curvature: SymmetricMatrix) {
    let columns = base.rows.columns
    let leverages = self.leverages(variance)
    var first: [Double] = []
    var second: [Double] = []
    for (row, predictor) in base.predictors(at: position).enumerated() {
      let derivatives = Family.curvatureDerivatives(
        exposure: base.rows.exposures[row], predictor: predictor)
      first.append(derivatives.0)
      second.append(0.5 * derivatives.1 * leverages[row])
    }
    let gradient = columns.sums(weighting: zip(first, leverages).map { 0.5 * $0 * $1 })
    var curvature = columns.products(weighting: second)
    let changes = self.changes(first, variance: variance)
    for row in 0..<dimension {
      for column in 0...row {
        let trace = innerProduct(changes[row].entries, changes[column].transposed)
        curvature[row, column] -= 0.5 * trace
      }
    }
    return (gradient, curvature)
  }

  /// For each coordinate the derivative of the information times the variance, entry by entry, and
  /// the same transposed: the trace of a product of two such matrices is a sum over entries.
  private func changes(
    _ derivatives: [Double], variance: SymmetricMatrix
  ) -> [(entries: [Double], transposed: [Double])] {
    let columns = base.rows.columns
    return (0..<dimension).map { coordinate in
      let values = columns.values(ofCoordinate: coordinate)
      let change = columns.products(weighting: zip(derivatives, values).map { $0 * $1 })
      let rows = variance.rows.map(change.times)
      let transposed = (0..<dimension).flatMap { place in rows.map { $0[place] } }
      return (rows.flatMap { $0 }, transposed)
    }
  }

  /// zᵀ V z for each row z.
  private func leverages(_ variance: SymmetricMatrix) -> [Double] {
    let columns = base.rows.columns
    var result = [Double](repeating: 0, count: columns.count)
    for coordinate in 0..<dimension {
      let images = columns.predictors(at: variance.rows[coordinate])
      let values = columns.values(ofCoordinate: coordinate)
      for row in result.indices { result[row] += images[row] * values[row] }
    }
    return result
  }
}

extension StandardizedColumns {
  /// The values of a column, of which the first is the constant.
  func values(ofCoordinate coordinate: Int) -> [Double] {
    var unit = [Double](repeating: 0, count: dimension)
    unit[coordinate] = 1
    return predictors(at: unit)
  }
}
