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

  @Test func `before the first event there is no interval`() {
    #expect(curve.interval(at: 2.9) == nil)
    #expect(curve.interval(at: 3) != nil)
  }

  @Test func `a level of 1 stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = KaplanMeierEstimate(EventCounts(events: [1, 2])).interval(at: 1, level: 1)
    }
  }
}
