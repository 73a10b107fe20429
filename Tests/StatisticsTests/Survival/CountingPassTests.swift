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
    #expect(pass.entered == [3, 2, 0, 0, 0, 0])
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

  @Test func `columns of subjects and counts of each day make the same tables`() throws {
    let subjects = madeUpSubjects(120, seed: 5)
    let groups = (0..<120).map { $0 % 3 }
    let rows = try TimeToEvent(
      times: subjects.map { Double($0.time) }, events: subjects.map(\.isEvent))
    let counted = CountingPass(
      (0..<3).map { group in
        EventCounts(subjects: subjects.indices.filter { groups[$0] == group }.map { subjects[$0] })
      })
    let pass = try CountingPass(rows, groups: groups, groupCount: 3)
    #expect(pass.times == counted.times)
    #expect(pass.atRisk == counted.atRisk)
    #expect(pass.events == counted.events)
    #expect(pass.censored == counted.censored)
    #expect(pass.entered == counted.entered)
    #expect(pass.weightAtRisk == counted.weightAtRisk)
  }

  @Test func `a subject who enters at a time is at risk from the next`() throws {
    // (0, 5], (2, 9], (4, 9], (1, 2]: at 2 the second has not entered, at 5 three are there.
    let rows = try TimeToEvent(
      times: [5, 9, 9, 2], events: [true, true, false, true], entries: [0, 2, 4, 1],
      weights: [1, 0.5, 2, 3])
    let pass = try CountingPass(rows)
    #expect(pass.times == [2, 5, 9])
    #expect(pass.atRisk == [2, 3, 2])
    #expect(pass.entered == [2, 2, 0])
    #expect(pass.events == [1, 1, 1])
    #expect(pass.censored == [0, 0, 1])
    #expect(pass.weightAtRisk == [4, 3.5, 2.5])
    #expect(pass.weightOfEvents == [3, 1, 0.5])
    #expect(pass.weightOfCensored == [0, 0, 2])
  }

  @Test func `at risk is what the risk set leaves, with late entry and groups`() throws {
    var random = SeededGenerator(state: 11)
    let entries = (0..<300).map { _ in Double.random(in: 0..<10, using: &random) }
    let times = entries.map { $0 + Double.random(in: 0.1..<10, using: &random) }
    let groups = (0..<300).map { _ in Int.random(in: 0..<4, using: &random) }
    let weights = (0..<300).map { _ in Double.random(in: 0..<3, using: &random) }
    let rows = try TimeToEvent(
      times: times, events: groups.map { $0 > 0 }, entries: entries, weights: weights)
    let pass = try CountingPass(rows, groups: groups, groupCount: 4)
    for (position, time) in pass.times.enumerated() {
      for group in 0..<4 {
        let there = times.indices.filter {
          groups[$0] == group && entries[$0] < time && times[$0] >= time
        }
        let cell = position * 4 + group
        #expect(pass.atRisk[cell] == there.count)
        let weight = there.reduce(0) { $0 + weights[$1] }
        #expect(isClose(pass.weightAtRisk[cell], to: weight, within: 1e-13))
      }
    }
  }

  @Test func `weights that leave take their rounding along`() throws {
    // At 2 only the small weight is there; at 1 a weight 1e17 times as large has come and gone.
    let rows = try TimeToEvent(
      times: [1, 2, 3], events: [true, true, true], entries: [0, 0, 2.5], weights: [1e17, 1, 1e17])
    #expect(try CountingPass(rows).weightAtRisk == [1e17, 1, 1e17])
  }

  @Test func `a stratum is the pass of its rows`() throws {
    let subjects = madeUpSubjects(90, seed: 6)
    let strata = (0..<90).map { $0 * $0 % 5 }
    let entries = subjects.map { Double($0.time) / 2 - 1 }
    let rows = try TimeToEvent(
      times: subjects.map { Double($0.time) }, events: subjects.map(\.isEvent), entries: entries)
    let passes = try CountingPass.strata(rows, strata: strata, stratumCount: 6)
    #expect(passes.count == 6)
    for (stratum, pass) in passes.enumerated() {
      let members = strata.indices.filter { strata[$0] == stratum }
      let alone = try CountingPass(
        TimeToEvent(
          times: members.map { rows.times[$0] }, events: members.map { rows.events[$0] },
          entries: members.map { entries[$0] }))
      #expect(pass.times == alone.times)
      #expect(pass.atRisk == alone.atRisk)
      #expect(pass.events == alone.events)
      #expect(pass.entered == alone.entered)
    }
  }

  @Test func `nobody makes no rows`() throws {
    let nobody = try TimeToEvent(times: [], events: [], entries: [], weights: [])
    #expect(try CountingPass(nobody, groups: [], groupCount: 2).times.isEmpty)
    #expect(try CountingPass.strata(nobody, strata: [], stratumCount: 1)[0].times.isEmpty)
    #expect(CountingPass([EventCounts]()).times.isEmpty)
  }
}
