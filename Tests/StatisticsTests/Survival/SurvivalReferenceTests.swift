import Statistics
import Testing

/// Kaplan-Meier and log-rank against R's `survival`, on six data sets, all subjects and by group.
struct SurvivalReferenceTests {
  struct Curve: ReferenceCase {
    struct Stratum: Decodable, Sendable {
      let n, events, rows: Int
      let time, surv: [Double]
      let nRisk, nEvent, nCensor: [Int]
      let stdErr, lower, upper: [Double?]
      let probability: [Double]
      let quantile, quantileLower, quantileUpper: [Double?]
      let atTime, atSurv: [Double]
      let atNRisk: [Int]
    }
    let call, dataset: String
    let by: String?
    let groups: [String]
    let scale: String
    let level: Double
    let strata: [Stratum]

    /// Our curves beside R's.
    func pairs() throws -> [(ours: KaplanMeierEstimate, theirs: Stratum)] {
      let counts = try Reference.counts(dataset, by: by, groups: groups)
      try #require(counts.count == strata.count)
      return Array(zip(counts.map { KaplanMeierEstimate($0) }, strata))
    }
  }

  @Test(arguments: try Reference.cases(in: "km_curves") as [Curve])
  func `curves and their errors agree with R to 1e-12`(_ reference: Curve) throws {
    for (ours, theirs) in try reference.pairs() {
      #expect(ours.count == theirs.n)
      #expect(ours.eventCount == theirs.events)
      #expect(ours.steps.count == theirs.rows)
      for row in theirs.time.indices {
        let step = try #require(ours.steps.first { $0.time == theirs.time[row] })
        #expect(step.atRisk == theirs.nRisk[row])
        #expect(step.events == theirs.nEvent[row])
        #expect(step.censored == theirs.nCensor[row])
        #expect(isClose(step.survival, to: theirs.surv[row]))
        #expect(isClose(step.standardError, to: theirs.stdErr[row]))
      }
    }
  }

  @Test(arguments: try Reference.cases(in: "km_curves") as [Curve])
  func `pointwise limits agree with R to 1e-12`(_ reference: Curve) throws {
    let scale = try #require(IntervalScale(rawValue: reference.scale))
    for (ours, theirs) in try reference.pairs() {
      for row in theirs.time.indices {
        let interval = ours.interval(at: theirs.time[row], level: reference.level, scale: scale)
        #expect(isClose(interval.map(\.lower), to: theirs.lower[row]))
        #expect(isClose(interval.map(\.upper), to: theirs.upper[row]))
      }
    }
  }

  @Test(arguments: try Reference.cases(in: "km_curves") as [Curve])
  func `quantiles and their limits are exactly those of R`(_ reference: Curve) throws {
    let scale = try #require(IntervalScale(rawValue: reference.scale))
    for (ours, theirs) in try reference.pairs() {
      for (row, probability) in theirs.probability.enumerated() {
        let interval = ours.quantileInterval(probability, level: reference.level, scale: scale)
        #expect(ours.quantile(probability) == theirs.quantile[row])
        #expect(interval.lower == theirs.quantileLower[row])
        #expect(interval.upper == theirs.quantileUpper[row])
      }
    }
  }

  @Test(arguments: try Reference.cases(in: "km_curves") as [Curve])
  func `survival and subjects at risk at given times agree with R`(_ reference: Curve) throws {
    for (ours, theirs) in try reference.pairs() {
      for (row, time) in theirs.atTime.enumerated() {
        #expect(isClose(ours.survival(at: time), to: theirs.atSurv[row]))
        #expect(ours.atRisk(at: time) == theirs.atNRisk[row])
      }
    }
  }

  struct Median: ReferenceCase {
    let call, dataset: String
    let by: String?
    let groups: [String]
    let median, lower, upper: [Double?]
    let se: [Double?]?
  }

  @Test(arguments: try Reference.cases(in: "reverse_km") as [Median])
  func `median follow-up is exactly that of R`(_ reference: Median) throws {
    let counts = try Reference.counts(reference.dataset, by: reference.by, groups: reference.groups)
    let followUps = counts.map { KaplanMeierEstimate(reversing: $0) }
    #expect(followUps.map(\.median) == reference.median)
    #expect(followUps.map { $0.medianInterval().lower } == reference.lower)
    #expect(followUps.map { $0.medianInterval().upper } == reference.upper)
  }

  @Test(arguments: try Reference.cases(in: "spss_medians") as [Median])
  func `SPSS medians agree with the same rule in R to 1e-12 relative`(_ reference: Median) throws {
    let counts = try Reference.counts(reference.dataset, by: reference.by, groups: reference.groups)
    for (row, group) in counts.enumerated() {
      let median = KaplanMeierEstimate(group).spssMedianInterval()
      #expect(median?.median == reference.median[row])
      #expect(isClose(median?.standardError, to: reference.se?[row], relative: 1e-12))
      #expect(isClose(median?.lower, to: reference.lower[row], within: 1e-9))
      #expect(isClose(median?.upper, to: reference.upper[row], relative: 1e-12))
    }
  }

  struct LogRank: ReferenceCase {
    let call, dataset: String
    let by: String?
    let groups: [String]
    let observed, expected: [Double]
    let chisq, p, logP: Double
    let df: Int
  }

  @Test(arguments: try Reference.cases(in: "logrank") as [LogRank])
  func `log-rank tests agree with R to 1e-10 relative`(_ reference: LogRank) throws {
    let test = try LogRankTest(
      comparing: Reference.counts(reference.dataset, by: reference.by, groups: reference.groups))
    #expect(isClose(test.chiSquare, to: reference.chisq, relative: 1e-10))
    #expect(test.degreesOfFreedom == reference.df)
    #expect(test.observed == reference.observed)
    for (ours, theirs) in zip(test.expected, reference.expected) {
      #expect(isClose(ours, to: theirs, relative: 1e-12))
    }
    #expect(isClose(test.pValue, to: reference.p, relative: 1e-9))
    #expect(isClose(test.logPValue, to: reference.logP, relative: 1e-9))
  }
}
