public import Analyses
import ClinicalRecords
import Endpoints

/// Adverse events by row and worst grade: an overview, groups of terms, or system organ classes and terms.
public struct SafetyTable: Sendable {
  /// The table with its footnotes and records.
  public let report: Report

  /// Sets an answer as a table.
  ///
  /// - Parameters:
  ///   - comparison: The answer, with the ``SafetyLayout/spans`` of the layout.
  ///   - layout: Which table it is.
  ///   - style: How numbers are printed.
  ///   - isSynthetic: Whether the data are made up, which is then said first.
  public init(
    _ comparison: SafetyComparison, _ layout: SafetyLayout,
    style: NumberStyle = NumberStyle(), isSynthetic: Bool = false
  ) {
    let shown = SafetyColumns(comparison, layout, style)
    let population = comparison.population
    report = Report(
      title: population.title(layout.title(comparison)),
      notice: isSynthetic ? Population.syntheticNotice : nil,
      table: Table(columns: shown.columns, rows: shown.rows),
      footnotes: SafetyNotes(shown).all,
      population: population.facts(isSynthetic: isSynthetic), records: comparison.records)
  }
}

extension SafetyLayout {
  /// What the table shows, as its title begins.
  fileprivate func title(_ comparison: SafetyComparison) -> String {
    let filter = comparison.filter
    switch subject {
    case .overview: return "Overview of \(filter.phrase())"
    case .groups: return filter.title
    case .terms:
      let isFlat = comparison.arrangement?.isFlat ?? true
      let rows = isFlat ? "term" : "system organ class and term"
      let place = comparison.headings.count > 1 ? " in any group" : ""
      let limit = comparison.arrangement?.threshold.map { " (≥\($0.text)%\(place))" } ?? ""
      return "\(filter.title) by \(rows)\(limit)"
    }
  }
}

/// The columns and rows of a table of adverse events.
struct SafetyColumns {
  let comparison: SafetyComparison
  let layout: SafetyLayout
  let style: NumberStyle
  /// The spans that get a column.
  let spans: [GradeSpan]
  /// The spans that get a p value.
  let tested: [GradeSpan]
  /// The spans that get a difference.
  let differing: [GradeSpan]

  init(_ comparison: SafetyComparison, _ layout: SafetyLayout, _ style: NumberStyle) {
    self.comparison = comparison
    self.layout = layout
    self.style = style
    let isFatal = comparison.rows.contains { $0.total.fatal > 0 }
    let isChosen = layout.chosenColumns != nil
    spans = comparison.spans.filter { isChosen || $0 != .fatal || isFatal }
    let compared = spans.filter(\.isCompared)
    tested = compared.filter { span in comparison.rows.contains { $0.tests[span] != nil } }
    differing = compared.filter { span in
      layout.showsDifference && comparison.rows.contains { $0.differences[span] != nil }
    }
  }

  private var isOverview: Bool { layout.subject == .overview }

  var columns: [Table.Column] {
    let first = Table.Column(isOverview ? "n (%)" : "Event, n (%)", alignment: .leading)
    let headings = zip(comparison.headings, comparison.denominators).map {
      style.heading($0, of: $1)
    }
    let differenceHeading = "\(differenceName), % points (95% CI)"
    guard !isOverview else {
      return [first] + headings.map { Table.Column($0) }
        + tested.map { _ in Table.Column("p") }
        + differing.map { _ in Table.Column(differenceHeading) }
    }
    return [first]
      + headings.flatMap { heading in spans.map { Table.Column($0.label, spanner: heading) } }
      + tested.map { Table.Column($0.label, spanner: "p") }
      + differing.map { Table.Column($0.label, spanner: differenceHeading) }
  }

  /// What is subtracted from what.
  var differenceName: String { comparison.headings.prefix(2).joined(separator: " − ") }

  var rows: [Table.Row] {
    let hasClasses = comparison.rows.contains { $0.kind == .systemOrganClass }
    return comparison.rows.map { row in
      let part = isOverview ? OverviewRow(rawValue: row.row.code)?.labelOfPart : nil
      let isMember = part != nil || (hasClasses && row.kind == .term)
      let label = (part ?? row.label) + (isMarked(row) ? "*" : "")
      return Table.Row(indent: isMember ? 1 : 0, [label] + cells(row))
    }
  }

  /// Whether a row counts immune-related events only, beside others that count all. Rule: A2.
  func isMarked(_ row: SafetyComparison.Row) -> Bool {
    !isOverview && row.countsOnlyImmuneRelated && comparison.filter.immune != true
  }

  private func cells(_ row: SafetyComparison.Row) -> [String] {
    let counts = comparison.headings.indices.flatMap { group in
      spans.map { span in
        row.isRecorded[group]
          ? style.countAndPercent(
            row.counts[group].patients(span), of: comparison.denominators[group])
          : NumberStyle.none
      }
    }
    return counts + tested.map { pValue(row, $0) }
      + differing.map { style.points(row.differences[$0]) }
  }

  /// Whether a dash stands for what was not recorded, so that it cannot stand for anything else.
  var hasUnrecorded: Bool { comparison.rows.contains { $0.isRecorded.contains(false) } }

  /// Whether a row was recorded, and could not be tested all the same.
  func isUntested(_ row: SafetyComparison.Row, _ span: GradeSpan) -> Bool {
    row.tests[span] == nil && !row.isRecorded.contains(false)
  }

  private func pValue(_ row: SafetyComparison.Row, _ span: GradeSpan) -> String {
    hasUnrecorded && isUntested(row, span)
      ? NumberStyle.notEstimable : style.cell(row.tests[span])
  }
}
