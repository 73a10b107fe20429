#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A fitted model set up once more on its data, with the sums over its risk sets at the estimates:
/// what baseline hazards, residuals and diagnostics are read from.
///
/// With exact ties the sums are Breslow's, as in R.
final class FittedHazards {
  let model: CoxModel
  let data: CoxData
  let design: CoxDesign
  let sums: RiskSums
  /// The estimates in units of the scaled columns.
  let position: [Double]
  /// The sums over the denominators of each event time, in the scale of `sums`.
  let tied: [TiedEvents]
  /// The strata of the rows; `nil` for a single one.
  let strata: LabelCodes?
  /// The middle of the offsets, which the sums leave out.
  let offsetCenter: Double

  /// The hazards of a model that keeps its data.
  ///
  /// - Throws: What ``TimeAxis`` throws, which the fit has thrown before.
  init(_ model: CoxModel) throws {
    self.model = model
    data = model.subjectData
    let ties = model.ties == .exact ? .breslow : model.ties
    let columns = model.coefficients.map { [data] in data.covariates.columns[$0.column] }
    let sets = try RiskSets(data.subjects, strata: data.strata)
    design = CoxDesign(
      data, sets, columns: columns, ties: ties, penalty: .none, parts: ParallelParts())
    strata = data.strata.map(LabelCodes.init)
    sums = RiskSums(design, ties: ties)
    position = zip(model.coefficients, design.rows.scales).map { $0.estimate / $1.slope }
    sums.fill(at: position)
    tied = (0..<sets.count).map { [sums, design] event in
      TiedEvents(
        atRisk: sums.atRisk[event], dying: sums.dying[event],
        count: Int(design.tiedCounts[event]), weight: design.eventWeight(event), ties: ties)
    }
    offsetCenter = FittedHazards.offsetCenter(data, design)
  }

  private static func offsetCenter(_ data: CoxData, _ design: CoxDesign) -> Double {
    guard let offset = data.offset, let first = design.logFactors.first else { return 0 }
    return offset[Int(design.sets.order[0])] + log(design.weight(0)) - design.logScale - first
  }

  /// The covariances of the coefficients of the scaled columns.
  func scaledVariance(_ rows: [[Double]]) -> SymmetricMatrix {
    var result = SymmetricMatrix(size: position.count)
    let scales = design.rows.scales
    for row in position.indices {
      for column in 0...row {
        result[row, column] = rows[row][column] / scales[row].slope / scales[column].slope
      }
    }
    return result
  }

  /// The logarithm of the hazard of covariates in units of that of `sums` at an event time, without
  /// the shift of that time.
  func logHazard(_ scaled: [Double], offset: Double) -> Double {
    zip(position, scaled).reduce(offset - offsetCenter - design.logScale) { $0 + $1.0 * $1.1 }
  }

  /// Covariates in the units of the scaled columns.
  func scaled(_ values: [Double], stratum label: Int?) -> [Double] {
    let code = label.flatMap { label in strata?.labels.firstIndex(of: label) } ?? 0
    return zip(values, design.rows.scales).map { value, scale in
      scale.scaled(value, stratum: scale.centers.count > 1 ? code : 0)
    }
  }

  /// The mean of the covariates over the risk set of an event time, averaged over its events.
  func mean(at event: Int) -> [Double] {
    let tied = tied[event]
    let events = design.eventWeight(event) * Double(design.tiedCounts[event])
    return combination(
      event, all: tied.hazard / events, dying: (tied.ownHazard - tied.hazard) / events)
  }

  /// What the sum of mean × growth of the cumulative hazard grows by at an event time.
  func meanGrowth(at event: Int) -> [Double] {
    combination(event, all: tied[event].square, dying: -tied[event].crossSquare)
  }

  /// A combination of the sums of the covariates over the risk set and over the events.
  private func combination(_ event: Int, all: Double, dying: Double) -> [Double] {
    let (pairs, row) = (design.rows.pairs, Int(sums.tiedRow[event]))
    return position.indices.map { column in
      let own = row >= 0 ? sums.dyingRows[row * pairs + column / 2][column & 1] : 0
      return sums.atRiskRows[event * pairs + column / 2][column & 1] * all + own * dying
    }
  }
}
