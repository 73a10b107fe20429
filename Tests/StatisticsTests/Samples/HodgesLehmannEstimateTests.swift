import Statistics
import Testing

struct HodgesLehmannEstimateTests {
  @Test func `the shift is the median of all differences, by hand`() throws {
    // 3 − 1, 3 − 2, 5 − 1, 5 − 2: 1, 2, 3, 4
    let shift = HodgesLehmannEstimate(of: try Sample([5, 3]), from: try Sample([1, 2]))
    #expect(shift.estimate == 2.5)
  }

  @Test func `the center is the median of all means of two, by hand`() throws {
    // 1, 2½, 3½, 4, 5, 6: of 1, 4, 6 with themselves and each other
    #expect(HodgesLehmannEstimate(of: try Sample([6, 1, 4])).estimate == 3.75)
  }

  @Test func `samples too small for the level have no interval`() throws {
    let shift = HodgesLehmannEstimate(of: try Sample([1, 2]), from: try Sample([3, 4, 5]))
    #expect(shift.interval() == nil)  // the whole range covers 80%
    let interval = try #require(shift.interval(level: 0.8))
    #expect(interval.lower == -4)
    #expect(interval.upper == -1)
    #expect(HodgesLehmannEstimate(of: try Sample([1])).interval() == nil)
  }

  /// In a list of all pairs, for samples on both sides of the limit of the exact distribution.
  @Test(arguments: [(7, 12), (49, 49), (50, 20), (130, 77)])
  func `finds in few passes what a list of all pairs would show`(m: Int, n: Int) throws {
    var random = SeededGenerator(state: UInt64(m))
    let hasTies = m < 40
    let a = (0..<m).map { _ in
      let value = Double.random(in: -1...9, using: &random)
      return hasTies ? value.rounded() / 4 : value
    }
    let b = (0..<n).map { _ in Double.random(in: -5...5, using: &random) }
    let shift = HodgesLehmannEstimate(of: try Sample(a), from: try Sample(b))
    let all = a.flatMap { first in b.map { first - $0 } }.sorted()
    #expect(shift.estimate == 0.5 * (all[(all.count - 1) / 2] + all[all.count / 2]))
    let interval = try #require(shift.interval())
    #expect(all.contains(interval.lower) && all.contains(interval.upper))
    let below = all.filter { $0 < interval.lower }.count
    let above = all.filter { $0 > interval.upper }.count
    #expect(abs(below - above) <= (hasTies ? 8 : 0))
    let center = HodgesLehmannEstimate(of: try Sample(b))
    let means = b.indices.flatMap { i in b[i...].map { 0.5 * b[i] + 0.5 * $0 } }.sorted()
    #expect(center.estimate == 0.5 * (means[(means.count - 1) / 2] + means[means.count / 2]))
  }

  @Test func `a shift moves with the samples, at any scale`() throws {
    let (a, b) = ([1.0, 4, 6, 9, 12], [0.0, 3, 5, 7])
    let plain = HodgesLehmannEstimate(of: try Sample(a), from: try Sample(b))
    for scale in [1e-300, 0x1p900, -0x1p1000] {
      let scaled = HodgesLehmannEstimate(
        of: try Sample(a.map { $0 * scale }), from: try Sample(b.map { $0 * scale }))
      #expect(isClose(scaled.estimate, to: plain.estimate * scale, relative: 1e-14))
    }
  }

  @Test func `equal values have a shift of 0 and an interval of no width`() throws {
    let sample = try Sample(Array(repeating: 3.5, count: 60))
    let shift = HodgesLehmannEstimate(of: sample, from: sample)
    #expect(shift.estimate == 0)
    #expect(shift.interval() == ConfidenceInterval(lower: 0, upper: 0, level: 0.95))
  }
}
