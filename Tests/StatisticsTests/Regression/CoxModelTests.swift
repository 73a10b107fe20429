import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#endif

struct CoxModelTests {
  @Test func `three events in turn, by hand`() throws {
    // Events of 0, 1, 0 with hazards 1 and θ: L = 1/(2 + θ) · θ/(1 + θ) · 1, largest where θ² = 2.
    // Information: p(1 − p) with p = √2 − 1, then with p = 2 − √2; together 6√2 − 8.
    let model = try CoxModel(
      fitting: [EventCounts(events: [3, 1]), EventCounts(events: [2])], reference: 0)
    let root = 2.0.squareRoot()
    let coefficient = model.coefficients[0]
    #expect(coefficient.group == 1)
    #expect(isClose(coefficient.hazardRatio, to: root))
    let (own, ofRatio) = (coefficient.interval(), coefficient.ratioInterval())
    #expect(isClose((own.lower + own.upper) / 2, to: log(root)))
    #expect(isClose(ofRatio.lower * ofRatio.upper, to: root * root))
    #expect(isClose(log(ofRatio.upper), to: own.upper))
    #expect(
      isClose(coefficient.standardError, to: 1 / (6 * root - 8).squareRoot(), relative: 1e-12))
    #expect(isClose(model.logLikelihood, to: log(root / ((2 + root) * (1 + root)))))
    #expect(isClose(model.nullLogLikelihood, to: -log(6)))
  }

  @Test func `tied events find each other half gone by Efron and there by Breslow`() throws {
    // At 1 one event in each group of two, then one left in each. At hazard ratio 1 Efron's
    // denominators are 4 and 4 − 1 = 3, Breslow's 4 and 4; those that follow 2 and 1.
    let groups = [EventCounts(events: [1, 4]), EventCounts(events: [3, 1])]
    let efron = try CoxModel(fitting: groups, reference: 0)
    let breslow = try CoxModel(fitting: groups, reference: 0, ties: .breslow)
    #expect(isClose(efron.nullLogLikelihood, to: -log(4 * 3 * 2)))
    #expect(isClose(breslow.nullLogLikelihood, to: -log(4 * 4 * 2)))
  }

  /// 10,000 subjects made by arithmetic, the same in R: Reference/generate/cox_large.R. Near the
  /// maximum rounding hides what a step gains, which must not stop the iteration.
  @Test func `a large cohort converges to R's hazard ratio`() throws {
    var groups = [EventCounts(), EventCounts()]
    for subject in 0..<10_000 {
      let place = subject * subject * 31 + subject * 17
      let group = subject % 2
      groups[group].record(
        time: 1 + place % (group == 1 ? 1_200 : 1_000), isEvent: subject % 7 != 0)
    }
    let efron = try CoxModel(fitting: groups, reference: 0).coefficients[0]
    let breslow = try CoxModel(fitting: groups, reference: 0, ties: .breslow).coefficients[0]
    #expect(isClose(efron.estimate, to: -0.555138895893144, relative: 1e-9))
    #expect(isClose(efron.standardError, to: 0.023353619376294, relative: 1e-9))
    #expect(isClose(breslow.estimate, to: -0.550170629286999, relative: 1e-9))
  }

  @Test(arguments: TieMethod.allCases)
  func `another reference divides the hazard ratios`(ties: TieMethod) throws {
    let groups = (20...22).map { EventCounts(subjects: madeUpSubjects(60, seed: $0)) }
    let first = try CoxModel(fitting: groups, reference: 0, ties: ties)
    let second = try CoxModel(fitting: groups, reference: 1, ties: ties)
    let ratios = first.coefficients.map(\.hazardRatio)
    #expect(second.coefficients.map(\.group) == [0, 2])
    #expect(isClose(second.coefficients[0].hazardRatio, to: 1 / ratios[0], relative: 1e-11))
    #expect(isClose(second.coefficients[1].hazardRatio, to: ratios[1] / ratios[0], relative: 1e-11))
    #expect(isClose(second.logLikelihood, to: first.logLikelihood, relative: 1e-13))
  }

  @Test(arguments: TieMethod.allCases)
  func `only the order of the times counts`(ties: TieMethod) throws {
    let groups = (23...24).map { madeUpSubjects(50, seed: $0) }
    let model = try CoxModel(
      fitting: groups.map { EventCounts(subjects: $0) }, reference: 0, ties: ties)
    let squares = try CoxModel(
      fitting: groups.map { EventCounts(subjects: $0.map { ($0.time * $0.time, $0.isEvent) }) },
      reference: 0, ties: ties)
    #expect(squares == model)
  }

  @Test func `by Breslow a hundredfold cohort has the same ratio and a tenth of the error`() throws
  {
    let groups = (25...26).map { EventCounts(subjects: madeUpSubjects(30, seed: $0)) }
    let hundredfold = groups.map { group in
      (1...100).reduce(into: EventCounts()) { sum, _ in sum.merge(group) }
    }
    let small = try CoxModel(fitting: groups, reference: 0, ties: .breslow).coefficients[0]
    let large = try CoxModel(fitting: hundredfold, reference: 0, ties: .breslow).coefficients[0]
    #expect(isClose(large.estimate, to: small.estimate, relative: 1e-10))
    #expect(isClose(large.standardError, to: small.standardError / 10, relative: 1e-10))
  }

  @Test func `an equal group has hazard ratio 1 and p value 1`() throws {
    let group = EventCounts(subjects: madeUpSubjects(40, seed: 27))
    let coefficient = try CoxModel(fitting: [group, group], reference: 1).coefficients[0]
    #expect(isClose(coefficient.estimate, to: 0, within: 1e-13))
    #expect(isClose(coefficient.waldPValue, to: 1, within: 1e-12))
  }

  @Test func `a hazard ratio above a thousand is found`() throws {
    let fast = EventCounts(events: Array(1...200) + [5000])
    let slow = EventCounts(events: [100], censored: Array(repeating: 6000, count: 5000))
    let coefficient = try CoxModel(fitting: [slow, fast], reference: 0).coefficients[0]
    #expect(coefficient.hazardRatio > 1000 && coefficient.hazardRatio.isFinite)
  }

  @Test(arguments: [TieMethod.efron, .breslow])
  func `events of everybody at time 0 have hazard ratio 1`(ties: TieMethod) throws {
    let model = try CoxModel(
      fitting: [EventCounts(events: [0, 0]), EventCounts(events: [0])], reference: 0, ties: ties)
    #expect(isClose(model.coefficients[0].estimate, to: 0))
    #expect(isClose(model.coefficients[0].standardError, to: 1.5.squareRoot()))  // 3 · 1/3 · 2/3
  }

  @Test func `where everybody has the event at once an exact likelihood compares nobody`() {
    #expect(throws: StatisticsError.noVariation(analysis: "Cox model")) {
      try CoxModel(
        fitting: [EventCounts(events: [0, 0]), EventCounts(events: [0])], reference: 0,
        ties: .exact)
    }
  }

  @Test func `a group without subjects is named`() {
    #expect(throws: StatisticsError.emptyGroup(1)) {
      try CoxModel(fitting: [EventCounts(events: [1]), EventCounts()], reference: 0)
    }
  }

  @Test func `a group without events is named`() {
    #expect(throws: StatisticsError.groupWithoutEvents(1)) {
      try CoxModel(
        fitting: [EventCounts(events: [1, 5]), EventCounts(censored: [3, 6])], reference: 0)
    }
  }

  @Test func `without any event there is no model`() {
    #expect(throws: StatisticsError.noEvents(analysis: "Cox model")) {
      try CoxModel(fitting: [EventCounts(censored: [1]), EventCounts(censored: [3])], reference: 0)
    }
  }

  @Test func `one group has nothing to be compared with`() {
    #expect(throws: StatisticsError.tooFewGroups(analysis: "Cox model")) {
      try CoxModel(fitting: [EventCounts(events: [1])], reference: 0)
    }
  }

  @Test func `a group whose events all come first has no finite ratio`() {
    let early = EventCounts(events: [2, 1], censored: [2])
    let late = EventCounts(events: [4, 3])
    #expect(throws: StatisticsError.unboundedCoefficient(group: 1, direction: .upward)) {
      try CoxModel(fitting: [late, early], reference: 0)
    }
    #expect(throws: StatisticsError.unboundedCoefficient(group: 1, direction: .downward)) {
      try CoxModel(fitting: [early, late], reference: 0)
    }
  }

  @Test func `a tie between the last of one group and the first of the other is no separation`()
    throws
  {
    let model = try CoxModel(
      fitting: [EventCounts(events: [4, 3]), EventCounts(events: [3, 1])], reference: 0)
    #expect(model.coefficients[0].hazardRatio.isFinite)
  }

  @Test func `two groups that only a third connects have finite ratios`() throws {
    // Groups 1 and 2 are never ordered both ways by themselves; group 0 has events before and
    // after.
    let model = try CoxModel(
      fitting: [
        EventCounts(events: [1, 3, 9]), EventCounts(events: [2, 2]), EventCounts(events: [8, 5]),
      ], reference: 1)
    #expect(model.coefficients.map(\.group) == [0, 2])
    #expect(model.coefficients.allSatisfy { $0.estimate.isFinite && $0.standardError > 0 })
  }

  struct Case: ReferenceCase {
    let call, dataset: String
    let by: String?
    let groups: [String]
    let unit: Int
    let ties: String
    let coef, se, hr, hrLower, hrUpper, p, logP: [Double]
    let loglikNull, loglik: Double
  }

  @Test(arguments: try Reference.cases(in: "cox") as [Case])
  func `agrees with R to 1e-8 relative, the likelihood to 1e-9`(_ reference: Case) throws {
    let model = try CoxModel(
      fitting: Reference.counts(
        reference.dataset, by: reference.by, groups: reference.groups, unit: reference.unit),
      reference: 0, ties: try #require(TieMethod(rawValue: reference.ties)))
    #expect(model.coefficients.map(\.group) == Array(1..<reference.groups.count))
    for (row, ours) in model.coefficients.enumerated() {
      #expect(isClose(ours.estimate, to: reference.coef[row], relative: 1e-8))
      #expect(isClose(ours.standardError, to: reference.se[row], relative: 1e-8))
      #expect(isClose(ours.hazardRatio, to: reference.hr[row], relative: 1e-8))
      #expect(isClose(ours.ratioInterval().lower, to: reference.hrLower[row], relative: 1e-8))
      #expect(isClose(ours.ratioInterval().upper, to: reference.hrUpper[row], relative: 1e-8))
      #expect(isClose(ours.waldPValue, to: reference.p[row], relative: 1e-7))
      #expect(isClose(ours.logWaldPValue, to: reference.logP[row], relative: 1e-7))
    }
    #expect(isClose(model.logLikelihood, to: reference.loglik, relative: 1e-9))
    #expect(isClose(model.nullLogLikelihood, to: reference.loglikNull, relative: 1e-9))
  }
}
