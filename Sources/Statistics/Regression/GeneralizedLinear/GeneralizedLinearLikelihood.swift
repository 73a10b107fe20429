/// The rows of a regression: what the likelihood is made of.
struct RegressionRows: Equatable, Sendable {
  /// The columns of each row.
  let columns: StandardizedColumns
  /// The sum of the responses of each row.
  let responses: [Double]
  /// The sum of the exposures of each row.
  let exposures: [Double]
  /// What is added to each predictor.
  let offsets: [Double]?
}

/// The log likelihood of a generalized linear model whose link is the canonical one, so that
/// Newton's method and iteratively reweighted least squares are the same.
///
/// Cost of an expansion: rows × columns².
///
/// Source: McCullagh & Nelder, *Generalized Linear Models*, 2nd ed. 1989, section 2.5.
struct GeneralizedLinearLikelihood<Family: ResponseFamily>: SmoothConcaveFunction {
  let rows: RegressionRows

  init(_ rows: RegressionRows, family: Family.Type) {
    self.rows = rows
  }

  var dimension: Int { rows.columns.dimension }

  func expansion(at position: [Double]) -> QuadraticExpansion {
    let quads = WeightedGramMatrix.quads
    var result = QuadraticExpansion(dimension: dimension)
    var gram = WeightedGramMatrix(size: dimension)
    var residuals = [Quad](repeating: .zero, count: quads)
    var curvatures = residuals
    rows.columns.forEachBlock { columns, range in
      let count = WeightedGramMatrix.quads(holding: range.count)
      for quad in 0..<count {
        var predictor = Quad.zero
        for index in 0..<position.count {
          predictor += position[index] * columns[index * quads + quad]
        }
        residuals[quad] = predictor
      }
      result.value += replace(&residuals, in: range, curvatures: &curvatures)
      for index in 0..<dimension {
        result.gradient[index] += dot(residuals, columns + index * quads, count: count)
      }
      gram.add(columns, weights: curvatures, count: count)
    }
    result.information = gram.matrix
    return result
  }

  /// Replaces the predictors of a block by the residuals.
  ///
  /// - Returns: The block's part of the log likelihood.
  private func replace(
    _ predictors: inout [Quad], in range: Range<Int>, curvatures: inout [Quad]
  ) -> Double {
    predictors.withUnsafeMutableBytes { predictors in
      curvatures.withUnsafeMutableBytes { curvatures in
        rows.responses.withUnsafeBufferPointer { responses in
          rows.exposures.withUnsafeBufferPointer { exposures in
            let predictors = predictors.bindMemory(to: Double.self)
            let curvatures = curvatures.bindMemory(to: Double.self)
            if let offsets = rows.offsets {
              for (place, row) in range.enumerated() { predictors[place] += offsets[row] }
            }
            var value = 0.0
            for (place, row) in range.enumerated() {
              let term = Family.term(
                response: responses[row], exposure: exposures[row], predictor: predictors[place])
              value += term.value
              predictors[place] = term.residual
              curvatures[place] = term.curvature
            }
            for place in range.count..<4 * WeightedGramMatrix.quads(holding: range.count) {
              predictors[place] = 0
              curvatures[place] = 0
            }
            return value
          }
        }
      }
    }
  }
}

extension GeneralizedLinearLikelihood {
  /// The predictor of each row.
  func predictors(at position: [Double]) -> [Double] {
    let predictors = rows.columns.predictors(at: position)
    return rows.offsets.map { zip(predictors, $0).map { $0 + $1 } } ?? predictors
  }

  /// The sign that a change of each row's predictor must not oppose, if the log likelihood is not to
  /// fall far out: 0 where any change makes it fall, `nil` where none does.
  var openSides: [Double?] {
    zip(rows.responses, rows.exposures).map { response, exposure in
      exposure > 0 ? Family.openSide(response: response, exposure: exposure) : nil
    }
  }

  /// The size of the difference between response and expectation of each row.
  func residuals(at position: [Double]) -> [Double] {
    zip(zip(rows.responses, rows.exposures), predictors(at: position)).map {
      abs(Family.term(response: $0.0, exposure: $0.1, predictor: $1).residual)
    }
  }
}
