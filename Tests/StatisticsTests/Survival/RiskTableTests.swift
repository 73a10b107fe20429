import Statistics
import Testing

struct RiskTableTests {
  @Test func `events before a time have left, those at it are at risk`() {
    let curve = KaplanMeierEstimate(EventCounts(events: [0, 6, 6, 12], censored: [6, 13]))
    let table = RiskTable(at: [0, 6, 12, 24], of: [curve])
    #expect(table.groups[0].map(\.atRisk) == [6, 5, 2, 0])
    #expect(table.groups[0].map(\.events) == [0, 1, 2, 1])
    #expect(table.groups[0].map(\.censored) == [0, 0, 1, 1])
    #expect(table.groups[0].map(\.cumulativeEvents) == [0, 1, 3, 4])
    #expect(table.groups[0].map(\.cumulativeCensored) == [0, 0, 1, 2])
    #expect(table.groups[0].map(\.entered) == [6, 0, 0, 0])
  }

  @Test func `it adds up, with late entry too`() throws {
    var random = SeededGenerator(state: 31)
    for _ in 0..<20 {
      let entries = (0..<60).map { _ in Double(Int.random(in: 0..<20, using: &random)) }
      let times = entries.map { $0 + Double(Int.random(in: 1..<20, using: &random)) }
      let rows = try TimeToEvent(
        times: times, events: times.map { _ in Bool.random(using: &random) }, entries: entries)
      let times6 = [-1, 0, 3, 3.5, 10, 17, 21, 30, 41].map { Double($0) }
      let table = RiskTable(at: times6, of: [try KaplanMeierEstimate(rows)])
      var before = 0
      for entry in table.groups[0] {
        #expect(entry.atRisk == before + entry.entered - entry.events - entry.censored)
        before = entry.atRisk
      }
      #expect(table.groups[0].reduce(0) { $0 + $1.entered } == 60)
    }
  }

  @Test func `nobody makes a table of zeros`() {
    let table = RiskTable(at: [0, 5], of: [KaplanMeierEstimate(EventCounts())])
    #expect(table.groups[0].map(\.atRisk) == [0, 0])
    #expect(RiskTable(at: [], of: []).groups.isEmpty)
  }
}
