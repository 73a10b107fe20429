/// The weight, the mean and the sum of squares about the mean of a covariate in one arm.
struct ArmMoments: Equatable, Sendable {
  private let kind: CovariateBalance.Kind
  /// The subjects with a weight above 0.
  private let count: Int
  let sumOfWeights: Double
  private let sumOfSquaredWeights: Double
  let mean: Double
  /// What rounding took from the mean: all that tells two means apart whose values share their
  /// leading digits.
  private let meanRemainder: Double
  private let sumOfSquares: Double

  /// Sums over the subjects of an arm, in two passes; every subject counts as 1 without weights.
  ///
  /// Values are measured from the first one, so that a constant has no variance at all; zeros and
  /// ones from 0, so that a small proportion keeps its digits.
  init(
    of values: [Double], _ kind: CovariateBalance.Kind, weights: [Double]?, in arm: StudyArm,
    _ treated: [Bool]
  ) {
    let rows = values.indices.lazy.filter { treated[$0] == (arm == .treated) }
    let origin = kind == .binary ? 0 : rows.first.map { values[$0] } ?? 0
    var (count, sum, squares, total) = (0, 0.0, 0.0, 0.0)
    for row in rows {
      let weight = weights?[row] ?? 1
      if weight > 0 { count += 1 }
      sum += weight
      squares += weight * weight
      total += weight * (values[row] - origin)
    }
    let rough = origin + (sum > 0 ? total / sum : 0)
    var (rest, sumOfSquares) = (0.0, 0.0)
    for row in rows {
      let deviation = values[row] - rough
      rest += (weights?[row] ?? 1) * deviation
      sumOfSquares += (weights?[row] ?? 1) * deviation * deviation
    }
    let correction = sum > 0 ? rest / sum : 0
    self.kind = kind
    self.count = count
    (sumOfWeights, sumOfSquaredWeights) = (sum, squares)
    mean = rough + correction
    meanRemainder = (rough - mean) + correction
    self.sumOfSquares = max(0, sumOfSquares - rest * correction)
  }

  /// The mean less that of the other arm.
  func meanDifference(from other: ArmMoments) -> Double {
    (mean - other.mean) + (meanRemainder - other.meanRemainder)
  }

  /// The variance; `nil` for a continuous covariate of fewer than two subjects.
  ///
  /// Binary: p(1 − p). Continuous: with divisor W − Σw²/W, which is n − 1 without weights.
  var variance: Double? {
    if kind == .binary { return mean * (1 - mean) }
    let divisor = sumOfWeights - sumOfSquaredWeights / sumOfWeights
    return count > 1 && divisor > 0 ? sumOfSquares / divisor : nil
  }
}
