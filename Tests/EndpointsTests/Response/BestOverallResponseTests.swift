import ClinicalRecords
import Testing

@testable import Endpoints

struct BestOverallResponseTests {
  func best(
    _ history: PatientHistory, line: Int = 0, rules: EndpointRules = EndpointRules()
  ) -> BestOverallResponse {
    BestOverallResponse(
      unconfirmed: LineCourse(ofLineAt: line, in: history, rules: rules), rules: rules)
  }

  @Test func `the best response comes first in the order CR, PR, SD, PD, NE`() {
    #expect(
      best(history(scans: [(45, .stable), (90, .partial), (130, .stable)])).response == .partial)
    #expect(best(history(scans: [(30, .partial), (80, .complete)])).response == .complete)
    #expect(
      best(history(scans: [(45, .notEvaluable), (90, .progressive)])).response == .progressive)
  }

  @Test func `nothing after the first progression counts`() {
    let best = best(history(scans: [(50, .progressive), (90, .partial)]))
    #expect(best.response == .progressive)
    #expect(best.evidence == .assessment(day(50), reading: 1))
  }

  @Test func `stable disease counts from day 42 after the start, that day included`() {
    #expect(best(history(scans: [(41, .stable)])).response == .notEvaluable)
    #expect(best(history(scans: [(42, .stable)])).response == .stable)
    #expect(best(history(scans: [(41, .nonCompleteNonProgressive)])).response == .notEvaluable)
  }

  @Test func `an early stable scan then progression is progression`() {
    #expect(best(history(scans: [(30, .stable), (60, .progressive)])).response == .progressive)
  }

  @Test func `the minimum for stable disease is a setting`() {
    let rules = EndpointRules(stableDiseaseMinimumDays: 28)
    #expect(best(history(scans: [(30, .stable)]), rules: rules).response == .stable)
  }

  @Test func `responses have no minimum day`() {
    #expect(best(history(scans: [(10, .partial)])).response == .partial)
  }

  @Test func `without an assessment the response is NE and says so`() {
    let best = best(history(scans: [(-5, nil)]))
    #expect(best.response == .notEvaluable)
    #expect(!best.isAssessed)
  }

  @Test func `a baseline without response is no assessment, a scan judged NE is one`() {
    #expect(!best(history(scans: [(0, nil)])).isAssessed)
    #expect(best(history(scans: [(50, .notEvaluable)])).isAssessed)
  }

  @Test func `a scan on the day the next line starts belongs to the earlier line`() {
    let history = history(
      lines: [(0, 80), (100, nil)], scans: [(100, .progressive), (150, .partial)])
    #expect(best(history, line: 0).response == .progressive)
    #expect(best(history, line: 1).response == .partial)
  }

  @Test func `a scan after the next line started does not count for the earlier line`() {
    let history = history(lines: [(0, 80), (100, nil)], scans: [(101, .partial)])
    #expect(best(history, line: 0).response == .notEvaluable)
    #expect(best(history, line: 1).response == .partial)
  }

  @Test func `of several readings of one day the worst counts, and NE gives way`() {
    var patient = history(scans: [(50, .partial), (50, .stable), (50, .notEvaluable)])
    for index in patient.assessments.indices { patient.assessments[index].reading = index + 1 }
    let best = best(patient)
    #expect(best.response == .stable)
    #expect(best.evidence == .assessment(day(50), reading: 2))
  }

  @Test func `what is dated after the cutoff does not exist`() {
    let rules = EndpointRules(cutoff: day(60))
    #expect(
      best(history(scans: [(60, .stable), (61, .partial)]), rules: rules).response == .stable)
  }
}
