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

  @Test func `a curve that ends at one half is followed to the last time`() {
    #expect(KaplanMeierEstimate(EventCounts(events: [1], censored: [5])).median == 3)  // (1 + 5)/2
  }

  @Test func `one half is found although the product of fractions misses it`() {
    let curve = KaplanMeierEstimate(EventCounts(events: Array(1...12)))
    #expect(curve.survival(at: 6) != 0.5)
    #expect(curve.median == 6.5)
  }

  @Test func `a quantile that is not reached is missing`() {
    let curve = KaplanMeierEstimate(EventCounts(events: [1], censored: [5, 6, 7]))
    #expect(curve.quantile(0.1) == 1)
    #expect(curve.quantile(0.25) == 4)  // the curve ends at 3/4
    #expect(curve.median == nil)
  }
}
