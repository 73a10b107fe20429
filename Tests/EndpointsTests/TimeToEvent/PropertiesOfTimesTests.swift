import ClinicalRecords
import Testing

@testable import Endpoints

/// What must hold for every patient under every rules: 2,000 made-up ones each.
struct PropertiesOfTimesTests {
  /// Asks something of every line of many patients.
  func forEveryLine(
    _ check: (PatientHistory, Int, EndpointRules, inout RandomHistory) -> Void
  ) {
    var random = RandomHistory(seed: 4)
    for _ in 0..<2_000 {
      let patient = random.patient()
      let rules = random.rules()
      for line in patient.lines.indices where rules.knows(patient.lines[line].startedOn) {
        check(patient, line, rules, &random)
      }
    }
  }

  func outcome(_ patient: PatientHistory, _ line: Int, _ rules: EndpointRules) -> LineOutcome? {
    patient.outcome(ofLineAt: line, rules: rules, parts: .all)
  }

  @Test func `R56, R57: no time ends before it begins, nor after the cutoff`() {
    forEveryLine { patient, line, rules, _ in
      guard let outcome = outcome(patient, line, rules) else { return }
      for endpoint in Endpoint.allCases {
        guard let time = outcome[endpoint] else { continue }
        #expect(time.stop >= time.start)
        if let cutoff = rules.cutoff { #expect(time.stop <= cutoff, "\(endpoint)") }
      }
    }
  }

  @Test func `R68: moving all dates moves the dates of every time and nothing else`() {
    forEveryLine { patient, line, rules, random in
      let days = random.number(below: 4_000) - 2_000
      var moved = rules
      moved.cutoff = rules.cutoff?.adding(days: days)
      let before = outcome(patient, line, rules)
      let after = outcome(patient.shifted(by: days), line, moved)
      #expect(before?.bestResponse?.response == after?.bestResponse?.response)
      #expect(before?.confirmedResponse?.response == after?.confirmedResponse?.response)
      #expect(before?.hasClinicalBenefit == after?.hasClinicalBenefit)
      for endpoint in Endpoint.allCases {
        let (first, second) = (before?[endpoint], after?[endpoint])
        #expect(first?.days == second?.days && first?.ending == second?.ending, "\(endpoint)")
        #expect(first?.start.adding(days: days) == second?.start, "\(endpoint)")
      }
    }
  }

  @Test func `R33, R56: an assessment after progression changes no PFS and no best response`() {
    forEveryLine { patient, line, rules, random in
      guard let before = outcome(patient, line, rules) else { return }
      let course = LineCourse(ofLineAt: line, in: patient, rules: rules)
      guard let progression = course.visits.first(where: { $0.response == .progressive }) else {
        return
      }
      var longer = patient
      longer.assessments.append(
        TumorAssessment(
          assessedOn: progression.day.adding(days: 1 + random.number(below: 200)),
          overallResponse: OverallResponse.allCases[random.number(below: 6)]))
      longer.assessments.sort { $0.assessedOn < $1.assessedOn }
      let after = outcome(longer, line, rules)
      #expect(before.progressionFreeSurvival == after?.progressionFreeSurvival)
      #expect(before.bestResponse == after?.bestResponse)
    }
  }

  @Test func `R56: where both are events, progression-free survival is not longer than survival`() {
    forEveryLine { patient, line, rules, _ in
      guard let outcome = outcome(patient, line, rules),
        let pfs = outcome.progressionFreeSurvival, let survival = outcome.overallSurvival,
        pfs.isEvent, survival.isEvent
      else { return }
      #expect(pfs.stop <= survival.stop)
    }
  }

  @Test func `R64: the FDA's switches end no time later than counting every event does`() {
    forEveryLine { patient, line, rules, _ in
      guard let policy = outcome(patient, line, EndpointRules(cutoff: rules.cutoff)) else { return }
      var strict = EndpointRules(cutoff: rules.cutoff)
      strict.apply(.fda)
      let sensitivity = outcome(patient, line, strict)
      for endpoint in [Endpoint.progressionFreeSurvival, .timeToProgression, .durationOfResponse] {
        guard let first = policy[endpoint], let second = sensitivity?[endpoint] else {
          #expect(policy[endpoint] == sensitivity?[endpoint])
          continue
        }
        #expect(second.stop <= first.stop, "\(endpoint)")
        #expect(!second.isEvent || second == first, "\(endpoint)")
      }
    }
  }

  @Test func `R59: a scan that could not be evaluated changes no time without progression`() {
    forEveryLine { patient, line, rules, random in
      var rules = rules
      rules.lastAssessment = .evaluable
      rules.loss = .ignored
      let scan = patient.lines[line].startedOn.adding(days: random.number(below: 400))
      guard !patient.assessments.contains(where: { $0.assessedOn == scan }) else { return }
      var more = patient
      more.assessments.append(TumorAssessment(assessedOn: scan, overallResponse: .notEvaluable))
      more.assessments.sort { $0.assessedOn < $1.assessedOn }
      let (before, after) = (outcome(patient, line, rules), outcome(more, line, rules))
      #expect(before?[.progressionFreeSurvival] == after?[.progressionFreeSurvival])
      #expect(before?[.timeToProgression] == after?[.timeToProgression])
    }
  }

  @Test func `R65: an explanation gives the time that the outcome has, and what decided it`() {
    forEveryLine { patient, line, rules, _ in
      let outcome = outcome(patient, line, rules)
      for endpoint in Endpoint.allCases {
        let resolved = endpoint.resolved(under: rules)
        let explained = patient.explanation(of: endpoint, ofLineAt: line, rules: rules)
        #expect(explained?.time == outcome?[resolved], "\(endpoint)")
        let steps = explained?.explanation.steps ?? []
        #expect(steps.allSatisfy { !$0.sentence.isEmpty && !$0.rules.isEmpty }, "\(endpoint)")
        let decides = steps.contains { $0.role == .decided }
        #expect(decides || explained?.time == nil, "\(endpoint) \(explained as Any)")
      }
    }
  }
}
