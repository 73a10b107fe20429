import ClinicalRecords
import Endpoints
import Studies

/// Histories made by hand: patients with a second line that begins on day 1000, unless a test says otherwise.
struct MadeUpHistories: HistorySource {
  private(set) var histories: [(key: String, history: PatientHistory)] = []

  func forEachHistory(
    _ parts: HistoryParts, _ body: (String, PatientHistory) throws -> Void
  ) throws {
    for (key, history) in histories { try body(key, history) }
  }

  /// Drugs by position: a checkpoint inhibitor, a platinum and a taxane, which are chemotherapy.
  static let codebook: Codebook = {
    var codebook = Codebook()
    codebook.sexes = Vocabulary(
      name: "sex",
      entries: [.init(code: "F", label: "Female"), .init(code: "M", label: "Male")])
    codebook.agents = Vocabulary(
      name: "agent",
      entries: ["atezolizumab", "carboplatin", "docetaxel"].map { .init(code: $0, label: $0) })
    codebook.agentClasses = [
      AgentClass(code: "ici_pd_l1", group: "immunotherapy"),
      AgentClass(code: "platinum", group: "chemotherapy"),
      AgentClass(code: "taxane", group: "chemotherapy"),
    ]
    return codebook
  }()

  /// A patient.
  ///
  /// - Parameters:
  ///   - key: Study key.
  ///   - sex: 0 for F, 1 for M; `nil`: not recorded.
  ///   - ecog: `nil`: not recorded.
  ///   - drugs: Of the second line; empty: not recorded.
  ///   - start: First day of the second line; `nil`: there is none.
  ///   - death: Days from there to death; `nil`: alive.
  ///   - term: Of a related event of grade 3 on that day; `nil`: none.
  mutating func add(
    _ key: String, sex: CodePosition? = 0, ecog: Int? = 1, drugs: [CodePosition] = [0],
    start: Int32? = 1000, death: Int? = nil, term: CodePosition? = nil
  ) {
    var history = PatientHistory(patient: Patient(id: Int64(histories.count + 1)))
    history.patient.sex = sex
    history.lines = [LineOfTherapy(number: 1, startedOn: ClinicalDate(dayNumber: 500))]
    history.performanceStatuses =
      ecog.map {
        [PerformanceStatus(assessedOn: ClinicalDate(dayNumber: 400), ecog: $0)]
      } ?? []
    if let start {
      let day = ClinicalDate(dayNumber: start)
      history.lines.append(LineOfTherapy(number: 2, startedOn: day))
      history.drugs = drugs.map { LineDrug(lineNumber: 2, agent: $0) }
      history.adverseEvents =
        term.map {
          [
            AdverseEvent(
              number: 1, term: $0, grade: 3, onsetOn: PartialDate(day), isRelated: true)
          ]
        } ?? []
      history.diedOn = death.map { PartialDate(day.adding(days: $0)) }
    }
    histories.append((key, history))
  }

  /// A plan of line 2 by checkpoint inhibitor.
  static func plan(_ change: (inout StudyPlan) -> Void = { _ in }) -> StudyPlan {
    var plan = StudyPlan(
      title: "Test", line: 2,
      arms: [
        .init(id: "ICI", label: "With ICI", condition: Written("has_class('ici')", line: 10)),
        .init(id: "none", label: "Without", condition: Written("not has_class('ici')", line: 11)),
      ])
    plan.endpoints = [PlannedEndpoint(.overallSurvival)]
    change(&plan)
    return plan
  }

  /// The patients of a plan.
  func cohort(
    _ plan: StudyPlan = MadeUpHistories.plan(), codebook: Codebook = MadeUpHistories.codebook
  ) throws -> StudyCohort {
    try StudyCohort(
      plan: plan, codebook: codebook, rules: EndpointRules(), reading: self)
  }
}

extension StudyPlan.Criterion {
  /// A criterion that stands on a line of the file.
  init(
    _ id: String, _ kind: Kind, _ condition: String, line: Int = 0, passesUnknown: Bool = false
  ) {
    self.init(
      id: id, label: condition, kind: kind, condition: Written(condition, line: line),
      passesUnknown: passesUnknown)
  }
}
