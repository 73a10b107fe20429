import Analyses
import ClinicalRecords
import Endpoints
import Statistics

extension ResponseComparison {
  /// One row per group and measure, one more per tested rate.
  var records: Records {
    let detail = total.detail == nil ? [] : ["estimate", "method"]
    var records = Records(
      columns: [
        "group_kind", "group", "measure", "count", "total", "proportion", "lower_95", "upper_95",
        "interval_method", "test", "p_value",
      ] + detail)
    for group in groups { group.add(to: &records, kind: "group") }
    if groups.count != 1 { total.add(to: &records, kind: "total") }
    let tests = [
      ("orr", objectiveResponseTest), ("dcr", diseaseControlTest), ("cbr", clinicalBenefitTest),
    ]
    for (measure, test) in tests {
      guard let test else { continue }
      records.add(
        ["group_kind": "comparison", "measure": .text(measure)].merging(test.record) { $1 })
    }
    return records
  }
}

extension ResponseComparison.Group {
  fileprivate func add(to records: inout Records, kind: Records.Value) {
    func add(_ measure: String, _ values: [String: Records.Value]) {
      let names: [String: Records.Value] = [
        "group_kind": kind, "group": .text(heading), "measure": .text(measure),
      ]
      records.add(names.merging(values) { $1 })
    }
    func add(_ measure: String, _ proportion: Proportion) { add(measure, proportion.record) }
    for response in OverallResponse.allCases {
      add(response.measure, Proportion(counts.count(response), of: counts.total))
    }
    add("ne_no_assessment", Proportion(counts.withoutAssessment, of: counts.total))
    add("orr", objectiveResponse)
    add("dcr", diseaseControl)
    for (measure, values) in detail?.records ?? [] { add(measure, values) }
  }
}

extension Proportion {
  /// The columns of a proportion with its limits.
  var record: [String: Records.Value] {
    [
      "count": .integer(count), "total": .integer(total),
      "proportion": Records.Value(share: count, of: total),
      "lower_95": Records.Value(interval?.lower), "upper_95": Records.Value(interval?.upper),
      "interval_method": "clopper_pearson",
    ]
  }
}

extension ResponseDetail {
  /// Measures with their columns.
  fileprivate var records: [(String, [String: Records.Value])] {
    let other = otherDenominator.rawValue
    return [
      ("cbr", clinicalBenefit.record), ("orr_of_\(other)", otherObjectiveResponse.record),
      ("dcr_of_\(other)", otherDiseaseControl.record),
      ("cbr_of_\(other)", otherClinicalBenefit.record),
      ("ttr_median_months", timeToResponse.record),
      ("dor_median_months", durationOfResponse.record),
    ] + depthRecords
  }

  private var depthRecords: [(String, [String: Records.Value])] {
    guard let depth else { return [] }
    return [
      ("depth_median_percent", depth.median), ("depth_deepest_percent", depth.deepest),
      ("depth_least_percent", depth.leastDeep),
    ].map { ($0, ["total": .integer(depth.count), "estimate": .number($1)]) }
  }
}

extension ResponseDetail.Time {
  /// `count`: those who had the event, of all responders.
  fileprivate var record: [String: Records.Value] {
    [
      "count": .integer(eventCount), "total": .integer(count),
      "estimate": Records.Value(median.months), "lower_95": Records.Value(median.lower),
      "upper_95": Records.Value(median.upper), "method": .text(SurvivalOptions().medianMethod),
    ]
  }
}

extension OverallResponse {
  fileprivate var measure: String {
    switch self {
    case .complete: "cr"
    case .partial: "pr"
    case .stable: "sd"
    case .nonCompleteNonProgressive: "non_cr_non_pd"
    case .progressive: "pd"
    case .notEvaluable: "ne"
    }
  }
}
