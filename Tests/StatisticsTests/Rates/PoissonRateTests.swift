import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#endif

struct PoissonRateTests {
  @Test func `without events the upper limit is a logarithm, by hand`() throws {
    // e^(−40·rate) = 0.025, and 0.05 for half of it
    let rate = try PoissonRate(events: 0, exposure: 40)
    #expect(rate.estimate() == 0)
    #expect(rate.interval().lower == 0)
    #expect(isClose(rate.interval().upper, to: -log(0.025) / 40, relative: 1e-14))
    #expect(isClose(rate.interval(method: .midP).upper, to: -log(0.05) / 40, relative: 1e-14))
    #expect(
      rate.interval(method: .wald) == ConfidenceInterval(lower: 0, upper: 0, level: 0.95))
    for method in PoissonRate.IntervalMethod.allCases {
      #expect(rate.interval(method: method).lower == 0)
    }
  }

  /// Garwood, *Biometrika* 1936;28:437–442; the limits of 10 in his table: 4.795 and 18.39.
  @Test func `ten events are expected when 4.8 to 18.4 were`() throws {
    let interval = try PoissonRate(events: 10, exposure: 1).interval()
    #expect(isClose(interval.lower, to: 4.795, within: 5e-4))
    #expect(isClose(interval.upper, to: 18.39, within: 5e-3))
  }

  @Test func `events per 100 person-years`() throws {
    let rate = try PoissonRate(events: 17, exposure: 342.25)
    #expect(isClose(rate.estimate(per: 100), to: 4.967, within: 5e-4))
    #expect(
      isClose(
        rate.interval(per: 100).upper, to: 100 * rate.interval().upper, relative: 1e-15))
  }

  @Test func `a rate in days is one in years by their ratio`() throws {
    let days = try PoissonRate(events: 9, exposure: 36525)
    let years = try PoissonRate(events: 9, exposure: 100)
    for method in PoissonRate.IntervalMethod.allCases {
      let (one, other) = (
        days.interval(method: method, per: 365.25), years.interval(method: method)
      )
      #expect(isClose(one.lower, to: other.lower, relative: 1e-14))
      #expect(isClose(one.upper, to: other.upper, relative: 1e-14))
    }
  }

  @Test func `the unit of exposure changes only that of the rate`() throws {
    for exposure in [1e-100, 1e100] {
      let interval = try PoissonRate(events: 3, exposure: exposure).interval()
      let plain = try PoissonRate(events: 3, exposure: 1).interval()
      #expect(isClose(interval.upper, to: plain.upper / exposure, relative: 1e-14))
    }
  }

  @Test func `an observation as expected has a p of 1, an absurd one a logarithm`() throws {
    let rate = try PoissonRate(events: 10, exposure: 10)
    #expect(rate.pValue(hypothesized: 1) == 1)
    #expect(rate.pValue(hypothesized: 1e-200) == 0)
    // e^(−10^−199) · 10^(−1990) / 10!
    #expect(
      isClose(
        rate.logPValue(hypothesized: 1e-200), to: -1990 * log(10) - log(3_628_800),
        relative: 1e-12))
  }

  @Test(arguments: [-1, 1 << 54])
  func `impossible events are refused`(events: Int) {
    #expect(throws: RateError.impossibleEvents(events)) {
      try PoissonRate(events: events, exposure: 1)
    }
  }

  @Test(arguments: [0, -3, 1e101, Double.infinity])
  func `impossible exposure is refused`(exposure: Double) {
    #expect(throws: RateError.impossibleExposure(exposure)) {
      try PoissonRate(events: 1, exposure: exposure)
    }
  }

  @Test(arguments: try Reference.answers(in: "rates", of: "rate"))
  func `agrees with R`(_ reference: ReferenceAnswer) throws {
    let theirs = reference.result
    let rate = try poissonRate(theirs["events"], theirs["exposure"])
    let level = try #require(theirs["level"].number)
    for (name, method) in [
      ("exact", PoissonRate.IntervalMethod.exact), ("mid", .midP), ("score", .score),
      ("byar", .byar), ("wald", .wald),
    ] {
      let interval = rate.interval(level: level, method: method)
      expectAgreement(
        [interval.lower, interval.upper], theirs[name].numbers, .rates, relative: 1e-12,
        floor: 1e-3 * interval.upper, name)  // R takes the lower limit of a score as a difference
    }
    let hypothesized = try #require(theirs["hypothesized"].number)
    expectAgreement(
      { rate.pValue(hypothesized: hypothesized, $0) }, theirs["p"], .rates, relative: 1e-12)
  }
}

/// The rate of a case.
func poissonRate(_ events: ReferenceValue, _ exposure: ReferenceValue) throws -> PoissonRate {
  try PoissonRate(
    events: Int(try #require(events.number)), exposure: try #require(exposure.number))
}

/// The rates of a case.
func poissonRates(_ theirs: ReferenceValue) throws -> [PoissonRate] {
  try zip(theirs["events"].elements, theirs["exposures"].elements).map { try poissonRate($0, $1) }
}
