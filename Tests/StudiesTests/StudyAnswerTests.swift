import Analyses
import ClinicalRecords
import Endpoints
import Foundation
import Statistics
import Studies
import Testing

/// The whole answer of the model paper's plan.
struct StudyAnswerTests {
  static let answer = Result {
    var plan = SeedStudy.plan
    plan.matching = MatchingPlan()
    plan.matching?.caliper = .probability(0.02)
    return try StudyAnswer(of: try SeedStudy.cohort(of: plan))
  }

  // Table 2 of the paper after matching, and 162 pairs.
  @Test func `matched patients are 162 and 162, their responses 48, 61, 53 and 13, 71, 78`() throws
  {
    let answer = try StudyAnswerTests.answer.get()
    #expect(answer.cohort.flow.matched == [162, 162])
    #expect(answer.matchedBaseline?.denominators == [162, 162])
    let responses = try #require(answer.responses[.after])
    let counts = responses.groups.map { group in
      [OverallResponse.complete, .partial, .stable, .progressive].map(group.counts.count)
    }
    #expect(counts == [[0, 48, 61, 53], [0, 13, 71, 78]])
    #expect(Printed.pValue(responses.objectiveResponseTest?.pValue) == "<0.001")
    #expect(Printed.pValue(responses.diseaseControlTest?.pValue) == "=0.005")
  }

  // Figure 1 C and D of the paper.
  @Test func `matched patients have the hazard ratios 0.650 and 0.883`() throws {
    let survival = try #require(try StudyAnswerTests.answer.get().survival[.after])
    let ratios = survival.map { $0.groups[0].hazardRatio?.ratio ?? 0 }
    #expect(ratios.map { String(format: "%.3f", $0) } == ["0.650", "0.883"])
    #expect(survival.allSatisfy { $0.reference == "2L-non-ICIs" })
  }

  @Test func `every part of the plan has its answer`() throws {
    let answer = try StudyAnswerTests.answer.get()
    #expect(answer.arms == [.before: [0, 1], .after: [0, 1]])
    #expect(answer.survival[.before]?.map(\.total.curve.count) == [496, 496])
    #expect(answer.strata.map { $0.map(\.groups.count) } == [[2, 2], [2, 2]])
    #expect(answer.stratumGroups.map(\.levels) == [[0, 1], [0, 1]])
    #expect(answer.treatment != nil && answer.safety != nil)
    // Follow-up by reverse Kaplan-Meier, as the paper prints it.
    let followUp = try #require(answer.survival[.before]?[1].total.followUp.months)
    #expect(String(format: "%.1f", followUp) == "19.7")
  }

  @Test func `progress names each step`() throws {
    var steps: [StudyStep] = []
    let cohort = try SeedStudy.cohort.get()
    _ = try StudyAnswer(of: cohort) { step, _ in steps.append(step) }
    #expect(steps == [.describing, .survival, .models, .effects])
  }
}
