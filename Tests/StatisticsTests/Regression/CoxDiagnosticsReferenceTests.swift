import Statistics
import Testing

/// Made-up cohorts with ties, late entry, weights, strata, clusters and offsets in many
/// combinations, whose data stand beside R's answers.
struct CoxDiagnosticsReferenceTests {
  /// A cohort and its model.
  struct Cohort {
    let subjects: TimeToEvent
    let covariates: Covariates
    let strata: [Int]?
    let offset: [Double]?
    let labels: [Int]
    let model: CoxModel
    let result: ReferenceValue

    init(_ answer: ReferenceAnswer) throws {
      let data = answer.details["data"]
      let numbers = { (name: String) in data[name].numbers.compactMap { $0 } }
      let optional = { (name: String) in data.names.contains(name) ? numbers(name) : nil }
      let times = numbers("time")
      subjects = try TimeToEvent(
        times: times, events: numbers("event").map { $0 == 1 }, entries: optional("entry"),
        weights: optional("weight"))
      var covariates = Covariates(count: times.count)
      try covariates.append("x1", numbers("x1"))
      try covariates.append("x2", numbers("x2"))
      let levels = Array(Set(numbers("x3"))).sorted()
      covariates.append(
        factor: "factor(x3)", levels: levels.map { "\(Int($0))" },
        codes: try numbers("x3").map { value in try #require(levels.firstIndex(of: value)) })
      self.covariates = covariates
      strata = optional("stratum")?.map { Int($0) }
      offset = optional("offset")
      labels = answer.details["labels"].numbers.compactMap { $0.map { Int($0) } }
      result = answer.result
      model = try CoxModel(
        fitting: subjects, on: covariates,
        ties: try #require(TieMethod(rawValue: answer.details["ties"].text ?? "")), strata: strata,
        clusters: optional("cluster")?.map { Int($0) }, offset: offset)
    }
  }

  static func answers() throws -> [ReferenceAnswer] {
    try Reference.answers(in: "cox_diagnostics")
  }

  @Test(arguments: try answers())
  func `concordances and their errors agree with R`(_ answer: ReferenceAnswer) throws {
    let cohort = try Cohort(answer)
    expectAgreement(try cohort.model.concordance(), cohort.result["concordance"])
    let labels = answer.details["data"]["cluster"].numbers.compactMap { $0.map { Int($0) } }
    let score = try Concordance(
      of: cohort.subjects, score: answer.details["data"]["x3"].numbers.compactMap { $0 },
      strata: cohort.strata, clusters: labels.isEmpty ? nil : labels)
    expectAgreement(score, cohort.result["score"])
  }

  private func expectAgreement(_ ours: Concordance, _ theirs: ReferenceValue) {
    for (value, name, relative) in [
      (ours.concordant, "concordant", 1e-12), (ours.discordant, "discordant", 1e-12),
      (ours.tiedScores, "tied.x", 1e-12), (ours.tiedTimes, "tied.y", 1e-12),
      (ours.tiedScoresAndTimes, "tied.xy", 1e-12), (ours.estimate ?? -1, "concordance", 1e-12),
      (ours.standardError ?? -1, "std", 1e-11),
    ] {
      StatisticsTests.expectAgreement(
        value, theirs[name].number, .coxConcordance, relative: relative, floor: 1e-3, name)
    }
  }

  @Test(arguments: try answers())
  func `baseline hazards agree with R`(_ answer: ReferenceAnswer) throws {
    let cohort = try Cohort(answer)
    for (name, reference) in [
      ("basehaz", CoxModel.Reference.zero), ("basehaz_centered", .mean),
    ] {
      let curves = try cohort.model.baseline(at: reference)
      let theirs = cohort.result[name]
      let strata = theirs["strata"].texts
      for (row, time) in theirs["time"].numbers.enumerated() {
        let label = strata.isEmpty ? nil : Int(strata[row].drop { $0 != "=" }.dropFirst())
        let curve = curves.first { $0.stratum == label }
        StatisticsTests.expectAgreement(
          curve?.cumulativeHazard(at: try #require(time)) ?? 0, theirs["hazard"].numbers[row],
          .coxPredictions, relative: 1e-9, "\(name)[\(row)]")
      }
    }
  }

  @Test(arguments: try answers())
  func `predicted survival agrees with R`(_ answer: ReferenceAnswer) throws {
    let cohort = try Cohort(answer)
    let theirs = cohort.result["survfit"].elements
    let rows = Array(theirs.indices)
    let curves = try cohort.model.survival(
      for: cohort.covariates.selecting(rows: rows),
      strata: cohort.strata.map { strata in rows.map { strata[$0] } },
      offset: cohort.offset.map { offset in rows.map { offset[$0] } })
    for (curve, theirs) in zip(curves, theirs) where !theirs.names.isEmpty {
      let times = theirs["time"].numbers.compactMap { $0 }
      for (name, values, relative) in [
        ("cumhaz", times.map(curve.cumulativeHazard), 1e-9),
        ("std_err", times.map(curve.cumulativeHazardError), 1e-9),
        ("surv", times.map(curve.survival), 1e-9),
      ] {
        StatisticsTests.expectAgreement(
          values, theirs[name].numbers, .coxPredictions, relative: relative, floor: 1e-12, name)
      }
      for (index, time) in times.enumerated() {
        let interval = curve.interval(at: time, scale: .log)
        StatisticsTests.expectAgreement(
          interval?.lower, theirs["lower"].numbers[index], .coxPredictions, relative: 1e-9,
          floor: 1e-12, "lower")
        StatisticsTests.expectAgreement(
          interval?.upper, theirs["upper"].numbers[index], .coxPredictions, relative: 1e-9,
          floor: 1e-12, "upper")
      }
    }
  }

  @Test(arguments: try answers())
  func `linear predictors agree with R`(_ answer: ReferenceAnswer) throws {
    let cohort = try Cohort(answer)
    let ours = cohort.model.linearPredictors()
    if cohort.offset == nil {
      StatisticsTests.expectAgreement(
        ours.map(\.estimate), cohort.result["lp"].numbers, .coxPredictions, relative: 1e-9,
        floor: 1e-2, "lp")
    }
    StatisticsTests.expectAgreement(
      ours.map(\.standardError), cohort.result["lp_se"].numbers, .coxPredictions, relative: 1e-9,
      floor: 1e-2, "lp_se")
  }

  @Test(arguments: try answers())
  func `residuals of events agree with R`(_ answer: ReferenceAnswer) throws {
    let cohort = try Cohort(answer)
    let ours = try cohort.model.eventResiduals()
    let sums = ours.summed(by: cohort.labels)
    for (values, name) in [
      (ours.martingale, "martingale"), (ours.expected, "expected"), (ours.deviance, "deviance"),
      (sums.martingale, "martingale_collapsed"),
    ] {
      // A deviance residual near 0 is the root of a small difference.
      StatisticsTests.expectAgreement(
        values, cohort.result[name].numbers, .coxResiduals, relative: 1e-9, floor: 1, name)
    }
  }

  @Test(arguments: try answers())
  func `residuals of scores and covariates agree with R`(_ answer: ReferenceAnswer) throws {
    let cohort = try Cohort(answer)
    let model = cohort.model
    let schoenfeld = try model.schoenfeldResiduals()
    for (ours, name) in [
      (try model.scoreResiduals(), "residuals"), (try model.coefficientChanges(), "dfbeta"),
      (try model.standardizedCoefficientChanges(), "dfbetas"),
      (try model.coefficientChanges(summedBy: cohort.labels), "dfbeta_collapsed"),
      (schoenfeld.values, "schoenfeld"), (schoenfeld.scaled, "scaledsch"),
    ] {
      let theirs = cohort.result[name].rows
      #expect(ours.count == theirs.count)
      for (column, values) in ours.enumerated() {
        let size = values.reduce(0) { max($0, abs($1)) }
        StatisticsTests.expectAgreement(
          values, theirs[column], .coxResiduals, relative: 1e-9, floor: size, "\(name)[\(column)]")
      }
    }
  }

  @Test(arguments: try answers())
  func `tests of proportional hazards agree with R`(_ answer: ReferenceAnswer) throws {
    let cohort = try Cohort(answer)
    for name in cohort.result["zph"].names {
      let theirs = cohort.result["zph"][name]
      let ours = try ProportionalHazardsTest(
        of: cohort.model, against: try #require(TimeFunction(rawValue: name)))
      let tests = ours.terms.map(\.test) + [ours.global]
      #expect(ours.terms.map(\.name) + ["GLOBAL"] == theirs["terms"].texts)
      #expect(tests.map { Double($0.degreesOfFreedom) } == theirs["df"].numbers)
      StatisticsTests.expectAgreement(
        tests.map(\.chiSquare), theirs["chisq"].numbers, .proportionalHazards, relative: 1e-8,
        floor: 0.01, name)
      StatisticsTests.expectAgreement(
        tests.map(\.pValue), theirs["p"].numbers, .proportionalHazards, relative: 1e-8, name)
    }
  }
}
