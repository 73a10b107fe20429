public import Analyses
import ClinicalRecords
import Endpoints

/// Best overall responses by group.
public struct ResponseTable: Sendable {
  /// The table with its footnotes and records.
  public let report: Report

  /// Sets an answer as a table.
  ///
  /// - Parameters:
  ///   - comparison: The answer.
  ///   - style: How numbers are printed.
  ///   - isSynthetic: Whether the data are made up, which is then said first.
  public init(
    _ comparison: ResponseComparison, style: NumberStyle = NumberStyle(), isSynthetic: Bool = false
  ) {
    let rows = ResponseRows(comparison, style)
    let population = comparison.population
    report = Report(
      title: population.title("Best overall response"),
      notice: isSynthetic ? Population.syntheticNotice : nil,
      table: Table(columns: rows.columns, rows: rows.rows),
      footnotes: rows.footnotes, population: population.facts(isSynthetic: isSynthetic),
      records: comparison.records)
  }
}

/// The parts of a response table.
private struct ResponseRows {
  let comparison: ResponseComparison
  let style: NumberStyle
  /// The groups, and all together where there are several.
  let shown: [ResponseComparison.Group]
  let isTested: Bool
  let hasNonTargetResponse: Bool

  init(_ comparison: ResponseComparison, _ style: NumberStyle) {
    self.comparison = comparison
    self.style = style
    shown =
      comparison.groups.count == 1 ? comparison.groups : comparison.groups + [comparison.total]
    isTested = comparison.objectiveResponseTest != nil || comparison.diseaseControlTest != nil
    hasNonTargetResponse = comparison.total.counts.count(.nonCompleteNonProgressive) > 0
  }

  var columns: [Table.Column] {
    [Table.Column("Best overall response, n (%)", alignment: .leading)]
      + shown.map { Table.Column(style.heading($0.heading, of: $0.counts.total)) }
      + (isTested ? [Table.Column("p")] : [])
  }

  var rows: [Table.Row] {
    var rows = [
      row("Complete response (CR)") { $0.count(.complete) },
      row("Partial response (PR)") { $0.count(.partial) },
      row("Stable disease (SD)") { $0.count(.stable) },
    ]
    if hasNonTargetResponse {
      rows.append(row("Non-CR/non-PD") { $0.count(.nonCompleteNonProgressive) })
    }
    rows.append(row("Progressive disease (PD)") { $0.count(.progressive) })
    rows.append(row("Not evaluable (NE)") { $0.count(.notEvaluable) })
    if comparison.total.counts.withoutAssessment > 0 {
      rows.append(row("of these no assessment", indent: 1) { $0.withoutAssessment })
    }
    rows += rate("Objective response (ORR)", comparison.objectiveResponseTest) {
      $0.objectiveResponse
    }
    rows += rate("Disease control (DCR)", comparison.diseaseControlTest) { $0.diseaseControl }
    return rows
  }

  private func row(
    _ label: String, indent: Int = 0, _ count: (ResponseCounts) -> Int
  ) -> Table.Row {
    let cells = shown.map { style.countAndPercent(count($0.counts), of: $0.counts.total) }
    return Table.Row(indent: indent, [label] + cells + (isTested ? [""] : []))
  }

  private func rate(
    _ label: String, _ test: GroupTest?, _ proportion: (ResponseComparison.Group) -> Proportion
  ) -> [Table.Row] {
    let proportions = shown.map(proportion)
    let counts = proportions.map { style.countAndPercent($0.count, of: $0.total) }
    let intervals = proportions.map { style.percentInterval($0.interval) }
    return [
      Table.Row([label] + counts + (isTested ? [style.cell(test)] : [])),
      Table.Row(indent: 1, ["95% CI"] + intervals + (isTested ? [""] : [])),
    ]
  }

  var footnotes: [String] {
    let population = comparison.population
    let control = hasNonTargetResponse ? "CR + PR + SD + non-CR/non-PD" : "CR + PR + SD"
    return [
      population.denominatorNote + " NE counts as no response.",
      "RECIST 1.1, best response without confirmation. SD counts from day "
        + "\(population.rules.stableDiseaseMinimumDays) after the start of the line.",
      "ORR = CR + PR. DCR = \(control). 95% CI: exact (Clopper-Pearson).",
    ] + style.notes([comparison.objectiveResponseTest, comparison.diseaseControlTest])
      + population.noTestNote(groupCount: comparison.groups.count) + population.notes(style)
  }
}
