import Analyses
import Endpoints
import Statistics

extension SensitivityAnalysis {
  /// One row per way and group, one more per way for all groups together. `settings` are those that
  /// differ from the first way's; `lines` are all lines of the group, `total` those that have the
  /// time.
  var records: Records {
    var records = Records(columns: [
      "kind", "rules", "settings", "endpoint", "group_kind", "group", "lines", "total", "events",
      "median_months", "lower_95", "upper_95", "method", "hazard_ratio", "hazard_ratio_lower_95",
      "hazard_ratio_upper_95", "hazard_ratio_p_value", "reference", "log_rank_p_value", "changed",
    ])
    for row in rows {
      for (position, group) in row.comparison.groups.enumerated() {
        add(row, group, "group", changed: row.changedPerGroup[position], to: &records)
      }
      if row.comparison.groups.count != 1 {
        add(row, row.comparison.total, "total", changed: row.changed, to: &records)
      }
    }
    return records
  }

  private func add(
    _ row: Row, _ group: SurvivalComparison.Group, _ kind: Records.Value, changed: Int,
    to records: inout Records
  ) {
    let ratio = group.hazardRatio
    let isTotal = kind == "total"
    let names: [String: Records.Value] = [
      "kind": .text(row.variant.kind.rawValue), "rules": .text(row.variant.label),
      "settings": .text(settings(of: row.variant)),
      "endpoint": .text(row.variant.endpoint.rawValue), "group_kind": kind,
      "group": .text(group.heading), "changed": .integer(changed),
      "lines": .integer(group.curve.count + group.counts.withoutTime),
      "total": .integer(group.curve.count), "events": .integer(group.curve.eventCount),
    ]
    let estimates: [String: Records.Value] = [
      "median_months": Records.Value(group.median.months),
      "lower_95": Records.Value(group.median.lower), "upper_95": Records.Value(group.median.upper),
      "method": .text(row.comparison.options.medianMethod),
      "hazard_ratio": Records.Value(ratio?.ratio),
      "hazard_ratio_lower_95": Records.Value(ratio?.interval.lower),
      "hazard_ratio_upper_95": Records.Value(ratio?.interval.upper),
      "hazard_ratio_p_value": Records.Value(ratio?.pValue),
      "reference": ratio == nil ? .missing : Records.Value(row.comparison.reference),
      "log_rank_p_value": isTotal ? Records.Value(row.comparison.logRank?.pValue) : .missing,
    ]
    records.add(names.merging(estimates) { $1 })
  }

  /// `new_therapy=censored; missed_assessments=1`.
  private func settings(of variant: SensitivityVariant) -> String {
    let asked = population.rules
    return RuleSetting.all.filter { $0.value(in: variant.rules) != $0.value(in: asked) }
      .map { "\($0.name)=\($0.value(in: variant.rules))" }.joined(separator: "; ")
  }
}
