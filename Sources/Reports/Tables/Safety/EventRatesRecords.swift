import Analyses
import Statistics

extension EventRates {
  /// One row per event, group and measure, one more per rate ratio; rates are per 100 patient-years.
  var records: Records {
    var records = Records(columns: [
      "group_kind", "group", "row_kind", "event", "measure", "count", "total", "undated",
      "patient_years", "estimate", "lower_95", "upper_95", "method", "reference", "p_value",
      "events_after_time_at_risk",
    ])
    for row in rows {
      let names: [String: Records.Value] = [
        "row_kind": .text(row.row.kind.rawValue), "event": .text(row.row.label),
      ]
      for (position, cell) in row.cells.enumerated() {
        let group = names.merging([
          "group_kind": "group", "group": .text(headings[position]),
          "total": .integer(denominators[position]),
        ]) { $1 }
        records.add(
          group.merging(["measure": "incidence", "undated": .integer(cell.undated)]) { $1 }
            .merging(record(cell.incidence, count: cell.isRecorded ? cell.patients : nil)) { $1 })
        records.add(
          group.merging(["measure": "event_rate", "events_after_time_at_risk": .integer(cell.late)])
          { $1 }
          .merging(record(cell.rate, count: cell.rate?.events)) { $1 })
      }
      if let ratio = row.ratio, let reference {
        records.add(names.merging(record(ratio, reference: headings[reference])) { $1 })
      }
    }
    return records
  }

  private func record(_ rate: PoissonRate?, count: Int?) -> [String: Records.Value] {
    let interval = rate?.interval(per: 100)
    return [
      "count": Records.Value(count), "patient_years": Records.Value(rate?.exposure),
      "estimate": Records.Value(rate?.estimate(per: 100)),
      "lower_95": Records.Value(interval?.lower), "upper_95": Records.Value(interval?.upper),
      "method": "garwood",
    ]
  }

  private func record(_ ratio: Ratio, reference: String) -> [String: Records.Value] {
    [
      "group_kind": "comparison", "measure": "incidence_ratio",
      "estimate": Records.Value(ratio.estimate), "lower_95": Records.Value(ratio.interval.lower),
      "upper_95": Records.Value(ratio.interval.upper), "method": "exact_conditional",
      "reference": .text(reference), "p_value": .number(ratio.pValue),
    ]
  }
}
