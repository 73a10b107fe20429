/// How a robust variance is enlarged for a small number of subjects.
public enum SandwichCorrection: String, CaseIterable, Sendable {
  /// Not at all. The default, as in R's `sandwich`.
  case hc0
  /// By n / (n − k) for n subjects and k coefficients; between clusters by (n − 1) / (n − k).
  case hc1
}

extension GeneralizedLinearModel {
  /// The coefficients with robust standard errors, which hold where the variance of the response is
  /// not that of the model, or where subjects of a cluster resemble each other.
  ///
  /// Estimates are those of the model. Between clusters the variance is multiplied by g / (g − 1)
  /// for g clusters.
  ///
  /// - Parameters:
  ///   - clusters: For each subject any number that is the same for all subjects of its cluster;
  ///     every subject is a cluster of its own when not given.
  ///   - correction: How to allow for a small number of subjects.
  /// - Returns: As many coefficients as the model has.
  /// - Throws: ``RegressionError/tooFewClusters(model:)``,
  ///   ``RegressionError/tooFewSubjects(model:found:coefficients:)`` where the correction has nothing
  ///   to divide by.
  ///
  /// Cost: rows × columns², and subjects × columns for clusters.
  ///
  /// Source: Huber, *Proceedings of the Fifth Berkeley Symposium* 1967;1:221–233; White,
  /// *Econometrica* 1982;50:1–25; MacKinnon & White, *Journal of Econometrics* 1985;29:305–325 (HC1);
  /// Liang & Zeger, *Biometrika* 1986;73:13–22 (clusters).
  public func robustCoefficients(
    clusters: [Int]? = nil, correction: SandwichCorrection = .hc0
  ) throws -> [RegressionCoefficient] {
    let variances = try robustVarianceMatrix(clusters: clusters, correction: correction).diagonal
    return zip(coefficients, variances).map {
      RegressionCoefficient(
        name: $0.name, estimate: $0.estimate, standardError: max(0, $1).squareRoot())
    }
  }

  /// The robust variances and covariances of the coefficients, row by row, in their order.
  ///
  /// - Parameters:
  ///   - clusters: As in ``robustCoefficients(clusters:correction:)``.
  ///   - correction: How to allow for a small number of subjects.
  /// - Returns: As many rows as the model has coefficients.
  /// - Throws: As ``robustCoefficients(clusters:correction:)``.
  public func robustVariance(
    clusters: [Int]? = nil, correction: SandwichCorrection = .hc0
  ) throws -> [[Double]] {
    try robustVarianceMatrix(clusters: clusters, correction: correction).rows
  }

  private func robustVarianceMatrix(
    clusters: [Int]?, correction: SandwichCorrection
  ) throws -> SymmetricMatrix {
    let data = fit.likelihood.data
    if correction == .hc1, count <= coefficients.count {
      throw RegressionError.tooFewSubjects(
        model: fit.likelihood.modelName, found: count, coefficients: coefficients.count)
    }
    let residuals = fit.likelihood.residuals(predictors: linearPredictors).map { $0 / data.unit }
    let (subjects, parameters) = (Double(count), Double(coefficients.count))
    var scale = correction == .hc1 ? subjects / (subjects - parameters) : 1
    let meat: SymmetricMatrix
    if let clusters {
      let scores = clusterScores(residuals, clusters)
      let groups = Double(scores.first?.count ?? 0)
      guard groups > 1 else {
        throw RegressionError.tooFewClusters(model: fit.likelihood.modelName)
      }
      scale = groups / (groups - 1)
      if correction == .hc1 { scale *= (subjects - 1) / (subjects - parameters) }
      meat = SymmetricMatrix(productsOf: scores)
    } else {
      meat = data.rows.columns.products(weighting: data.gathered(residuals.map { $0 * $0 }))
    }
    return data.design.variance(fit.covariance.sandwich(meat).scaled(by: scale))
  }

  /// For each coordinate, the sums of residual times column over the subjects of each cluster.
  private func clusterScores(_ residuals: [Double], _ clusters: [Int]) -> [[Double]] {
    precondition(clusters.count == residuals.count, "Every subject has a cluster.")
    let exposures = fit.likelihood.data.exposures
    var places: [Int: Int] = [:]
    let cluster = clusters.indices.map { row in
      guard exposures[row] > 0 else { return 0 }
      if let place = places[clusters[row]] { return place }
      places[clusters[row]] = places.count
      return places.count - 1
    }
    let columns = fit.likelihood.data.rows.columns
    return (0..<columns.dimension).map { coordinate in
      let values = fit.likelihood.data.spread(columns.values(ofCoordinate: coordinate))
      var sums = [Double](repeating: 0, count: places.count)
      for row in residuals.indices { sums[cluster[row]] += residuals[row] * values[row] }
      return sums
    }
  }
}

extension SymmetricMatrix {
  /// The products of all pairs of columns.
  fileprivate init(productsOf columns: [[Double]]) {
    self.init(size: columns.count)
    for row in columns.indices {
      for column in 0...row { self[row, column] = innerProduct(columns[row], columns[column]) }
    }
  }
}
