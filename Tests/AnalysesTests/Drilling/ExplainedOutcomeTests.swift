import ClinicalRecords
import Endpoints
import Testing

@testable import Analyses

struct ExplainedOutcomeTests {
  /// A line from 2020-01-01 with SD on day 50 and PD on day 100.
  private var history: PatientHistory {
    var history = PatientHistory(patient: Patient(id: 1))
    history.lines = [LineOfTherapy(number: 1, startedOn: start)]
    history.assessments = [
      TumorAssessment(assessedOn: start.adding(days: 50), overallResponse: .stable),
      TumorAssessment(assessedOn: start.adding(days: 100), overallResponse: .progressive),
    ]
    return history
  }

  private let start = ClinicalDate(dayNumber: 18_262)

  @Test func `what is explained is what tables count`() {
    let rules = EndpointRules()
    let outcome = history.outcome(ofLineAt: 0, rules: rules, parts: .all)
    let pfs = ExplainedOutcome(
      .time(.progressionFreeSurvival), ofLineAt: 0, in: history, rules: rules, codebook: Codebook())
    #expect(pfs.result == outcome?.progressionFreeSurvival.map { .time($0) })
    let best = ExplainedOutcome(
      .bestResponse(.unconfirmed), ofLineAt: 0, in: history, rules: rules, codebook: Codebook())
    #expect(best.result == outcome?.bestResponse.map { .response($0) })
  }

  // R51: duration of response is of responders only.
  @Test func `a line without response has no duration of response, and says its best response`() {
    let outcome = ExplainedOutcome(
      .time(.durationOfResponse), ofLineAt: 0, in: history, rules: EndpointRules(),
      codebook: Codebook())
    guard case .none(let best) = outcome.result else {
      Issue.record("\(outcome.result)")
      return
    }
    #expect(best.response == .stable)
  }

  // R57: a line that starts after the cutoff does not exist.
  @Test(arguments: ExplainedValue.allCases)
  func `a line that began after the cutoff is explained as such`(_ value: ExplainedValue) {
    let outcome = ExplainedOutcome(
      value, ofLineAt: 0, in: history, rules: EndpointRules(cutoff: start.adding(days: -1)),
      codebook: Codebook())
    #expect(outcome.result == .afterCutoff)
    #expect(outcome.explanation.steps.isEmpty)
  }

  // R76: never label rwPFS as PFS.
  @Test func `under real-world censoring progression-free survival is the real-world one`() {
    var rules = EndpointRules()
    rules.apply(.realWorld)
    let outcome = ExplainedOutcome(
      .time(.progressionFreeSurvival), ofLineAt: 0, in: history, rules: rules, codebook: Codebook())
    #expect(outcome.value == .time(.realWorldProgressionFreeSurvival))
  }

  @Test func `every value has a word of its own, which reads back`() {
    let words = ExplainedValue.allCases.map(\.rawValue)
    #expect(Set(words).count == words.count)
    #expect(words.map { ExplainedValue(rawValue: $0) } == ExplainedValue.allCases)
    #expect(ExplainedValue(rawValue: "efs") == nil)
  }
}
