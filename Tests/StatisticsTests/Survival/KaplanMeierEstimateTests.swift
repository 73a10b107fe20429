import Statistics
import Testing

struct KaplanMeierEstimateTests {
  @Test func `a subject censored at the time of an event was still at risk`() {
    let curve = KaplanMeierEstimate(EventCounts(events: [9, 6], censored: [6]))
    #expect(curve.steps.map(\.time) == [6, 9])
    #expect(curve.steps.map(\.atRisk) == [3, 1])
    #expect(isClose(curve.survival(at: 6), to: 2.0 / 3))  // 1 − 1/3
    #expect(curve.survival(at: 9) == 0)
  }

  @Test func `the curve is a product of fractions`() {
    // Freireich's 6-MP arm (Gehan 1965): 18/21 · 16/17 · 14/15 at 10 weeks.
    let curve = KaplanMeierEstimate(
      EventCounts(
        events: [6, 6, 6, 7, 10, 13, 16, 22, 23],
        censored: [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]))
    #expect(isClose(curve.survival(at: 10), to: 18.0 / 21 * 16 / 17 * 14 / 15))
  }

  @Test func `the standard error is that of Greenwood`() {
    // S = 3/4 · 1/2; Greenwood's sum 1/(4·3) + 1/(2·1) = 7/12.
    let curve = KaplanMeierEstimate(EventCounts(events: [5, 1], censored: [3, 8]))
    let error = curve.steps[2].standardError
    #expect(isClose(error, to: 3.0 / 8 * (7.0 / 12).squareRoot()))
  }

  @Test func `without censoring the standard error is that of a proportion`() {
    let curve = KaplanMeierEstimate(EventCounts(events: [4, 1, 2, 3, 5]))
    #expect(isClose(curve.steps[1].standardError, to: (0.6 * 0.4 / 5).squareRoot()))
  }

  @Test func `before the first time the curve is 1 and everybody is at risk`() {
    let curve = KaplanMeierEstimate(EventCounts(events: [3, 8]))
    #expect(curve.survival(at: 2.9) == 1)
    #expect(curve.survival(at: -1) == 1)
    #expect(curve.atRisk(at: 0) == 2)
  }

  @Test func `after the last time the curve keeps its value and nobody is at risk`() {
    let curve = KaplanMeierEstimate(EventCounts(events: [3], censored: [8]))
    #expect(curve.lastTime == 8)
    #expect(curve.atRisk(at: 8) == 1)
    #expect(curve.atRisk(at: 8.1) == 0)
    #expect(curve.survival(at: 100) == 0.5)
  }

  @Test func `between two times the subjects of the later are at risk`() {
    let curve = KaplanMeierEstimate(EventCounts(events: [3, 8, 8]))
    #expect(curve.atRisk(at: 3) == 3)
    #expect(curve.atRisk(at: 3.5) == 2)
  }

  @Test func `without subjects there is no step and no median`() {
    let curve = KaplanMeierEstimate(EventCounts())
    #expect(curve.steps.isEmpty)
    #expect(curve.count == 0)
    #expect(curve.survival(at: 5) == 1)
    #expect(curve.atRisk(at: 0) == 0)
    #expect(curve.lastTime == nil)
    #expect(curve.median == nil)
    #expect(curve.interval(at: 5) == nil)
    #expect(curve.spssMedianInterval() == nil)
  }

  @Test func `without events the curve stays 1 and has no interval`() {
    let curve = KaplanMeierEstimate(EventCounts(censored: [4, 2, 4]))
    #expect(curve.steps.map(\.survival) == [1, 1])
    #expect(curve.steps.map(\.standardError) == [0, 0])
    #expect(curve.median == nil)
    #expect(curve.medianInterval().lower == nil)
    #expect(curve.medianInterval().upper == nil)
    #expect(curve.interval(at: 4) == nil)
  }

  @Test func `one subject with the event has a median and no error`() {
    let curve = KaplanMeierEstimate(EventCounts(events: [5]))
    #expect(curve.survival(at: 5) == 0)
    #expect(curve.steps[0].standardError == nil)
    #expect(curve.median == 5)
    #expect(curve.medianInterval().lower == nil)
    #expect(curve.medianInterval().upper == nil)
    #expect(curve.interval(at: 5) == nil)
  }

  @Test func `events at time 0 lower the curve at 0`() {
    let curve = KaplanMeierEstimate(EventCounts(events: [0, 0, 0], censored: [0]))
    #expect(curve.steps.map(\.time) == [0])
    #expect(curve.survival(at: 0) == 0.25)
    #expect(curve.median == 0)
  }

  @Test func `in the reverse estimate the end of observation comes before the event at a tie`() {
    // At 6 one subject is censored and two have the event; R flips the indicator: 3 at risk, 1
    // "event".
    let followUp = KaplanMeierEstimate(
      reversing: EventCounts(events: [6, 6], censored: [6, 9, 2]))
    #expect(followUp.steps.map(\.events) == [1, 1, 1])
    #expect(isClose(followUp.survival(at: 6), to: 4.0 / 5 * 3 / 4))
  }

  @Test func `the unit of time scales the times and nothing else`() {
    let subjects = madeUpSubjects(80, seed: 5)
    let days = KaplanMeierEstimate(EventCounts(subjects: subjects))
    let longer = KaplanMeierEstimate(
      EventCounts(subjects: subjects.map { ($0.time * 7, $0.isEvent) }))
    #expect(longer.steps.map(\.survival) == days.steps.map(\.survival))
    #expect(longer.median == days.median.map { $0 * 7 })
  }
}
