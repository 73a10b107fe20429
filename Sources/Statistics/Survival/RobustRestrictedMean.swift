extension RestrictedMean {
  /// The mean survival time up to a horizon, with the error of the infinitesimal jackknife.
  ///
  /// For weights of sampling and of propensity scores, and for clusters: the error does not change
  /// when all weights are multiplied by a number, as that of
  /// ``KaplanMeierEstimate/restrictedMean(to:)`` does. R prints the latter for robust curves too;
  /// this one is the integral of what its `survfit` returns with `influence = 1`. It is `nil` when
  /// the horizon lies before the start, as ``KaplanMeierEstimate/restrictedMean(to:)`` is. Cost:
  /// linear once the rows are in order.
  ///
  /// - Parameters:
  ///   - rows: The subjects; there may be none.
  ///   - horizon: A finite time.
  ///   - clusters: For each row the position of its cluster, from 0; `nil` when each row is one.
  /// - Throws: ``ObservationError/emptyInterval(row:count:)`` where the entry and the time of a row
  ///   differ by no more than rounding.
  ///
  /// Source: Andersen, Hansen & Klein, *Lifetime Data Analysis* 2004;10:335–350, for the mean as a
  /// sum over subjects; the jackknife as for ``SurvivalVariance/robust``.
  public init?(robustlyOf rows: TimeToEvent, to horizon: Double, clusters: [Int]? = nil) throws {
    precondition(clusters.map { $0.count == rows.count } ?? true, "Every row has a cluster.")
    let axis = try TimeAxis(rows)
    let placed = PlacedRows(
      ends: axis.ends, starts: axis.starts, events: rows.events, weights: rows.weights, groups: nil)
    let pass = CountingPass(times: axis.times, rows: placed, groupCount: 1)
    let curve = KaplanMeierEstimate(pass)
    guard let mean = curve.restrictedMean(to: horizon) else { return nil }
    let unit = placed.weightUnit
    let timeUnit = powerOfTwo(near: [horizon, axis.times.first ?? 0])
    let areas = JackknifeAreas(curve, pass, horizon: horizon, unit: unit, timeUnit: timeUnit)
    let owners = clusters.map(SurvivalVariance.renumbered)
    var influence = [Double](repeating: 0, count: (owners?.max() ?? rows.count - 1) + 1)
    for row in rows.times.indices {
      influence[owners?[row] ?? row] +=
        (rows.weights?[row] ?? 1) / unit * areas.derivative(row, placed)
    }
    self.init(
      horizon: horizon, mean: mean.mean,
      standardError: CompensatedSum(of: influence.map { $0 * $0 }).value.squareRoot() * timeUnit,
      timeLost: mean.timeLost, isExtrapolated: mean.isExtrapolated)
  }
}

/// Areas under a curve, and under the curve times what the logarithm of it gains from a subject at
/// risk, from which the derivative of the mean by any weight follows at once.
private struct JackknifeAreas {
  /// For each time what log S has gained by then from a weight at risk since the start.
  private var gains: [Double] = []
  /// For each time what log S loses by an event of weight 1.
  private var losses: [Double] = []
  /// The area under the curve before each time, and at the end that up to the horizon.
  private var areas = [0.0]
  /// The area under the curve times `gains` before each time.
  private var gainedAreas = [0.0]

  init(
    _ curve: KaplanMeierEstimate, _ pass: CountingPass, horizon: Double, unit: Double,
    timeUnit: Double
  ) {
    var (gain, area, gainedArea) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
    for (time, step) in curve.steps.enumerated() {
      let (atRisk, events) = (pass.weightAtRisk[time] / unit, pass.weightOfEvents[time] / unit)
      let remain = atRisk - events
      if remain > 0 { gain.add(events / atRisk / remain) }
      gains.append(gain.value)
      losses.append(remain > 0 ? 1 / remain : 0)
      let next = time + 1 < curve.steps.count ? curve.steps[time + 1].time : .infinity
      let width = max(0, min(next, horizon) - step.time) / timeUnit
      area.add(step.survival * width)
      gainedArea.add(step.survival * width * gain.value)
      areas.append(area.value)
      gainedAreas.append(gainedArea.value)
    }
  }

  /// The derivative of the mean by the weight of a row.
  func derivative(_ row: Int, _ rows: PlacedRows) -> Double {
    let (start, end) = (Int(rows.starts?[row] ?? 0), Int(rows.ends[row]))
    let before = start > 0 ? gains[start - 1] : 0
    let whileAtRisk =
      gainedAreas[end] - gainedAreas[start] - before * (areas[end] - areas[start])
    let afterwards = gains[end] - before - (rows.events[row] ? losses[end] : 0)
    return whileAtRisk + afterwards * (areas[areas.count - 1] - areas[end])
  }
}
