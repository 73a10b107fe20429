import Analyses

extension SafetyComparison {
  /// One row per event, group and span of grades, one more per test.
  func records(of rows: [Row]) -> Records {
    var records = Records(columns: [
      "group_kind", "group", "row_kind", "event", "related_only", "grades", "count", "total",
      "proportion", "test", "p_value",
    ])
    for row in rows {
      for span in Span.allCases {
        let names: [String: Records.Value] = [
          "row_kind": .text(row.kind.rawValue), "event": .text(row.label),
          "related_only": .flag(isRelatedOnly), "grades": .text(span.recordName),
        ]
        for position in headings.indices {
          let count = span.patients(row.counts[position])
          let values = share(count, of: position)
          records.add(names.merging(values) { $1 })
        }
        guard let test = row.tests[span] else { continue }
        records.add(
          names.merging(test.record) { $1 }.merging(["group_kind": "comparison"]) { $1 })
      }
    }
    return records
  }

  private func share(_ count: Int, of position: Int) -> [String: Records.Value] {
    [
      "group_kind": "group", "group": .text(headings[position]), "count": .integer(count),
      "total": .integer(denominators[position]),
      "proportion": Records.Value(share: count, of: denominators[position]),
    ]
  }
}

extension SafetyComparison.Span {
  /// Written so that no spreadsheet takes it for a day.
  fileprivate var recordName: String {
    switch self {
    case .any: "any"
    case .severe: "3_4"
    case .fatal: "5"
    }
  }
}
