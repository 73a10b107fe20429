import Analyses

extension SafetyComparison {
  /// One record per row, span of grades and group, one more per test or difference.
  var records: Records {
    var records = Records(columns: [
      "group_kind", "group", "row_kind", "system_organ_class", "event", "related_only", "grades",
      "count", "total", "proportion", "test", "p_value", "difference", "difference_lower",
      "difference_upper", "immune_related_only",
    ])
    for row in rows {
      for span in spans {
        let names: [String: Records.Value] = [
          "row_kind": .text(row.kind.rawValue), "event": .text(row.label),
          "system_organ_class": Records.Value(row.row.systemOrganClass),
          "related_only": .flag(filter.relatedOnly),
          "immune_related_only": .flag(filter.immune == true || row.countsOnlyImmuneRelated),
          "grades": .text(span.recordName),
        ]
        for position in headings.indices {
          records.add(names.merging(share(row, span, position)) { $1 })
        }
        guard let comparison = row.comparison(span) else { continue }
        records.add(names.merging(comparison) { $1 })
      }
    }
    return records
  }

  /// What could not be told has no count.
  private func share(
    _ row: Row, _ span: GradeSpan, _ position: Int
  ) -> [String: Records.Value] {
    let group: [String: Records.Value] = [
      "group_kind": "group", "group": .text(headings[position]),
      "total": .integer(denominators[position]),
    ]
    guard row.isRecorded[position] else { return group }
    let count = row.counts[position].patients(span)
    return group.merging([
      "count": .integer(count),
      "proportion": Records.Value(share: count, of: denominators[position]),
    ]) { $1 }
  }
}

extension SafetyComparison.Row {
  /// The test and the difference of a span, where there is one.
  fileprivate func comparison(_ span: GradeSpan) -> [String: Records.Value]? {
    let test = tests[span]?.record
    let difference = differences[span]?.record
    guard test != nil || difference != nil else { return nil }
    return (test ?? [:]).merging(difference ?? [:]) { $1 }.merging(["group_kind": "comparison"]) {
      $1
    }
  }
}
