import Statistics
import Testing

/// Firth's penalty against the same maximum found slowly in R, and as published.
struct FirthTests {
  @Test(arguments: try Reference.answers(in: "firth"))
  func `agrees with modified scores solved step by step`(_ answer: ReferenceAnswer) throws {
    let input = try RegressionInput(answer)
    let model = try LogisticModel(
      fitting: input.response.map { $0 == 1 }, on: input.covariates, weights: input.weights,
      penalty: .firth)
    let result = answer.result
    let family = Agreement.Family.penalizedLogistic
    expectAgreement(
      model.coefficients.map(\.estimate), result["coef"].numbers, family, relative: 1e-10, "coef")
    expectAgreement(
      model.coefficients.map(\.standardError), result["se"].numbers, family, relative: 1e-10, "se")
    expectAgreement(
      [model.logLikelihood, model.nullLogLikelihood],
      [result["loglik"].number, result["null_loglik"].number], family, relative: 1e-12,
      "likelihoods")
    for (index, slope) in model.coefficients.dropFirst().enumerated() {
      guard !result["chisq"].elements.isEmpty else { return }
      let test = try #require(try model.likelihoodRatioTest(dropping: slope.name))
      expectAgreement(
        test.chiSquare, result["chisq"].numbers[index], family, relative: 1e-9, floor: 1, "test")
      let interval = try #require(try model.profileInterval(of: slope.name))
      expectAgreement(
        [interval.lower, interval.upper], result["profile"].rows[index], family, relative: 1e-9,
        floor: slope.standardError, "limits of \(slope.name)")
    }
  }

  /// Heinze & Schemper, *Statistics in Medicine* 2002;21:2409–2419, table II: no low-grade tumor
  /// showed neovascularization.
  @Test func `neovascularization has a finite odds ratio as published`() throws {
    let table = try DataTable("endometrial")
    let rows = Array(0..<table.count)
    let covariates = try Covariates(["nv", "pi", "eh"], of: table, at: rows)
    let outcomes = try table.numbers("hg", at: rows).map { $0 == 1 }
    let separated = RegressionError.unboundedCoefficient(
      model: "Logistic model", column: "nv", direction: .upward)
    #expect(throws: separated) { try LogisticModel(fitting: outcomes, on: covariates) }
    let model = try LogisticModel(fitting: outcomes, on: covariates, penalty: .firth)
    let rounded = model.coefficients.map { ($0.estimate * 100).rounded() / 100 }
    #expect(rounded == [3.77, 2.93, -0.03, -2.60])
    let errors = model.coefficients.map { ($0.standardError * 100).rounded() / 100 }
    #expect(errors == [1.49, 1.55, 0.04, 0.78])
    let interval = try #require(try model.profileInterval(of: "nv"))
    #expect((interval.lower * 100).rounded() / 100 == 0.61)
    #expect((interval.upper * 100).rounded() / 100 == 7.85)
  }

  /// By hand: half an event is added to each side, so 0 of 3 has the odds 0.5 / 3.5.
  @Test func `outcomes that are all the same have finite odds`() throws {
    let model = try LogisticModel(
      fitting: [false, false, false], on: Covariates(count: 3), penalty: .firth)
    #expect(isClose(model.coefficients[0].ratio, to: 1.0 / 7))
  }

  /// By hand: half a subject is added to each cell of the table 5, 0 / 2, 6.
  @Test func `the odds ratio of a table is that with one half in each cell`() throws {
    var covariates = Covariates(count: 13)
    covariates.append("treated", (0..<13).map { $0 < 5 || $0 > 11 })
    let outcomes = (0..<13).map { $0 < 5 || $0 == 5 || $0 == 6 }
    // Treated: 5 events and 1 other; untreated: 2 events and 5 others.
    let model = try LogisticModel(fitting: outcomes, on: covariates, penalty: .firth)
    #expect(isClose(model.coefficients[1].ratio, to: 5.5 * 5.5 / (1.5 * 2.5)))
  }
}
