public import Analyses
import ClinicalRecords
import Endpoints

/// Adverse events that the laboratory results of a registry show, counted by term.
public struct LaboratoryEpisodeTable: Sendable {
  /// The table with its footnotes; its records are a row per term.
  public let report: Report

  /// Sets counts as a table.
  ///
  /// - Parameters:
  ///   - counts: The counts.
  ///   - line: The only line that was asked about; `nil` for all.
  ///   - words: The words of the registry.
  ///   - isSynthetic: Whether the data are made up, which is then said first.
  public init(
    _ counts: LaboratoryEpisodeCounts, line: Int?, words: LaboratoryWords, isSynthetic: Bool
  ) {
    let terms = counts.byTerm.sorted {
      ($1.value.total, words.term($0.key)) < ($0.value.total, words.term($1.key))
    }
    let style = NumberStyle()
    let place = line.map { "line \($0)" } ?? "all lines of therapy"
    report = Report(
      title: "Adverse events that laboratory results show in \(place), graded by CTCAE 5.0",
      notice: isSynthetic ? Population.syntheticNotice : nil,
      table: Table(
        columns: LaboratoryEpisodeTable.columns,
        rows: terms.map { term, counts in
          Table.Row([words.term(term)] + counts.cells.map(style.count))
        }), footnotes: LaboratoryEpisodeTable.notes(counts, words), population: [],
      records: Records(columns: []))
  }

  private static let columns =
    [Table.Column("Event", alignment: .leading)]
    + ["1", "2", "3", "4", "open"].map { Table.Column($0, spanner: "Worst grade") }
    + ["no", "lower", "yes"].map { Table.Column($0, spanner: "Entered") }
    + [Table.Column("Possible")]

  private static func notes(
    _ counts: LaboratoryEpisodeCounts, _ words: LaboratoryWords
  ) -> [String] {
    let style = NumberStyle()
    let results = style.count(counts.graded)
    var notes = [
      "\(style.count(counts.measured)) of \(style.count(counts.patients)) patients have laboratory "
        + "results; \(results) after the start of a line were graded. Numbers are of events.",
      "An event runs from the first result worse than the baseline to the first back at it. Open: what no "
        + "number tells, such as symptoms, decides its grade. Lower: entered with a lower grade. "
        + "Possible: lines with results that could be one, depending on what no number tells, also of terms "
        + "that CTCAE grades by no number.",
    ]
    if let cutoff = counts.cutoff {
      let after = "\(style.count(counts.afterCutoff)) result\(counts.afterCutoff == 1 ? "" : "s")"
      notes.append(words.cutoffNote(cutoff, after: after))
    }
    if counts.outside > 0 {
      notes.append("\(style.count(counts.outside)) results after a line's window were not graded.")
    }
    for kind in counts.ungraded {
      let sentence = words.sentence(kind.example.obstacle, of: kind.example.result)
      notes.append(
        "Not graded, \(kind.count.of("result")) of \(words.code(kind.example.result.analyte)): \(sentence)"
      )
    }
    if counts.otherUngraded > 0 {
      notes.append("\(style.count(counts.otherUngraded)) more results cannot be graded.")
    }
    return notes + ["--format csv lists every event with its result and threshold."]
  }
}

extension LaboratoryEpisodeCounts.TermCounts {
  fileprivate var cells: [Int] { byGrade + [undecided, new, recordedLower, recorded, possible] }
}
