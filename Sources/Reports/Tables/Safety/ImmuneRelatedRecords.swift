import Analyses
import Statistics

extension ImmuneRelatedComparison {
  /// One row per category, group and measure; onset in days.
  var records: Records {
    var records = Records(columns: [
      "group_kind", "group", "category", "measure", "count", "total", "proportion", "days",
    ])
    for row in rows {
      for (position, cell) in row.cells.enumerated() {
        let names: [String: Records.Value] = [
          "group_kind": "group", "group": .text(headings[position]),
          "category": .text(row.isAny ? "any" : row.label),
        ]
        for (measure, values) in cell.measures(of: denominators[position]) {
          // What could not be told has no count.
          let values =
            isRecorded[position]
            ? values
            : ["total": measure.hasPrefix("onset") ? .missing : values["total"] ?? .missing]
          records.add(names.merging(values) { $1 }.merging(["measure": .text(measure)]) { $1 })
        }
      }
    }
    return records
  }
}

extension ImmuneRelatedTally {
  fileprivate func measures(of total: Int) -> [(String, [String: Records.Value])] {
    func share(_ count: Int, _ total: Int) -> [String: Records.Value] {
      [
        "count": .integer(count), "total": .integer(total),
        "proportion": Records.Value(share: count, of: total),
      ]
    }
    let onset = [
      ("onset_median", onsets.median), ("onset_first_quartile", onsets.quantile(0.25)),
      ("onset_third_quartile", onsets.quantile(0.75)),
      ("onset_shortest", onsets.minimum.map(Double.init)),
      ("onset_longest", onsets.maximum.map(Double.init)),
    ]
    return [
      ("any_grade", share(patients, total)), ("grade_3_or_higher", share(severe, total)),
      ("resolved", share(resolved, withOutcome)),
    ]
      + onset.map { ($0, ["days": Records.Value($1), "total": .integer(onsets.count)]) }
  }
}
