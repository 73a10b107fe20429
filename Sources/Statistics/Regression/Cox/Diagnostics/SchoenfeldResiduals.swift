/// The Schoenfeld residuals of a Cox model: for each event, its covariates less what the model
/// expects them to be, their mean over the risk set weighted by the hazards. A trend in time says
/// that a hazard ratio changes.
///
/// Events are ordered by stratum, then by time, then by row; tied events are compared with one
/// mean, by Efron's method the average over their order.
///
/// Source: Schoenfeld, *Biometrika* 1982;69:239–241; Grambsch & Therneau, *Biometrika*
/// 1994;81:515–526.
public struct SchoenfeldResiduals: Equatable, Sendable {
  /// For each event its row, as given.
  public let rows: [Int]
  /// For each event its time.
  public let times: [Double]
  /// For each coefficient one residual for each event, not weighted.
  public let values: [[Double]]
  /// For each coefficient one number for each event: the residuals times the number of events and
  /// the variance of the coefficients, plus the coefficient. Smoothed over time, they show the
  /// coefficient as it changes.
  public let scaled: [[Double]]
}

extension CoxModel {
  /// The Schoenfeld residuals of the model.
  ///
  /// - Returns: One for each event that weighs something.
  /// - Throws: ``CoxDiagnosticError/exactTies(diagnostic:)``.
  ///
  /// Cost: rows × columns.
  public func schoenfeldResiduals() throws -> SchoenfeldResiduals {
    guard ties != .exact else {
      throw CoxDiagnosticError.exactTies(diagnostic: "Schoenfeld residuals")
    }
    let hazards = try FittedHazards(self)
    let (design, count) = (hazards.design, hazards.design.sets.eventCount)
    var (rows, times) = ([Int](), [Double]())
    var values = coefficients.map { _ in [Double]() }
    for event in 0..<design.sets.count {
      let mean = hazards.mean(at: event)
      for place in design.sets.events(event) {
        rows.append(Int(design.sets.order[place]))
        times.append(design.sets.times[event])
        let row = design.rows.row(place)
        for column in mean.indices {
          let gap = row[column / 2][column & 1] - mean[column]
          values[column].append(gap / design.rows.scales[column].slope)
        }
      }
    }
    let scaled = zip(naiveVariance, coefficients).map { variances, coefficient in
      rows.indices.map { event in
        zip(variances, values).reduce(coefficient.estimate) {
          $0 + Double(count) * $1.0 * $1.1[event]
        }
      }
    }
    return SchoenfeldResiduals(rows: rows, times: times, values: values, scaled: scaled)
  }
}
