import ClinicalRecords
import Endpoints
import Reports
import Studies

/// What is shown of each patient behind a number.
enum EvidenceColumns {
  /// When the line started.
  case start
  /// The level of a characteristic, or its number.
  case level(Int)
  /// Best overall response with the row that shows it.
  case response
  /// The time to an endpoint with how it ended.
  case time(Int)
  /// The worst grade in a row of the safety table.
  case grade(Int)
  /// The drugs of the line.
  case drugs
  /// The cycles of the line.
  case cycles
  /// Score and matched set.
  case score
}

extension SectionWriter {
  /// Notes the patients behind a number; ``listNames`` tells which need not be looked for again.
  ///
  /// - Returns: The name of the list; `nil` where there is nobody.
  mutating func evidence(
    _ id: String, _ title: String, _ positions: [Int], _ columns: EvidenceColumns,
    rule: String = ""
  ) -> String? {
    guard !positions.isEmpty else {
      listNames[id] = .some(nil)
      return nil
    }
    listNames[id] = id
    let cells = EvidenceCells(answer.cohort, members, columns, style)
    return book.evidence(id) {
      EvidenceList(
        id: id, title: title, columns: cells.headings,
        rows: positions.prefix(EvidenceList.shown).map { cells.row($0) }, rule: rule,
        count: positions.count)
    }
  }
}

/// What is shown of each patient, in words.
private struct EvidenceCells {
  let cohort: StudyCohort
  let members: StudyMembers
  let columns: EvidenceColumns
  let style: NumberStyle
  let words: EvidenceWords

  init(
    _ cohort: StudyCohort, _ members: StudyMembers, _ columns: EvidenceColumns,
    _ style: NumberStyle
  ) {
    self.cohort = cohort
    self.members = members
    self.columns = columns
    self.style = style
    words = EvidenceWords(cohort.codebook)
  }

  var headings: [String] {
    switch columns {
    case .start: ["Line started"]
    case .level(let position): [cohort.characteristics[position].label]
    case .response: ["Best response", "Day", "Row"]
    case .time(let endpoint):
      [
        "\(cohort.plan.endpoints[endpoint].endpoint.abbreviation), months", "Ended by", "Day",
        "Row",
      ]
    case .grade(let row):
      [
        row < cohort.safetyRows.count
          ? "\(cohort.safetyRows[row].label), worst grade" : "Worst grade"
      ]
    case .drugs: ["Drugs"]
    case .cycles: ["Cycles"]
    case .score: ["Score", "Set"]
    }
  }

  func row(_ position: Int) -> EvidenceList.Row {
    let subject = cohort.subjects[position]
    return EvidenceList.Row(
      key: subject.key, line: subject.line.number, arm: cohort.plan.arms[subject.arm].label,
      cells: cells(subject, position))
  }

  private func cells(_ subject: StudySubject, _ position: Int) -> [String] {
    switch columns {
    case .start: ["\(subject.line.startedOn)"]
    case .level(let characteristic): [level(subject, characteristic)]
    case .response: response(subject.response)
    case .time(let endpoint): time(subject.times[endpoint], cohort.endpointRules[endpoint])
    case .grade(let row):
      [row < subject.worstGrades.count ? "\(subject.worstGrades[row])" : NumberStyle.none]
    case .drugs:
      [subject.agents.map { cohort.codebook.agents.entries[Int($0)].label }.joined(separator: ", ")]
    case .cycles: [subject.line.cycleCount.map { "\($0)" } ?? "not recorded"]
    case .score:
      [
        members.scores[position].map { style.decimal($0, places: 6) } ?? NumberStyle.none,
        members.sets[position].map { "\($0)" } ?? NumberStyle.none,
      ]
    }
  }

  private func level(_ subject: StudySubject, _ position: Int) -> String {
    let (characteristic, level) = (cohort.characteristics[position], Int(subject.levels[position]))
    if characteristic.isNumber {
      return subject.numbers[position].map { "\($0)" } ?? "not recorded"
    }
    return level >= 0 ? characteristic.printedLevels[level] : "not recorded"
  }

  private func response(_ best: BestOverallResponse?) -> [String] {
    guard let best else { return ["", "", ""] }
    return [
      best.response.rawValue, best.day.map { "\($0)" } ?? "",
      best.evidence.map(words.compactKey) ?? "no assessment",
    ]
  }

  private func time(_ time: EndpointTime?, _ rules: EndpointRules) -> [String] {
    guard let time else { return ["", "", "", ""] }
    return [
      style.months(ofDays: time.days(rules), under: rules), time.ending.words, "\(time.stop)",
      time.evidence.map(words.compactKey) ?? "",
    ]
  }
}
