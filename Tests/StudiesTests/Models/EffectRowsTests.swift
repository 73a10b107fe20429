import Statistics
import Testing

@testable import Studies

struct EffectRowsTests {
  @Test func `an effect without matching is that of all patients, and has no matched row`() throws {
    let cohort = try ReferenceStudy("seed") { $0.matching = nil }.cohort
    let rows = EffectRow.rows(of: cohort, matching: nil)
    #expect(rows.map(\.method) == [.unadjusted, .unadjusted])
    #expect(rows.first?.sizes == [200, 296])
    // Published: 0.62.
    #expect(((rows.first?.effect?.ratio ?? 0) * 100).rounded() == 62)
    #expect(rows.first?.isRobust == false)
  }

  @Test func `another caliper is another matching`() throws {
    let cohort = try ReferenceStudy("seed") {
      $0.alternatives = [.init(.matching(.logit(0.2))), .init(.matching(.probability(0.02)))]
    }.cohort
    let rows = EffectRow.rows(of: cohort, matching: try MatchedCohort(of: cohort))
    #expect(rows[2].method == .alternative(0))
    #expect(rows[2].sizes != rows[1].sizes)
    #expect(rows[3].sizes == rows[1].sizes)
    #expect(rows[3].effect == rows[1].effect)
    #expect(rows[3].isRobust)
  }

  @Test func `overlap weights leave no difference of the score's covariates`() throws {
    let cohort = try ReferenceStudy("seed") { $0.alternatives = [.init(.weighting(.overlap))] }
      .cohort
    let row = EffectRow.rows(of: cohort, matching: nil).first { $0.method == .alternative(0) }
    #expect((row?.largestDifference ?? 1) < 1e-12)
  }

  @Test func `where a characteristic decides the arm each way says so, but the unadjusted one`() {
    let cohort = StudyCohort.madeUp(
      levels: ["Yes", "No"], reference: 1,
      [(0, 0, 5, true), (0, 0, 9, true), (1, 1, 6, true), (1, 1, 7, true)]
    ) { plan in
      plan.alternatives = [
        .init(.matching(nil)), .init(.weighting(.everyone)), .init(.adjustment),
      ]
    }
    let rows = EffectRow.rows(of: cohort, matching: nil)
    #expect(rows.map { $0.effect == nil } == [false, true, true, true])
    #expect(rows[1].problem?.contains("decides the arm") == true)
    #expect(rows[2].problem == rows[1].problem)
    #expect(rows[3].problem == "The covariates determine the arm.")
  }

  @Test func `an arm without events is a sentence`() {
    let cohort = StudyCohort.madeUp(
      levels: ["Yes", "No"], reference: 1, [(0, 0, 5, false), (1, 0, 6, true), (1, 1, 7, true)])
    let row = EffectRow.rows(of: cohort, matching: nil).first
    #expect(row?.problem == "Nobody in “Arm new” had the event.")
    #expect(row?.effect == nil && row?.eValue == nil)
  }
}
