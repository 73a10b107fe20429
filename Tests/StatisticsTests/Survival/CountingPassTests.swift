import Testing

@testable import Statistics

struct CountingPassTests {
  @Test func `a subject is at risk at its own time and not later`() {
    let pass = CountingPass([
      EventCounts(events: [4, 2], censored: [2]), EventCounts(censored: [9, 4]),
    ])
    #expect(pass.times == [2, 4, 9])
    #expect(pass.atRisk == [3, 2, 1, 2, 0, 1])
    #expect(pass.events == [1, 0, 1, 0, 0, 0])
    #expect(pass.censored == [1, 0, 0, 1, 0, 1])
  }

  @Test func `another group changes the counts of no other group`() {
    let group = EventCounts(subjects: madeUpSubjects(50, seed: 3))
    let alone = CountingPass([group])
    let both = CountingPass([EventCounts(subjects: madeUpSubjects(90, seed: 4)), group])
    let rows = both.times.indices.filter { alone.times.contains(both.times[$0]) }
    #expect(rows.map { both.atRisk[2 * $0 + 1] } == alone.atRisk)
    #expect(rows.map { both.events[2 * $0 + 1] } == alone.events)
    #expect(rows.map { both.censored[2 * $0 + 1] } == alone.censored)
  }
}
