import Statistics
import Testing

struct CoxSelectionTests {
  @Test(arguments: try Reference.answers(in: "cox_selection"))
  func `terms are chosen as a loop of R's models chooses them`(_ answer: ReferenceAnswer) throws {
    let (call, limit) = (try CoxCall(answer.call), try #require(answer.details["limit"].number))
    let rule: CoxSelection.Rule =
      switch answer.details["rule"].text {
      case "univariate": .univariate(below: limit)
      case "forward": .forward(below: limit)
      default: .backward(above: limit)
      }
    let selection = try CoxSelection(
      from: call.subjects, on: call.covariates, by: rule,
      criterion: try #require(
        answer.details["criterion"].text.flatMap(CoxSelection.Criterion.init)))
    let steps = answer.result["steps"].elements
    #expect(selection.terms == answer.result["terms"].texts)
    #expect(selection.steps.map(\.term) == steps.map { $0["term"].text })
    #expect(selection.steps.map { "\($0.decision)" } == steps.map { $0["decision"].text })
    for (ours, theirs) in zip(selection.steps, steps) {
      #expect(ours.test?.degreesOfFreedom == theirs["df"].number.map { Int($0) })
      expectAgreement(
        ours.test?.chiSquare, theirs["chisq"].number, .coxTests, relative: 1e-8, floor: 0.01,
        ours.term)
      expectAgreement(ours.test?.pValue, theirs["p"].number, .coxTests, relative: 1e-8, ours.term)
    }
    expectAgreement(
      selection.model?.coefficients.map(\.estimate) ?? [], answer.result["coef"].numbers,
      .coxCoefficients, relative: 1e-9, "coef")
  }

  /// Each term of the screen was fitted to its own complete rows.
  @Test(
    arguments: try CoxReferenceTests.files.flatMap {
      try Reference.answers(in: $0, of: "coxph_uni_multi")
    })
  func `a univariate screen agrees with R`(_ answer: ReferenceAnswer) throws {
    var kept: [String] = []
    for single in answer.details["univariate"].elements {
      let term = try #require(single["term"].text)
      let call = try CoxCall(try #require(single["call"].text))
      let selection = try CoxSelection(
        from: call.subjects, on: call.covariates, by: .univariate(below: 0.15))
      let model = try CoxModel(fitting: call.subjects, on: call.covariates)
      expectAgreement(
        selection.steps[0].test?.pValue, single["wald_p"].number, .coxTests, relative: 1e-8, term)
      expectAgreement(
        model.likelihoodRatioTest.pValue, single["lrt_p"].number, .coxTests, relative: 1e-8, term)
      #expect(model.subjectCount == Int(single["n"].number ?? 0))
      if selection.steps[0].decision == .entered { kept.append(term) }
    }
    #expect(kept == answer.details["kept"].texts)
  }

  @Test func `a term that cannot be estimated is passed over and said so`() throws {
    var covariates = Covariates(count: 6)
    try covariates.append("age", [50, 61, 47, 70, 55, 66])
    try covariates.append("late", [1, 1, 1, 0, 0, 0])
    try covariates.append("site", [1, 1, 1, 1, 1, 1])
    let subjects = try TimeToEvent(
      times: [4, 5, 6, 1, 2, 3], events: [true, false, true, true, true, true])
    let selection = try CoxSelection(from: subjects, on: covariates, by: .univariate(below: 1))
    #expect(selection.terms == ["age"])
    #expect(
      selection.steps.map(\.decision) == [
        .entered,
        .notEstimable(
          .unboundedCoefficient(model: "Cox model", column: "late", direction: .downward)),
        .redundant,
      ])
  }

  @Test(arguments: CoxSelection.Criterion.allCases)
  func `a term that the chosen ones determine does not enter`(
    criterion: CoxSelection.Criterion
  ) throws {
    let cohort = try MadeUpCohort(seed: 3)
    let (x, z) = (cohort.covariates["x"][0].values, cohort.covariates["y"][0].values)
    var covariates = Covariates(count: x.count)
    try covariates.append("x", x)
    try covariates.append("z", z)
    try covariates.append("s", zip(x, z).map { $0 + $1 })
    let selection = try CoxSelection(
      from: cohort.subjects, on: covariates, by: .forward(below: 1), criterion: criterion)
    #expect(selection.terms.count == 2)
    #expect(selection.steps.map(\.decision) == [.entered, .entered, .redundant])
    #expect(selection.model?.coefficients.map(\.name) == selection.terms)
    let screen = try CoxSelection(
      from: cohort.subjects, on: covariates, by: .univariate(below: 1), criterion: criterion)
    #expect(screen.terms == ["x", "z"])
    #expect(screen.steps.map(\.decision) == [.entered, .entered, .entered, .redundant])
  }
}
