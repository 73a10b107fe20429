import Statistics
import Testing

@testable import Studies

struct MatchedCohortTests {
  @Test func `the model paper's plan gives 162 pairs in the seed cohort, and the paper's figures`()
    throws
  {
    let study = try ReferenceStudy("seed")
    let matching = try MatchedCohort(of: study.cohort)
    #expect(matching.pairs.count == 162)
    let rows = EffectRow.rows(of: study.cohort, matching: matching).filter { $0.method == .matched }
    // Published after matching: 0.65 and 0.88; of the seed cohort 0.650 and 0.883.
    let ratios = rows.map { (($0.effect?.ratio ?? 0) * 1_000).rounded() / 1_000 }
    #expect(ratios == [0.650, 0.883])
    let responses = [0, 1].map { arm in
      ["PR", "SD", "PD"].map { response in
        matching.subjects.filter {
          let subject = study.cohort.subjects[$0]
          return subject.arm == arm && study.rows[subject.key]?["response"] == response
        }.count
      }
    }
    #expect(responses == [[48, 61, 53], [13, 71, 78]])
  }

  @Test(arguments: ["seed", "made_up"])
  func `as many pairs, and as far apart, as MatchIt makes of the same scores`(_ name: String) throws
  {
    let study = try ReferenceStudy(name)
    let matching = try MatchedCohort(of: study.cohort)
    #expect(matching.pairs.count == study.matching.sets[0])
    let distances = matching.distances.sorted()
    try #require(distances.count == study.matching.pairs[0])
    // MatchIt got scores of 12 decimals.
    for (own, other) in zip(distances, study.matching.distances) {
      #expect(abs(own - other) < 2e-12)
    }
    #expect(abs((matching.caliper ?? 0) - study.matching.caliper[0]) < 1e-12)
  }

  @Test(arguments: ["seed", "made_up"])
  func `each patient has the score of R's glm, and the set of the rule written out`(_ name: String)
    throws
  {
    let study = try ReferenceStudy(name)
    let matching = try MatchedCohort(of: study.cohort)
    let row = { (subject: Int) in study.rows[study.cohort.subjects[subject].key] ?? [:] }
    for (subject, score) in zip(matching.scored, matching.scores) {
      let other = row(subject)["score"].flatMap(Double.init) ?? 0
      #expect(abs(score - other) <= 1e-10 * other)
    }
    let sets = zip(matching.subjects, matching.sets).map { row($0)["matched_set"] == "\($1 + 1)" }
    #expect(!sets.isEmpty && sets.allSatisfy(\.self))
    let matched = study.rows.values.filter { $0["matched_set"] != nil }
    #expect(matched.count == matching.subjects.count)
    #expect(matching.withoutScore.allSatisfy { row($0)["score"] == nil })
  }

  @Test func `a patient without a covariate has no score and is in no pair`() throws {
    let cohort = StudyCohort.madeUp(
      levels: ["Yes", "No"], reference: 1,
      [(0, 0, 5, true), (1, 0, 6, true), (0, 1, 7, true), (1, 1, 8, true), (0, -1, 9, true)])
    let matching = try MatchedCohort(of: cohort)
    #expect(matching.withoutScore == [4])
    #expect(matching.pairs == [[0, 1], [2, 3]])
    #expect(matching.subjects == [0, 1, 2, 3])
    #expect(matching.sets == [0, 0, 1, 1])
    #expect(matching.distances.allSatisfy { $0 == 0 })
  }

  @Test func `of equally near patients the first by study key is taken`() throws {
    let cohort = StudyCohort.madeUp(
      levels: ["Yes", "No"], reference: 1,
      [(1, 0, 5, true), (1, 0, 5, true), (0, 0, 6, true), (0, 1, 6, true), (1, 1, 7, true)])
    #expect(try MatchedCohort(of: cohort).pairs == [[2, 0], [3, 4]])
  }

  @Test func `references of sets that differ in size add up to their number`() throws {
    // Score 1/3: one new, two old; score 1/2: one new, one old.
    let cohort = StudyCohort.madeUp(
      levels: ["Yes", "No"], reference: 1,
      [(0, 0, 5, true), (1, 0, 6, true), (1, 0, 7, true), (0, 1, 8, true), (1, 1, 9, true)]
    ) { plan in
      plan.matching = MatchingPlan()
      plan.matching?.ratio = 2
      plan.matching?.caliper = .probability(0)
    }
    let matching = try MatchedCohort(of: cohort)
    #expect(matching.pairs == [[0, 1, 2], [3, 4]])
    // By hand: 1/2, 1/2 and 1, times 3 references over 2 sets.
    #expect(matching.weights == [1, 0.75, 0.75, 1, 1.5])
  }

  @Test func `a characteristic that decides the arm is named`() {
    let cohort = StudyCohort.madeUp(
      levels: ["Yes", "No"], reference: 1, [(0, 0, 5, true), (1, 1, 6, true), (1, 1, 7, true)])
    #expect(throws: ModelProblem.self) { try MatchedCohort(of: cohort) }
    do {
      _ = try MatchedCohort(of: cohort)
    } catch {
      #expect(
        error.description == """
          “Liver metastases: Yes”, alone or together with other covariates of the score, decides \
          the arm: some patients with it could only be in “Arm new”, so nobody in the other arm is \
          comparable. Leave it out of the matching's covariates, merge levels, or exclude those \
          patients.
          """)
    }
  }

  @Test func `an arm without patients is named`() {
    let cohort = StudyCohort.madeUp(levels: ["Yes", "No"], reference: 1, [(0, 0, 5, true)])
    #expect(
      throws: ModelProblem(
        "“Arm old” has no patients, so there is nobody to compare. Change the condition of the arm."
      )
    ) { try MatchedCohort(of: cohort) }
  }

  @Test func `a covariate that is the same for all is idle`() throws {
    let cohort = StudyCohort.madeUp(
      levels: ["Yes", "No"], reference: 1, [(0, 0, 5, true), (1, 0, 6, true)])
    let matching = try MatchedCohort(of: cohort)
    #expect(matching.idleCovariates == [0])
    #expect(matching.scores.allSatisfy { abs($0 - 0.5) < 1e-12 })
    #expect(matching.pairs == [[0, 1]])
  }
}
