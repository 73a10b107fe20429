import Statistics
import Testing

struct CoxPenaltyTests {
  @Test(arguments: try Reference.answers(in: "cox_penalized", of: "coxph_firth"))
  func `Firth's penalty agrees with a walk through each risk set`(
    _ answer: ReferenceAnswer
  ) throws {
    let call = try CoxCall(answer.call)
    let model = try CoxModel(
      fitting: call.subjects, on: call.covariates,
      ties: try #require(TieMethod(rawValue: call.ties)), strata: call.strata, robust: call.robust,
      penalty: .firth)
    let compare = { (ours: [Double?], name: String) in
      expectAgreement(
        ours, answer.result[name].numbers, .penalizedCox, relative: 1e-9, floor: 1e-4, name)
    }
    compare(model.coefficients.map(\.estimate), "coef")
    compare(model.coefficients.map(\.standardError), "se")
    compare([model.logLikelihood], "loglik")
    compare([model.nullLogLikelihood], "loglik_null")
    compare([model.likelihoodRatioTest.chiSquare], "lrt")
    if call.covariates.terms.count == model.coefficients.count {
      compare(
        try call.covariates.terms.map {
          try model.likelihoodRatioTest(dropping: $0.name)?.chiSquare
        }, "dropping")
    }
    try expectProfiles(model, answer)
  }

  @Test(arguments: try Reference.answers(in: "cox_penalized", of: "coxph_profile"))
  func `profile limits agree with those of R's likelihood`(_ answer: ReferenceAnswer) throws {
    let call = try CoxCall(answer.call)
    try expectProfiles(try CoxModel(fitting: call.subjects, on: call.covariates), answer)
  }

  private func expectProfiles(_ model: CoxModel, _ answer: ReferenceAnswer) throws {
    for (coefficient, theirs) in zip(model.coefficients, answer.result["profile"].rows) {
      let ours = try model.profileInterval(of: coefficient.name)
      expectAgreement(
        [ours?.lower, ours?.upper], theirs, .penalizedCox, relative: 1e-8,
        floor: coefficient.standardError, coefficient.name)
    }
  }

  @Test func `a group without events has an estimate only with the penalty`() throws {
    let call = try CoxCall(#"coxph(Surv(time, event) ~ treated + age, data = separated)"#)
    #expect(
      throws: RegressionError.unboundedCoefficient(
        model: "Cox model", column: "treated", direction: .downward)
    ) {
      try CoxModel(fitting: call.subjects, on: call.covariates)
    }
    let model = try CoxModel(fitting: call.subjects, on: call.covariates, penalty: .firth)
    #expect(try #require(model["treated"]).estimate < 0)
  }

  /// The likelihood is q = 1/(1 + e^β), the information q(1 − q), their penalized product
  /// q^(3/2) (1 − q)^(1/2), largest where q = 3/4.
  @Test func `two subjects with an event each have the odds of three to one, by hand`() throws {
    var covariates = Covariates(count: 2)
    try covariates.append("dose", [1, 2])
    let model = try CoxModel(
      fitting: TimeToEvent(times: [1, 2], events: [true, true]), on: covariates, penalty: .firth)
    #expect(isClose(model.coefficients[0].hazardRatio, to: 1.0 / 3, relative: 1e-12))
    #expect(isClose(model.coefficients[0].standardError, to: 4 / 3.0.squareRoot(), relative: 1e-12))
  }

  @Test func `with more columns than subjects the first independent ones are kept`() throws {
    var covariates = Covariates(count: 4)
    let values: [[Double]] = [
      [3, 1, 4, 1], [5, 9, 2, 6], [5, 3, 5, 8], [9, 7, 9, 3], [2, 3, 8, 4],
    ]
    for (index, column) in values.enumerated() { try covariates.append("x\(index)", column) }
    let model = try CoxModel(
      fitting: TimeToEvent(times: [1, 2, 3, 4], events: [true, true, true, true]), on: covariates,
      penalty: .firth)
    #expect(model.coefficients.map(\.name) == ["x0", "x1", "x2"])
    #expect(model.dropped.map(\.reason) == [.collinear, .collinear])
    #expect(model.coefficients.allSatisfy { $0.estimate.isFinite && $0.standardError > 0 })
  }
}
