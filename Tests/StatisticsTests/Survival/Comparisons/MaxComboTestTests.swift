import Statistics
import Testing

struct MaxComboTestTests {
  private let groups = [3, 4].map { EventCounts(subjects: madeUpSubjects(40, seed: $0)) }

  /// p values to 1e-7, as exact as the numerical integrals in R are.
  @Test(arguments: try ComparisonReferenceTests.answers("maxcombo"))
  func `statistics, correlations and p values agree with R`(_ answer: ReferenceAnswer) throws {
    let data = try answer.comparisonData()
    let weightings = answer.details["exponents"].rows.map {
      LogRankWeighting.flemingHarrington(rho: ($0[0] ?? 0), gamma: ($0[1] ?? 0))
    }
    let test = try MaxComboTest(
      comparing: data.subjects, by: data.groups, stratifiedBy: data.strata, weightings: weightings)
    let result = answer.result
    expectAgreement(
      test.statistics, result["z"].numbers, .maxCombo, relative: 1e-11, floor: 1e-2, "z")
    for (ours, theirs) in zip(test.correlation, result["correlation"].rows) {
      expectAgreement(ours, theirs, .maxCombo, relative: 1e-12, "correlation")
    }
    for (ours, name) in [
      (test.pValue, "p"), (test.pValue(ofExcessIn: 0), "p_excess"),
      (test.pValue(ofExcessIn: 1), "p_deficit"),
    ] {
      expectAgreement(ours, result[name].number, .maxCombo, relative: 1e-7, name)
    }
  }

  @Test func `with one weighting it is that log-rank test`() throws {
    for weighting in [LogRankWeighting.logRank, .gehan, .flemingHarrington(rho: 0, gamma: 1)] {
      let test = try MaxComboTest(comparing: groups, weightings: [weighting])
      let single = try LogRankTest(comparing: groups, weighting: weighting)
      #expect(isClose(test.statistics[0], to: single.standardizedDifference(of: 0)))
      #expect(isClose(test.pValue, to: single.pValue, relative: 1e-10))
      #expect(
        isClose(test.pValue(ofExcessIn: 1), to: single.pValue(ofExcessIn: 1), relative: 1e-10))
    }
  }

  @Test func `a weighting given twice changes nothing`() throws {
    let one = try MaxComboTest(comparing: groups, weightings: [.logRank, .gehan])
    let more = try MaxComboTest(comparing: groups, weightings: [.logRank, .gehan, .logRank])
    #expect(isClose(more.pValue, to: one.pValue, relative: 1e-9))
  }

  @Test func `turning the groups round turns the sides`() throws {
    let (one, other) = (
      try MaxComboTest(comparing: groups), try MaxComboTest(comparing: groups.reversed())
    )
    #expect(isClose(one.pValue, to: other.pValue, relative: 1e-9))
    #expect(isClose(one.pValue(ofExcessIn: 0), to: other.pValue(ofExcessIn: 1), relative: 1e-9))
    #expect(one.pValue <= 2 * min(one.pValue(ofExcessIn: 0), one.pValue(ofExcessIn: 1)) + 1e-9)
  }

  @Test func `the p value lies between the smallest and Bonferroni's`() throws {
    let test = try MaxComboTest(comparing: groups)
    let single = 2 * StandardNormal.upperTail(test.maximum)
    #expect(test.pValue > single && test.pValue < 4 * single)
  }

  @Test func `late weights drop out where all events come at once`() throws {
    let groups = [EventCounts(events: [4], censored: [9, 9]), EventCounts(events: [4, 4])]
    let test = try MaxComboTest(comparing: groups)
    #expect(test.weightings == [.logRank, .flemingHarrington(rho: 1, gamma: 0)])
    #expect(isClose(test.pValue, to: try LogRankTest(comparing: groups).pValue, relative: 1e-9))
    let late = LogRankWeighting.flemingHarrington(rho: 0, gamma: 2)
    #expect(throws: ComparisonError.noWeight(late)) {
      try MaxComboTest(comparing: groups, weightings: [late])
    }
  }

  @Test func `a difference too large for a p value has its logarithm`() throws {
    let early = EventCounts(events: Array(repeating: 1, count: 3000))
    let late = EventCounts(events: Array(repeating: 2, count: 2999), censored: [2])
    let test = try MaxComboTest(comparing: [early, late])
    #expect(test.pValue == 0)
    #expect(test.logPValue < -2000 && test.logPValue.isFinite)
    #expect(test.pValue(ofExcessIn: 1) == 1)
  }

  @Test func `it compares two groups`() {
    #expect(throws: ComparisonError.notTwoGroups(count: 3)) {
      try MaxComboTest(comparing: groups + [EventCounts(events: [1])])
    }
    #expect(throws: StatisticsError.tooFewGroups(analysis: "Log-rank test")) {
      try MaxComboTest(comparing: [groups[0], EventCounts()])
    }
  }
}
