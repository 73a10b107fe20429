import Statistics
import Testing

struct GrayTestTests {
  private struct Made {
    let subjects: CompetingEvents
    let groups: [Int]

    init(_ count: Int, groups: Int, causes: Int = 3, seed: UInt64) throws {
      var random = SeededGenerator(state: seed)
      subjects = try CompetingEvents(
        times: (0..<count).map { _ in Double(Int.random(in: 1..<25, using: &random)) },
        causes: (0..<count).map { _ in Int.random(in: 0..<causes, using: &random) })
      self.groups = (0..<count).map { _ in Int.random(in: 0..<groups, using: &random) }
    }
  }

  @Test func `without competing events the scores are those of the log-rank test`() throws {
    let made = try Made(80, groups: 3, causes: 2, seed: 3)
    let gray = try GrayTest(of: 1, in: made.subjects, by: made.groups)
    let logRank = try LogRankTest(
      comparing: TimeToEvent(
        times: made.subjects.times, events: made.subjects.causes.map { $0 == 1 }),
      by: made.groups)
    for group in 0..<3 {
      #expect(isClose(gray.scores[group], to: logRank.observed[group] - logRank.expected[group]))
    }
  }

  @Test func `neither the order of subjects, of groups, nor the unit of time matters`() throws {
    let made = try Made(90, groups: 3, seed: 4)
    let test = try GrayTest(of: 2, in: made.subjects, by: made.groups, rho: 0.5)
    let turned = try GrayTest(
      of: 2,
      in: CompetingEvents(
        times: made.subjects.times.reversed().map { $0 / 30.4375 },
        causes: made.subjects.causes.reversed()),
      by: made.groups.reversed().map { 2 - $0 }, rho: 0.5)
    #expect(isClose(turned.chiSquare, to: test.chiSquare, relative: 1e-12))
    #expect(isClose(turned.scores[0], to: test.scores[2]))
  }

  @Test func `scores add up to 0 and an empty group changes nothing`() throws {
    let made = try Made(70, groups: 2, seed: 6)
    let test = try GrayTest(of: 1, in: made.subjects, by: made.groups)
    let wider = try GrayTest(of: 1, in: made.subjects, by: made.groups.map { 2 * $0 + 1 })
    #expect(isClose(test.scores.reduce(0, +), to: 0))
    #expect(isClose(wider.chiSquare, to: test.chiSquare, relative: 1e-12))
    #expect(wider.degreesOfFreedom == 1 && wider.scores[0] == 0)
  }

  @Test func `what cannot be compared is named`() throws {
    let names = ["relapse", "death"]
    let subjects = try CompetingEvents(times: [1, 2, 3, 4], causes: [1, 1, 0, 1], names: names)
    #expect(throws: CompetingRisksError.noEvents(cause: "death")) {
      try GrayTest(of: 2, in: subjects, by: [0, 1, 0, 1])
    }
    #expect(throws: CompetingRisksError.tooFewGroups(cause: "relapse")) {
      try GrayTest(of: 1, in: subjects, by: [1, 1, 1, 1])
    }
    #expect(throws: CompetingRisksError.tooFewGroups(cause: "relapse")) {
      try GrayTest(of: 1, in: subjects, by: [0, 1, 0, 1], stratifiedBy: [0, 1, 0, 1])
    }
    let together = try CompetingEvents(times: [5, 5, 5], causes: [1, 1, 1], names: names)
    #expect(throws: CompetingRisksError.noVariation(cause: "relapse")) {
      try GrayTest(of: 1, in: together, by: [0, 1, 1])
    }
    #expect(throws: CompetingRisksError.noEvents(cause: "relapse")) {
      try GrayTest(of: 1, in: CompetingEvents(times: [], causes: [], names: names), by: [])
    }
  }

  @Test func `a difference too large for a p value has its logarithm`() throws {
    let times = (0..<6000).map { Double($0 % 2 == 0 ? 1 : 2) }
    let test = try GrayTest(
      of: 1,
      in: CompetingEvents(times: times, causes: times.map { _ in 1 }),
      by: (0..<6000).map { $0 % 2 })
    #expect(test.pValue == 0)
    #expect(test.logPValue < -1000 && test.logPValue.isFinite)
  }
}
