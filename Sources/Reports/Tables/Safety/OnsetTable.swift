public import Analyses
import ClinicalRecords
import Endpoints
import Statistics

/// When adverse events begin, by group: how many had one by some months.
public struct OnsetTable: Sendable {
  /// The table with its footnotes and records.
  public let report: Report

  /// Sets an answer as a table.
  ///
  /// - Parameters:
  ///   - comparison: The answer.
  ///   - style: How numbers are printed.
  ///   - isSynthetic: Whether the data are made up, which is then said first.
  public init(
    _ comparison: OnsetComparison, style: NumberStyle = NumberStyle(), isSynthetic: Bool = false
  ) {
    let rows = OnsetRows(comparison, style)
    let population = comparison.population
    report = Report(
      title: comparison.title, notice: isSynthetic ? Population.syntheticNotice : nil,
      table: Table(columns: rows.columns, rows: rows.rows),
      footnotes: OnsetNotes(comparison, style).all,
      population: population.facts(isSynthetic: isSynthetic), records: comparison.records)
  }
}

extension OnsetComparison {
  /// What a table or figure shows, in one line.
  var title: String { population.title("Onset of \(events.words)") }
}

extension OnsetEvents {
  /// The events in the words of a title: "treatment-related adverse events (Anemia)".
  var words: String {
    row.kind == .any ? filter.phrase() : "\(filter.phrase()) (\(row.label))"
  }
}

/// The columns and rows of a table of onsets.
private struct OnsetRows {
  let comparison: OnsetComparison
  let style: NumberStyle
  /// The groups, and all together where there are several.
  let shown: [OnsetComparison.Group]

  init(_ comparison: OnsetComparison, _ style: NumberStyle) {
    self.comparison = comparison
    self.style = style
    shown =
      comparison.groups.count == 1 ? comparison.groups : comparison.groups + [comparison.total]
  }

  var columns: [Table.Column] {
    [Table.Column("", alignment: .leading)]
      + shown.map { Table.Column(style.heading($0.heading, of: $0.counts.total)) }
  }

  var rows: [Table.Row] {
    let counted = [
      row("Patients with the event, n (%)") { share($0.counts.withEvent, $0) },
      row("Death without the event, n (%)") { share($0.counts.count(.death), $0) },
      row("Months to the first event, median (range)") { group in
        group.counts.isRecorded(comparison.events)
          ? style.times(group.times) : NumberStyle.none
      },
    ]
    return counted
      + landmarks("Cumulative incidence, % (95% CI)") {
        style.rate($0.incidence, $0.incidenceInterval)
      } + test("Gray's test p", comparison.gray?.pValue)
      + landmarks("1 − Kaplan-Meier, % (95% CI)") {
        style.rate($0.complement, $0.complementInterval)
      } + test("Log-rank p", comparison.logRank?.pValue)
  }

  private func row(_ label: String, _ cell: (OnsetComparison.Group) -> String) -> Table.Row {
    Table.Row([label] + shown.map(cell))
  }

  private func share(_ count: Int, _ group: OnsetComparison.Group) -> String {
    guard group.counts.isRecorded(comparison.events) else { return NumberStyle.none }
    return style.countAndPercent(count, of: group.counts.total)
  }

  private func landmarks(
    _ section: String, _ cell: (OnsetComparison.Landmark) -> String
  ) -> [Table.Row] {
    guard !comparison.months.isEmpty else { return [] }
    return [Table.Row(section: section)]
      + comparison.months.indices.map { position in
        let months = style.landmark(comparison.months[position])
        return Table.Row(
          indent: 1,
          ["at \(months) \(months == "1" ? "month" : "months")"]
            + shown.map {
              $0.counts.isRecorded(comparison.events)
                ? cell($0.landmarks[position]) : NumberStyle.none
            })
      }
  }

  /// A test stands under all groups together, as it speaks of all of them.
  private func test(_ label: String, _ pValue: Double?) -> [Table.Row] {
    guard let pValue else { return [] }
    return [
      Table.Row([label] + comparison.groups.map { _ in "" } + [style.pValue(pValue)])
    ]
  }
}

extension NumberStyle {
  /// A probability in percent with its limits; `NE` where it is not known.
  fileprivate func rate(_ estimate: Double?, _ interval: ConfidenceInterval?) -> String {
    guard let estimate else { return NumberStyle.notEstimable }
    guard let interval else { return percent(estimate) }
    return "\(percent(estimate)) (\(percentInterval(interval)))"
  }

  /// A median in months with the range: `1.28 (0.10–9.43)`; `NE` where there is nobody.
  fileprivate func times(_ times: OnsetComparison.Times?) -> String {
    guard let times else { return NumberStyle.notEstimable }
    return "\(months(times.median)) (\(range(months(times.shortest), months(times.longest))))"
  }
}
