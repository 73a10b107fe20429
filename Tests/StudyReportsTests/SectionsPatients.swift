import Analyses
import ClinicalRecords
import Endpoints
import Studies

/// Eight made-up patients of a second line, four in each of two arms, from which the tests of sections make answers.
struct SectionsPatients {
  /// First day of every line.
  static let start = ClinicalDate(dayNumber: 18_000)  // 2019-04-14
  /// What tables print for the arms.
  static let arms = ["ICI", "No ICI"]

  /// A patient: sex and age by position of the level, the events of the first day.
  struct Made {
    let arm: Int
    let sex: Int16
    let age: Int16
    var visits: [(day: Int, OverallResponse)] = []
    var death: Int?
    var events: [(term: Int, grade: Int)] = []
    var cycles: Int? = 4
  }

  /// With ICI: PR, death on 300; SD, death on 200; SD to 400; PD on 40, death on 100. Without: PD on 30, death on 90; SD
  /// then PD on 90, death on 150; never assessed, death on 60; SD on 150. Of the fourth the sex is not recorded.
  static let made: [Made] = [
    Made(arm: 0, sex: 0, age: 0, visits: [(50, .partial)], death: 300, events: [(1, 1)]),
    Made(arm: 0, sex: 0, age: 1, visits: [(60, .stable)], death: 200, cycles: 2),
    Made(arm: 0, sex: 1, age: 1, visits: [(400, .stable)], cycles: 9),
    Made(
      arm: 0, sex: -1, age: 0, visits: [(40, .progressive)], death: 100, events: [(2, 3)],
      cycles: nil),
    Made(arm: 1, sex: 0, age: 0, visits: [(30, .progressive)], death: 90, events: [(2, 2)]),
    Made(arm: 1, sex: 1, age: 1, visits: [(50, .stable), (90, .progressive)], death: 150),
    Made(arm: 1, sex: 0, age: 1, death: 60),
    Made(arm: 1, sex: 1, age: 0, visits: [(150, .stable)]),
  ]

  let rules: EndpointRules
  let histories: [PatientHistory]

  init() {
    var rules = EndpointRules()
    rules.cutoff = ClinicalDate(year: 2021, month: 12, day: 31)
    self.rules = rules
    histories = SectionsPatients.made.enumerated().map { position, patient in
      SectionsPatients.history(Int64(position + 1), patient)
    }
  }

  private static func history(_ id: Int64, _ made: Made) -> PatientHistory {
    var history = PatientHistory(patient: Patient(id: id))
    history.lines = [
      LineOfTherapy(
        number: 2, startedOn: start, endedOn: start.adding(days: 60), cycleCount: made.cycles)
    ]
    history.assessments = made.visits.map {
      TumorAssessment(assessedOn: start.adding(days: $0.day), overallResponse: $0.1)
    }
    history.diedOn = made.death.map { PartialDate(start.adding(days: $0)) }
    history.adverseEvents = made.events.enumerated().map { number, event in
      AdverseEvent(
        number: number + 1, term: CodePosition(event.term), grade: event.grade,
        onsetOn: PartialDate(start), isRelated: true)
    }
    return history
  }

  /// Words of the registry: two terms of the skin, one of another organ.
  static func codebook(groups: [String] = arms) -> Codebook {
    var codebook = Codebook()
    codebook.sites = Vocabulary(
      name: "site",
      entries: groups.enumerated().map { .init(code: "s\($0.offset)", label: $0.element) })
    codebook.terms = Vocabulary(
      name: "term",
      entries: [("t0", "Pruritus"), ("t1", "Rash"), ("t2", "Fatigue")].map {
        .init(code: $0.0, label: $0.1)
      })
    codebook.termClasses = ["Skin disorders", "Skin disorders", "General disorders"]
    codebook.termDictionaries = ["CTCAE 5.0", "CTCAE 5.0", "CTCAE 5.0"]
    codebook.termGroups = [
      AdverseEventGroup(code: "skin", label: "Skin", terms: [0, 1], attribution: .any)
    ]
    return codebook
  }

  /// Some patients, put in groups by their hospitals.
  private func grouped(_ groups: [Int: Int]) -> [PatientHistory] {
    groups.sorted { $0.key < $1.key }.map { position, group in
      var history = histories[position]
      history.patient.site = CodePosition(group)
      return history
    }
  }

  private func question(_ labels: [String]) throws -> Question {
    let catalog = CharacteristicCatalog(SectionsPatients.codebook(groups: labels))
    return Question(
      line: 2, grouping: try Grouping(.word("site", argument: nil), catalog: catalog), rules: rules)
  }

  /// Everybody, or some, by arm.
  static func byArm(_ positions: [Int] = Array(made.indices)) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: positions.map { ($0, made[$0].arm) })
  }

  func survival(
    _ endpoint: Endpoint, _ groups: [Int: Int] = byArm(), _ labels: [String] = arms
  ) throws -> SurvivalComparison {
    var tally = GroupedTally(endpoint, of: try question(labels))
    for history in grouped(groups) { tally.add(history) }
    return try SurvivalComparison(
      of: endpoint, in: tally, options: SurvivalOptions(landmarks: [6, 12], reference: labels.last))
  }

  func responses(_ groups: [Int: Int] = byArm()) throws -> ResponseComparison {
    var tally = GroupedTally(responsesOf: try question(SectionsPatients.arms))
    for history in grouped(groups) { tally.add(history) }
    return try ResponseComparison(tally)
  }

  func safety() throws -> SafetyComparison {
    let (filter, codebook) = (EventFilter(relatedOnly: true), SectionsPatients.codebook())
    let counting = SafetyCounting(
      [.any(filter)] + SafetyRow.groups(codebook), filter, of: try question(SectionsPatients.arms),
      codebook)
    var tally = GroupedTally(counting)
    for history in grouped(SectionsPatients.byArm()) { tally.add(history) }
    return try SafetyComparison(tally, counting)
  }

  /// The same patients as subjects of a study, in the order of their keys P1 to P8.
  func subjects() -> [StudySubject] {
    histories.enumerated().map { position, history in
      let outcome = history.outcome(ofLineAt: 0, rules: rules, parts: .all)
      let made = SectionsPatients.made[position]
      return StudySubject(
        patientID: history.patient.id, key: "P\(position + 1)", line: history.lines[0],
        arm: made.arm, levels: [made.sex, made.age, -1],
        numbers: [nil, nil, Double(position + 1)], response: outcome?.bestResponse,
        times: [outcome?[.progressionFreeSurvival], outcome?[.overallSurvival]], regimens: [],
        agents: [], worstGrades: worstGrades(made))
    }
  }

  /// In any event and in those of the skin.
  private func worstGrades(_ made: Made) -> [UInt8] {
    let any = made.events.map(\.grade).max() ?? 0
    let skin = made.events.filter { $0.term < 2 }.map(\.grade).max() ?? 0
    return [UInt8(any), UInt8(skin)]
  }
}
