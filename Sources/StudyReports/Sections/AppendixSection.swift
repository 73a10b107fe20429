import Endpoints
import Reports
import Studies

/// The settings that ran, what the words of the study mean, and where every number stands.
extension SectionWriter {
  mutating func appendix() -> StudyDocument.Section? {
    StudyDocument.Section(
      id: "appendix", heading: "Appendix",
      blocks: [
        .paragraph([
          .text(
            "The numbers of tables and sentences stand in \(context.numbersFile) under their names, at full precision; each links to "
              + "the patients behind it."
          )
        ]), .table(wordsTable()), .table(settingsTable()),
      ])
  }

  /// Criteria, arms and levels as the study file states them.
  private mutating func wordsTable() -> DocumentTable {
    let number = nextSupplementaryTable()
    var rows = arms.map { armRow($0) }
    if !plan.criteria.isEmpty {
      rows.append(DocumentTable.Row([["Criteria"]]))
      rows += plan.criteria.map { criterion in
        wordsRow(
          "\(criterion.id) \(criterion.label)",
          "\(criterion.kind.rawValue): \(criterion.condition.value)"
            + (criterion.passesUnknown ? " (passes where it cannot be told)" : ""))
      }
    }
    for characteristic in plan.characteristics {
      rows.append(DocumentTable.Row([[.text(characteristic.label)]]))
      rows += characteristic.wordRows.map { wordsRow($0.0, $0.1) }
    }
    return DocumentTable(
      id: "table-\(number.lowercased())",
      title: "Table \(number). Words of the study in line \(plan.line), as its file states them",
      columns: ["", "Condition"].map { DocumentTable.Column($0, isNumeric: false) }, rows: rows,
      footnotes: cohort.characteristics.flatMap(\.definitions).firstOccurrences)
  }

  private func armRow(_ arm: StudyPlan.Arm) -> DocumentTable.Row {
    DocumentTable.Row([[.text(arm.label)], [.text(arm.condition.value)]])
  }

  private func wordsRow(_ label: String, _ condition: String) -> DocumentTable.Row {
    DocumentTable.Row(indent: 1, [[.text(label)], [.text(condition)]])
  }

  private mutating func settingsTable() -> DocumentTable {
    let number = nextSupplementaryTable()
    let standard = EndpointRules()
    var rows = EndpointRules.settings.map { setting in
      settingRow(setting, setting.value(in: cohort.rules), setting.value(in: standard))
    }
    for position in plan.endpoints.indices { rows += endpointSettingRows(position) }
    return DocumentTable(
      id: "table-\(number.lowercased())",
      title: "Table \(number). Settings of the rules in line \(plan.line)",
      columns: ["Setting", "Value", "Default", "Decides", "Rules"].map {
        DocumentTable.Column($0, isNumeric: false)
      }, rows: rows,
      footnotes: ["1: yes, 0: no. The rules are those of docs/rules.md."])
  }

  private func settingRow(
    _ setting: RuleSetting, _ value: String, _ standard: String
  ) -> DocumentTable.Row {
    DocumentTable.Row(
      .words([
        setting.name, value, value == standard ? "" : standard, setting.meaning,
        setting.rules.map(\.rawValue).joined(separator: ", "),
      ]))
  }

  /// What an endpoint has of its own.
  private func endpointSettingRows(_ position: Int) -> [DocumentTable.Row] {
    let (own, all) = (cohort.endpointRules[position], cohort.rules)
    let changed = EndpointRules.settings.filter { $0.value(in: own) != $0.value(in: all) }
    guard !changed.isEmpty else { return [] }
    return [DocumentTable.Row([[.text("\(endpointLabel(position)) alone")]])]
      + changed.map { settingRow($0, $0.value(in: own), $0.value(in: all)) }
  }
}

extension PlannedCharacteristic {
  /// Level and condition.
  fileprivate var wordRows: [(String, String)] {
    switch values {
    case .levels(let levels): levels.map { ($0.label, $0.condition.value) }
    case .word(let word): [("Levels", "the values of \(word.value)")]
    case .number(let word): [("Number", word.value)]
    }
  }
}
