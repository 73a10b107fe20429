import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#endif

struct ConditionalOddsRatioTests {
  @Test func `two subjects, by hand`() throws {
    // The first cell is 1 with probability ψ/(1 + ψ), which is 0.025 for ψ = 1/39.
    let odds = try ConditionalOddsRatio(in: TwoByTwoTable(1, 0, 0, 1))
    #expect(odds.estimate == .infinity)
    #expect(isClose(odds.interval.lower, to: 1.0 / 39, relative: 1e-13))
    #expect(odds.interval.upper == .infinity)
  }

  @Test func `four subjects, by hand`() throws {
    // 0, 1, 2 in the first cell weigh 1, 4ψ, ψ²: the mean is 1 for ψ = 1.
    let odds = try ConditionalOddsRatio(in: TwoByTwoTable(1, 1, 1, 1))
    #expect(isClose(odds.estimate, to: 1, within: 1e-14))
    // (4ψ + ψ²)/(1 + 4ψ + ψ²) = 0.025: ψ² + 4ψ − 1/39 = 0.
    let lower = (4 + 1.0 / 39).squareRoot() - 2
    #expect(isClose(odds.interval.lower, to: lower, relative: 1e-13))
    #expect(isClose(odds.interval.upper, to: 1 / lower, relative: 1e-13))
  }

  @Test func `a one-sided interval has the limit of the two-sided one of less coverage`() throws {
    let table = TwoByTwoTable(7, 12, 3, 15)
    let both = try ConditionalOddsRatio(in: table, level: 0.9).interval
    let greater = try ConditionalOddsRatio(in: table, alternative: .greater).interval
    let less = try ConditionalOddsRatio(in: table, alternative: .less).interval
    #expect(isClose(greater.lower, to: both.lower, relative: 1e-13))
    #expect(greater.upper == .infinity)
    #expect(isClose(less.upper, to: both.upper, relative: 1e-13))
    #expect(less.lower == 0)
  }

  @Test(arguments: [
    TwoByTwoTable(7, 12, 3, 15), TwoByTwoTable(1000, 20, 31, 4), TwoByTwoTable(0, 5, 5, 5),
    TwoByTwoTable(1, 999_999, 12, 999_988), TwoByTwoTable(500_000, 400_000, 499_000, 410_000),
  ])
  func `groups in the other order have the reciprocal`(table: TwoByTwoTable) throws {
    let one = try ConditionalOddsRatio(in: table)
    let other = try ConditionalOddsRatio(in: TwoByTwoTable(table.c, table.d, table.a, table.b))
    #expect(isClose(other.estimate, to: 1 / one.estimate, relative: 1e-12) || one.estimate == 0)
    #expect(isClose(other.interval.lower, to: 1 / one.interval.upper, relative: 1e-12))
    #expect(
      isClose(other.interval.upper, to: 1 / one.interval.lower, relative: 1e-12)
        || one.interval.lower == 0)
  }

  @Test func `in large tables it is the sample odds ratio with Woolf's interval, nearly`() throws {
    let table = TwoByTwoTable(500_000, 400_000, 499_000, 410_000)
    let exact = try ConditionalOddsRatio(in: table)
    let sample = OddsRatio(in: table)
    #expect(isClose(exact.estimate, to: sample.estimate, relative: 1e-5))
    #expect(isClose(exact.interval.lower, to: sample.interval?.lower, relative: 1e-4))
    #expect(isClose(exact.interval.upper, to: sample.interval?.upper, relative: 1e-4))
  }
}
