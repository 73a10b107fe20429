import Analyses
import Statistics

extension OnsetComparison {
  /// One row per group and measure, one more per test; incidences as proportions, times in months.
  var records: Records {
    var records = Records(columns: [
      "group_kind", "group", "row_kind", "event", "measure", "at_months",
      "at_risk", "count", "total", "estimate", "lower_95", "upper_95", "method", "test",
      "statistic", "degrees_of_freedom", "p_value",
    ])
    for group in groups { add(group, kind: "group", to: &records) }
    if groups.count != 1 { add(total, kind: "total", to: &records) }
    if let gray { records.add(names.merging(gray.record("gray")) { $1 }) }
    if let logRank { records.add(names.merging(logRank.record("log_rank")) { $1 }) }
    return records
  }

  private var names: [String: Records.Value] {
    ["row_kind": .text(events.row.kind.rawValue), "event": .text(events.row.label)]
  }

  private func add(_ group: Group, kind: Records.Value, to records: inout Records) {
    let (all, total) = (group.counts.total, group.counts.times.count)
    func add(_ measure: String, _ values: [String: Records.Value]) {
      let place: [String: Records.Value] = [
        "group_kind": kind, "group": .text(group.heading), "measure": .text(measure),
      ]
      records.add(names.merging(place) { $1 }.merging(values) { $1 })
    }
    // What could not be told has no count.
    guard group.counts.isRecorded(events) else {
      return add("with_event", ["total": .integer(all)])
    }
    add("with_event", .share(group.counts.withEvent, of: all))
    add("death_without_event", .share(group.counts.count(.death), of: all))
    add("undated", ["count": .integer(group.counts.undated)])
    add("events_after_time_at_risk", ["count": .integer(group.counts.late)])
    for (measure, value) in group.times?.measures ?? [] {
      add(measure, ["estimate": .number(value), "total": .integer(group.counts.count(.event))])
    }
    for landmark in group.landmarks {
      add("cumulative_incidence", landmark.incidenceRecord(total))
      add("one_minus_kaplan_meier", landmark.complementRecord(total))
    }
  }
}

extension OnsetComparison.Times {
  fileprivate var measures: [(String, Double)] {
    [("median_months", median), ("shortest_months", shortest), ("longest_months", longest)]
  }
}

extension OnsetComparison.Landmark {
  fileprivate func incidenceRecord(_ total: Int) -> [String: Records.Value] {
    record(total, incidence, incidenceInterval, method: "aalen_johansen_log_log")
  }

  fileprivate func complementRecord(_ total: Int) -> [String: Records.Value] {
    record(total, complement, complementInterval, method: "kaplan_meier_log_log")
  }

  private func record(
    _ total: Int, _ estimate: Double?, _ interval: ConfidenceInterval?, method: String
  ) -> [String: Records.Value] {
    [
      "at_months": .number(months), "at_risk": .integer(atRisk), "total": .integer(total),
      "estimate": Records.Value(estimate), "lower_95": Records.Value(interval?.lower),
      "upper_95": Records.Value(interval?.upper), "method": .text(method),
    ]
  }
}

extension ChiSquareStatistic {
  fileprivate func record(_ name: String) -> [String: Records.Value] {
    [
      "group_kind": "comparison", "measure": .text(name), "test": .text(name),
      "statistic": .number(chiSquare), "degrees_of_freedom": .integer(degreesOfFreedom),
      "p_value": .number(pValue),
    ]
  }
}
