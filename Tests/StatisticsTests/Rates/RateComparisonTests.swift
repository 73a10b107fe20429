import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Ratio, difference, homogeneity and standardization of rates.
struct RateComparisonTests {
  private func rate(_ events: Int, in exposure: Double) throws -> PoissonRate {
    try PoissonRate(events: events, exposure: exposure)
  }

  @Test func `three events to none in equal time, by hand`() throws {
    let ratio = try RateRatio(of: rate(3, in: 5), to: rate(0, in: 5))
    #expect(ratio.estimate == .infinity)
    #expect(isClose(ratio.pValue(), to: 0.25, relative: 1e-14))  // 2 / 2³
    #expect(isClose(ratio.pValue(hypothesized: 1, .greater), to: 0.125, relative: 1e-14))
    #expect(isClose(ratio.pValue(method: .midP), to: 0.125, relative: 1e-14))
    let share = pow(0.025, 1.0 / 3)
    let interval = try #require(ratio.interval())
    #expect(isClose(interval.lower, to: share / (1 - share), relative: 1e-13))
    #expect(interval.upper == .infinity)
    // The share whose cube is 0.05, half of which counts.
    let half = pow(0.05, 1.0 / 3)
    #expect(
      isClose(ratio.interval(method: .midP)?.lower, to: half / (1 - half), relative: 1e-13))
    #expect(ratio.interval(method: .wald) == nil)
    #expect(ratio.pValue(method: .wald) == nil)
  }

  @Test(arguments: RateRatio.Method.allCases)
  func `exchanging the rates inverts the ratio`(method: RateRatio.Method) throws {
    let (a, b) = (try rate(7, in: 11), try rate(19, in: 23.5))
    let (one, other) = (try RateRatio(of: a, to: b), try RateRatio(of: b, to: a))
    let (interval, inverse) = (one.interval(method: method), other.interval(method: method))
    #expect(isClose(interval?.lower, to: inverse.map { 1 / $0.upper }, relative: 1e-13))
    #expect(isClose(interval?.upper, to: inverse.map { 1 / $0.lower }, relative: 1e-13))
    #expect(
      isClose(
        one.pValue(hypothesized: 2, method: method),
        to: other.pValue(hypothesized: 0.5, method: method), relative: 1e-12))
  }

  @Test func `the limits of a ratio have the p value that the level leaves`() throws {
    let ratio = try RateRatio(of: rate(7, in: 11), to: rate(19, in: 23.5))
    for method in RateRatio.Method.allCases {
      let interval = try #require(ratio.interval(level: 0.9, method: method))
      #expect(
        isClose(
          ratio.pValue(hypothesized: interval.lower, method: method, .greater), to: 0.05,
          relative: 1e-11))
      #expect(
        isClose(
          ratio.pValue(hypothesized: interval.upper, method: method, .less), to: 0.05,
          relative: 1e-11))
    }
  }

  @Test func `a p value too small for a Double has a logarithm`() throws {
    let ratio = try RateRatio(of: rate(5000, in: 1), to: rate(10, in: 1))
    for method in RateRatio.Method.allCases {
      #expect(try #require(ratio.logPValue(method: method)).isFinite)
    }
    #expect(ratio.pValue() == 0)
    #expect(try #require(ratio.logPValue()) < -3000)
  }

  @Test func `without events the difference may be as large as its deviate allows, by hand`() throws
  {
    // (0 − d)² = z² · d / T
    let difference = RateDifference(of: try rate(0, in: 10), from: try rate(0, in: 25))
    let square = pow(1.959963984540054, 2)
    #expect(difference.estimate() == 0)
    #expect(isClose(difference.interval().upper, to: square / 10, relative: 1e-13))
    #expect(isClose(difference.interval().lower, to: -square / 25, relative: 1e-13))
    #expect(difference.pValue == 1)
    #expect(isClose(difference.interval(per: 100).upper, to: 10 * square, relative: 1e-13))
  }

  @Test func `neither rate has an event: there is no ratio`() throws {
    let none = try rate(0, in: 10)
    #expect(throws: RateError.noEvents(analysis: "Rate ratio")) {
      try RateRatio(of: none, to: none)
    }
    #expect(throws: RateError.noEvents(analysis: "Homogeneity of rates")) {
      try RateHomogeneityTest(comparing: [none, none])
    }
    #expect(
      throws: RateError.tooFewRates(analysis: "Homogeneity of rates", found: 1, needed: 2)
    ) {
      try RateHomogeneityTest(comparing: [rate(3, in: 1)])
    }
  }

  @Test func `two rates are as homogeneous as their score test says`() throws {
    let (a, b) = (try rate(7, in: 11), try rate(19, in: 23.5))
    let homogeneity = try RateHomogeneityTest(comparing: [a, b])
    #expect(isClose(homogeneity.expected[0], to: 26 * 11 / 34.5, relative: 1e-14))
    let score = try RateRatio(of: a, to: b).pValue(method: .score)
    #expect(isClose(homogeneity.pValue, to: score, relative: 1e-12))
    #expect(
      isClose(RateDifference(of: a, from: b).pValue, to: homogeneity.pValue, relative: 1e-12))
  }

  @Test func `one stratum standardized is Garwood's interval`() throws {
    let crude = try rate(7, in: 55)
    let standardized = try StandardizedRate([crude], standard: [3])
    #expect(isClose(standardized.estimate, to: 7.0 / 55, relative: 1e-15))
    #expect(isClose(standardized.interval().lower, to: crude.interval().lower, relative: 1e-13))
    #expect(isClose(standardized.interval().upper, to: crude.interval().upper, relative: 1e-13))
  }

  @Test func `an impossible standard population is refused`() throws {
    let rates = [try rate(1, in: 2), try rate(1, in: 2)]
    #expect(throws: RateError.impossibleStandard(-1, stratum: 1)) {
      try StandardizedRate(rates, standard: [1, -1])
    }
    #expect(throws: RateError.impossibleStandard(0, stratum: 0)) {
      try StandardizedRate(rates, standard: [0, 0])
    }
    #expect(throws: RateError.self) { try StandardizedRate([], standard: []) }
  }

  /// 1e-11: R's limits come from a proportion whose complement has lost digits.
  @Test(arguments: try Reference.answers(in: "rates", of: "two_rates"))
  func `two rates are compared as by R`(_ reference: ReferenceAnswer) throws {
    let theirs = reference.result
    let rates = try poissonRates(theirs)
    let level = try #require(theirs["level"].number)
    let difference = RateDifference(of: rates[0], from: rates[1])
    let unit = difference.interval(level: level).upper
    for (name, method) in [
      ("difference_score", RateDifference.IntervalMethod.score), ("difference_wald", .wald),
    ] {
      let interval = difference.interval(level: level, method: method)
      expectAgreement(
        [interval.lower, interval.upper], theirs[name].numbers, .rates, relative: 1e-12,
        floor: unit, name)
    }
    guard theirs["estimate"].number != nil else { return }
    let ratio = try RateRatio(of: rates[0], to: rates[1])
    expectAgreement(ratio.estimate, theirs["estimate"].number, .rates, relative: 1e-13, "ratio")
    for (name, method) in [
      ("exact", RateRatio.Method.exact), ("mid", .midP), ("score", .score), ("wald", .wald),
    ] where !theirs[name].elements.isEmpty {
      let interval = ratio.interval(level: level, method: method)
      expectAgreement(
        [interval?.lower, interval?.upper], theirs[name].numbers, .rates, relative: 1e-11, name)
    }
    let hypothesized = try #require(theirs["hypothesized"].number)
    expectAgreement(
      { ratio.pValue(hypothesized: hypothesized, $0) ?? .nan }, theirs["p"], .rates,
      relative: 1e-12)
    expectAgreement(
      ratio.pValue(hypothesized: hypothesized, method: .midP), theirs["mid_p"].number, .rates,
      relative: 1e-12, "mid p")
    if let wald = theirs["wald_p"].number {
      expectAgreement(
        ratio.pValue(hypothesized: hypothesized, method: .wald), wald, .rates, relative: 1e-11,
        "Wald p")
    }
    let homogeneity = try RateHomogeneityTest(comparing: rates)
    expectAgreement(
      [homogeneity.chiSquare, homogeneity.pValue],
      [theirs["homogeneity"].number, theirs["homogeneity_p"].number], .rates, relative: 1e-12,
      floor: 0.01, "homogeneity")
  }

  @Test(arguments: try Reference.answers(in: "rates", of: "homogeneity"))
  func `several rates are compared as by R`(_ reference: ReferenceAnswer) throws {
    let theirs = reference.result
    let test = try RateHomogeneityTest(comparing: poissonRates(theirs))
    expectAgreement(
      [test.chiSquare, test.pValue, test.likelihoodRatio, test.likelihoodRatioPValue],
      ["chisq", "p", "lr", "lr_p"].map { theirs[$0].number }, .rates, relative: 1e-12)
  }

  @Test(arguments: try Reference.answers(in: "rates", of: "standardized"))
  func `standardized rates agree with R`(_ reference: ReferenceAnswer) throws {
    let theirs = reference.result
    let rate = try StandardizedRate(
      poissonRates(theirs), standard: theirs["standard"].numbers.compactMap { $0 })
    let interval = rate.interval()
    expectAgreement(
      [rate.estimate, rate.variance, interval.lower, interval.upper],
      [theirs["estimate"].number, theirs["variance"].number] + theirs["limits"].numbers, .rates,
      relative: 1e-12)
  }
}
