import Analyses
import Reports
import Studies

/// Survival within an arm by the levels of a characteristic, before matching.
extension SectionWriter {
  mutating func strata() -> StudyDocument.Section? {
    let strata = zip(answer.stratumGroups, answer.strata).filter { !$0.1.isEmpty }
    guard !strata.isEmpty else { return nil }
    var blocks: [StudyDocument.Block] = []
    var panels: [SurvivalPanel] = []
    for (stratum, comparisons) in strata {
      blocks.append(.table(stratumTable(comparisons, stratum)))
      panels += comparisons.enumerated().map { endpoint, comparison in
        SurvivalPanel(
          heading: "\(endpointLabel(endpoint)) by \(words(stratum))", comparison: comparison)
      }
    }
    if wants(.strata), !panels.isEmpty {
      let number = nextFigure()
      let counts = strata.map { counted($0.0) }.firstOccurrences.joined(separator: ", ")
      let title =
        "Figure \(number). Survival in line \(plan.line) by level, before matching: \(counts)"
      blocks.append(.figure(panelFigure(number, title, panels)))
    }
    return StudyDocument.Section(id: "strata", heading: "Survival by level", blocks: blocks)
  }

  private func characteristic(of stratum: StudyStratum) -> StudyCohort.Characteristic {
    cohort.characteristics[stratum.characteristic]
  }

  /// Whom a stratum speaks of.
  private func population(of stratum: StudyStratum) -> String {
    stratum.arm.map { arms[$0].label } ?? "all patients"
  }

  private func words(_ stratum: StudyStratum) -> String {
    "\(characteristic(of: stratum).label), \(population(of: stratum))"
  }

  private func counted(_ stratum: StudyStratum) -> String {
    "\(characteristic(of: stratum).label) (\(population(of: stratum)), N = "
      + "\(style.count(stratum.subjects.count)))"
  }

  private mutating func stratumTable(
    _ comparisons: [SurvivalComparison], _ stratum: StudyStratum
  ) -> DocumentTable {
    let number = nextSupplementaryTable()
    let landmarks = Set(comparisons.flatMap(\.options.landmarks)).sorted()
    var rows: [DocumentTable.Row] = []
    for (endpoint, comparison) in comparisons.enumerated() {
      let place = SurvivalPlace(
        population: armName(stratum.arm), phase: .before, endpoint: endpoint)
      rows += stratumRows(comparison, place, stratum, landmarks)
    }
    return DocumentTable(
      id: "table-\(number.lowercased())",
      title:
        "Table \(number). Survival in line \(plan.line) by \(words(stratum)), before matching (N = "
        + "\(style.count(stratum.subjects.count)))",
      columns: survivalColumns(landmarks), rows: rows,
      footnotes: survivalNotes(comparisons) + stratumWarning(stratum))
  }

  private func stratumWarning(_ stratum: StudyStratum) -> [String] {
    let characteristic = characteristic(of: stratum)
    guard characteristic.isKnownLater else { return [] }
    return [
      "Warning: \(characteristic.label) is known only after time zero; who lived long enough to have it is favored."
    ]
  }

  private mutating func stratumRows(
    _ comparison: SurvivalComparison, _ place: SurvivalPlace, _ stratum: StudyStratum,
    _ landmarks: [Double]
  ) -> [DocumentTable.Row] {
    let characteristic = characteristic(of: stratum)
    let groups = Array(zip(stratum.levels, comparison.groups))
    let rows = groups.map { level, group in
      SurvivalRow(
        label: characteristic.printedLevels[level], name: characteristic.levelName(level),
        group: group,
        positions: withTime(stratum.subjects, place.endpoint)
          .filter { Int(cohort.subjects[$0].levels[stratum.characteristic]) == level })
    }
    let reference = groups.first { $0.1.heading == comparison.reference }.map { $0.0 }
    let names = groups.map { level, _ -> String? in
      guard let reference, level != reference else { return nil }
      let labels = [level, reference].map { characteristic.levels[$0] }
      return "\(characteristic.id) \(labels.joined(separator: " vs "))"
    }
    let test = names.count == 2 ? names.compactMap(\.self).first : nil
    return survivalRows(
      comparison, place, (rows, names), landmarks, test: test ?? characteristic.id)
  }
}
