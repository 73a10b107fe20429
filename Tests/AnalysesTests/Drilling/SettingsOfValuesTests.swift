import ClinicalRecords
import Endpoints
import Testing

@testable import Analyses

/// What an explanation says can change a value, held to what does.
struct SettingsOfValuesTests {
  /// Each setting, changed to what else it may be.
  private static func changes(
    of rules: EndpointRules
  ) throws -> [(name: String, rules: EndpointRules)] {
    try RuleSetting.all.flatMap { setting in
      let values: [String] =
        switch setting.allowed {
        case .words(let words): words
        case .flag: ["0", "1"]
        case .count: ["0", "1", "20", "60"]
        case .decimal, .names: ["30"]
        }
      return try values.filter { $0 != setting.value(in: rules) }.map { value in
        var changed = rules
        try changed.set(setting.name, to: value)
        return (setting.name, changed)
      }
    }
  }

  // R21, R31, R34, R44, R59, R60, R63, R65, R69, R73, R74
  @Test func `no setting changes a value that does not name it`() throws {
    var numbers = MadeUpPatients()
    for _ in 0..<150 {
      let patient = numbers.patient()
      let rules = numbers.rules()
      let changes = try SettingsOfValuesTests.changes(of: rules)
      for index in patient.lines.indices {
        let before = Values(patient, index, rules)
        for (name, changed) in changes {
          let after = Values(patient, index, changed)
          for value in ExplainedValue.allCases where value.resolved(under: rules) == value {
            guard before[value] != after[value] else { continue }
            #expect(value.settingNames.contains(name), "\(value.rawValue) by \(name)")
          }
        }
      }
    }
  }

  @Test(arguments: ExplainedValue.allCases)
  func `settings are named in the order of the rules page, each once`(_ value: ExplainedValue) {
    let all = RuleSetting.all.map(\.name)
    #expect(value.settingNames == all.filter { value.settingNames.contains($0) })
  }
}

/// The values of one line, as they are printed.
private struct Values {
  private let outcome: LineOutcome?
  private let events: [LineEvent]?
  private let rules: EndpointRules

  init(_ patient: PatientHistory, _ index: Int, _ rules: EndpointRules) {
    self.rules = rules
    events =
      patient.explanation(
        ofAdverseEventsOfLineAt: index, rules: rules, codebook: MadeUpPatients.codebook)?.events
    outcome = patient.outcome(ofLineAt: index, rules: rules, parts: .all)
  }

  subscript(_ value: ExplainedValue) -> String {
    switch value.resolved(under: rules) {
    case .time(let endpoint):
      guard let time = outcome?[endpoint] else { return "none" }
      let days = time.days(rules)
      return "\(endpoint) \(time) \(days) \(Double(days) / rules.daysPerMonth)"
    case .bestResponse(.unconfirmed): return "\(outcome?.bestResponse, default: "none")"
    case .bestResponse(.confirmed): return "\(outcome?.confirmedResponse, default: "none")"
    case .depthOfResponse: return "\(outcome?.depthOfResponse, default: "none")"
    case .clinicalBenefit: return "\(outcome?.hasClinicalBenefit, default: "none")"
    case .adverseEvents: return "\(events, default: "none")"
    }
  }
}

/// Patients and rules of all kinds, the same at every run.
private struct MadeUpPatients {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// 0 up to a bound, by xorshift.
  private mutating func number(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }

  private func day(_ number: Int) -> ClinicalDate {
    ClinicalDate(dayNumber: 18_262 + Int32(number))
  }

  private mutating func days(from first: Int = 0, below last: Int, atMost count: Int)
    -> [ClinicalDate]
  {
    (0..<number(below: count + 1)).map { _ in first + number(below: last - first) }.sorted()
      .map { day($0) }
  }

  /// One to three lines, lesions, entered responses, called progressions, contacts, doses, a death of
  /// which perhaps the month or the year alone is known.
  mutating func patient() -> PatientHistory {
    var patient = PatientHistory(patient: Patient(id: 1))
    var start = 0
    for index in 0...number(below: 3) {
      var line = LineOfTherapy(number: index + 1, startedOn: day(start))
      if number(below: 2) == 0 { line.endedOn = day(start + number(below: 40)) }
      if number(below: 4) == 0 { line.scanIntervalDays = 14 + number(below: 40) }
      line.wasLost = number(below: 3) == 0
      patient.lines.append(line)
      start += 30 + number(below: 150)
    }
    let last = start + number(below: 200)
    addScans(to: &patient, until: last)
    patient.clinicalProgressions = days(below: last, atMost: 2)
    patient.contacts = days(below: last, atMost: 3)
    patient.exposures = days(below: last, atMost: 6).map { DrugExposure(givenOn: $0, agent: 1) }
    for row in patient.measurements { DaySpan.widen(&patient.measuredDays, to: row.measuredOn) }
    patient.diedOn = death(after: last)
    patient.patient.diagnosedOn = PartialDate("2019")
    patient.drugs = patient.lines.map { LineDrug(lineNumber: $0.number, agent: 0) }
    patient.adverseEvents = days(below: last, atMost: 5).enumerated().map { number, onset in
      AdverseEvent(
        number: number + 1, term: CodePosition(number % 2), grade: 2, onsetOn: PartialDate(onset),
        isRelated: true, isImmuneRelated: number > 2)
    }
    return patient
  }

  /// A typical term of immune-related events and another, a checkpoint inhibitor and another drug.
  static let codebook: Codebook = {
    var codebook = Codebook()
    codebook.terms = Vocabulary(
      name: "", entries: ["Colitis", "Anemia"].map { .init(code: $0, label: $0) })
    codebook.immuneRelatedTerms = [ImmuneRelatedTerm(category: "Gut", term: 0, level: .typical)]
    codebook.agentClasses = [
      AgentClass(code: "ici_pd_1", group: "immunotherapy"),
      AgentClass(code: "platinum", group: "chemotherapy"),
    ]
    return codebook
  }()

  private mutating func death(after last: Int) -> PartialDate? {
    let day = day(last + number(below: 60))
    switch number(below: 5) {
    case 0: return PartialDate(day)
    case 1: return PartialDate(String(day.description.prefix(4)))
    case 2: return PartialDate(String(day.description.prefix(7)))
    default: return nil
    }
  }

  private mutating func addScans(to patient: inout PatientHistory, until last: Int) {
    let isMeasured = number(below: 3) > 0
    patient.lesions =
      isMeasured
      ? [
        Lesion(label: "NT1", category: .nonTarget, organ: "bone"),
        Lesion(label: "T1", category: .target, organ: "liver"),
      ] : []
    var scan = number(below: 4) == 0 ? 3 : -5
    var length = 400
    while scan < last, number(below: 14) > 0 {
      let starts = patient.lines.map(\.startedOn).filter { $0 > day(scan) }
      if number(below: 5) == 0, let next = starts.first { scan = next.days(since: day(0)) }
      if isMeasured {
        length = max(0, length + number(below: 300) - 170)
        measure(&patient, scan, length)
      }
      if !isMeasured || number(below: 3) == 0 {
        let codes = OverallResponse.allCases + [.stable, .stable, .partial]
        patient.assessments.append(
          TumorAssessment(assessedOn: day(scan), overallResponse: codes[number(below: codes.count)])
        )
      }
      scan += 3 + number(below: 50)
    }
  }

  private mutating func measure(_ patient: inout PatientHistory, _ scan: Int, _ length: Int) {
    let states: [LesionState] = [.present, .present, .present, .present, .absent, .notEvaluable]
    patient.measurements.append(
      LesionMeasurement(
        measuredOn: day(scan), lesion: 0,
        state: number(below: 25) == 0 ? .progressed : states[number(below: 6)]))
    var row = LesionMeasurement(measuredOn: day(scan), lesion: 1)
    if number(below: 8) == 0 {
      row.state = .notEvaluable
    } else {
      row.longestDiameterTenths = length
    }
    patient.measurements.append(row)
  }

  /// Rules in which every setting may have another value than the default.
  mutating func rules() -> EndpointRules {
    var rules = EndpointRules()
    rules.apply(CensoringBundle.allCases[number(below: 4)])
    for setting in RuleSetting.all where number(below: 3) == 0 {
      switch setting.allowed {
      case .words(let words) where setting.name != "censoring":
        try? rules.set(setting.name, to: words[number(below: words.count)])
      case .flag: try? rules.set(setting.name, to: "\(number(below: 2))")
      case .count: try? rules.set(setting.name, to: "\(number(below: 60))")
      case .words, .decimal, .names: break
      }
    }
    if number(below: 3) == 0 { rules.cutoff = day(number(below: 500)) }
    return rules
  }
}
