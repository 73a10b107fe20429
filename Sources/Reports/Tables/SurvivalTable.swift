public import Analyses
import Endpoints
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
      + shown.map { Table.Column(style.heading($0.heading, of: $0.curve.count)) }
  }

  var rows: [Table.Row] {
    let events = row(comparison.endpoint.eventsLabel) {
      style.countAndPercent($0.curve.eventCount, of: $0.curve.count)
    }
    let median = row(comparison.endpoint.medianLabel) {
      style.median($0.median, of: $0.curve.count)
    }
    let rates = comparison.options.landmarks.indices.map { position in
      row("\(style.landmark(comparison.options.landmarks[position]))-month rate, % (95% CI)") {
        style.rate($0.rates[position])
      }
    }
    let ratios = comparison.reference.map { [ratioRow(reference: $0)] } ?? []
    let test = comparison.logRank.map { [testRow($0)] } ?? []
    return [events, median] + observed + rates + ratios + test + followUp
  }

  /// The median that follow-up is often reported by, beside the one it should be. Rule: R62.
  private var observed: [Table.Row] {
    guard comparison.endpoint == .followUp else { return [] }
    return [
      row("Median of observed times, months") {
        style.months($0.observedMedian, missing: NumberStyle.notEstimable)
      }
    ]
  }

  private var followUp: [Table.Row] {
    guard comparison.endpoint.hasFollowUp else { return [] }
    return [
      row("Follow-up, months (95% CI)") { style.median($0.followUp, of: $0.curve.count) }
    ]
  }

  private func row(
    _ label: String, _ cell: (SurvivalComparison.Group) -> String
  ) -> Table.Row {
    Table.Row([label] + shown.map(cell))
  }

  /// The test stands under all groups together, as it speaks of all of them.
  private func testRow(_ test: LogRankTest) -> Table.Row {
    Table.Row(
      ["Log-rank p"] + comparison.groups.map { _ in "" } + [style.pValue(test.pValue)])
  }

  private func ratioRow(reference: String) -> Table.Row {
    let cells = comparison.groups.map { style.ratio(of: $0, reference: reference) }
    return Table.Row(["Hazard ratio (95% CI)"] + cells + [""])
  }
}

extension NumberStyle {
  /// A hazard ratio with its limits, or that the group is the reference.
  package func ratio(of group: SurvivalComparison.Group, reference: String?) -> String {
    group.hazardRatio.map { ratio($0.ratio, $0.interval) }
      ?? (group.heading == reference ? "1 (reference)" : NumberStyle.notEstimable)
  }

  /// A median with its limits: `12.34 (10.12–NE)`; `NR` alone where neither it nor a limit is
  /// reached, `NE` where there is nobody.
  package func median(_ median: SurvivalComparison.Median, of count: Int) -> String {
    guard count > 0 else { return NumberStyle.notEstimable }
    let estimate = months(median.months)
    let limits = [median.lower, median.upper].map { months($0, missing: NumberStyle.notEstimable) }
    if median.lower == nil, median.upper == nil {
      return median.months == nil ? estimate : "\(estimate) (\(NumberStyle.notEstimable))"
    }
    return "\(estimate) (\(range(limits[0], limits[1])))"
  }

  /// A rate in percent with its limits: `53.1 (46.2–59.4)`; alone where it has none.
  package func rate(_ rate: SurvivalComparison.Rate) -> String {
    guard let survival = rate.survival else { return NumberStyle.notEstimable }
    guard let interval = rate.interval else { return percent(survival) }
    return "\(percent(survival)) (\(percentInterval(interval)))"
  }

  /// A number of months as asked for: `6`, `1.5`.
  package func landmark(_ months: Double) -> String {
    months == months.rounded() && months.magnitude < 1e9 ? "\(Int(months))" : "\(months)"
  }
}
