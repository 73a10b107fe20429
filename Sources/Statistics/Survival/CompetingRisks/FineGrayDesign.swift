#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The columns of a Fine-Gray model that can be told apart, around 0 and about 1 in size, so that
/// the unit of a covariate costs no digits.
struct FineGrayDesign {
  /// The positions of the columns that are kept.
  let kept: [Int]
  /// Their values, less the mean, divided by the scale.
  let columns: [[Double]]
  let means: [Double]
  let scales: [Double]
  /// The columns left out.
  let dropped: [DroppedColumn]
  private let names: [String]

  /// Looks at the information where all coefficients are 0: a column of which nothing remains there
  /// has none elsewhere either.
  init(_ covariates: Covariates, _ risk: SubdistributionRiskSets) throws {
    let all = covariates.columns.map { Standardized($0.values) }
    let varying = all.indices.filter { all[$0].scale > 0 }
    let likelihood = FineGrayLikelihood(risk: risk, columns: varying.map { all[$0].values })
    let start = Array(repeating: 0.0, count: varying.count)
    let information = likelihood.expansion(at: start).information
    let events = risk.events.reduce(0, +)
    let compared = varying.indices.filter { information[$0, $0] > 1e-12 * events }
    let factor = CholeskyFactor(information.submatrix(compared), tolerance: 1e-10)
    let kept = compared.indices.filter(factor.keeps).map { varying[compared[$0]] }
    let isCompared = Set(compared.map { varying[$0] })
    guard !kept.isEmpty else { throw RegressionError.nothingToEstimate(model: FineGrayModel.title) }
    self.kept = kept
    columns = kept.map { all[$0].values }
    means = kept.map { all[$0].mean }
    scales = kept.map { all[$0].scale }
    names = kept.map { covariates.columns[$0].name }
    dropped = all.indices.filter { !kept.contains($0) }.map {
      DroppedColumn(
        name: covariates.columns[$0].name,
        reason: isCompared.contains($0) ? .collinear : .constant)
    }
  }

  /// The maximum of the likelihood of the columns, or the reason why there is none.
  func maximum(of likelihood: FineGrayLikelihood) throws -> LikelihoodMaximum {
    do throws(MaximizationFailure) {
      return try likelihood.maximum()
    } catch {
      switch error {
      case .unbounded(let direction):
        let column = direction.indices.max { abs(direction[$0]) < abs(direction[$1]) } ?? 0
        throw RegressionError.unboundedCoefficient(
          model: FineGrayModel.title, column: names[column],
          direction: direction[column] > 0 ? .upward : .downward)
      case .notConverged(let iterations):
        throw RegressionError.notConverged(model: FineGrayModel.title, iterations: iterations)
      }
    }
  }

  /// A covariance matrix in the units of the covariates.
  func unscaled(_ matrix: SymmetricMatrix) -> SymmetricMatrix {
    var result = matrix
    for row in 0..<matrix.size {
      for column in 0...row { result[row, column] /= scales[row] * scales[column] }
    }
    return result
  }
}

/// A column less its mean, divided by its standard deviation; a scale of 0 where all values are the
/// same.
private struct Standardized {
  let mean: Double
  let scale: Double
  let values: [Double]

  init(_ column: [Double]) {
    // In units of the largest value, so that squares do not overflow.
    let size = column.reduce(0) { max($0, abs($1)) }
    let count = Double(column.count)
    let isConstant = column.allSatisfy { $0 == column[0] }
    guard size > 0, !isConstant else {
      (mean, scale, values) = (column.first ?? 0, 0, column.map { _ in 0 })
      return
    }
    let middle = column.reduce(0) { $0 + $1 / size } / count
    let centered = column.map { $0 / size - middle }
    let deviation = (centered.reduce(0) { $0 + $1 * $1 } / count).squareRoot()
    (mean, scale) = (middle * size, deviation * size)
    values = centered.map { $0 / deviation }
  }
}

extension FineGrayLikelihood {
  /// The times of events, and the cumulative hazard at each where all columns are 0.
  func baseline(at position: [Double]) -> (times: [Double], hazard: [Double]) {
    let fit = fit(at: position)
    var (times, cumulative) = ([Double](), [Double]())
    var sum = 0.0
    for index in risk.times.indices where risk.events[index] > 0 {
      sum += fit.hazard[index]
      times.append(risk.times[index])
      cumulative.append(sum * exp(-fit.shift))
    }
    return (times, cumulative)
  }
}
