public import Analyses
import ClinicalRecords
import Endpoints

/// Every endpoint by group: events and medians of times, rates of response.
public struct OutcomesTable: Sendable {
  /// The table with its footnotes and records.
  public let report: Report

  /// Sets an answer as a table.
  ///
  /// - Parameters:
  ///   - overview: The answer.
  ///   - style: How numbers are printed.
  ///   - isSynthetic: Whether the data are made up, which is then said first.
  public init(
    _ overview: OutcomesOverview, style: NumberStyle = NumberStyle(), isSynthetic: Bool = false
  ) {
    let rows = OutcomesRows(overview, style)
    let population = overview.population
    report = Report(
      title: population.title("Outcomes"),
      notice: isSynthetic ? Population.syntheticNotice : nil,
      table: Table(columns: rows.columns, rows: rows.all),
      footnotes: OutcomesNotes(overview, style).all,
      population: population.facts(isSynthetic: isSynthetic), records: overview.records)
  }
}

/// The columns and rows of an overview.
private struct OutcomesRows {
  let overview: OutcomesOverview
  let style: NumberStyle
  /// The groups, and all together where there are several.
  let shown: [OutcomesOverview.Group]

  init(_ overview: OutcomesOverview, _ style: NumberStyle) {
    self.overview = overview
    self.style = style
    shown = overview.groups.count == 1 ? overview.groups : overview.groups + [overview.total]
  }

  var columns: [Table.Column] {
    [Table.Column("", alignment: .leading)]
      + shown.flatMap { group in
        let spanner = style.heading(group.heading, of: group.count)
        return [
          Table.Column("n/N", spanner: spanner),
          Table.Column("Estimate (95% CI)", spanner: spanner),
        ]
      }
  }

  var all: [Table.Row] {
    [Table.Row(section: "Time to an event: events/N, median months")] + times
      + [Table.Row(section: "Response: n/N, %")] + rates
  }

  private var times: [Table.Row] {
    overview.total.times.indices.map { position in
      Table.Row(
        indent: 1,
        [overview.total.times[position].endpoint.fullLabel]
          + shown.flatMap { group in
            let time = group.times[position]
            return [
              "\(style.count(time.eventCount))/\(style.count(time.count))",
              style.median(time.median, of: time.count),
            ]
          })
    }
  }

  private var rates: [Table.Row] {
    overview.total.rates.indices.map { position in
      Table.Row(
        indent: 1,
        [overview.total.rates[position].label]
          + shown.flatMap { group in
            let rate = group.rates[position].proportion
            return ["\(style.count(rate.count))/\(style.count(rate.total))", style.rate(rate)]
          })
    }
  }
}

extension NumberStyle {
  /// A proportion in percent with its limits: `13.5 (9.1–19.0)`.
  fileprivate func rate(_ proportion: Proportion) -> String {
    guard proportion.total > 0 else { return NumberStyle.notEstimable }
    let share = percent(proportion.count, of: proportion.total)
    return "\(share) (\(percentInterval(proportion.interval)))"
  }
}

extension OutcomesOverview.Rate {
  /// `Objective response (ORR), confirmed`. Rule: R44.
  fileprivate var label: String {
    let name =
      switch kind {
      case .objectiveResponse: "Objective response (ORR)"
      case .diseaseControl: "Disease control (DCR)"
      case .clinicalBenefit: "Clinical benefit (CBR)"
      }
    return basis.map { "\(name), \($0.rawValue)" } ?? name
  }
}

extension Endpoint {
  /// `Progression-free survival (PFS)`; the name alone where no abbreviation is in use.
  var fullLabel: String {
    switch self {
    case .durationOfStableDisease, .survivalFromDiagnosis: label
    case .followUp: "Follow-up (reverse Kaplan-Meier)"
    default: "\(label) (\(abbreviation))"
    }
  }
}
