public import Analyses
import Statistics

/// Medians, rates and hazard ratios of a time to an event by group.
public struct SurvivalTable: Sendable {
  /// The table with its footnotes and records.
  public let report: Report

  /// Sets an answer as a table.
  ///
  /// - Parameters:
  ///   - comparison: The answer.
  ///   - style: How numbers are printed.
  ///   - isSynthetic: Whether the data are made up, which is then said first.
  public init(
    _ comparison: SurvivalComparison, style: NumberStyle = NumberStyle(), isSynthetic: Bool = false
  ) {
    let rows = SurvivalRows(comparison, style)
    let population = comparison.population
    report = Report(
      title: population.title(comparison.endpoint.label),
      notice: isSynthetic ? Population.syntheticNotice : nil,
      table: Table(columns: rows.columns, rows: rows.rows),
      footnotes: SurvivalNotes(comparison, style).all,
      population: population.facts(isSynthetic: isSynthetic), records: comparison.records)
  }
}

/// The columns and rows of a survival table.
private struct SurvivalRows {
  let comparison: SurvivalComparison
  let style: NumberStyle
  /// The groups, and all together where there are several.
  let shown: [SurvivalComparison.Group]

  init(_ comparison: SurvivalComparison, _ style: NumberStyle) {
    self.comparison = comparison
    self.style = style
    shown =
      comparison.groups.count == 1 ? comparison.groups : comparison.groups + [comparison.total]
  }

  var columns: [Table.Column] {
    [Table.Column("", alignment: .leading)]
      + shown.map { Table.Column("\($0.heading) (N = \(style.count($0.curve.count)))") }
      + (comparison.logRank == nil ? [] : [Table.Column("p")])
  }

  var rows: [Table.Row] {
    let events = row("Events, n (%)") {
      style.countAndPercent($0.curve.eventCount, of: $0.curve.count)
    }
    let median = row(
      "Median, months (95% CI)", p: comparison.logRank.map { style.pValue($0.pValue) }
    ) { style.median($0.median) }
    let rates = comparison.options.landmarks.indices.map { position in
      row("\(style.landmark(comparison.options.landmarks[position]))-month rate, % (95% CI)") {
        style.rate($0.rates[position])
      }
    }
    let followUp = row("Median follow-up, months (95% CI)") { style.median($0.followUp) }
    let ratios = comparison.reference.map { [ratioRow(reference: $0)] } ?? []
    return [events, median] + rates + ratios + [followUp]
  }

  private func row(
    _ label: String, p: String? = nil, _ cell: (SurvivalComparison.Group) -> String
  ) -> Table.Row {
    Table.Row([label] + shown.map(cell) + (comparison.logRank == nil ? [] : [p ?? ""]))
  }

  private func ratioRow(reference: String) -> Table.Row {
    let cells = comparison.groups.map { group in
      group.hazardRatio.map { style.ratio($0.ratio, $0.interval) }
        ?? (group.heading == reference ? "1 (reference)" : NumberStyle.notEstimable)
    }
    return Table.Row(
      ["Hazard ratio (95% CI)"] + cells + [""] + (comparison.logRank == nil ? [] : [""]))
  }
}

extension NumberStyle {
  /// A median with its limits: `12.34 (10.12–NE)`; `NR` alone where neither it nor a limit is reached.
  func median(_ median: SurvivalComparison.Median) -> String {
    let estimate = months(median.months)
    if median.months == nil, median.lower == nil, median.upper == nil { return estimate }
    let limits = [median.lower, median.upper].map { months($0, missing: NumberStyle.notEstimable) }
    return "\(estimate) (\(range(limits[0], limits[1])))"
  }

  /// A rate in percent with its limits: `53.1 (46.2–59.4)`; alone where it has none.
  func rate(_ rate: SurvivalComparison.Rate) -> String {
    guard let survival = rate.survival else { return NumberStyle.notEstimable }
    guard let interval = rate.interval else { return percent(survival) }
    return "\(percent(survival)) (\(percentInterval(interval)))"
  }

  /// A number of months as asked for: `6`, `1.5`.
  func landmark(_ months: Double) -> String {
    months == months.rounded() && months.magnitude < 1e9 ? "\(Int(months))" : "\(months)"
  }
}
