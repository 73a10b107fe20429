import Analyses
import ClinicalRecords
import Statistics

extension ResponseComparison {
  /// One row per group and measure, one more per tested rate.
  var records: Records {
    var records = Records(columns: [
      "group_kind", "group", "measure", "count", "total", "proportion", "lower_95", "upper_95",
      "interval_method", "test", "p_value",
    ])
    for group in groups { group.add(to: &records, kind: "group") }
    if groups.count != 1 { total.add(to: &records, kind: "total") }
    let tests = [("orr", objectiveResponseTest), ("dcr", diseaseControlTest)]
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
    func add(_ measure: String, _ proportion: Proportion) {
      records.add([
        "group_kind": kind, "group": .text(heading), "measure": .text(measure),
        "count": .integer(proportion.count), "total": .integer(proportion.total),
        "proportion": Records.Value(share: proportion.count, of: proportion.total),
        "lower_95": Records.Value(proportion.interval?.lower),
        "upper_95": Records.Value(proportion.interval?.upper),
        "interval_method": "clopper_pearson",
      ])
    }
    for response in OverallResponse.allCases {
      add(response.measure, Proportion(counts.count(response), of: counts.total))
    }
    add("ne_no_assessment", Proportion(counts.withoutAssessment, of: counts.total))
    add("orr", objectiveResponse)
    add("dcr", diseaseControl)
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
