import Statistics
import Testing

struct ScoreOverlapTests {
  @Test(arguments: try Reference.answers(in: "propensity", of: "overlap"))
  func `agrees with R`(_ reference: ReferenceAnswer) throws {
    let data = try MadeUpSubjects()
    let overlap = try ScoreOverlap(scores: data.scores, treated: data.treated)
    let result = reference.result
    expectAgreement(
      overlap.concordance, result["concordance"].number, .propensityWeights, relative: 1e-14,
      "concordance")
    expectAgreement(
      [
        overlap.treatedRange.lowerBound, overlap.treatedRange.upperBound,
        overlap.controlRange.lowerBound, overlap.controlRange.upperBound,
      ], result["ranges"].numbers, .propensityWeights, relative: 0, "ranges")
    #expect(
      [overlap.treatedOutside, overlap.controlsOutside]
        == result["outside"].numbers.map { Int($0 ?? 0) })
  }

  @Test func `ties count one half, by hand`() throws {
    // Pairs: 2 over 1 yes, 2 over 2 half, 3 over both yes: 3.5 of 4.
    let overlap = try ScoreOverlap(scores: [2, 1, 3, 2], treated: [true, false, true, false])
    #expect(overlap.concordance == 0.875)
    #expect(overlap.commonSupport == 2...2)
    #expect(overlap.treatedOutside == 1)
    #expect(overlap.controlsOutside == 1)
  }

  @Test func `arms apart have no common support`() throws {
    let overlap = try ScoreOverlap(scores: [5, 1, 6, 2], treated: [true, false, true, false])
    #expect(overlap.commonSupport == nil)
    #expect(overlap.concordance == 1)
    #expect(throws: MatchingError.noControls) { try ScoreOverlap(scores: [1], treated: [true]) }
    #expect(throws: MatchingError.scoreNotFinite(position: 0, count: 1)) {
      try ScoreOverlap(scores: [.infinity, 1], treated: [true, false])
    }
  }
}
