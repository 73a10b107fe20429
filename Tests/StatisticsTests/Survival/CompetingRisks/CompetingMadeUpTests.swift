import Statistics
import Testing

/// Competing risks against R on small made-up data with many ties, up to four groups, two strata.
struct CompetingMadeUpTests {
  static func answers() throws -> [ReferenceAnswer] {
    try Reference.answers(in: "competing")
  }

  private struct Made {
    let subjects: CompetingEvents
    let groups: [Int]
    let strata: [Int]
    let covariates: Covariates

    init(_ answer: ReferenceAnswer) throws {
      let data = answer.details["data"]
      let column = { (name: String) in data[name].numbers.compactMap { $0 } }
      subjects = try CompetingEvents(times: column("time"), causes: column("cause").map { Int($0) })
      groups = column("group").map { Int($0) }
      strata = column("stratum").map { Int($0) }
      var covariates = Covariates(count: subjects.count)
      try covariates.append("x", column("x"))
      try covariates.append("y", column("y"))
      self.covariates = covariates
    }
  }

  private func whole(_ value: ReferenceValue) throws -> Int {
    try #require(value.number.map { Int($0) })
  }

  @Test(arguments: try answers())
  func `incidences and both variances agree with R`(_ answer: ReferenceAnswer) throws {
    let made = try Made(answer)
    let curves = CumulativeIncidence.curves(of: made.subjects, by: made.groups)
    for (name, variance) in [("cuminc", IncidenceVariance.aalen), ("survfit", .greenwood)] {
      for theirs in answer.result[name].elements {
        let curve = curves[try whole(theirs["group"])]
        let cause = try whole(theirs["cause"])
        let times = theirs["time"].numbers.compactMap { $0 }
        let errors = times.map { curve.standardError(of: cause, at: $0, variance: variance) }
        expectAgreement(
          times.map { curve.incidence(of: cause, at: $0) }, theirs["estimate"].numbers,
          .cumulativeIncidence, relative: 1e-13)
        let isAalen = variance == .aalen
        // A variance that is a small difference of larger ones is known to 1e-15 or so.
        expectAgreement(
          isAalen ? errors.map { $0 * $0 } : errors,
          theirs[isAalen ? "variance" : "error"].numbers, .cumulativeIncidence, relative: 1e-12,
          floor: 1e-3)
      }
    }
  }

  /// R answers −1 where the variance has not full rank.
  @Test(arguments: try answers())
  func `Gray's test agrees with R, with strata and rho`(_ answer: ReferenceAnswer) throws {
    let made = try Made(answer)
    for theirs in answer.result["gray"].elements {
      guard case .number(let statistic) = theirs["statistic"], statistic >= 0 else { continue }
      let isStratified = if case .number(1) = theirs["stratified"] { true } else { false }
      let test = try GrayTest(
        of: whole(theirs["cause"]), in: made.subjects, by: made.groups,
        stratifiedBy: isStratified ? made.strata : nil, rho: theirs["rho"].number ?? 0)
      expectAgreement(test.chiSquare, statistic, .gray, relative: 1e-10, floor: 1e-3)
      #expect(test.degreesOfFreedom == (try whole(theirs["df"])))
    }
  }

  /// With groups of censoring crr's errors differ in the third digit from ours, and by as much from
  /// the infinitesimal jackknife, which ours equal up to terms of 1/n: they are compared to 5%.
  @Test(arguments: try answers())
  func `Fine and Gray's model agrees with crr at its maximum`(_ answer: ReferenceAnswer) throws {
    let made = try Made(answer)
    for theirs in answer.result["crr"].elements {
      let isGrouped = if case .number(1) = theirs["grouped"] { true } else { false }
      let model = try FineGrayModel(
        fitting: made.subjects, cause: whole(theirs["cause"]), on: made.covariates,
        censoringGroups: isGrouped ? made.strata : nil)
      let compare = { (ours: [Double], name: String) in
        expectAgreement(
          ours, theirs[name].numbers, .fineGray, relative: 1e-10, floor: 0.1, name)
      }
      compare(model.coefficients.map(\.estimate), "coefficients")
      compare([model.logLikelihood], "log_likelihood")
      compare([model.nullLogLikelihood], "null_log_likelihood")
      for (ours, row) in zip(model.variance, theirs["covariance"].rows) where !isGrouped {
        expectAgreement(ours, row, .fineGray, relative: 1e-10, floor: 0.1)
      }
      let errors = theirs["errors"].numbers
      for (index, coefficient) in model.coefficients.enumerated() {
        #expect(isClose(coefficient.standardError, to: errors[index], relative: 0.05))
      }
      #expect(model.eventTimes == theirs["times"].numbers)
      compare(model.eventTimes.map { model.incidence(at: $0, for: [0.5, 1]) }, "incidence")
    }
  }
}
