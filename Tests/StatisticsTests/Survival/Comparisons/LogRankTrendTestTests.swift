import Statistics
import Testing

struct LogRankTrendTestTests {
  private let groups = (30..<34).map { EventCounts(subjects: madeUpSubjects(25, seed: $0)) }

  @Test func `with two groups the trend is the difference`() throws {
    let test = try LogRankTest(comparing: Array(groups[..<2]))
    let trend = try LogRankTrendTest(of: test)
    #expect(isClose(trend.chiSquare, to: test.chiSquare, relative: 1e-12))
    #expect(isClose(trend.logPValue, to: test.logPValue, relative: 1e-10))
    #expect(isClose(trend.z, to: test.standardizedDifference(of: 1)))
  }

  @Test func `neither the origin nor the unit of scores matters`() throws {
    let test = try LogRankTest(comparing: groups)
    let trend = try LogRankTrendTest(of: test, scores: [0, 1, 2, 3])
    let moved = try LogRankTrendTest(of: test, scores: [1e9, 1e9 + 7, 1e9 + 14, 1e9 + 21])
    let huge = try LogRankTrendTest(of: test, scores: [-1.5e308, -0.5e308, 0.5e308, 1.5e308])
    let tiny = try LogRankTrendTest(of: test, scores: [0, 1e-300, 2e-300, 3e-300])
    for other in [moved, huge, tiny] { #expect(isClose(other.z, to: trend.z, within: 1e-11)) }
    #expect(isClose(try LogRankTrendTest(of: test, scores: [3, 2, 1, 0]).z, to: -trend.z))
  }

  @Test func `scores that do not differ show no trend`() throws {
    let test = try LogRankTest(comparing: [EventCounts()] + Array(groups[..<2]))
    #expect(throws: ComparisonError.constantScores) {
      try LogRankTrendTest(of: test, scores: [1, 2, 2])  // The group with score 1 is empty.
    }
    #expect(throws: ComparisonError.scoreNotFinite(group: 1)) {
      try LogRankTrendTest(of: test, scores: [1, .nan, 2])
    }
  }

  @Test func `pairs that cannot be compared have no test and do not count`() throws {
    let tests = try PairwiseLogRankTests(
      comparing: [groups[0], EventCounts(), groups[1]], adjustment: .bonferroni)
    #expect(tests.pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
    #expect(tests.pairs[0].test == nil && tests.pairs[2].adjustedPValue == nil)
    #expect(tests.pairs[1].adjustedPValue == tests.pairs[1].test?.pValue)
  }
}
