import Foundation
import Statistics
import Testing

struct CompetingEventCountsTests {
  /// Subjects with times from 0 to 30 and two causes, as rows.
  static func subjects(_ count: Int, seed: UInt64) -> (times: [Int], causes: [Int], groups: [Int]) {
    let made = madeUpSubjects(count, seed: seed)
    let times = made.map { $0.time % 31 }
    let causes = made.indices.map { made[$0].isEvent ? 1 + (made[$0].time / 31 + $0) % 2 : 0 }
    return (times, causes, made.indices.map { $0 % 3 })
  }

  static func counts(_ rows: some Sequence<(Int, Int)>) -> CompetingEventCounts {
    var counts = CompetingEventCounts(causes: 2)
    for (time, cause) in rows { counts.record(time: time, cause: cause) }
    return counts
  }

  @Test func `subjects are counted by cause`() {
    let counts = Self.counts([(7, 1), (3, 0), (7, 2), (0, 1)])
    #expect(counts.count == 4)
    #expect((0...2).map { counts.eventCount(of: $0) } == [1, 2, 1])
    #expect(counts.times(of: 1).median == 3.5)
    #expect(counts.eventCounts(of: 2).count == 4 && counts.eventCounts(of: 2).eventCount == 1)
  }

  @Test(arguments: [0, 1, 50, 120])
  func `parts counted apart and merged are the whole`(_ cut: Int) {
    let (times, causes, _) = Self.subjects(120, seed: 3)
    let rows = Array(zip(times, causes))
    var first = Self.counts(rows[..<cut])
    first.merge(Self.counts(rows[cut...]))
    #expect(first == Self.counts(rows))
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `incidences and Gray's test are those of the same subjects as rows`(_ seed: UInt64) throws {
    let (times, causes, groups) = Self.subjects(90, seed: seed)
    let rows = try CompetingEvents(
      times: times.map(Double.init), causes: causes, names: ["cause 1", "cause 2"])
    #expect(CumulativeIncidence(Self.counts(zip(times, causes))) == CumulativeIncidence(rows))
    let byGroup = (0..<3).map { group in
      Self.counts(
        zip(times, causes).enumerated().filter { groups[$0.offset] == group }.map(\.element))
    }
    for cause in 1...2 {
      let expected = try GrayTest(of: cause, in: rows, by: groups)
      let test = try GrayTest(of: cause, comparing: byGroup)
      #expect(isClose(test.chiSquare, to: expected.chiSquare))
      #expect(test.degreesOfFreedom == expected.degreesOfFreedom)
      #expect(test.cause == expected.cause)
    }
  }

  @Test func `subjects at risk are those whose own time has not come`() {
    let curve = CumulativeIncidence(Self.counts([(2, 1), (5, 0), (5, 2), (9, 1)]))
    #expect([0, 2, 2.5, 5, 9, 9.5].map { curve.countAtRisk(at: $0) } == [4, 4, 3, 3, 1, 0])
  }

  @Test func `without events there is nothing to compare`() {
    let alive = Self.counts([(3, 0), (4, 0)])
    #expect(throws: CompetingRisksError.noEvents(cause: "rash")) {
      try GrayTest(of: 1, comparing: [alive, alive], name: "rash")
    }
    #expect(CumulativeIncidence(CompetingEventCounts(causes: 2)).times.isEmpty)
  }

  @Test func `a group is written as the times at which something happened`() throws {
    let counts = Self.counts([(400, 1), (2, 2), (2, 0)])
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = try encoder.encode(counts)
    #expect(
      String(data: json, encoding: .utf8)
        == #"{"causes":2,"counts":[[1,0,1],[0,1,0]],"times":[2,400]}"#)
    #expect(try JSONDecoder().decode(CompetingEventCounts.self, from: json) == counts)
  }

  @Test(arguments: [
    #"{"causes":2,"times":[2,1],"counts":[[1,0,0],[0,1,0]]}"#,
    #"{"causes":2,"times":[-1],"counts":[[1,0,0]]}"#,
    #"{"causes":2,"times":[1],"counts":[[1,0]]}"#,
    #"{"causes":2,"times":[1],"counts":[[0,0,0]]}"#,
    #"{"causes":2,"times":[1],"counts":[[2,-1,0]]}"#,
    #"{"causes":0,"times":[],"counts":[]}"#,
  ])
  func `a damaged group is refused`(_ json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(CompetingEventCounts.self, from: Data(json.utf8))
    }
  }

  /// Sums of n times 1/n miss 1 by rounding for some n.
  @Test func `where everybody had the event the log-log scale has no limits`() throws {
    for count in 2...200 {
      let curve = CumulativeIncidence(Self.counts((1...count).map { ($0, 1) }))
      #expect(curve.interval(of: 1, at: Double(count)) == nil, "\(count)")
    }
  }
}
