import Analyses
import Endpoints
import Statistics

extension SurvivalComparison {
  /// One row per group and measure, one more for the log-rank test.
  ///
  /// Medians and follow-up in months, rates as proportions; a limit or median that was not reached
  /// is missing.
  var records: Records {
    var records = Records(columns: [
      "group_kind", "group", "endpoint", "measure", "at_months", "at_risk", "count", "total",
      "estimate", "lower_95", "upper_95", "method", "reference", "test", "statistic",
      "degrees_of_freedom", "p_value",
    ])
    for group in groups { add(group, kind: "group", to: &records) }
    if groups.count != 1 { add(total, kind: "total", to: &records) }
    if let logRank {
      records.add([
        "group_kind": "comparison", "endpoint": .text(endpoint.rawValue), "measure": "log_rank",
        "test": "log_rank", "statistic": .number(logRank.chiSquare),
        "degrees_of_freedom": .integer(logRank.degreesOfFreedom),
        "p_value": .number(logRank.pValue),
      ])
    }
    return records
  }

  private func add(_ group: Group, kind: Records.Value, to records: inout Records) {
    func add(_ measure: String, _ values: [String: Records.Value]) {
      let names: [String: Records.Value] = [
        "group_kind": kind, "group": .text(group.heading), "endpoint": .text(endpoint.rawValue),
        "measure": .text(measure),
      ]
      records.add(names.merging(values) { $1 })
    }
    for (measure, values) in counts(of: group) + estimates(of: group) { add(measure, values) }
  }

  private func counts(of group: Group) -> [(String, [String: Records.Value])] {
    let total = group.curve.count
    let isSelective = endpoint.isSelective || self.total.counts.withoutTime > 0
    return
      (isSelective
      ? [("with_time", .share(total, of: total + group.counts.withoutTime))] : [])
      + [("events", group.share(group.curve.eventCount))]
      + endings.map { ("ended_by_\($0.measure)", group.share(group.counts.count($0))) }
      + [("imputed_deaths", group.share(group.counts.imputed))]
  }

  private func estimates(of group: Group) -> [(String, [String: Records.Value])] {
    let (total, method) = (group.curve.count, options.medianMethod)
    let observed: [String: Records.Value] = [
      "total": .integer(total), "estimate": Records.Value(group.observedMedian),
    ]
    let ratio = reference.flatMap { reference in
      group.hazardRatio?.record(options.ties, reference: reference)
    }
    return [("median_months", group.median.record(method, total: total))]
      + (endpoint == .followUp ? [("observed_median_months", observed)] : [])
      + group.rates.map { ("survival", $0.record(options.scale, total: total)) }
      + (endpoint.hasFollowUp
        ? [("follow_up_median_months", group.followUp.record(method, total: total))] : [])
      + (ratio.map { [("hazard_ratio", $0)] } ?? [])
  }
}

extension SurvivalOptions {
  /// What records call the way a median's limits are made.
  var medianMethod: String {
    switch medianStyle {
    case .inverted(let scale): "brookmeyer_crowley_\(scale.method)"
    case .spss: "spss"
    }
  }
}

extension IntervalScale {
  fileprivate var method: String { self == .logLog ? "log_log" : rawValue }
}

extension SurvivalComparison.Group {
  fileprivate func share(_ count: Int) -> [String: Records.Value] { .share(count, of: curve.count) }
}

extension [String: Records.Value] {
  /// A count with what it is of.
  static func share(_ count: Int, of total: Int) -> [String: Records.Value] {
    [
      "count": .integer(count), "total": .integer(total),
      "estimate": Records.Value(share: count, of: total),
    ]
  }
}

extension SurvivalComparison.Median {
  fileprivate func record(_ method: String, total: Int) -> [String: Records.Value] {
    [
      "total": .integer(total), "estimate": Records.Value(months),
      "lower_95": Records.Value(lower), "upper_95": Records.Value(upper), "method": .text(method),
    ]
  }
}

extension SurvivalComparison.Rate {
  fileprivate func record(_ scale: IntervalScale, total: Int) -> [String: Records.Value] {
    [
      "at_months": .number(months), "at_risk": .integer(atRisk), "total": .integer(total),
      "estimate": Records.Value(survival), "lower_95": Records.Value(interval?.lower),
      "upper_95": Records.Value(interval?.upper), "method": .text(scale.method),
    ]
  }
}

extension SurvivalComparison.HazardRatio {
  fileprivate func record(_ ties: TieMethod, reference: String) -> [String: Records.Value] {
    [
      "estimate": Records.Value(ratio), "lower_95": Records.Value(interval.lower),
      "upper_95": Records.Value(interval.upper), "method": .text("cox_\(ties.rawValue)"),
      "reference": .text(reference), "test": "wald", "p_value": Records.Value(pValue),
    ]
  }
}
