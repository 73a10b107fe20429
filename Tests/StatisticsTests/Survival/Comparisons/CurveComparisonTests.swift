import Statistics
import Testing

/// Restricted means and milestones of two curves.
struct CurveComparisonTests {
  private func curves(_ data: ComparisonData) -> [KaplanMeierEstimate] {
    data.counts[0].map { KaplanMeierEstimate($0) }
  }

  private func expect(_ contrast: Contrast?, _ theirs: ReferenceValue, p: ReferenceValue) throws {
    let contrast = try #require(contrast)
    let interval = contrast.interval()
    expectAgreement(
      [contrast.estimate, interval.lower, interval.upper], theirs.numbers, .milestones,
      relative: 1e-11, floor: 1e-2)
    if case .missing = p { return }
    expectAgreement(contrast.pValue, p.number, .milestones, relative: 1e-10)
  }

  @Test(arguments: try ComparisonReferenceTests.answers("curves"))
  func `restricted means and milestones agree with R`(_ answer: ReferenceAnswer) throws {
    let curves = try curves(answer.comparisonData())
    let result = answer.result
    let time = try #require(answer.details["tau"].number)
    let means = try RestrictedMeanComparison(of: curves[1], against: curves[0], to: time)
    #expect(!means.isExtrapolated)
    try expect(means.difference, result["difference"], p: result["difference_p"])
    try expect(means.ratio, result["ratio"], p: result["ratio_p"])
    try expect(means.timeLostRatio, result["lost_ratio"], p: result["lost_ratio_p"])
    let milestone = try MilestoneComparison(of: curves[1], against: curves[0], at: time)
    try expect(milestone.difference, result["survival_difference"], p: .missing)
    try expect(milestone.ratio, result["survival_ratio"], p: .missing)
    try expect(milestone.cumulativeHazardRatio, result["hazard_ratio"], p: .missing)
    let mover = try #require(milestone.differenceInterval())
    expectAgreement(
      [milestone.survival - milestone.reference, mover.lower, mover.upper],
      result["survival_difference_mover"].numbers, .milestones, relative: 1e-12, floor: 1e-2)
    for (name, scale) in [
      ("plain", IntervalScale.plain), ("log", .log), ("arcsine", .arcsine), ("logit", .logit),
    ] {
      expectAgreement(
        milestone.z(on: scale), result["z"][name].number, .milestones, relative: 1e-11, name)
    }
    // R's difference of log(−log S) falls where survival rises.
    expectAgreement(
      milestone.z(), result["z"]["logLog"].number.map { -$0 }, .milestones, relative: 1e-11)
  }

  static func differences() throws -> [ReferenceAnswer] {
    try LogRankReferenceTests.dataSets.flatMap {
      try Reference.answers(in: $0 + "_km", of: "restricted_mean_difference")
    }
  }

  @Test(arguments: try differences())
  func `differences of restricted means agree with survfit`(_ answer: ReferenceAnswer) throws {
    let group = try answer.text(after: "~ ", before: ",")
    let data = try ComparisonData(
      try answer.text(after: "data = ", before: ")"), by: group, labels: answer.groupLabels)
    let horizon = try #require(Double(try answer.text(after: "rmean = ", before: ")")))
    let curves = curves(data)
    let comparison = try RestrictedMeanComparison(of: curves[1], against: curves[0], to: horizon)
    let (difference, result) = (comparison.difference, answer.result)
    expectAgreement(
      [comparison.reference.mean, comparison.mean.mean], result["rmean"].numbers, .milestones,
      relative: 1e-12)
    expectAgreement(
      [comparison.reference.standardError, comparison.mean.standardError], result["se"].numbers,
      .milestones, relative: 1e-12)
    let interval = difference.interval()
    for (ours, name) in [
      (difference.estimate, "difference_second_minus_first"),
      (difference.standardError, "se_difference"), (interval.lower, "lower"),
      (interval.upper, "upper"), (difference.z, "z"), (difference.pValue, "p"),
    ] {
      expectAgreement(ours, result[name].number, .milestones, relative: 1e-10, name)
    }
  }

  private let early = KaplanMeierEstimate(EventCounts(events: [1, 2, 2, 5], censored: [9]))
  private let late = KaplanMeierEstimate(EventCounts(events: [6, 8], censored: [4, 9]))

  @Test func `turning a comparison round turns its sign`() throws {
    let (one, other) = (
      try MilestoneComparison(of: early, against: late, at: 6),
      try MilestoneComparison(of: late, against: early, at: 6)
    )
    for scale in IntervalScale.allCases {
      #expect(isClose(one.z(on: scale), to: other.z(on: scale).map { -$0 }))
      let (a, b) = (one.differenceInterval(scale: scale), other.differenceInterval(scale: scale))
      #expect(isClose(a?.lower, to: b.map { -$0.upper }))
    }
    #expect(isClose(one.ratio?.estimate, to: other.ratio.map { 1 / $0.estimate }))
    #expect(isClose(one.pValue(), to: other.pValue()))
  }

  @Test func `where a curve is 1 or 0 some scales have no answer`() throws {
    let start = try MilestoneComparison(of: early, against: late, at: 3)
    #expect(start.reference == 1)
    #expect(start.difference != nil && start.ratio != nil)
    #expect(start.cumulativeHazardRatio == nil && start.z() == nil && start.pValue() == nil)
    let before = try MilestoneComparison(of: early, against: late, at: 0.5)
    #expect(before.difference?.estimate == 0 && before.difference?.pValue == nil)
    let dead = KaplanMeierEstimate(EventCounts(events: [1, 2]))
    let end = try MilestoneComparison(of: dead, against: late, at: 7)
    #expect(end.survival == 0 && end.difference == nil && end.ratio == nil)
    #expect(!end.isExtrapolated)
    #expect(try MilestoneComparison(of: early, against: late, at: 12).isExtrapolated)
  }

  @Test func `what cannot be compared is named`() throws {
    let none = KaplanMeierEstimate(EventCounts())
    #expect(throws: ComparisonError.emptyGroup(1)) {
      try MilestoneComparison(of: early, against: none, at: 3)
    }
    #expect(throws: ComparisonError.emptyGroup(0)) {
      try RestrictedMeanComparison(of: none, against: late, to: 3)
    }
    #expect(throws: ComparisonError.impossibleTime) {
      try RestrictedMeanComparison(of: early, against: late, to: -1)
    }
    #expect(throws: ComparisonError.impossibleTime) {
      try MilestoneComparison(of: early, against: late, at: .nan)
    }
  }

  @Test func `hazard ratios of a log-rank test, by hand`() throws {
    // Observed 1 and 1, expected 1/2 and 3/2, variance 1/4.
    let test = try LogRankTest(comparing: [EventCounts(events: [1]), EventCounts(events: [2])])
    let step = try #require(test.oneStepHazardRatio(of: 0))
    #expect(isClose(step.z, to: 1))
    #expect(isClose(step.standardError, to: 2))
    #expect(isClose(step.estimate, to: 7.38905609893065))  // exp(2)
    let rate = try #require(test.relativeRate(of: 0, against: 1))
    #expect(isClose(rate.estimate, to: 3))
    #expect(isClose(rate.standardError, to: (2 + 2.0 / 3).squareRoot()))
  }
}
