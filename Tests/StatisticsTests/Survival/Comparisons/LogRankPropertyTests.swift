import Statistics
import Testing

/// What must not change a log-rank test, and inputs that leave nothing to compare.
struct LogRankPropertyTests {
  static let all: [LogRankWeighting] = [
    .logRank, .flemingHarrington(rho: 0.5, gamma: 1.5), .gehan, .taroneWare, .petoPeto,
    .modifiedPetoPeto,
  ]

  /// Made-up subjects of three groups and two strata, with late entries.
  private struct Made {
    var times: [Double] = []
    var entries: [Double] = []
    var events: [Bool] = []
    var groups: [Int] = []
    var strata: [Int] = []

    init(_ count: Int = 90, seed: UInt64) {
      var random = SeededGenerator(state: seed)
      for _ in 0..<count {
        let entry = Double(Int.random(in: 0..<8, using: &random))
        entries.append(entry)
        times.append(entry + Double(Int.random(in: 1..<20, using: &random)))
        events.append(Int.random(in: 0..<3, using: &random) > 0)
        groups.append(Int.random(in: 0..<3, using: &random))
        strata.append(Int.random(in: 0..<2, using: &random))
      }
    }

    func test(_ weighting: LogRankWeighting, factor: Double = 1, weights: [Double]? = nil) throws
      -> LogRankTest
    {
      try LogRankTest(
        comparing: TimeToEvent(
          times: times.map { $0 * factor }, events: events, entries: entries.map { $0 * factor },
          weights: weights), by: groups, stratifiedBy: strata, weighting: weighting)
    }
  }

  @Test(arguments: all)
  func `neither the order of rows nor the unit of time matters`(
    _ weighting: LogRankWeighting
  ) throws {
    let made = Made(seed: 1)
    let test = try made.test(weighting)
    var turned = made
    turned.times.reverse()
    turned.entries.reverse()
    turned.events.reverse()
    turned.groups.reverse()
    turned.strata.reverse()
    #expect(try turned.test(weighting) == test)
    #expect(try made.test(weighting, factor: 1 / 30.4375) == test)
  }

  @Test(arguments: all)
  func `a weight of two is a subject twice`(_ weighting: LogRankWeighting) throws {
    let made = Made(seed: 2)
    let weighted = try made.test(weighting, weights: made.groups.map { Double($0) })
    var twice = made
    for row in made.times.indices where made.groups[row] == 2 {
      twice.times.append(made.times[row])
      twice.entries.append(made.entries[row])
      twice.events.append(made.events[row])
      twice.groups.append(2)
      twice.strata.append(made.strata[row])
    }
    for row in made.times.indices.reversed() where made.groups[row] == 0 {
      twice.times.remove(at: row)
      twice.entries.remove(at: row)
      twice.events.remove(at: row)
      twice.groups.remove(at: row)
      twice.strata.remove(at: row)
    }
    let counted = try twice.test(weighting)
    #expect(isClose(weighted.chiSquare, to: counted.chiSquare, relative: 1e-12))
    #expect(weighted.degreesOfFreedom == 1 && counted.degreesOfFreedom == 1)
  }

  @Test(arguments: all)
  func `follow-up cut in two is the same follow-up`(_ weighting: LogRankWeighting) throws {
    let made = Made(seed: 3)
    var cut = made
    for row in made.times.indices where made.times[row] - made.entries[row] > 1 {
      let middle = made.entries[row] + 1
      cut.entries[row] = middle
      cut.times.append(middle)
      cut.entries.append(made.entries[row])
      cut.events.append(false)
      cut.groups.append(made.groups[row])
      cut.strata.append(made.strata[row])
    }
    #expect(
      isClose(
        try cut.test(weighting).chiSquare, to: try made.test(weighting).chiSquare, relative: 1e-12))
  }

  @Test func `a test of one stratum is the test without strata`() throws {
    let groups = (0..<3).map { EventCounts(subjects: madeUpSubjects(30, seed: $0)) }
    let empty = Array(repeating: EventCounts(), count: 3)
    let test = try LogRankTest(comparing: groups)
    let within = try LogRankTest(comparingWithin: [empty, groups, empty])
    #expect(within.chiSquare == test.chiSquare)
    #expect(within.observedByStratum == [[0, 0, 0], test.observed, [0, 0, 0]])
  }

  @Test func `a stratum with one group compares nothing`() throws {
    let (a, b) = (EventCounts(events: [2, 5, 9]), EventCounts(events: [3, 8], censored: [12]))
    let alone = EventCounts(events: [1, 1, 4, 6])
    let test = try LogRankTest(comparing: [a, b])
    let within = try LogRankTest(comparingWithin: [[a, b], [alone, EventCounts()]])
    #expect(isClose(within.chiSquare, to: test.chiSquare))
    #expect(within.expected[0] == test.expected[0] + 4)
    #expect(throws: StatisticsError.tooFewGroups(analysis: "Log-rank test")) {
      try LogRankTest(comparingWithin: [[a, EventCounts()], [EventCounts(), b]])
    }
  }

  /// Groups 0 and 1 meet in one stratum, 2 and 3 in another: two comparisons of one degree each.
  @Test func `groups that strata keep apart add no degree of freedom`() throws {
    let none = EventCounts()
    let groups = (20..<24).map { EventCounts(subjects: madeUpSubjects(25, seed: $0)) }
    let test = try LogRankTest(comparingWithin: [
      [groups[0], groups[1], none, none], [none, none, groups[2], groups[3]],
    ])
    let (first, second) = (
      try LogRankTest(comparing: [groups[0], groups[1]]),
      try LogRankTest(comparing: [groups[2], groups[3]])
    )
    #expect(test.degreesOfFreedom == 2)
    #expect(isClose(test.chiSquare, to: first.chiSquare + second.chiSquare, relative: 1e-12))
  }

  @Test func `weights by hand`() throws {
    // At 1: one of 2 in the first group of all 4; at 2: one of 2 in the second of all 3, S = 3/4.
    let groups = [EventCounts(events: [1], censored: [3]), EventCounts(events: [2], censored: [3])]
    let expected: [LogRankWeighting: Double] = [
      .logRank: 1 - 0.5 - 1.0 / 3, .gehan: 4 * 0.5 - 3 * (1.0 / 3),
      .taroneWare: 2 * 0.5 - 3.0.squareRoot() / 3,
      .petoPeto: 0.8 * 0.5 - 0.8 * 0.75 / 3,
      .modifiedPetoPeto: 0.8 * 0.8 * 0.5 - 0.8 * 0.75 * 0.75 / 3,
      .flemingHarrington(rho: 1, gamma: 0): 0.5 - 0.75 / 3,
      .flemingHarrington(rho: 0, gamma: 1): -0.25 / 3,
    ]
    for (weighting, difference) in expected {
      let test = try LogRankTest(comparing: groups, weighting: weighting)
      #expect(isClose(test.observed[0] - test.expected[0], to: difference), "\(weighting)")
    }
  }

  @Test func `the two groups of a comparison are the mirror of each other`() throws {
    let groups = [EventCounts(events: [1, 3, 4]), EventCounts(events: [6, 8], censored: [9])]
    let test = try LogRankTest(comparing: groups)
    let (first, second) = (
      try #require(test.standardizedDifference(of: 0)),
      try #require(test.standardizedDifference(of: 1))
    )
    #expect(isClose(first, to: -second) && first > 0)
    #expect(isClose(first * first, to: test.chiSquare))
    let (more, less) = (
      try #require(test.pValue(ofExcessIn: 0)), try #require(test.pValue(ofExcessIn: 1))
    )
    #expect(isClose(more + less, to: 1))
    #expect(isClose(2 * more, to: test.pValue))
  }

  @Test func `late weights have no weight where all events come at once`() {
    let weighting = LogRankWeighting.flemingHarrington(rho: 0, gamma: 1)
    let groups = [EventCounts(events: [4], censored: [9]), EventCounts(events: [4, 4])]
    #expect(throws: ComparisonError.noWeight(weighting)) {
      try LogRankTest(comparing: groups, weighting: weighting)
    }
  }

  @Test func `everybody's event at the last time compares nothing`() {
    #expect(throws: StatisticsError.noVariation(analysis: "Log-rank test")) {
      try LogRankTest(comparing: [
        EventCounts(events: [7, 7], censored: [3]), EventCounts(events: [7, 7, 7]),
      ])
    }
  }

  @Test func `hundreds of groups have hundreds of degrees of freedom`() throws {
    let groups = (0..<300).map { EventCounts(subjects: madeUpSubjects(4, seed: $0)) }
    let test = try LogRankTest(comparing: groups)
    #expect(test.degreesOfFreedom > 250)
    #expect(test.logPValue.isFinite && test.chiSquare > 0)
  }

  @Test(arguments: [LogRankWeighting.logRank, .gehan])
  func `weights beyond all whole numbers are refused`(_ weighting: LogRankWeighting) throws {
    let rows = try TimeToEvent(
      times: [1, 2, 3, 4, 5, 6], events: [true, true, false, true, false, true],
      weights: Array(repeating: 1e200, count: 6))
    let groups = [0, 1, 0, 1, 0, 1]
    #expect(throws: ComparisonError.weightsTooLarge) {
      try LogRankTest(comparing: rows, by: groups, weighting: weighting)
    }
  }

  @Test func `no rows have no events`() {
    #expect(throws: StatisticsError.noEvents(analysis: "Log-rank test")) {
      try LogRankTest(comparing: TimeToEvent(times: [], events: []), by: [])
    }
  }
}
