import Statistics
import Testing

struct RestrictedMeanTests {
  // S = 2/3 from 3 on, 1/3 from 5 on; censored at 9.
  private let curve = KaplanMeierEstimate(EventCounts(events: [3, 5], censored: [9]))

  @Test func `the mean is the area under the curve`() throws {
    let mean = try #require(curve.restrictedMean(to: 6))
    #expect(isClose(mean.mean, to: 3 + 2 * 2.0 / 3 + 1.0 / 3))
    #expect(isClose(mean.timeLost, to: 6 - 14.0 / 3))
    // Areas after 3 and 5: 5/3 and 1/3; d/(n(n − d)) = 1/6 and 1/2.
    #expect(isClose(mean.standardError, to: (25.0 / 54 + 1.0 / 18).squareRoot()))
    #expect(
      isClose(
        mean.interval().upper - mean.interval().lower,
        to: 2 * 1.959_963_984_540_054 * mean.standardError))
    #expect(!mean.isExtrapolated)
  }

  @Test func `beyond the last time the curve is extended, and says so`() throws {
    let mean = try #require(curve.restrictedMean(to: 12))
    #expect(isClose(mean.mean, to: 3 + 4.0 / 3 + 7.0 / 3))
    #expect(mean.isExtrapolated)
    let ended = KaplanMeierEstimate(EventCounts(events: [3, 5]))
    #expect(try #require(ended.restrictedMean(to: 12)).isExtrapolated == false)
  }

  @Test func `before the first event everybody lives to the horizon`() throws {
    let mean = try #require(curve.restrictedMean(to: 2.5))
    #expect(mean.mean == 2.5)
    #expect(mean.standardError == 0)
    #expect(mean.timeLost == 0)
    #expect(curve.restrictedMean(to: -1) == nil)
    #expect(try #require(KaplanMeierEstimate(EventCounts()).restrictedMean(to: 4)).isExtrapolated)
  }

  @Test func `time starts at the first time where that is negative`() throws {
    let curve = try KaplanMeierEstimate(TimeToEvent(times: [-2, 1], events: [true, true]))
    #expect(try #require(curve.restrictedMean(to: 1)).mean == -2 + 1.5)  // so in R
  }

  @Test func `huge times have an error of their size`() throws {
    let unit = 0x1p600
    func mean(_ unit: Double) throws -> RestrictedMean? {
      let times = [4, 7, 9, 11].map { $0 * unit }
      return try KaplanMeierEstimate(TimeToEvent(times: times, events: [true, false, true, true]))
        .restrictedMean(to: 10 * unit)
    }
    let (one, other) = (try #require(try mean(1)), try #require(try mean(unit)))
    #expect(other.mean == one.mean * unit)
    #expect(other.standardError == one.standardError * unit)
    let comparison = RestrictedMeanComparison(of: other, against: other)
    #expect(
      isClose(
        comparison.difference.standardError, to: one.standardError * 2.squareRoot() * unit,
        relative: 1e-15))
    func robust(_ unit: Double) throws -> Double? {
      let times = [4, 7, 9, 11].map { $0 * unit }
      let rows = try TimeToEvent(times: times, events: [true, false, true, true])
      return try RestrictedMean(robustlyOf: rows, to: 10 * unit)?.standardError
    }
    #expect(try robust(unit) == robust(1).map { $0 * unit })
  }

  @Test func `several curves end by one rule`() {
    let curves = [curve, KaplanMeierEstimate(EventCounts(events: [4], censored: [7]))]
    func horizons(_ rule: RestrictedMeanHorizon) -> [Double?] {
      KaplanMeierEstimate.restrictedMeans(of: curves, to: rule).map { $0?.horizon }
    }
    #expect(horizons(.at(2)) == [2, 2])
    #expect(horizons(.individual) == [9, 7])
    #expect(horizons(.common) == [9, 9])
    #expect(horizons(.shortest) == [7, 7])
  }
}
