import Statistics
import Testing

struct KaplanMeierQuantilesTests {
  @Test func `a curve that jumps over one half has its median at the jump`() {
    #expect(KaplanMeierEstimate(EventCounts(events: [3, 1, 2])).median == 2)
  }

  @Test func `a curve that stays at one half has its median in the middle of that time`() {
    #expect(KaplanMeierEstimate(EventCounts(events: [4, 1, 8, 2])).median == 3)  // (2 + 4)/2
  }

  @Test func `a censoring does not end the time at one half`() {
    let curve = KaplanMeierEstimate(EventCounts(events: [1, 2, 10], censored: [4]))
    #expect(curve.median == 6)  // (2 + 10)/2
  }

  @Test func `a curve that ends at one half has two answers, as in R`() {
    let curve = KaplanMeierEstimate(EventCounts(events: [1], censored: [5]))
    #expect(curve.median == 1)  // print(survfit(Surv(c(1, 5), c(1, 0)) ~ 1))
    #expect(curve.quantile(0.5) == 3)  // quantile of the same, 0.5: (1 + 5)/2
  }

  @Test func `the middle of twelve events is exactly one half`() {
    let curve = KaplanMeierEstimate(EventCounts(events: Array(1...12)))
    #expect(curve.survival(at: 6) == 0.5)
    #expect(curve.median == 6.5)
  }

  @Test func `one half is found although weights miss it by rounding`() throws {
    let curve = try KaplanMeierEstimate(
      TimeToEvent(
        times: [1, 2, 5, 9], events: [true, true, true, false], weights: [1, 1, 1 + 1e-9, 1]))
    #expect(curve.survival(at: 2) > 0.5)
    #expect(curve.median == 3.5)
    #expect(curve.quantile(0.5) == 3.5)
  }

  @Test func `a quantile that is not reached is missing`() {
    let curve = KaplanMeierEstimate(EventCounts(events: [1], censored: [5, 6, 7]))
    #expect(curve.quantile(0.1) == 1)
    #expect(curve.quantile(0.25) == 4)  // the curve ends at 3/4
    #expect(curve.median == nil)
  }
}
