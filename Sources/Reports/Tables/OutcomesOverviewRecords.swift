import Analyses
import Endpoints
import Statistics

extension OutcomesOverview {
  /// One row per group and endpoint, one more per rate. `total` is what `count` is of; `lines` are
  /// all lines of the group, whether they have the time or not.
  var records: Records {
    var records = Records(columns: [
      "group_kind", "group", "measure", "basis", "lines", "count", "total", "estimate", "lower_95",
      "upper_95", "method",
    ])
    for group in groups { add(group, kind: "group", to: &records) }
    if groups.count != 1 { add(total, kind: "total", to: &records) }
    return records
  }

  private func add(_ group: Group, kind: Records.Value, to records: inout Records) {
    func add(_ measure: String, _ values: [String: Records.Value]) {
      let names: [String: Records.Value] = [
        "group_kind": kind, "group": .text(group.heading), "measure": .text(measure),
        "lines": .integer(group.count),
      ]
      records.add(names.merging(values) { $1 })
    }
    for time in group.times {
      add("\(time.endpoint.recordName)_median_months", time.record(options.medianMethod))
    }
    for rate in group.rates { add(rate.kind.rawValue, rate.record) }
  }
}

extension OutcomesOverview.Time {
  fileprivate func record(_ method: String) -> [String: Records.Value] {
    [
      "count": .integer(eventCount), "total": .integer(count),
      "estimate": Records.Value(median.months), "lower_95": Records.Value(median.lower),
      "upper_95": Records.Value(median.upper), "method": .text(method),
    ]
  }
}

extension OutcomesOverview.Rate {
  fileprivate var record: [String: Records.Value] {
    [
      "basis": Records.Value(basis?.rawValue), "count": .integer(proportion.count),
      "total": .integer(proportion.total),
      "estimate": Records.Value(share: proportion.count, of: proportion.total),
      "lower_95": Records.Value(proportion.interval?.lower),
      "upper_95": Records.Value(proportion.interval?.upper), "method": "clopper_pearson",
    ]
  }
}

extension Endpoint {
  /// What its columns and measures begin with: `os_diagnosis`.
  var recordName: String { rawValue.split(separator: "-").joined(separator: "_") }
}
