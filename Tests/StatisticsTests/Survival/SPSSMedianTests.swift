import Statistics
import Testing

struct SPSSMedianTests {
  @Test func `the median is the left end of the time at one half`() {
    let median = KaplanMeierEstimate(EventCounts(events: [4, 1, 8, 2])).spssMedianInterval()
    #expect(median?.median == 2)
  }

  @Test func `the error is divided by the slope between 0.55 and 0.45`() throws {
    // Four events: S = 3/4 at 1, 1/2 at 2, 1/4 at 4; error of S at 2 is 1/4; slope (3/4 − 1/4)/(4 −
    // 1).
    let curve = KaplanMeierEstimate(EventCounts(events: [4, 1, 8, 2]))
    let median = try #require(curve.spssMedianInterval())
    #expect(isClose(median.standardError, to: 1.5))  // 1/4 ÷ 1/6
    #expect(isClose(median.upper, to: 2 + 1.959963984540054 * 1.5))
    #expect(isClose(median.lower, to: 2 - 1.959963984540054 * 1.5))  // not cut off at 0
  }

  @Test func `time 0 stands in where the first event passes 0.55`() throws {
    // S = 1/3 at 6 by two events of three; error √(1/3 · 2/3 / 3); slope (1 − 1/3)/6.
    let curve = KaplanMeierEstimate(EventCounts(events: [6, 6, 9]))
    let median = try #require(curve.spssMedianInterval())
    #expect(isClose(median.standardError, to: (2.0 / 27).squareRoot() * 9))
  }

  @Test func `a curve that ends above 0.45 has a median without error`() throws {
    let curve = KaplanMeierEstimate(EventCounts(events: [6], censored: [9]))
    let median = try #require(curve.spssMedianInterval())
    #expect(median.median == 6)
    #expect(median.standardError == nil)
    #expect(median.lower == nil)
  }

  @Test func `the 6-MP trial has the figures that textbooks print from SPSS`() throws {
    let groups = try Reference.counts("freireich", by: "group", groups: ["6-MP", "placebo"])
    let treated = try #require(KaplanMeierEstimate(groups[0]).spssMedianInterval())
    #expect(treated.median == 23)
    #expect(isClose(treated.standardError, to: 5.255, within: 5e-4))
    #expect(isClose(treated.lower, to: 12.700, within: 5e-4))
    #expect(isClose(treated.upper, to: 33.300, within: 5e-4))
    let placebo = try #require(KaplanMeierEstimate(groups[1]).spssMedianInterval())
    #expect(placebo.median == 8)
    #expect(isClose(placebo.standardError, to: 1.669, within: 5e-4))
  }
}

struct SPSSPercentileTests {
  @Test func `a percentile where the curve is 0 has an error of 0, the median too`() throws {
    let curve = KaplanMeierEstimate(EventCounts(events: [6, 6]))
    let quartile = try #require(curve.spssPercentile(0.25))
    #expect(quartile.time == 6)
    #expect(quartile.standardError == 0)
    #expect(quartile.upper == 6)
    let median = try #require(curve.spssPercentile(0.5))
    #expect(median.standardError == 0)
    #expect(curve.spssMedianInterval()?.standardError == 0)
  }

  @Test func `the 6-MP trial has the means that textbooks print from SPSS`() throws {
    let groups = try Reference.counts("freireich", by: "group", groups: ["6-MP", "placebo"])
    let means = groups.compactMap { KaplanMeierEstimate($0).spssMean() }
    #expect(isClose(means[0].mean, to: 23.287, within: 5e-4))
    #expect(isClose(means[0].standardError, to: 2.827, within: 5e-4))
    #expect(isClose(means[1].mean, to: 8.667, within: 5e-4))
    #expect(isClose(means[1].standardError, to: 1.377, within: 5e-4))
    #expect(means.map(\.limit) == [35, 23])
  }

  @Test func `a curve that drops at time 0 has a percentile without error`() throws {
    let curve = KaplanMeierEstimate(EventCounts(events: [0, 0, 0, 5], censored: [7]))
    let median = try #require(curve.spssPercentile(0.5))
    #expect(median.time == 0)
    #expect(median.density == nil)
    #expect(median.standardError == nil)
  }

  @Test func `without a time before the first event a percentile has no error`() throws {
    let rows = try TimeToEvent(times: [-10, -2], events: [true, true])
    let curve = try KaplanMeierEstimate(rows)
    let median = try #require(curve.spssMedianInterval())
    #expect(median.median == -10)
    #expect(median.standardError == nil && median.lower == nil && median.upper == nil)
    #expect(curve.spssPercentile(0.5)?.density == nil)
  }

  @Test func `nobody has no mean`() {
    #expect(KaplanMeierEstimate(EventCounts()).spssMean() == nil)
    #expect(KaplanMeierEstimate(EventCounts(censored: [4])).spssPercentile(0.5) == nil)
  }
}
