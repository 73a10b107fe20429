import Statistics
import Testing

struct LogRankTestTests {
  @Test func `two subjects, by hand`() throws {
    // At 1: expected 1/2 each, variance 1/4. At 2 one subject is left: expected 1, variance 0.
    let test = try LogRankTest(comparing: [EventCounts(events: [1]), EventCounts(events: [2])])
    #expect(test.observed == [1, 1])
    #expect(test.expected == [0.5, 1.5])
    #expect(isClose(test.chiSquare, to: 1))  // (1/2)² ÷ 1/4
    #expect(test.degreesOfFreedom == 1)
  }

  @Test func `tied events share a time, by hand`() throws {
    // At 3: 4 at risk, 2 events, one in each group of 2: variance 2·2/3 · 1/4 = 1/3; then at 5 one
    // of two, one in each group: 1/4. Observed less expected in the first group: 1 − 1 + 1 − 1/2.
    let test = try LogRankTest(comparing: [
      EventCounts(events: [5, 3]), EventCounts(events: [3], censored: [5]),
    ])
    #expect(isClose(test.chiSquare, to: 3.0 / 7))  // 1/4 ÷ 7/12
  }

  @Test func `a group without subjects changes nothing`() throws {
    let groups = (6...8).map { EventCounts(subjects: madeUpSubjects(30, seed: $0)) }
    let test = try LogRankTest(comparing: groups)
    let more = try LogRankTest(comparing: [EventCounts()] + groups)
    #expect(isClose(more.chiSquare, to: test.chiSquare, relative: 1e-12))
    #expect(more.degreesOfFreedom == 2)
    #expect(more.expected == [0] + test.expected)
  }

  @Test func `a group censored before the first event adds no degree of freedom`() throws {
    let groups = [EventCounts(events: [4, 6]), EventCounts(events: [5, 5])]
    let test = try LogRankTest(comparing: groups + [EventCounts(censored: [3, 1])])
    #expect(test.degreesOfFreedom == 1)
    #expect(
      isClose(test.chiSquare, to: try LogRankTest(comparing: groups).chiSquare, relative: 1e-12))
  }

  @Test func `the order of the groups changes nothing`() throws {
    let groups = (9...12).map { EventCounts(subjects: madeUpSubjects(25, seed: $0)) }
    let test = try LogRankTest(comparing: groups)
    let turned = try LogRankTest(comparing: groups.reversed())
    #expect(isClose(turned.chiSquare, to: test.chiSquare, relative: 1e-12))
    #expect(turned.observed == test.observed.reversed())
  }

  @Test func `observed and expected events have the same sum`() throws {
    let groups = (13...17).map { EventCounts(subjects: madeUpSubjects(40, seed: $0)) }
    let test = try LogRankTest(comparing: groups)
    #expect(isClose(test.expected.reduce(0, +), to: test.observed.reduce(0, +), within: 1e-10))
  }

  @Test func `a difference too large for a p value has its logarithm`() throws {
    let early = EventCounts(events: Array(repeating: 1, count: 3000))
    let late = EventCounts(events: Array(repeating: 2, count: 3000))
    let test = try LogRankTest(comparing: [early, late])
    #expect(isClose(test.chiSquare, to: 5999, relative: 1e-12))  // 1500² ÷ (3000·3000/5999 · 1/4)
    #expect(test.pValue == 0)
    #expect(test.logPValue < -3000 && test.logPValue.isFinite)
  }

  @Test func `without events there is nothing to compare`() {
    #expect(throws: StatisticsError.noEvents(analysis: "Log-rank test")) {
      try LogRankTest(comparing: [EventCounts(censored: [1]), EventCounts(censored: [2])])
    }
    #expect(throws: StatisticsError.noEvents(analysis: "Log-rank test")) {
      try LogRankTest(comparing: [])
    }
  }

  @Test func `one group cannot be compared`() {
    #expect(throws: StatisticsError.tooFewGroups(analysis: "Log-rank test")) {
      try LogRankTest(comparing: [EventCounts(events: [1, 4]), EventCounts(censored: [0])])
    }
  }

  @Test func `events of everybody at time 0 have no order`() {
    #expect(throws: StatisticsError.noVariation(analysis: "Log-rank test")) {
      try LogRankTest(comparing: [EventCounts(events: [0, 0]), EventCounts(events: [0])])
    }
  }
}
