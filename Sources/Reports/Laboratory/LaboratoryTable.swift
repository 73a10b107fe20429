import ClinicalRecords
import Endpoints

extension LaboratoryPage {
  /// The same as a table, for a document.
  public var report: Report {
    let names = ["Event", "Grade", "From", "To", "Result", "Baseline", "Threshold", "Entered"]
    return Report(
      title: title, notice: nil,
      table: Table(
        columns: names.map { Table.Column($0, alignment: .leading) },
        rows: patient.lines.flatMap { line in
          [Table.Row(section: "Line \(line.line.number)")] + rows(of: line)
        }), footnotes: footnotes, population: [], records: Records(columns: []))
  }

  private func rows(of line: LineLaboratory) -> [Table.Row] {
    let rows =
      line.episodes.map(cells)
      + line.undecided.map { finding in
        [words.term(finding.term), grades(finding.highest.finding.grades), "", ""]
          + evidence(finding.highest) + ["not decided: \(words.undecided(finding.highest.finding))"]
      }
      + line.unnumbered.map { finding in
        [
          words.term(finding.term.term), "", "", "", result(finding.first), "",
          words.beyond(finding.first), words.notDecidable(finding.term),
        ]
      }
      + line.ungraded.map { ungraded in
        [
          "Not graded", "", "", "", result(ungraded.result), "",
          words.sentence(ungraded.obstacle, of: ungraded.result), "",
        ]
      }
    if rows.isEmpty { return [Table.Row(indent: 1, [words.nothing(on: line)] + blanks(7))] }
    return rows.map { Table.Row(indent: 1, $0) }
  }

  private func cells(_ episode: LaboratoryEpisode) -> [String] {
    let open = words.undecided(episode.doubted.finding)
    let isOpen = episode.grade == nil
    return [
      words.term(episode.term), grades(episode.grades), "\(episode.onsetOn)",
      episode.endedOn?.description ?? "",
    ] + evidence(episode.worst) + [episode.entry.cell + (isOpen ? "; not decided: \(open)" : "")]
  }

  private func evidence(_ graded: GradedResult) -> [String] {
    [
      "\(words.read(graded)), \(graded.result.sampledOn)",
      graded.baseline.map { "\($0.measured), \($0.sampledOn)" } ?? "not known",
      words.thresholds(graded),
    ]
  }

  private func result(_ result: LaboratoryResult) -> String {
    "\(words.result(result)), \(result.sampledOn)"
  }

  private func grades(_ grades: ClosedRange<Int>) -> String {
    grades.count == 1
      ? "\(grades.lowerBound)" : "\(grades.lowerBound)–\(grades.upperBound)"
  }

  private func blanks(_ count: Int) -> [String] { [String](repeating: "", count: count) }
}

extension LaboratoryEpisode.Entry {
  fileprivate var cell: String {
    switch self {
    case .none: "no"
    case .recorded(let number, let grade): "event \(number), grade \(grade)"
    case .recordedLower(let number, let grade): "event \(number), grade \(grade): lower"
    }
  }
}
