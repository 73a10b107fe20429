import Analyses
import ClinicalRecords
import Endpoints
import Reports
import Statistics
import Studies

/// Best overall responses: Table 2.
extension SectionWriter {
  mutating func response() -> StudyDocument.Section? {
    guard let number = tables.response else { return nil }
    var blocks: [StudyDocument.Block] = []
    for phase in phases {
      guard let comparison = answer.responses[phase] else { continue }
      blocks.append(
        .paragraph(lead(phase) + responseRates(comparison, phase)))
    }
    blocks.append(.table(responseTable(number)))
    return StudyDocument.Section(id: "response", heading: "Response", blocks: blocks)
  }

  /// `ORR 27.5% (95% CI 21.4–34.2) with A and 11.1% (…) with B, p <0.001; DCR …`
  mutating func responseRates(_ comparison: ResponseComparison, _ phase: StudyPhase) -> Pieces {
    responseRate("ORR", comparison, phase) + ["; "] + responseRate("DCR", comparison, phase) + ["."]
  }

  private mutating func responseRate(
    _ rate: String, _ comparison: ResponseComparison, _ phase: StudyPhase
  ) -> Pieces {
    let columns = responseColumns(comparison, phase).filter { $0.arm != nil }
    let texts: [Pieces] = columns.map { column in
      let id = "\(responseStem).\(rate).\(phase.rawValue).\(armName(column.arm))"
      let proportion = column.proportion(rate)
      let list = responseEvidence(rate, phase, column.arm)
      guard proportion.total > 0 else {
        return [.text("not estimable with \(column.group.heading)")]
      }
      return [percent("\(id).pct", proportion.count, of: proportion.total, list), "%"]
        + interval(id, proportion, list, style.intervalName)
        + [.text(" with \(column.group.heading)")]
    }
    var pieces: Pieces = [.text("\(rate) ")] + texts.joinedByCommas
    let test = rate == "ORR" ? comparison.objectiveResponseTest : comparison.diseaseControlTest
    if let test {
      let id = "\(responseStem).\(rate).\(phase.rawValue).p"
      let list = responseEvidence(nil, phase, nil)
      pieces += [", "] + pEquation(id, test.pValue, list)
    }
    return pieces
  }

  /// `t2`.
  private var responseStem: String { "t\(tables.response ?? 2)" }

  private mutating func interval(
    _ id: String, _ proportion: Proportion, _ list: String?, _ label: String = ""
  ) -> Pieces {
    guard let interval = proportion.interval else { return [] }
    let lower = percent("\(id).ci_low", interval.lower, list)
    let upper = percent("\(id).ci_high", interval.upper, list)
    return [.text(" (\(label)")] + limits(lower, upper) + [")"]
  }

  private func responseColumns(
    _ comparison: ResponseComparison, _ phase: StudyPhase
  ) -> [ResponseColumn] {
    let groups = arms.indices.compactMap { arm in
      comparison.groups.first { $0.heading == arms[arm].label }.map {
        ResponseColumn(arm: arm, group: $0)
      }
    }
    guard groups.count > 1 || arms.count > 1 else {
      return [ResponseColumn(arm: 0, group: groups.first?.group ?? comparison.total)]
    }
    return [ResponseColumn(arm: nil, group: comparison.total)] + groups
  }

  private mutating func responseTable(_ number: Int) -> DocumentTable {
    var columns = [DocumentTable.Column("", isNumeric: false)]
    let sides = phases.compactMap { phase in answer.responses[phase].map { (phase, $0) } }
    for (phase, comparison) in sides {
      let spanner = sides.count > 1 ? phase.heading : nil
      columns += responseColumns(comparison, phase).map { column in
        let label = column.arm == nil ? "All" : column.group.heading
        return DocumentTable.Column(
          style.heading(label, of: column.group.counts.total), spanner: spanner)
      }
      if comparison.groups.count > 1 {
        columns.append(DocumentTable.Column(style.pName, spanner: spanner))
      }
    }
    let counts = sides.map { style.count($0.1.total.counts.total) }.joined(separator: " and ")
    let phaseWords = sides.count > 1 ? " before and after matching" : ""
    return DocumentTable(
      id: "table-\(number)",
      title:
        "Table \(number). Best overall response in line \(plan.line)\(phaseWords) (N = \(counts))",
      columns: columns, rows: responseRows(sides), footnotes: responseNotes(sides.map(\.1)))
  }

  private mutating func responseRows(
    _ sides: [(StudyPhase, ResponseComparison)]
  ) -> [DocumentTable.Row] {
    let shown = OverallResponse.allCases.filter { response in
      response != .nonCompleteNonProgressive
        || sides.contains { $0.1.total.counts.count(response) > 0 }
    }
    var rows: [DocumentTable.Row] = []
    for response in shown {
      var cells: [Pieces] = [[.text(response.rawValue)]]
      for (phase, comparison) in sides { cells += responseCells(response, comparison, phase) }
      rows.append(DocumentTable.Row(cells))
    }
    for rate in ["ORR", "DCR"] {
      var (counts, limits): ([Pieces], [Pieces]) = ([[.text(rate)]], [["95% CI, %"]])
      for (phase, comparison) in sides {
        counts += rateCells(rate, comparison, phase)
        limits += limitCells(rate, comparison, phase)
      }
      rows += [DocumentTable.Row(counts), DocumentTable.Row(indent: 1, limits)]
    }
    return rows
  }

  private mutating func responseCells(
    _ response: OverallResponse, _ comparison: ResponseComparison, _ phase: StudyPhase
  ) -> [Pieces] {
    var cells: [Pieces] = []
    for column in responseColumns(comparison, phase) {
      let id = "\(responseStem).\(response.rawValue).\(phase.rawValue).\(armName(column.arm))"
      let list = responseEvidence(response.rawValue, phase, column.arm)
      let counts = column.group.counts
      cells.append(countAndPercent(id, counts.count(response), of: counts.total, list))
    }
    return cells + (comparison.groups.count > 1 ? [[]] : [])
  }

  private mutating func rateCells(
    _ rate: String, _ comparison: ResponseComparison, _ phase: StudyPhase
  ) -> [Pieces] {
    var cells: [Pieces] = []
    for column in responseColumns(comparison, phase) {
      let id = "\(responseStem).\(rate).\(phase.rawValue).\(armName(column.arm))"
      let proportion = column.proportion(rate)
      let list = responseEvidence(rate, phase, column.arm)
      cells.append(countAndPercent(id, proportion.count, of: proportion.total, list))
    }
    guard comparison.groups.count > 1 else { return cells }
    let test = rate == "ORR" ? comparison.objectiveResponseTest : comparison.diseaseControlTest
    guard let test else { return cells + [.dash] }
    let list = responseEvidence(nil, phase, nil)
    let id = "\(responseStem).\(rate).\(phase.rawValue).p"
    return cells + [[pValue(id, test.pValue, list)] + test.mark]
  }

  private mutating func limitCells(
    _ rate: String, _ comparison: ResponseComparison, _ phase: StudyPhase
  ) -> [Pieces] {
    var cells: [Pieces] = []
    for column in responseColumns(comparison, phase) {
      let id = "\(responseStem).\(rate).\(phase.rawValue).\(armName(column.arm))"
      let list = responseEvidence(rate, phase, column.arm)
      let limits = interval(id, column.proportion(rate), list)
      cells.append(limits.isEmpty ? .dash : Array(limits[1...3]))
    }
    return cells + (comparison.groups.count > 1 ? [[]] : [])
  }

  /// The patients of a row; `nil` for all of them.
  private mutating func responseEvidence(
    _ row: String?, _ phase: StudyPhase, _ arm: Int?
  ) -> String? {
    let id = "\(responseStem).\(row ?? "all").\(phase.rawValue).\(armName(arm))"
    if let known = listNames[id] { return known }
    let positions = members.positions(phase, arm: arm).filter { position in
      guard let row else { return true }
      guard let best = cohort.subjects[position].response?.response else { return false }
      switch row {
      case "ORR": return best == .complete || best == .partial
      case "DCR": return best.isControl(cohort.rules)
      default: return best.rawValue == row
      }
    }
    return evidence(
      id,
      "\(row ?? "Best overall response"), \(arm.map { arms[$0].label } ?? "all arms")\(ending(phase))",
      positions, .response, rule: "Best overall response by RECIST 1.1 (R37, R46, R47).")
  }
}

/// A column of the table of responses.
private struct ResponseColumn {
  /// `nil` for all arms together.
  let arm: Int?
  let group: ResponseComparison.Group

  func proportion(_ rate: String) -> Proportion {
    rate == "ORR" ? group.objectiveResponse : group.diseaseControl
  }
}
