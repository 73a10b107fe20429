/// The likelihood of a fitted model with some coefficients held and the others at their best.
struct CoxProfile {
  private let model: CoxModel
  private let design: CoxDesign
  private let likelihood: any CoxLikelihood
  /// The estimates in units of the scaled columns.
  private let estimates: [Double]

  /// The profile of a model that keeps its data.
  init(_ model: CoxModel) throws {
    guard let data = model.data else {
      preconditionFailure("A model of groups has no profile; fit it to subjects.")
    }
    self.model = model
    let columns = model.coefficients.map { data.covariates.columns[$0.column] }
    let sets = try RiskSets(data.subjects, strata: data.strata)
    design = CoxDesign(
      data, sets, columns: columns, ties: model.ties, penalty: model.penalty,
      parts: ParallelParts())
    likelihood = design.likelihood(model.ties, model.penalty)
    estimates = zip(model.coefficients, design.rows.scales).map { $0.estimate / $1.slope }
  }

  /// The best position with some coefficients held.
  ///
  /// - Parameters:
  ///   - indices: Positions among the coefficients of the model.
  ///   - values: Of the held coefficients, per unit of their columns.
  ///   - start: Where to begin, in units of the scaled columns; the estimates when not given.
  /// - Returns: The position in units of the scaled columns, the value as the model reports it, and
  ///   the derivative by the first of the held coefficients, per unit of its column.
  /// - Throws: ``RegressionError``.
  func maximum(
    holding indices: [Int], at values: [Double], from start: [Double]? = nil
  ) throws -> (position: [Double], value: Double, slope: Double) {
    var position = start ?? estimates
    for (index, value) in zip(indices, values) {
      position[index] = value / design.rows.scales[index].slope
    }
    let free = position.indices.filter { !indices.contains($0) }
    let restricted = RestrictedLikelihood(whole: likelihood, position: position, free: free)
    if !free.isEmpty {
      do throws(MaximizationFailure) {
        let best = try restricted.maximum(from: free.map { position[$0] })
        position = restricted.wholePosition(best.position)
      } catch {
        throw error.regressionError(
          CoxModel.title, columns: free.map { model.coefficients[$0].name })
      }
    }
    let there = likelihood.expansion(at: position)
    let slope =
      design.weightScale * there.gradient[indices[0]] / design.rows.scales[indices[0]].slope
    return (position, design.reported(there.value, model.penalty), slope)
  }

  /// The value at which the signed root of the likelihood-ratio statistic is a normal deviate.
  ///
  /// The root is almost a straight line in the coefficient, so that Newton's method finds the value
  /// in a few steps; a step out of the bracket found so far is replaced by its middle.
  func limit(of index: Int, deviate: Double) throws -> Double {
    let coefficient = model.coefficients[index]
    var (near, far) = (coefficient.estimate, Double?.none)
    var value = near + deviate * coefficient.naiveStandardError
    var start = estimates
    for _ in 0..<60 {
      let held = try maximum(holding: [index], at: [value], from: start)
      start = held.position
      let root = (2 * max(0, model.logLikelihood - held.value)).squareRoot()
      let excess = root - abs(deviate)
      if excess < 0 { near = value } else { far = value }
      // The derivative of the root is −slope / root, away from the estimate.
      let step = held.slope == 0 ? .infinity : excess * root / held.slope
      var next = value + step
      let isInside = (near - next) * (next - (far ?? next)) >= 0 && (next - near) * deviate > 0
      if !isInside || !next.isFinite {
        next = far.map { 0.5 * (near + $0) } ?? (value + (value - coefficient.estimate))
      }
      if abs(next - value) <= 1e-12 * max(abs(value), coefficient.naiveStandardError) {
        return next
      }
      value = next
    }
    return value
  }
}
