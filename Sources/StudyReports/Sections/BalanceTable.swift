import Reports
import Studies

/// Balance of the arms before and after matching, level by level: as a table, and as figures.
extension SectionWriter {
  mutating func balanceTable(_ matched: BaselineComparison) -> DocumentTable {
    let number = nextSupplementaryTable()
    let (all, paired) = (
      answer.baseline.denominators.reduce(0, +), matched.denominators.reduce(0, +)
    )
    let rows = balanceRows(matched).map { row in
      DocumentTable.Row([
        [.text(row.label)], balanceCell(row.id(.before), row.before),
        balanceCell(row.id(.after), row.after),
      ])
    }
    return DocumentTable(
      id: "table-\(number.lowercased())",
      title:
        "Table \(number). Balance of \(arms[0].label) and \(arms[arms.count - 1].label) in line "
        + "\(plan.line), before (N = \(style.count(all))) and after (N = \(style.count(paired))) matching",
      columns: [
        DocumentTable.Column("Characteristic", isNumeric: false),
        DocumentTable.Column("SMD before matching"), DocumentTable.Column("SMD after matching"),
      ], rows: rows,
      footnotes: [
        "SMD as in Table \(tables.baseline ?? 1); magnitudes below 0.1 are usually taken as balance."
      ])
  }

  private mutating func balanceCell(_ id: String, _ value: Double?) -> Pieces {
    guard let value else { return .dash }
    return [decimal(id, value, places: 3, book[id]?.evidence)]
  }

  private struct BalanceRow {
    let label: String
    /// `t1.gender`, and the level where there is one.
    let stem: String
    let before: Double?
    let after: Double?

    func id(_ phase: StudyPhase) -> String { "\(stem).\(phase.rawValue).smd" }
  }

  /// A row for a number or a characteristic of two levels, for more levels a row each.
  private func balanceRows(_ matched: BaselineComparison) -> [BalanceRow] {
    zip(answer.baseline.blocks, matched.blocks).flatMap { before, after in
      let characteristic = cohort.characteristics[before.characteristic]
      let stem = "t\(tables.baseline ?? 1).\(characteristic.id)"
      guard before.differences.count > 2 else {
        let first = characteristic.printedLevels.first.map { ": \($0)" } ?? ""
        return [
          BalanceRow(
            label: characteristic.label + first, stem: stem,
            before: before.differences.first.flatMap(\.self),
            after: after.differences.first.flatMap(\.self))
        ]
      }
      return characteristic.levels.indices.map { level in
        BalanceRow(
          label: "\(characteristic.label): \(characteristic.printedLevels[level])",
          stem: "\(stem).\(characteristic.levels[level])", before: before.differences[level],
          after: after.differences[level])
      }
    }
  }

  /// Which standardized differences matching left above 0.1, each with that before; nothing where there is none.
  mutating func imbalanceText(_ matched: BaselineComparison) -> Pieces {
    let rows = balanceRows(matched).filter { abs($0.after ?? 0) > 0.1 }
    guard !rows.isEmpty else { return [] }
    let texts = rows.map { row -> Pieces in
      var text: Pieces = [.text("\(row.label) ")]
      text += balanceCell(row.id(.after), row.after)
      guard let before = row.before else { return text }
      text += [" ("] + balanceCell(row.id(.before), before)
      let isLarger = abs(row.after ?? 0) > abs(before)
      return text + [.text(" before\(isLarger ? ", now larger" : ""))")]
    }
    return ["After matching, standardized differences above 0.1 in magnitude are left of: "]
      + texts.joined(by: "; ") + ["."]
  }

  mutating func loveFigure(_ matched: BaselineComparison) -> DocumentFigure {
    let number = nextSupplementaryFigure()
    let title =
      "Figure \(number). Balance in line \(plan.line) before and after matching"
    let caption =
      "Magnitude of the standardized difference of \(arms[0].label) and \(arms[arms.count - 1].label), sorted by "
      + "the value before matching."
    let content = LoveContent(
      title: title, caption: caption,
      rows: balanceRows(matched).map {
        LoveContent.Row($0.label, before: $0.before.map(abs), after: $0.after.map(abs))
      }, phases: (StudyPhase.before.heading, StudyPhase.after.heading))
    return figure(number, draw(content))
  }

  mutating func overlapFigure(_ matching: MatchedCohort) -> DocumentFigure {
    let number = nextSupplementaryFigure()
    let title = "Figure \(number). Propensity scores in line \(plan.line) before and after matching"
    let ratio = plan.matching.map { "Matching 1:\($0.ratio)" } ?? "Matching"
    let caliper = plan.matching?.caliperWords.map { ", caliper \($0)" }
    let caption =
      "Probability of \(arms[0].label): \(arms[0].label) upward, \(arms[arms.count - 1].label) downward. "
      + "\(ratio)\(caliper ?? ", no caliper"); \(style.count(matching.pairs.count)) "
      + "\(matching.setWord(matching.pairs.count))."
    let panels = StudyPhase.allCases.map { phase in
      OverlapContent.Panel(
        heading: phase.heading, first: scores(phase, arm: 0),
        last: scores(phase, arm: arms.count - 1))
    }
    let content = OverlapContent(
      title: title, caption: caption, arms: [arms[0].label, arms[arms.count - 1].label],
      panels: panels)
    return figure(number, draw(content))
  }

  private func scores(_ phase: StudyPhase, arm: Int) -> [Double] {
    members.positions(phase, arm: arm).compactMap { members.scores[$0] }
  }
}
