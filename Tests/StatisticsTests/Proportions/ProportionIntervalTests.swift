import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#endif

struct ProportionIntervalTests {
  /// Newcombe, Stat Med 1998;17:857–872, table I.
  @Test(arguments: [
    (81, 263, ProportionInterval.Method.wilson, 0.2553, 0.3662),
    (81, 263, .wilsonWithContinuityCorrection, 0.2535, 0.3682),
    (81, 263, .clopperPearson, 0.2527, 0.3676), (81, 263, .midP, 0.2544, 0.3658),
    (81, 263, .wald, 0.2522, 0.3638), (15, 148, .wilson, 0.0624, 0.1605),
    (15, 148, .wilsonWithContinuityCorrection, 0.0598, 0.1644),
    (15, 148, .clopperPearson, 0.0578, 0.1617), (15, 148, .midP, 0.0601, 0.1581),
    (0, 20, .wilson, 0, 0.1611), (0, 20, .clopperPearson, 0, 0.1684), (0, 20, .midP, 0, 0.1391),
    (1, 29, .wilson, 0.0061, 0.1718), (1, 29, .clopperPearson, 0.0009, 0.1776),
    (1, 29, .midP, 0.0017, 0.1585),
  ])
  func `intervals are those published`(
    successes: Int, subjects: Int, method: ProportionInterval.Method, lower: Double, upper: Double
  ) throws {
    let interval = try ProportionInterval(successes: successes, of: subjects, method: method)
    #expect(isClose(interval.lower, to: lower, within: 0.000_050_1))
    #expect(isClose(interval.upper, to: upper, within: 0.000_050_1))
  }

  @Test func `without successes the mid-p limit is a root, by hand`() throws {
    // (1 − p)¹⁰ / 2 = 0.025
    let interval = try ProportionInterval(successes: 0, of: 10, method: .midP)
    #expect(isClose(interval.upper, to: 1 - pow(0.05, 0.1), within: 1e-15))
  }

  @Test func `Jeffreys' interval of one of two is the semicircle's`() throws {
    // The cumulative probability of Beta(3/2, 3/2) at sin²(φ/2) is (φ − sin φ cos φ)/π.
    let interval = try ProportionInterval(successes: 1, of: 2, method: .jeffreys)
    #expect(isClose(interval.lower + interval.upper, to: 1, within: 1e-14))
    let angle = 2 * asin(interval.lower.squareRoot())
    #expect(isClose((angle - sin(angle) * cos(angle)) / .pi, to: 0.025, within: 1e-14))
  }

  @Test(arguments: ProportionInterval.Method.allCases)
  func `successes and failures are mirror images`(method: ProportionInterval.Method) throws {
    for (successes, subjects) in [(0, 1), (1, 1), (3, 10), (0, 50), (499, 1000)] {
      let some = try ProportionInterval(successes: successes, of: subjects, method: method)
      let others = try ProportionInterval(
        successes: subjects - successes, of: subjects, method: method)
      #expect(isClose(others.lower, to: 1 - some.upper, within: 1e-14))
      #expect(isClose(others.upper, to: 1 - some.lower, within: 1e-14))
      #expect(0 <= some.lower && some.lower <= some.estimate + 1e-15)
      #expect(some.estimate <= some.upper + 1e-15 && some.upper <= 1)
    }
  }

  @Test(arguments: ProportionInterval.Method.allCases)
  func `one of a billion keeps the digits of its limits`(
    method: ProportionInterval.Method
  ) throws {
    let interval = try ProportionInterval(successes: 1, of: 1_000_000_000, method: method)
    #expect(interval.upper > 2e-9 && interval.upper < 8e-9)
    #expect(interval.lower >= 0 && interval.lower < 1e-9)
  }

  @Test(arguments: ProportionInterval.Method.allCases)
  func `what is not a proportion is refused`(method: ProportionInterval.Method) {
    for (successes, subjects) in [(0, 0), (3, 2), (-1, 5)] {
      #expect(
        throws: ProportionError.impossibleProportion(successes: successes, subjects: subjects)
      ) {
        try ProportionInterval(successes: successes, of: subjects, method: method)
      }
    }
  }
}

struct BinomialTestTests {
  @Test func `eight of ten heads, by hand`() throws {
    // 1 + 10 + 45 of 1024 ways at each end.
    let test = try BinomialTest(successes: 8, of: 10)
    #expect(isClose(test.pValue, to: 112.0 / 1024))
    #expect(
      try isClose(BinomialTest(successes: 8, of: 10, alternative: .greater).pValue, to: 56.0 / 1024)
    )
    #expect(
      try isClose(BinomialTest(successes: 8, of: 10, alternative: .less).pValue, to: 1013.0 / 1024))
  }

  @Test func `a proportion of 0 or 1 makes observations certain or impossible`() throws {
    #expect(try BinomialTest(successes: 0, of: 5, hypothesized: 0).pValue == 1)
    #expect(try BinomialTest(successes: 5, of: 5, hypothesized: 1).pValue == 1)
    #expect(try BinomialTest(successes: 1, of: 5, hypothesized: 0).pValue == 0)
    #expect(try BinomialTest(successes: 4, of: 5, hypothesized: 1).pValue == 0)
    #expect(
      try BinomialTest(successes: 3, of: 5, hypothesized: 0, alternative: .less).pValue == 1)
  }

  @Test func `a million heads have a logarithm`() throws {
    let test = try BinomialTest(successes: 1_000_000, of: 1_000_000)
    #expect(isClose(test.logPValue, to: log(2) - 1_000_000 * log(2), relative: 1e-14))
  }
}
