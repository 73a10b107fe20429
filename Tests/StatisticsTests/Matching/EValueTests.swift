import Statistics
import Testing

struct EValueTests {
  private func interval(_ lower: Double, _ upper: Double) -> ConfidenceInterval {
    ConfidenceInterval(lower: lower, upper: upper, level: 0.95)
  }

  @Test func `published examples of risk ratios`() throws {
    // VanderWeele & Ding 2017, p. 270 and table 3: breastfeeding and death by respiratory infection,
    // breastfeeding and leukemia.
    let infection = try EValue(riskRatio: 3.9, interval: interval(1.8, 8.7))
    #expect(isClose(infection.estimate, to: 3.9 + 11.31.squareRoot()))  // printed as 7.2
    #expect(isClose(infection.limit, to: 3))
    let leukemia = try EValue(riskRatio: 0.80, interval: interval(0.71, 0.91))
    #expect(isClose(leukemia.estimate, to: 1.81, within: 0.005))
    #expect(isClose(leukemia.limit, to: 1.43, within: 0.005))
    // The vignette of the R package EValue: smoking and lung cancer, Hammond & Horn 1958.
    let smoking = try EValue(riskRatio: 10.73, interval: interval(8.02, 14.36))
    #expect(isClose(smoking.estimate, to: 20.94777, within: 5e-6))
    #expect(isClose(smoking.limit, to: 15.52336, within: 5e-6))
  }

  @Test func `a risk ratio of 2 has an E-value of 2 + √2, and so has one half`() throws {
    #expect(isClose(try EValue(riskRatio: 2).estimate, to: 2 + 2.0.squareRoot()))
    #expect(isClose(try EValue(riskRatio: 0.5).estimate, to: 2 + 2.0.squareRoot()))
    #expect(try EValue(riskRatio: 2).limit == nil)
    #expect(try EValue(riskRatio: 1, interval: interval(1, 1)).limit == 1)
    #expect(try EValue(riskRatio: 1).estimate == 1)
  }

  @Test func `an interval that holds 1 has an E-value of 1`() throws {
    #expect(try EValue(riskRatio: 2, interval: interval(0.9, 4)).limit == 1)
    #expect(try EValue(riskRatio: 0.5, interval: interval(0, .infinity)).limit == 1)
    #expect(try EValue(riskRatio: 3, interval: interval(0, .infinity)).limit == 1)
  }

  @Test func `odds ratios of common outcomes are square-rooted`() throws {
    let rare = try EValue(oddsRatio: 4, interval: interval(2.25, 9), isOutcomeCommon: false)
    #expect(isClose(rare.estimate, to: 4 + 12.0.squareRoot()))
    let common = try EValue(oddsRatio: 4, interval: interval(2.25, 9), isOutcomeCommon: true)
    #expect(common.riskRatio == 2)
    #expect(isClose(common.estimate, to: 2 + 2.0.squareRoot()))
    #expect(isClose(common.limit, to: 1.5 + 0.75.squareRoot()))
  }

  @Test func `hazard ratios of common outcomes are converted`() throws {
    // √4 = 2: (1 − 1/4) / (1 − 2^(−1/2)).
    let common = try EValue(hazardRatio: 4, interval: interval(1, 9), isOutcomeCommon: true)
    let ratio = 0.75 / (1 - 0.5.squareRoot())
    #expect(isClose(common.riskRatio, to: ratio, relative: 1e-14))
    #expect(
      isClose(common.estimate, to: ratio + (ratio * (ratio - 1)).squareRoot(), relative: 1e-14))
    #expect(common.limit == 1)
    let inverse = try EValue(hazardRatio: 0.25, isOutcomeCommon: true)
    #expect(isClose(inverse.estimate, to: common.estimate, relative: 1e-14))
    #expect(try EValue(hazardRatio: 4, isOutcomeCommon: false).riskRatio == 4)
  }

  @Test func `standardized differences become risk ratios`() throws {
    // exp(0.91/2) = 1.57617…, exp(0.91/2 − 1.78/4) = exp(0.01).
    let value = try EValue(standardizedMeanDifference: 0.5, standardError: 0.25)
    #expect(isClose(value.riskRatio, to: 1.5761735, within: 1e-6))
    let limit = 1.010050167084168
    #expect(
      isClose(value.limit, to: limit + (limit * (limit - 1)).squareRoot(), relative: 1e-13))
    let negative = try EValue(standardizedMeanDifference: -0.5, standardError: 0.25)
    #expect(isClose(negative.estimate, to: value.estimate, relative: 1e-14))
    #expect(isClose(negative.limit, to: value.limit, relative: 1e-13))
  }

  @Test(arguments: try Reference.answers(in: "propensity", of: "risk_difference"))
  func `risk differences agree with the root of the lower limit`(
    _ reference: ReferenceAnswer
  ) throws {
    let counts = reference.result["counts"].numbers.map { Int($0 ?? 0) }
    let level = try #require(reference.result["level"].number)
    for turned in [false, true] {
      let (first, second) = turned ? (2, 0) : (0, 2)
      let value = try EValue(
        riskDifferenceOf: counts[first], among: counts[first + 1], against: counts[second],
        among: counts[second + 1], level: level)
      expectAgreement(
        [value.estimate, value.limit],
        [reference.result["estimate"].number, reference.result["limit"].number],
        .propensityWeights, relative: 1e-12, "E-value")
    }
  }

  @Test func `what is no ratio, interval or proportion is named`() {
    for ratio in [0, -1, .nan, .infinity, Double.leastNonzeroMagnitude, 1.7e308] {
      #expect(throws: MatchingError.self) { try EValue(riskRatio: ratio) }
    }
    #expect(throws: MatchingError.impossibleInterval(lower: 3, upper: 4)) {
      try EValue(riskRatio: 2, interval: interval(3, 4))
    }
    #expect(throws: MatchingError.self) {
      try EValue(riskRatio: 2, interval: interval(.nan, 4))
    }
    #expect(throws: MatchingError.impossibleRatio(.infinity)) {
      try EValue(riskDifferenceOf: 3, among: 10, against: 0, among: 10)
    }
    #expect(throws: MatchingError.impossibleProportion(events: 11, subjects: 10)) {
      try EValue(riskDifferenceOf: 11, among: 10, against: 0, among: 10)
    }
    #expect(throws: MatchingError.self) {
      try EValue(riskDifferenceOf: 0, among: 10, against: 0, among: 10)
    }
    #expect(throws: MatchingError.self) { try EValue(standardizedMeanDifference: 1e6) }
    #expect(throws: MatchingError.impossibleNumber(name: "standard error", value: -1)) {
      try EValue(standardizedMeanDifference: 1, standardError: -1)
    }
  }
}
