import Testing

@testable import Statistics

struct RiskSetsTests {
  @Test func `rows are sliced by the last event at which they are at risk`() throws {
    // Events at 3 and 5; the row of 2 is gone before, that of 4 saw only the first.
    let sets = try RiskSets(
      TimeToEvent(times: [5, 4, 2, 3, 6, 5], events: [true, false, false, true, false, true]))
    #expect(sets.times == [3, 5])
    #expect(sets.order == [3, 1, 0, 5, 4])
    #expect((0..<2).map(sets.slice) == [0..<2, 2..<5])
    #expect((0..<2).map(sets.events) == [0..<1, 2..<4])
    #expect(sets.eventCount == 3 && sets.rowCount == 6)
  }

  @Test func `each stratum has event times of its own`() throws {
    let sets = try RiskSets(
      TimeToEvent(
        times: [5, 4, 2, 3, 6, 5], events: [true, false, false, true, false, true],
        weights: [1, 1, 1, 1, 1, 0]),
      strata: [7, 7, 7, -2, -2, 7])
    #expect(sets.labels == [-2, 7])
    #expect(sets.times == [3, 5])
    #expect(sets.strata == [0..<1, 1..<2])
    #expect(sets.order == [3, 4, 0])
    #expect(sets.rowCount == 5)
  }

  @Test func `a row that enters late is at risk from the next event on`() throws {
    let sets = try RiskSets(
      TimeToEvent(
        times: [3, 5, 5, 4], events: [true, true, false, false], entries: [0, 0, 3, 3]))
    // The last row is observed between the two events, at none of them.
    #expect(sets.order == [0, 1, 2])
    #expect(sets.firsts == [0, 0, 1])
    #expect(sets.late == [2])
  }
}
