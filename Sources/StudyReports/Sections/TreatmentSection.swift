import ClinicalRecords
import Reports
import Studies

/// What was given, per arm.
extension SectionWriter {
  mutating func treatment() -> StudyDocument.Section? {
    guard let summary = answer.treatment, !summary.arms.isEmpty else { return nil }
    return StudyDocument.Section(
      id: "treatment", heading: "Treatment", blocks: [.table(treatmentTable(summary))])
  }

  private mutating func treatmentTable(_ summary: TreatmentSummary) -> DocumentTable {
    let number = nextSupplementaryTable()
    let all = summary.arms.reduce(0) { $0 + $1.total }
    let rows =
      labelRows("Regimen, n (%)", "regimen", summary, \.regimens)
      + labelRows("Drug, n (%)", "agent", summary, \.agents) + cycleRows(summary)
    return DocumentTable(
      id: "table-\(number.lowercased())",
      title: "Table \(number). Treatment of patients in line \(plan.line), before matching (N = "
        + "\(style.count(all)))",
      columns: [DocumentTable.Column("", isNumeric: false)]
        + summary.arms.map {
          DocumentTable.Column(style.heading(arms[$0.arm].label, of: $0.total))
        }, rows: rows,
      footnotes: treatmentNotes(summary))
  }

  private func treatmentNotes(_ summary: TreatmentSummary) -> [String] {
    let unknown = summary.arms.filter { $0.cycles.count < $0.total }.map {
      "\(arms[$0.arm].label) \(style.count($0.total - $0.cycles.count))"
    }
    return ["\(NumberStyle.none): not counted in this arm."]
      + (unknown.isEmpty ? [] : ["Cycles not recorded: \(unknown.joined(separator: ", "))."])
  }

  private mutating func labelRows(
    _ heading: Piece, _ kind: String, _ summary: TreatmentSummary,
    _ rows: (TreatmentSummary.Arm) -> [TreatmentSummary.Row]
  ) -> [DocumentTable.Row] {
    let labels = summary.arms.flatMap { rows($0).map(\.label) }.firstOccurrences
    guard !labels.isEmpty else { return [] }
    let counted = labels.map { label in
      var cells: [Pieces] = [[.text(label)]]
      for arm in summary.arms {
        let row = rows(arm).first { $0.label == label }
        cells.append(row.map { treatmentCell($0, arm, kind) } ?? .dash)
      }
      return DocumentTable.Row(indent: 1, cells)
    }
    return [DocumentTable.Row([[heading]])] + counted
  }

  private mutating func treatmentCell(
    _ row: TreatmentSummary.Row, _ arm: TreatmentSummary.Arm, _ kind: String
  ) -> Pieces {
    let id = "tr.\(arms[arm.arm].id).\(kind).\(row.label)"
    let list = evidence(id, "\(row.label), \(arms[arm.arm].label)", row.subjects, .drugs)
    return countAndPercent(id, row.subjects.count, of: arm.total, list, countName: "count")
  }

  private mutating func cycleRows(_ summary: TreatmentSummary) -> [DocumentTable.Row] {
    guard summary.arms.contains(where: { $0.cycles.count > 0 }) else { return [] }
    var cells: [Pieces] = [["Cycles, median (range)"]]
    for arm in summary.arms { cells.append(cycleCell(arm)) }
    return [DocumentTable.Row(cells)]
  }

  private mutating func cycleCell(_ arm: TreatmentSummary.Arm) -> Pieces {
    guard let median = arm.cycles.median else { return .dash }
    let id = "tr.\(arms[arm.arm].id).cycles"
    let known = members.positions(.before, arm: arm.arm).filter {
      cohort.subjects[$0].line.cycleCount != nil
    }
    let list = evidence(id, "Cycles, \(arms[arm.arm].label)", known, .cycles)
    return [short("\(id).median", median, list), " ("] + rangeCell(arm.cycles, id, list) + [")"]
  }
}
