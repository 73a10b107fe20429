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
      title: population.title(rows.subject),
      notice: isSynthetic ? Population.syntheticNotice : nil,
      table: Table(columns: rows.columns, rows: rows.all),
      footnotes: ResponseNotes(comparison, style).all,
      population: population.facts(isSynthetic: isSynthetic), records: comparison.records)
  }
}

/// The columns and rows of a response table.
struct ResponseRows {
  let comparison: ResponseComparison
  let style: NumberStyle
  /// The groups, and all together where there are several.
  let shown: [ResponseComparison.Group]
  private let isTested: Bool
  private let hasNonTargetResponse: Bool

  init(_ comparison: ResponseComparison, _ style: NumberStyle) {
    self.comparison = comparison
    self.style = style
    shown =
      comparison.groups.count == 1 ? comparison.groups : comparison.groups + [comparison.total]
    isTested = comparison.objectiveResponseTest != nil || comparison.diseaseControlTest != nil
    hasNonTargetResponse = comparison.hasNonTargetResponse
  }

  /// What is shown. Rule: R44.
  var subject: String {
    switch comparison.population.rules.responseBasis {
    case .unconfirmed: "Best overall response"
    case .confirmed: "Confirmed best overall response"
    }
  }

  var columns: [Table.Column] {
    [Table.Column("\(subject), n (%)", alignment: .leading)]
      + shown.map { Table.Column(style.heading($0.heading, of: $0.counts.total)) }
      + (isTested ? [Table.Column("p")] : [])
  }

  var all: [Table.Row] {
    let denominator = comparison.population.rules.responseDenominator
    let tests = [comparison.objectiveResponseTest, comparison.diseaseControlTest].map(style.cell)
    return responses
      + rate("Objective response (ORR)", of: denominator, p: tests[0], \.objectiveResponse)
      + rate("Disease control (DCR)", of: denominator, p: tests[1], \.diseaseControl) + detail
  }

  private var responses: [Table.Row] {
    var rows = [
      count("Complete response (CR)") { $0.count(.complete) },
      count("Partial response (PR)") { $0.count(.partial) },
      count("Stable disease (SD)") { $0.count(.stable) },
    ]
    if hasNonTargetResponse {
      rows.append(count("Non-CR/non-PD") { $0.count(.nonCompleteNonProgressive) })
    }
    rows.append(count("Progressive disease (PD)") { $0.count(.progressive) })
    rows.append(count("Not evaluable (NE)") { $0.count(.notEvaluable) })
    if comparison.total.counts.withoutAssessment > 0 {
      rows.append(count("of these no assessment", indent: 1) { $0.withoutAssessment })
    }
    return rows
  }

  private func count(
    _ label: String, indent: Int = 0, _ count: (ResponseCounts) -> Int
  ) -> Table.Row {
    row(label, indent: indent) { style.countAndPercent(count($0.counts), of: $0.counts.total) }
  }

  /// A row without test.
  func row(
    _ label: String, indent: Int = 0, _ cell: (ResponseComparison.Group) -> String
  ) -> Table.Row {
    Table.Row(indent: indent, [label] + shown.map(cell) + (isTested ? [""] : []))
  }

  /// A rate with its limits; the denominator is printed unless it is the number that heads the column.
  func rate(
    _ label: String, of denominator: ResponseDenominator, p: String,
    _ proportion: (ResponseComparison.Group) -> Proportion
  ) -> [Table.Row] {
    let cells = shown.map(proportion).map { rate in
      denominator == .treated && comparison.population.rules.responseDenominator == .treated
        ? style.countAndPercent(rate.count, of: rate.total)
        : style.countOfAndPercent(rate.count, of: rate.total)
    }
    let tested = isTested ? [p] : []
    return [
      Table.Row([label] + cells + tested),
      row("95% CI", indent: 1) { style.percentInterval(proportion($0).interval) },
    ]
  }
}

extension ResponseComparison {
  /// Whether anybody had NON-CR/NON-PD.
  var hasNonTargetResponse: Bool { total.counts.count(.nonCompleteNonProgressive) > 0 }
}
