public import Analyses
import ClinicalRecords
import Endpoints

/// Grades of laboratory results at baseline and at their worst on the line.
public struct ShiftTable: Sendable {
  /// The table with its footnotes and records.
  public let report: Report

  /// Sets an answer as a table.
  ///
  /// - Parameters:
  ///   - comparison: The answer.
  ///   - style: How numbers are printed.
  ///   - isSynthetic: Whether the data are made up, which is then said first.
  public init(
    _ comparison: ShiftComparison, style: NumberStyle = NumberStyle(), isSynthetic: Bool = false
  ) {
    let population = comparison.population
    let rows = ShiftRows(comparison, style)
    report = Report(
      title: population.title("Shift of laboratory grades from baseline to worst"),
      notice: isSynthetic ? Population.syntheticNotice : nil,
      table: Table(columns: rows.columns, rows: rows.tableRows), footnotes: rows.footnotes,
      population: population.facts(isSynthetic: isSynthetic), records: comparison.records)
  }
}

/// The parts of a shift table.
private struct ShiftRows {
  let comparison: ShiftComparison
  let style: NumberStyle
  /// Undecided grades get a column only where they occur.
  let worst: [ShiftCounts.Worst]

  init(_ comparison: ShiftComparison, _ style: NumberStyle) {
    self.comparison = comparison
    self.style = style
    let isOpen = comparison.sections.contains { $0.count(nil, .undecided) > 0 }
    worst = ShiftCounts.Worst.allCases.filter { $0 != .undecided || isOpen }
  }

  var columns: [Table.Column] {
    [Table.Column("Baseline", alignment: .leading)]
      + worst.map {
        Table.Column($0.heading, spanner: $0.grade == nil ? nil : "Worst grade on the line, n (%)")
      } + [Table.Column("Total")]
  }

  var tableRows: [Table.Row] {
    comparison.sections.flatMap { section in
      let name = comparison.groupCount > 1 ? "\(section.term), \(section.group)" : section.term
      let rows = ShiftCounts.Baseline.allCases.map { ($0.heading, Optional($0)) } + [("Total", nil)]
      return [Table.Row(section: style.heading(name, of: section.total))]
        + rows.map { heading, baseline in
          Table.Row(
            indent: 1,
            [heading] + (worst.map(Optional.init) + [nil]).map { cell(section, baseline, $0) })
        }
    }
  }

  private func cell(
    _ section: ShiftComparison.Section, _ baseline: ShiftCounts.Baseline?,
    _ worst: ShiftCounts.Worst?
  ) -> String {
    style.countAndPercent(section.count(baseline, worst), of: section.total)
  }

  var footnotes: [String] {
    let population = comparison.population
    let open =
      worst.contains(.undecided)
      ? ["Open: results whose grade depends on what no number tells, such as symptoms."] : []
    return [
      "CTCAE 5.0. Each \(population.unit) counts by its baseline and by the worst result from the day after "
        + "the start of the line to \(population.rules.toxicityWindowDays) days after its end, at the "
        + "latest until the next line starts.",
      "The baseline is graded as a result of the line would be: for terms that CTCAE grades by multiples of "
        + "the baseline, a baseline above normal is grade 0.",
    ] + open + [
      "None: no result after the start of the line that can be graded. Not known: no baseline, or one whose "
        + "grade is not decided.", population.denominatorNote,
    ] + population.notes(style)
  }
}

extension ShiftComparison {
  /// One row per term, group, baseline and worst grade.
  fileprivate var records: Records {
    var records = Records(columns: [
      "term", "group", "baseline_grade", "worst_grade", "count", "total", "proportion",
    ])
    for section in sections {
      for baseline in ShiftCounts.Baseline.allCases {
        for worst in ShiftCounts.Worst.allCases {
          let count = section.count(baseline, worst)
          records.add([
            "term": .text(section.term), "group": .text(section.group),
            "baseline_grade": .text(baseline.recordName), "worst_grade": .text(worst.recordName),
            "count": .integer(count), "total": .integer(section.total),
            "proportion": Records.Value(share: count, of: section.total),
          ])
        }
      }
    }
    return records
  }
}

extension ShiftCounts.Baseline {
  fileprivate var heading: String { self == .unknown ? "Not known" : "Grade \(rawValue)" }
  fileprivate var recordName: String { self == .unknown ? "unknown" : "\(rawValue)" }
}

extension ShiftCounts.Worst {
  fileprivate var grade: Int? {
    switch self {
    case .grade0, .grade1, .grade2, .grade3, .grade4: rawValue
    case .undecided, .unmeasured: nil
    }
  }

  fileprivate var heading: String {
    switch self {
    case .grade0, .grade1, .grade2, .grade3, .grade4: "\(rawValue)"
    case .undecided: "Open"
    case .unmeasured: "None"
    }
  }

  fileprivate var recordName: String {
    switch self {
    case .grade0, .grade1, .grade2, .grade3, .grade4: "\(rawValue)"
    case .undecided: "undecided"
    case .unmeasured: "unmeasured"
    }
  }
}
