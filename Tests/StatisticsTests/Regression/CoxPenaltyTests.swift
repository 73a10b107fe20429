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
}
