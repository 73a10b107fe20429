import Statistics
import Testing

/// What a comparison of rows asks of their weights and codes.
struct ComparedSubjectsTests {
  private let times: [Double] = [3, 5, 1, 4, 2, 6]
  private let events = [true, true, true, false, true, true]
  private let groups = [0, 1, 0, 1, 0, 1]

  private func rows(weights: [Double]? = nil) throws -> TimeToEvent {
    try TimeToEvent(times: times, events: events, weights: weights)
  }

  @Test func `weights that are not whole are no numbers of subjects`() throws {
    let rows = try rows(weights: [1, 0.25, 2, 0.5, 1, 1])
    let error = ComparisonError.weightsNotWhole(row: 1, count: 2)
    #expect(throws: error) { try LogRankTest(comparing: rows, by: groups) }
    #expect(throws: error) { try PairwiseLogRankTests(comparing: rows, by: groups) }
    #expect(throws: error) { try MaxComboTest(comparing: rows, by: groups) }
    #expect(error.description.contains("robust score test"))
  }

  @Test func `small weights are not taken for events at one time`() throws {
    let rows = try rows(weights: Array(repeating: 0.1, count: 6))
    #expect(throws: ComparisonError.weightsNotWhole(row: 0, count: 6)) {
      try LogRankTest(comparing: rows, by: groups)
    }
  }

  @Test func `a code that no row has is a group without subjects`() throws {
    let dense = try LogRankTest(comparing: rows(), by: groups)
    let sparse = try LogRankTest(comparing: rows(), by: groups.map { $0 * 900 })
    #expect(sparse.chiSquare == dense.chiSquare)
    #expect(sparse.degreesOfFreedom == 1)
    #expect(sparse.observed.count == 901)
    #expect(sparse.observed[900] == dense.observed[1])
    #expect(sparse.expected[450] == 0 && sparse.covariance[900][0] == dense.covariance[1][0])
    #expect(sparse.standardizedDifference(of: 450) == nil)
    #expect(sparse.pValue(ofExcessIn: 900) == dense.pValue(ofExcessIn: 1))
  }

  @Test(arguments: [1001, 3000, 1_000_000_000, Int.max, -1, Int.min])
  func `a code far beyond the number of groups is refused`(_ code: Int) throws {
    let rows = try rows()
    let codes = groups.map { $0 * code }
    #expect(throws: ComparisonError.groupCode(code, row: 1)) {
      try LogRankTest(comparing: rows, by: codes)
    }
    let subjects = try CompetingEvents(times: times, causes: [1, 2, 1, 0, 2, 1])
    #expect(throws: ComparisonError.groupCode(code, row: 1)) {
      try GrayTest(of: 1, in: subjects, by: codes)
    }
  }

  @Test func `strata have any labels, and results stand in their order`() throws {
    let strata = [0, 0, 1, 1, 1, 1]
    let plain = try LogRankTest(comparing: rows(), by: groups, stratifiedBy: strata)
    let labeled = try LogRankTest(
      comparing: rows(), by: groups, stratifiedBy: strata.map { $0 * 100_000_000 - 7 })
    #expect(labeled == plain)
    #expect(labeled.observedByStratum.count == 2)
  }

  @Test func `weights of Fleming and Harrington that vanish are named as that`() throws {
    let weighting = LogRankWeighting.flemingHarrington(rho: 400, gamma: 400)
    let rows = try TimeToEvent(
      times: (0..<40).map(Double.init), events: (0..<40).map { $0 % 3 != 1 })
    #expect(throws: ComparisonError.noWeight(weighting)) {
      try LogRankTest(comparing: rows, by: (0..<40).map { $0 % 2 }, weighting: weighting)
    }
  }

  @Test(arguments: [LogRankWeighting.gehan, .flemingHarrington(rho: 1, gamma: 0)])
  func `a hazard ratio follows from events without weights only`(
    _ weighting: LogRankWeighting
  ) throws {
    let test = try LogRankTest(comparing: rows(), by: groups, weighting: weighting)
    #expect(test.oneStepHazardRatio(of: 0) == nil)
    #expect(test.relativeRate(of: 0, against: 1) == nil)
  }

  @Test func `a pair without a test tells why`() throws {
    let tests = try PairwiseLogRankTests(comparing: rows(), by: groups.map { $0 * 2 })
    #expect(tests.pairs.map { $0.test == nil } == [true, false, true])
    #expect(tests.pairs.map { $0.failure == nil } == [false, true, false])
  }
}
