import Statistics
import Testing

/// Logistic and Poisson models against R's `glm` at the maximum itself, `sandwich`, and intervals by
/// profile likelihood that R found by bisection.
struct GeneralizedLinearReferenceTests {
  @Test(arguments: try Reference.answers(in: "glm_exact", of: "logistic"))
  func `logistic models agree with R`(_ answer: ReferenceAnswer) throws {
    let input = try RegressionInput(answer)
    let outcomes = input.response.map { $0 == 1 }
    let model = try LogisticModel(
      fitting: outcomes, on: input.covariates, weights: input.weights, offset: input.offset)
    try expectEverything(of: model, input, answer.result, .logistic)
    guard let area = answer.result["auc"].number else { return }
    let ours = try model.areaUnderCurve(for: outcomes)
    expectAgreement(ours.estimate, area, .logistic, relative: 1e-14, "area")
    expectAgreement(
      ours.standardError, answer.result["auc_se"].number, .logistic, relative: 1e-12, "its error")
    let test = try HosmerLemeshowTest(of: model.probabilities, for: outcomes)
    expectAgreement(
      test.test.chiSquare, answer.result["hl_chisq"].number, .logistic, relative: 1e-11, "groups")
    #expect(Double(test.test.degreesOfFreedom) == answer.result["hl_df"].number)
    #expect(test.groups.map { Double($0.events) } == answer.result["hl_observed"].numbers)
  }

  @Test(arguments: try Reference.answers(in: "glm_exact", of: "poisson"))
  func `Poisson models agree with R`(_ answer: ReferenceAnswer) throws {
    let input = try RegressionInput(answer)
    let model = try PoissonModel(
      fitting: input.response, exposure: input.exposure, on: input.covariates,
      weights: input.weights)
    try expectEverything(of: model, input, answer.result, .poisson)
    expectAgreement(
      model.dispersion, answer.result["dispersion"].number, .poisson, relative: 1e-12, "dispersion")
  }

  private func expectEverything<Model: GeneralizedLinearModel>(
    of model: Model, _ input: RegressionInput, _ result: ReferenceValue,
    _ family: Agreement.Family
  ) throws {
    expectAgreement(
      model.coefficients.map(\.estimate), result["coef"].numbers, family, relative: 1e-11, "coef")
    let errors = model.coefficients.map(\.standardError)
    expectAgreement(errors, result["se"].numbers, family, relative: 1e-11, "se")
    for (row, theirs) in result["vcov"].rows.enumerated() {
      // Covariances may be small differences: compared as correlations.
      let ours = zip(model.variance[row], errors).map { $0 / (errors[row] * $1) }
      let correlations = zip(theirs, errors).map { ($0 ?? .nan) / (errors[row] * $1) }
      expectAgreement(ours, correlations, family, relative: 1e-11, floor: 1, "variance")
    }
    let likelihoods: [(String, Double)] = [
      ("deviance", model.deviance), ("null_deviance", model.nullDeviance),
      ("loglik", model.logLikelihood), ("aic", model.akaikeInformationCriterion),
      ("bic", model.bayesianInformationCriterion),
    ]
    for (name, ours) in likelihoods {
      // R rounds weighted outcomes for these three and so has no answer for fractional weights.
      guard let theirs = result[name].number else { continue }
      expectAgreement(ours, theirs, family, relative: 1e-12, name)
    }
    try expectTests(of: model, result, family)
    try expectRobustErrors(of: model, input, result, family)
    let predictions = model.predictors(for: input.covariates).prefix(6)
    expectAgreement(
      predictions.map(\.estimate), result["link"].numbers, family, relative: 1e-11, floor: 0.1,
      "predictor")
    expectAgreement(
      predictions.map(\.standardError), result["link_se"].numbers, family, relative: 1e-11,
      "its error")
  }

  private func expectTests<Model: GeneralizedLinearModel>(
    of model: Model, _ result: ReferenceValue, _ family: Agreement.Family
  ) throws {
    expectAgreement(
      model.likelihoodRatioTest?.chiSquare ?? 0, result["lr"].number, family, relative: 1e-10,
      floor: 1, "likelihood ratio")
    for term in result["drop"].elements {
      let name = try #require(term["term"].text)
      let test = try #require(try model.likelihoodRatioTest(dropping: name))
      expectAgreement(
        test.chiSquare, term["chisq"].number, family, relative: 1e-10, floor: 1, "without \(name)")
      #expect(Double(test.degreesOfFreedom) == term["df"].number)
    }
    for (coefficient, theirs) in zip(model.coefficients, result["profile"].rows) {
      let interval = try #require(try model.profileInterval(of: coefficient.name))
      expectAgreement(
        [interval.lower, interval.upper], theirs, family, relative: 1e-10,
        floor: coefficient.standardError, "profile of \(coefficient.name)")
    }
  }

  private func expectRobustErrors<Model: GeneralizedLinearModel>(
    of model: Model, _ input: RegressionInput, _ result: ReferenceValue,
    _ family: Agreement.Family
  ) throws {
    for (correction, plain, clustered) in [
      (SandwichCorrection.hc0, "hc0", "cluster0"), (.hc1, "hc1", "cluster1"),
    ] {
      let errors = try model.robustCoefficients(correction: correction).map(\.standardError)
      expectAgreement(errors, result[plain].numbers, family, relative: 1e-11, plain)
      guard let clusters = input.clusters else { continue }
      expectAgreement(
        try model.robustCoefficients(clusters: clusters, correction: correction).map(
          \.standardError),
        result[clustered].numbers, family, relative: 1e-11, clustered)
    }
  }
}

/// The subjects of a case: those that lack nothing the model needs.
struct RegressionInput {
  let response: [Double]
  let covariates: Covariates
  let weights: [Double]?
  let exposure: [Double]?
  let offset: [Double]?
  let clusters: [Int]?

  init(_ answer: ReferenceAnswer) throws {
    let details = answer.details
    let table = try DataTable(try #require(details["dataset"].text))
    let outcome = try #require(details["response"].text)
    let others = ["weights", "exposure", "offset", "cluster"].map { details[$0].text }
    let terms = details["terms"].texts
    let rows = try table.completeRows([outcome] + terms + others.compactMap { $0 })
    func column(_ name: String?) throws -> [Double]? {
      try name.map { try table.numbers($0, at: rows) }
    }
    response = try table.numbers(outcome, at: rows)
    covariates = try Covariates(terms, of: table, at: rows)
    (weights, exposure) = (try column(others[0]), try column(others[1]))
    (offset, clusters) = (try column(others[2]), try column(others[3])?.map { Int($0) })
  }
}
