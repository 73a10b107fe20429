public import Analyses
import ClinicalRecords
import Endpoints

/// Adverse events by group, kind and worst grade.
public struct SafetyTable: Sendable {
  /// Which rows stand below the first.
  public enum Rows: String, CaseIterable, Sendable {
    /// Groups of terms.
    case groups
    /// Single CTCAE terms.
    case terms
    /// Groups, then terms.
    case all

    /// The kinds of rows that are shown.
    public var kinds: Set<SafetyComparison.Kind> {
      switch self {
      case .groups: [.any, .group]
      case .terms: [.any, .term]
      case .all: [.any, .group, .term]
      }
    }

    /// Whether rows of a kind are shown.
    func shows(_ kind: SafetyComparison.Kind) -> Bool { kinds.contains(kind) }
  }

  /// The table with its footnotes and records.
  public let report: Report

  /// Sets an answer as a table.
  ///
  /// - Parameters:
  ///   - comparison: The answer.
  ///   - rows: Which rows are shown below the first.
  ///   - style: How numbers are printed.
  ///   - isSynthetic: Whether the data are made up, which is then said first.
  public init(
    _ comparison: SafetyComparison, rows: Rows = .all, style: NumberStyle = NumberStyle(),
    isSynthetic: Bool = false
  ) {
    let shown = SafetyRows(comparison, rows, style)
    let population = comparison.population
    let subject =
      comparison.isRelatedOnly ? "Treatment-related adverse events" : "Adverse events of any cause"
    report = Report(
      title: population.title(subject),
      notice: isSynthetic ? Population.syntheticNotice : nil,
      table: Table(columns: shown.columns, rows: shown.tableRows), footnotes: shown.footnotes,
      population: population.facts(isSynthetic: isSynthetic),
      records: comparison.records(of: shown.rows))
  }
}

/// The parts of a safety table.
private struct SafetyRows {
  let comparison: SafetyComparison
  let style: NumberStyle
  let rows: [SafetyComparison.Row]
  /// The spans that get a column; grade 5 only where it occurs.
  let spans: [SafetyComparison.Span]
  /// The spans that get a p value.
  let tested: [SafetyComparison.Span]

  init(_ comparison: SafetyComparison, _ choice: SafetyTable.Rows, _ style: NumberStyle) {
    self.comparison = comparison
    self.style = style
    rows = comparison.rows.filter { choice.shows($0.kind) }
    let isFatal = comparison.rows.contains { $0.total.fatal > 0 }
    spans = SafetyComparison.Span.allCases.filter { $0 != .fatal || isFatal }
    tested = [.any, .severe].filter { [rows] span in rows.contains { $0.tests[span] != nil } }
  }

  var columns: [Table.Column] {
    let groups = zip(comparison.headings, comparison.denominators).flatMap { heading, total in
      spans.map { Table.Column($0.label, spanner: style.heading(heading, of: total)) }
    }
    return [Table.Column("Event, n (%)", alignment: .leading)] + groups
      + tested.map { Table.Column($0.label, spanner: "p") }
  }

  var tableRows: [Table.Row] {
    var tableRows: [Table.Row] = []
    let isSectioned = Set(rows.map(\.kind)).count > 2
    var kind = SafetyComparison.Kind.any
    for row in rows {
      if row.kind != kind, isSectioned { tableRows.append(Table.Row(section: row.kind.section)) }
      kind = row.kind
      let counts = zip(row.counts, comparison.denominators).flatMap { counts, total in
        spans.map { style.countAndPercent($0.patients(counts), of: total) }
      }
      tableRows.append(
        Table.Row(
          indent: isSectioned && kind != .any ? 1 : 0,
          [row.label] + counts + tested.map { style.cell(row.tests[$0]) }))
    }
    return tableRows
  }

  var footnotes: [String] {
    let population = comparison.population
    let tests = rows.flatMap { row in tested.map { row.tests[$0] } }
    return [
      "CTCAE 5.0. Each \(population.unit) counts once in a row, by the worst grade.",
      "Counted from the start of the line to \(population.rules.toxicityWindowDays) days after its "
        + "end, at the latest until the next line starts.",
      comparison.isRelatedOnly
        ? "Only events recorded as related to treatment."
        : "All events, related to treatment or not.",
      population.denominatorNote + " Low grades may be under-recorded in routine data.",
      spans.contains(.fatal) ? "Grade 5 is not part of grade 3–4." : "No grade 5 event.",
    ] + style.notes(tests)
      + population.noTestNote(groupCount: comparison.headings.count) + population.notes(style)
  }
}

extension SafetyComparison.Span {
  fileprivate var label: String {
    switch self {
    case .any: "Any grade"
    case .severe: "Grade 3–4"
    case .fatal: "Grade 5"
    }
  }
}

extension SafetyComparison.Kind {
  fileprivate var section: String { self == .group ? "Groups" : "Terms" }
}
