#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension CoxModel {
  /// The covariates that a baseline hazard or a linear predictor is relative to.
  public enum Reference: String, CaseIterable, Sendable {
    /// All columns 0 (`centered = FALSE` in R).
    case zero
    /// The mean of each column over the rows, weighted unless rows have entries, but 0 for a column
    /// with no other values than −1, 0 and 1, such as those of factors (`centered = TRUE` in R).
    case mean
  }

  /// The values of the columns with a coefficient at a reference.
  public func values(of reference: Reference) -> [Double] {
    let data = subjectData
    return coefficients.map { coefficient in
      let values = data.covariates.columns[coefficient.column].values
      guard reference == .mean, values.contains(where: { $0 != 0 && abs($0) != 1 }) else {
        return 0
      }
      return mean(values, weights: data.subjects.entries == nil ? data.subjects.weights : nil)
    }
  }

  /// The baseline: for each stratum with an event, the curve of a subject with the reference
  /// covariates and, as in R, the mean of the offsets. Breslow's cumulative hazard, or Efron's with
  /// Efron's ties.
  ///
  /// - Parameter reference: The covariates.
  /// - Returns: Curves in ascending order of their strata, one for a model without strata.
  /// - Throws: What ordering the subjects throws, which the model itself has thrown before.
  ///
  /// Source: Breslow, *Journal of the Royal Statistical Society B* 1972;34:216–217; for ties
  /// Therneau & Grambsch, *Modeling Survival Data* 2000, section 10.2.
  public func baseline(at reference: Reference = .zero) throws -> [PredictedSurvival] {
    let curves = PredictedCurves(try FittedHazards(self))
    let values = values(of: reference)
    let offset = subjectData.offset.map { mean($0, weights: subjectData.subjects.weights) } ?? 0
    return curves.labels.map { curves.curve(of: values, stratum: $0, offset: offset) }
  }

  /// The survival of new subjects.
  ///
  /// - Parameters:
  ///   - covariates: With a column of the name of each column that has a coefficient; others are
  ///     not looked at.
  ///   - strata: For each subject a label of the strata of the model, one that its rows have; `nil`
  ///     for a model without.
  ///   - offset: For each subject the known part of its log hazard; 0 unless given.
  /// - Returns: One curve for each subject.
  /// - Throws: ``ObservationError`` for an offset that is not finite.
  ///
  /// Cost: subjects × event times × columns².
  public func survival(
    for covariates: Covariates, strata: [Int]? = nil, offset: [Double]? = nil
  ) throws -> [PredictedSurvival] {
    precondition(
      (strata == nil) == (subjectData.strata == nil), "Strata are given where the model has them.")
    precondition(
      strata.map { $0.count == covariates.count } ?? true, "Every subject has a stratum.")
    precondition(
      offset.map { $0.count == covariates.count } ?? true, "Every subject has an offset.")
    if let offset { try ObservationError.requireFinite(offset, column: "offset") }
    let columns = columns(of: covariates)
    let known = Set(subjectData.strata ?? [])
    precondition(strata.map(known.isSuperset) ?? true, "A stratum is one of the model.")
    let curves = PredictedCurves(try FittedHazards(self))
    return (0..<covariates.count).map { row in
      curves.curve(of: columns.map { $0[row] }, stratum: strata?[row], offset: offset?[row] ?? 0)
    }
  }

  /// The linear predictors of subjects, coefficients × (covariates − reference), and their standard
  /// errors from the variance of the coefficients; no offset is added.
  ///
  /// - Parameters:
  ///   - covariates: With a column of the name of each column that has a coefficient; the model's
  ///     own unless others are given.
  ///   - reference: Where the predictor is 0; R's is the mean.
  /// - Returns: One for each subject.
  public func linearPredictors(
    for covariates: Covariates? = nil, from reference: Reference = .mean
  ) -> [LinearPrediction] {
    let origin = values(of: reference)
    let columns = columns(of: covariates ?? subjectData.covariates)
    return (0..<(columns.first?.count ?? 0)).map { row in
      let x = zip(columns, origin).map { $0[row] - $1 }
      let sum = zip(coefficients, x).reduce(0) { $0 + $1.0.estimate * $1.1 }
      var square = 0.0
      for (own, row) in zip(x, variance) {
        square += own * zip(row, x).reduce(0) { $0 + $1.0 * $1.1 }
      }
      return LinearPrediction(estimate: sum, standardError: max(0, square).squareRoot())
    }
  }

  private func columns(of covariates: Covariates) -> [[Double]] {
    coefficients.map { coefficient in
      guard let column = covariates.columns.first(where: { $0.name == coefficient.name }) else {
        preconditionFailure("The model needs the column \(coefficient.name).")
      }
      return column.values
    }
  }
}

private func mean(_ values: [Double], weights: [Double]?) -> Double {
  let total = weights?.reduce(0, +) ?? Double(values.count)
  let origin = values.first ?? 0
  return values.indices.reduce(origin) {
    $0 + (values[$1] - origin) * ((weights?[$1] ?? 1) / total)
  }
}

/// The curves of a model for any covariates.
struct PredictedCurves {
  private let hazards: FittedHazards
  private let variance: SymmetricMatrix
  /// For each event time Σ x̄ dH over its events.
  private let means: [[Double]]

  init(_ hazards: FittedHazards) {
    self.hazards = hazards
    variance = hazards.scaledVariance(hazards.model.variance)
    means = (0..<hazards.design.sets.count).map(hazards.meanGrowth)
  }

  /// The strata with an event; a single `nil` where the model has no strata.
  var labels: [Int?] {
    hazards.strata == nil ? [nil] : hazards.design.sets.labels
  }

  /// The curve of a subject.
  ///
  /// Each event adds dH, its weight divided by its denominator D. With x the covariates of the
  /// subject and x̄ their mean as the event finds it, the variance is Σ dH/D, plus q V q with
  /// q = Σ (x̄ − x) dH.
  func curve(of values: [Double], stratum: Int?, offset: Double) -> PredictedSurvival {
    let sets = hazards.design.sets
    guard let block = zip(sets.labels, sets.strata).first(where: { $0.0 == stratum ?? 0 })?.1 else {
      return PredictedSurvival(stratum: stratum, steps: [])
    }
    let x = hazards.scaled(values, stratum: stratum)
    let logHazard = hazards.logHazard(x, offset: offset)
    var (sum, square) = (0.0, 0.0)
    var q = [Double](repeating: 0, count: x.count)
    let steps = block.map { event in
      let shift = hazards.sums.shifts.isEmpty ? 0 : hazards.sums.shifts[event]
      let factor = exp(logHazard - shift)
      let growth = finite(factor * hazards.tied[event].hazard)
      sum = finite(sum + growth)
      square = finite(square + factor * hazards.tied[event].square * factor)
      for column in x.indices { q[column] += means[event][column] * factor - x[column] * growth }
      let ofCoefficients = zip(q, variance.times(q)).reduce(0) { $0 + $1.0 * $1.1 }
      let error = finite(square + ofCoefficients).squareRoot()
      return PredictedSurvival.Step(
        time: sets.times[event], cumulativeHazard: sum, cumulativeHazardError: error)
    }
    return PredictedSurvival(stratum: stratum, steps: steps)
  }

  /// The nearest finite number at or above 0.
  private func finite(_ value: Double) -> Double {
    value.isNaN ? Double.greatestFiniteMagnitude : max(0, min(value, .greatestFiniteMagnitude))
  }
}
