public import Analyses
import ClinicalRecords
import Endpoints
import Statistics

/// Immune-related events by category and group.
public struct ImmuneRelatedTable: Sendable {
  /// The table with its footnotes and records.
  public let report: Report

  /// Sets an answer as a table.
  ///
  /// - Parameters:
  ///   - comparison: The answer.
  ///   - style: How numbers are printed.
  ///   - isSynthetic: Whether the data are made up, which is then said first.
  public init(
    _ comparison: ImmuneRelatedComparison, style: NumberStyle = NumberStyle(),
    isSynthetic: Bool = false
  ) {
    let shown = ImmuneRelatedRows(comparison: comparison, style: style)
    let population = comparison.population
    report = Report(
      title: population.title("\(comparison.filter.title) by category"),
      notice: isSynthetic ? Population.syntheticNotice : nil,
      table: Table(columns: shown.columns, rows: shown.rows), footnotes: shown.footnotes,
      population: population.facts(isSynthetic: isSynthetic), records: comparison.records)
  }
}

/// The columns, rows and footnotes of a table of immune-related events.
private struct ImmuneRelatedRows {
  let comparison: ImmuneRelatedComparison
  let style: NumberStyle

  var columns: [Table.Column] {
    let groups = zip(comparison.headings, comparison.denominators).flatMap { heading, total in
      let spanner = style.heading(heading, of: total)
      let outcomes = hasOutcomes ? ["Resolved, n/N\u{A0}(%)"] : []
      let headings =
        ["Any grade, n\u{A0}(%)", "Grade ≥3, n\u{A0}(%)", "Onset, weeks: median (IQR; range)"]
        + outcomes
      return headings.map { Table.Column($0, spanner: spanner) }
    }
    return [Table.Column("Category", alignment: .leading)] + groups
  }

  var rows: [Table.Row] {
    comparison.rows.map { row in
      let cells = row.cells.indices.flatMap { group in
        let shown = texts(row.cells[group], of: comparison.denominators[group])
        return comparison.isRecorded[group] ? shown : shown.map { _ in NumberStyle.none }
      }
      return Table.Row(indent: row.isAny ? 0 : 1, [row.isAny ? "Any category" : row.label] + cells)
    }
  }

  private func texts(_ tally: ImmuneRelatedTally, of total: Int) -> [String] {
    [
      style.countAndPercent(tally.patients, of: total),
      style.countAndPercent(tally.severe, of: total), style.weeks(tally.onsets),
    ] + (hasOutcomes ? [style.resolved(tally)] : [])
  }

  var footnotes: [String] {
    let population = comparison.population
    let rules = population.rules
    return [
      comparison.dictionaries.sentence + "Each \(population.unit) counts once in a row.",
      "Counted from the start of the line to \(rules.immuneRelatedWindowDays) days after its end, at "
        + "the latest until the next line starts.",
    ] + comparison.filter.notes + [
      "Immune-related: \(rules.immuneRelatedBasis.words).", population.denominatorNote,
      SafetyNotes.lowGrades,
      "By term: one that stands under several categories counts under the first"
        + (hasOther ? "; Other: under none." : "."),
      "Onset: first event of the category, in weeks from the start of the line; quartiles by "
        + "interpolation (R type 7)."
        + (rules.addsOneDay ? " One day is added to every duration." : ""),
    ] + onsets + [
      hasOutcomes
        ? "Resolved: all such events are over, with sequelae or without, of \(population.units) whose "
          + "outcomes are recorded."
        : "Outcomes of events are not recorded.",
      "\(NumberStyle.notEstimable): not estimable, as there is no such patient.",
    ] + style.notRecorded(comparison.recording, asked: comparison.askedDetails)
      + (comparison.isRecorded.contains(false) ? ["\(NumberStyle.none): not recorded."] : [])
      + style.unplaced(comparison.unplaced)
      + population.notes(style)
  }

  /// Whether the outcome of any event is recorded; without one there is nothing to say of any.
  private var hasOutcomes: Bool {
    comparison.rows.contains { $0.cells.contains { $0.withOutcome > 0 } }
  }

  private var hasOther: Bool { comparison.rows.contains(where: \.isOther) }

  /// Who is not in the onset of any event, and whose onset was completed, as the first row has them.
  private var onsets: [String] {
    let cells = comparison.rows[0].cells
    return leftOut(cells.reduce(0) { $0 + $1.undated }, "not even the month is known")
      + leftOut(cells.reduce(0) { $0 + $1.late }, "all events began after the time at risk")
      + style.onsetDates(comparison.dates)
  }

  private func leftOut(_ count: Int, _ reason: String) -> [String] {
    guard count > 0 else { return [] }
    let unit = comparison.population.unit(count)
    return ["Not in the onset of any event, as \(reason): \(style.count(count)) \(unit)."]
  }
}

extension NumberStyle {
  /// Days as weeks: `6.1 (3.0–9.4; 1.0–20.3)`; `NE` where there are none.
  fileprivate func weeks(_ days: ValueCounts) -> String {
    guard let median = days.median, let lower = days.quantile(0.25),
      let upper = days.quantile(0.75),
      let shortest = days.minimum, let longest = days.maximum
    else { return NumberStyle.notEstimable }
    func weeks(_ days: Double) -> String {
      DecimalText(days / 7)?.text(decimals: 1) ?? NumberStyle.notEstimable
    }
    let quartiles = range(weeks(lower), weeks(upper))
    return
      "\(weeks(median)) (\(quartiles); \(range(weeks(Double(shortest)), weeks(Double(longest)))))"
  }

  /// Resolved of those with known outcomes: `12/15 (80.0)`; `NE` where there are none.
  fileprivate func resolved(_ tally: ImmuneRelatedTally) -> String {
    guard tally.withOutcome > 0 else { return NumberStyle.notEstimable }
    let share = percent(tally.resolved, of: tally.withOutcome)
    return "\(count(tally.resolved))/\(count(tally.withOutcome)) (\(share))"
  }
}
