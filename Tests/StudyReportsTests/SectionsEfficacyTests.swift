import Endpoints
import Statistics
import Studies
import Testing

@testable import StudyReports

/// What the texts of survival say of how it was estimated.
struct SectionsEfficacyTests {
  @Test func `pairs have the same hazard ratio with other errors`() throws {
    let text = SectionsReading(try SectionsAnswer().full()).text("efficacy")
    #expect(
      text.contains("The same hazard ratio with standard errors robust by matched pair: 0.50"))
    #expect(!text.contains("1/k"))
  }

  @Test func `sets that differ in size have another hazard ratio, as references weigh less`() throws
  {
    let answer = try SectionsAnswer().full()
    let report = SectionsReading(
      StudyAnswer(
        cohort: answer.cohort, baseline: answer.baseline, matchedBaseline: answer.matchedBaseline,
        matching: try SectionsAnswer().setsOfTwoSizes(), treatment: nil, responses: [:],
        survival: answer.survival, strata: [], safety: nil, cox: [], subgroups: [],
        effects: answer.effects))
    let text = report.text("efficacy")
    #expect(!text.contains("The same hazard ratio"))
    #expect(
      text.contains(
        "Matched sets differ in size: with weights in proportion to 1/k for the k references of a set, and standard errors robust by "
          + "matched set, the hazard ratio is 0.50 (95% CI 0.25–1.00), p = 0.200. The curves, medians, log-rank test and "
          + "hazard ratio above count each patient once."))
    let figure = report.figures.first { $0.title.contains("by arm") }
    #expect(figure?.svg.contains("weighted, robust by set") == true)
  }

  @Test func `follow-up that is not reached is no number of months`() throws {
    // All three die, so that nobody is followed up to an end: the reverse curve stays at 1.
    let patients = SectionsPatients()
    let bare = try SectionsAnswer().bare()
    let report = SectionsReading(
      StudyAnswer(
        cohort: bare.cohort, baseline: bare.baseline, matchedBaseline: nil, matching: nil,
        treatment: nil, responses: [:],
        survival: [.before: [try patients.survival(.overallSurvival, [0: 0, 1: 0, 4: 1])]],
        strata: [], safety: nil, cox: [], subgroups: [], effects: []))
    #expect(report.text("baseline").contains("deaths taken as censored, was not reached."))
    #expect(report.book["co.followup_median.all"]?.value == StudyNumber.Value.none)
  }
}

extension SectionsAnswer {
  /// P1 with P5 and P6, P2 with P8.
  fileprivate func setsOfTwoSizes() throws -> MatchedCohort {
    let pairs = try matching()
    return MatchedCohort(
      scored: pairs.scored, scores: pairs.scores, logits: pairs.logits,
      pairs: [[0, 4, 5], [1, 7]],
      distances: [0.01, 0.09, 0.09], caliper: 0.1, subjects: [0, 1, 4, 5, 7],
      sets: [0, 1, 0, 0, 1], withoutScore: [3], overlap: pairs.overlap)
  }
}
