import Statistics
import Testing

struct KaplanMeierIntervalsTests {
  // S = 1/2 with standard error √(1/2 · 1/2 / 4) = 1/4.
  private let curve = KaplanMeierEstimate(EventCounts(events: [7, 3], censored: [9, 8]))
  private let z = 1.959963984540054

  @Test func `plain limits lie z standard errors from the curve`() throws {
    let interval = try #require(curve.interval(at: 7, scale: .plain))
    #expect(isClose(interval.lower, to: 0.5 - z / 4))
    #expect(isClose(interval.upper, to: 0.5 + z / 4))
    #expect(interval.level == 0.95)
  }

  @Test func `log limits divide and multiply, up to 1`() throws {
    let interval = try #require(curve.interval(at: 7.5, scale: .log))
    #expect(isClose(interval.lower, to: 0.187_658_928_706_588_3))  // ½·e^(−z/2)
    #expect(interval.upper == 1)
  }

  @Test func `a wider level contains a narrower one`() throws {
    for scale in IntervalScale.allCases {
      let wide = try #require(curve.interval(at: 7, level: 0.99, scale: scale))
      let narrow = try #require(curve.interval(at: 7, level: 0.9, scale: scale))
      #expect(wide.lower < narrow.lower)
      #expect(wide.upper >= narrow.upper)
    }
  }

  @Test func `limits on the logit and the arcsine scale are those of the formulas`() throws {
    // S = 1/2, standard error 1/4: logit 0 ± z (1/4) ÷ (1/2 · 1/2) = ± z.
    let logit = try #require(curve.interval(at: 7, scale: .logit))
    #expect(isClose(logit.lower, to: 0.123_470_945_316_888_11))  // 1 ÷ (1 + e^z)
    #expect(isClose(logit.lower + logit.upper, to: 1))
    // arcsin √(1/2) = π/4, ± z (1/4) ÷ (2 √(1/2 · 1/2)) = ± z/4; sin² = (1 − cos 2x)/2.
    let arcsine = try #require(curve.interval(at: 7, scale: .arcsine))
    #expect(isClose(arcsine.lower, to: 0.084_756_330_177_148_12))  // (1 − sin(z/2))/2
    #expect(isClose(arcsine.lower + arcsine.upper, to: 1))
  }

  @Test func `before anything has happened all survive`() {
    for scale in IntervalScale.allCases {
      #expect(
        curve.interval(at: 2.9, scale: scale) == ConfidenceInterval(lower: 1, upper: 1, level: 0.95)
      )
    }
    #expect(KaplanMeierEstimate(EventCounts()).interval(at: 1) == nil)
  }

  @Test func `a curve that is still 1 has limits where the scale has a place for 1`() {
    let curve = KaplanMeierEstimate(EventCounts(events: [5], censored: [3, 8]))
    let known = IntervalScale.allCases.filter { curve.interval(at: 3, scale: $0) != nil }
    #expect(known == [.log, .plain])  // so in R, where the others are NA or NaN
  }

  @Test func `a curve at 0 has no limits`() throws {
    let rows = try TimeToEvent(times: [1, 2], events: [true, true])
    for scale in IntervalScale.allCases {
      #expect(try KaplanMeierEstimate(rows).interval(at: 2, scale: scale) == nil)
    }
    let robust = try KaplanMeierEstimate(rows, variance: .robust)
    #expect(robust.interval(at: 2, scale: .plain)?.upper == 0)  // so in R
    #expect(robust.interval(at: 2, scale: .log) == nil)
  }

  @Test func `a level of 1 stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = KaplanMeierEstimate(EventCounts(events: [1, 2])).interval(at: 1, level: 1)
    }
  }
}
