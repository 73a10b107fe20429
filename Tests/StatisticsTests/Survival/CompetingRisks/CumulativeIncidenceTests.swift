import Statistics
import Testing

struct CumulativeIncidenceTests {
  @Test func `four subjects, by hand`() throws {
    // At 1 relapse, at 2 death, at 3 censored, at 4 relapse: 1/4, 1/4, then the last half.
    let curve = CumulativeIncidence(
      try CompetingEvents(
        times: [4, 2, 1, 3], causes: [1, 2, 1, 0], names: ["relapse", "death"]))
    #expect(curve.times == [1, 2, 3, 4])
    #expect(curve.atRisk == [4, 3, 2, 1])
    #expect(curve.censored == [0, 0, 1, 0])
    #expect(curve.curves[0].events == [1, 0, 0, 1])
    for (time, states) in [
      (0.5, [1, 0, 0]), (1, [0.75, 0.25, 0]), (2.5, [0.5, 0.25, 0.25]), (9, [0, 0.75, 0.25]),
    ] {
      for (ours, theirs) in zip(curve.stateProbabilities(at: time), states) {
        #expect(isClose(ours, to: theirs))
      }
    }
    // Before anything was censored the variances are those of a proportion.
    #expect(isClose(curve.standardError(of: 1, at: 1), to: (0.25 * 0.75 / 4).squareRoot()))
    #expect(
      isClose(
        curve.standardError(of: 1, at: 1, variance: .aalen), to: (0.25 * 0.75 / 3).squareRoot()))
  }

  @Test func `with one cause the incidence is 1 less the Kaplan-Meier estimate`() throws {
    let subjects = madeUpSubjects(60, seed: 5)
    let curve = CumulativeIncidence(
      try CompetingEvents(
        times: subjects.map { Double($0.time) }, causes: subjects.map { $0.isEvent ? 1 : 0 }))
    let survival = KaplanMeierEstimate(EventCounts(subjects: subjects))
    for step in survival.steps {
      #expect(isClose(curve.incidence(of: 1, at: step.time), to: 1 - step.survival))
      if let error = step.standardError {
        #expect(isClose(curve.standardError(of: 1, at: step.time), to: error))
      }
    }
  }

  @Test func `the states add up to 1 and a cause keeps its curve when others are merged`() throws {
    var random = SeededGenerator(state: 8)
    let times = (0..<80).map { _ in Double(Int.random(in: 1..<15, using: &random)) }
    let causes = times.map { _ in Int.random(in: 0..<4, using: &random) }
    let three = CumulativeIncidence(try CompetingEvents(times: times, causes: causes))
    let two = CumulativeIncidence(
      try CompetingEvents(times: times, causes: causes.map { min($0, 2) }))
    for time in three.times {
      #expect(isClose(three.stateProbabilities(at: time).reduce(0, +), to: 1))
    }
    #expect(three.curves[0] == two.curves[0])
    let months = CumulativeIncidence(
      try CompetingEvents(times: times.map { $0 / 30.4375 }, causes: causes))
    #expect(months.curves == three.curves)
  }

  @Test func `limits lie within 0 and 1 on every scale`() throws {
    let curve = CumulativeIncidence(
      try CompetingEvents(times: [1, 2, 3, 4, 5], causes: [1, 1, 2, 1, 1]))
    for scale in IntervalScale.allCases {
      #expect(curve.interval(of: 1, at: 0.5, scale: scale) == nil)
      for time in [1.0, 2, 4] {
        let limits = try #require(curve.interval(of: 1, at: time, scale: scale))
        let estimate = curve.incidence(of: 1, at: time)
        #expect(limits.lower >= 0 && limits.lower < estimate)
        #expect(limits.upper <= 1 && limits.upper > estimate)
      }
    }
  }

  @Test func `an incidence of 1 has no error`() throws {
    let curve = CumulativeIncidence(
      try CompetingEvents(times: [3, 3, 3.3, 4.1, 7], causes: [1, 1, 1, 1, 1]))
    #expect(isClose(curve.incidence(of: 1, at: 7), to: 1))
    #expect(curve.standardError(of: 1, at: 7) == 0)
  }

  @Test func `nobody is event-free`() throws {
    let curve = CumulativeIncidence(try CompetingEvents(times: [], causes: [], names: ["a", "b"]))
    #expect(curve.times.isEmpty)
    #expect(curve.stateProbabilities(at: 3) == [1, 0, 0])
    #expect(curve.interval(of: 2, at: 3) == nil)
  }

  @Test func `impossible values are refused with their place`() {
    let error = CompetingRisksError.unknownCause(code: 3, row: 1, causes: 2, count: 2)
    #expect(throws: error) {
      try CompetingEvents(times: [1, 2, 3], causes: [1, 3, -1], names: ["a", "b"])
    }
    #expect(
      error.description
        == "cause, row 1 and 1 more: 3 is not a cause. Allowed: 0 for a censored subject, or 1...2."
    )
    #expect(throws: ObservationError.notFinite(column: "time", row: 0, count: 1)) {
      try CompetingEvents(times: [.nan, 2], causes: [1, 0])
    }
  }
}
