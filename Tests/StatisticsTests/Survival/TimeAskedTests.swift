import Statistics
import Testing

struct TimeAskedTests {
  private static func curve() throws -> KaplanMeierEstimate {
    try KaplanMeierEstimate(TimeToEvent(times: [1, 2, 4], events: [true, false, true]))
  }

  @Test func `a curve stays as it is up to the end of time`() throws {
    let curve = try TimeAskedTests.curve()
    #expect(curve.survival(at: .infinity) == 0)
    #expect(curve.survival(at: -.infinity) == 1)
    #expect(curve.rates(at: [.infinity])[0].events == 2)
  }

  @Test(arguments: [1e307, 1e308, Double.greatestFiniteMagnitude])
  func `a horizon near the end of all numbers has a mean with an error`(_ horizon: Double) throws {
    // S = 2/3 from 1 on; the error is 2/3 √(1/(3 · 2)) of the horizon.
    let curve = try KaplanMeierEstimate(
      TimeToEvent(times: [1, 2, 4], events: [true, false, false]))
    let mean = try #require(curve.restrictedMean(to: horizon))
    #expect(isClose(mean.mean / horizon, to: 2.0 / 3))
    #expect(isClose(mean.standardError / horizon, to: 2.0 / 3 * (1.0 / 6).squareRoot()))
    let rows = try TimeToEvent(times: [1, 2, 4], events: [true, false, false])
    let robust = try #require(try RestrictedMean(robustlyOf: rows, to: horizon))
    #expect(robust.standardError.isFinite)
  }
}
