public import Analyses
import ClinicalRecords
import Endpoints
import Statistics

/// Adverse events per 100 patient-years by group: first the incidence of patients with an event, then all events.
public struct EventRatesTable: Sendable {
  /// The table with its footnotes and records.
  public let report: Report

  /// Sets an answer as a table.
  ///
  /// - Parameters:
  ///   - rates: The answer.
  ///   - style: How numbers are printed.
  ///   - isSynthetic: Whether the data are made up, which is then said first.
  public init(
    _ rates: EventRates, style: NumberStyle = NumberStyle(), isSynthetic: Bool = false
  ) {
    let shown = EventRateRows(rates: rates, style: style)
    let population = rates.population
    let place = rates.headings.count > 1 ? " in any group" : ""
    let limit = rates.threshold.map { " (terms ≥\($0.text)%\(place))" } ?? ""
    let subject = "\(rates.filter.title) per 100 patient-years\(limit)"
    report = Report(
      title: population.title(subject), notice: isSynthetic ? Population.syntheticNotice : nil,
      table: Table(columns: shown.columns, rows: shown.rows), footnotes: shown.footnotes,
      population: population.facts(isSynthetic: isSynthetic), records: rates.records)
  }
}

/// The columns, rows and footnotes of a table of rates.
private struct EventRateRows {
  let rates: EventRates
  let style: NumberStyle

  var columns: [Table.Column] {
    let groups = zip(rates.headings, rates.denominators).flatMap { heading, total in
      let spanner = style.heading(heading, of: total)
      return [
        Table.Column("n / PY", spanner: spanner),
        Table.Column("Per 100 PY (95%\u{A0}CI)", spanner: spanner),
      ]
    }
    let ratio = comparedName.map { name in
      [Table.Column("Rate ratio (95%\u{A0}CI)", spanner: name), Table.Column("p", spanner: name)]
    }
    return [Table.Column("", alignment: .leading)] + groups + (ratio ?? [])
  }

  var rows: [Table.Row] {
    let first = rates.rows.map { row in
      Table.Row(
        indent: 1,
        [label(row)]
          + row.cells.flatMap { [style.countAndYears($0.incidence), style.rate($0.incidence)] }
          + (rates.reference == nil ? [] : comparison(row)))
    }
    let all = rates.rows.map { row in
      Table.Row(
        indent: 1,
        [label(row)] + row.cells.flatMap { [style.countAndYears($0.rate), style.rate($0.rate)] }
          + (rates.reference == nil ? [] : ["", ""]))
    }
    return [Table.Row(section: "Patients with an event (incidence)")] + first
      + [Table.Row(section: "All events (event rate)")] + all
  }

  private func label(_ row: EventRates.Row) -> String {
    row.hasImmuneRelatedWindow ? row.row.label + "*" : row.row.label
  }

  /// Which group is compared with which.
  private var comparedName: String? {
    guard let reference = rates.reference else { return nil }
    return "\(rates.headings[0]) vs. \(rates.headings[reference])"
  }

  private func comparison(_ row: EventRates.Row) -> [String] {
    [style.ratio(row.ratio), row.ratio.map { style.pValue($0.pValue) } ?? NumberStyle.none]
  }

  /// Whether rows of immune-related events stand beside others.
  private var hasTwoWindows: Bool {
    rates.rows.contains(where: \.hasImmuneRelatedWindow)
  }

  var footnotes: [String] {
    let population = rates.population
    return [rates.dictionaries.sentence + "PY: patient-years at risk, a year being 365.25 days."]
      + [
        "Incidence: patients with an event per time at risk until their first. Event rate: all events "
          + "per all time at risk."
      ] + timeAtRisk + rates.filter.notes
      + [
        "95% CI: exact for a Poisson number of events (Garwood); one patient's events are not "
          + "independent of each other, which the interval of an event rate does not show."
      ] + comparisonNotes + late + completed + undated + notRecorded
      + population.noTestNote(groupCount: rates.headings.count)
      + population.notes(style)
  }

  private var timeAtRisk: [String] {
    let rules = rates.population.rules
    let isImmune = rates.filter.immune == true
    let days = isImmune ? rules.immuneRelatedWindowDays : rules.toxicityWindowDays
    let ends = rates.endings.map { "\($0.ending.words) \(style.count($0.count))" }
    return [rules.timeAtRiskNote(windowDays: days) + " First and last day count."]
      + (hasTwoWindows
        ? ["* Immune-related events only: to \(rules.immuneRelatedWindowDays) days after its end."]
        : [])
      + ["Time at risk ended by: \(ends.joined(separator: ", "))."]
  }

  private var comparisonNotes: [String] {
    guard comparedName != nil else { return [] }
    return [
      "Rate ratio: of the incidences, with the exact conditional interval and test"
        + (rates.rows.contains { $0.ratio?.estimate.isFinite == false }
          ? "; NE: not estimable, as the second group had no event." : ".")
    ]
  }

  private var notRecorded: [String] {
    style.withoutSeriousness(rates.recording.withoutSeriousness, of: rates.recording.events)
  }

  /// First events of any kind that were put within their month.
  private var completed: [String] {
    style.completedOnsets(rates.rows[0].cells.reduce(0) { $0 + $1.completed })
  }

  /// Events of any kind after the time at risk, of which rows with a longer one may count some.
  private var late: [String] {
    style.lateEvents(
      rates.rows[0].cells.reduce(0) { $0 + $1.late },
      exception: hasTwoWindows ? "; rows marked * have a longer one" : "")
  }

  /// Patients who are in no incidence, as the largest row has them.
  private var undated: [String] {
    let most = rates.rows.map { $0.cells.reduce(0) { $0 + $1.undated } }.max() ?? 0
    guard most > 0 else { return [] }
    return [
      "Left out of an incidence where not even the month of the first event is known: up to "
        + "\(style.count(most)) \(most == 1 ? "patient" : "patients") in a row."
    ]
  }
}
