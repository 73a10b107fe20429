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
          + row.cells.flatMap { style.cells($0.incidence, $0) }
          + (rates.reference == nil ? [] : comparison(row)))
    }
    let all = rates.rows.map { row in
      Table.Row(
        indent: 1,
        [label(row)] + row.cells.flatMap { style.cells($0.rate, $0) }
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
    guard row.cells.allSatisfy(\.isRecorded) else { return [NumberStyle.none, NumberStyle.none] }
    return [
      style.ratio(row.ratio),
      row.ratio.map { style.pValue($0.pValue) } ?? NumberStyle.notEstimable,
    ]
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
      ] + comparisonNotes + late + style.onsetDates(rates.dates) + undated + notRecorded
      + dashes + style.unplaced(rates.unplaced)
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
      "Rate ratio: of the incidences. Given the events of both groups, its 95% CI has the exact (Clopper-Pearson) limits, "
        + "and p is the exact two-sided test, which adds up all divisions of the events that are at most as probable; "
        + "near p = 0.05 the two can disagree."
    ]
  }

  private var notRecorded: [String] {
    style.notRecorded(rates.recording, asked: rates.askedDetails)
  }

  /// What stands for a number that there is not.
  private var dashes: [String] {
    let cells = rates.rows.flatMap(\.cells)
    let isMissing = cells.contains { !$0.isRecorded }
    let isOpen =
      cells.contains { $0.isRecorded && $0.incidence == nil }
      || rates.reference != nil && rates.rows.contains { $0.isWithoutRatio || $0.hasInfiniteRatio }
    return (isMissing ? ["\(NumberStyle.none): not recorded."] : [])
      + (isOpen
        ? [
          "\(NumberStyle.notEstimable): not estimable, as nobody is left at risk, or, of a ratio or its limit, as a group had no event."
        ] : [])
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

extension EventRates.Row {
  /// Whether no ratio can be had of what was recorded, as nobody had an event or was left at risk.
  fileprivate var isWithoutRatio: Bool { ratio == nil && cells.allSatisfy(\.isRecorded) }

  /// Whether the reference had no event.
  fileprivate var hasInfiniteRatio: Bool { ratio?.estimate.isFinite == false }
}

extension NumberStyle {
  /// A rate with its numbers; dashes where nothing was recorded.
  fileprivate func cells(_ rate: PoissonRate?, _ cell: EventRates.Cell) -> [String] {
    guard cell.isRecorded else { return [NumberStyle.none, NumberStyle.none] }
    return [countAndYears(rate), self.rate(rate)]
  }
}
