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

  /// Limits by R's `optim` and `uniroot` of the penalized likelihood; those of logistf end at 12.7,
  /// before they have converged.
  @Test func `a covariate that separates has limits where the penalty is not concave`() throws {
    let z = [
      2.005, 0.2844, 0.9054, 0.3138, -0.9043, -0.4043, 1.629, 0.6549, -0.5571, 1.155, -0.6324,
      -0.9288, -1.257, -1.498, -0.3983, -0.5804, -0.3702, 1.088, 2.82, 0.3814, -1.621, -1.117,
      -0.484, -0.008536, 0.4454,
    ]
    let x: [Double] = [
      0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ]
    let q = [
      0.2899, 1.406, 1.128, 0.462, 0.8951, -0.5863, -0.5255, -0.6573, 0.5687, 0.2152, -0.7776,
      -0.07643, -0.3195, -1.09, -0.1904, 0.6797, 0.3911, 0.8757, 1.155, -0.3816, 0.1372, 1.272,
      1.567, -0.4195, -0.4647,
    ]
    var covariates = Covariates(count: z.count)
    try covariates.append("x", x)
    try covariates.append("z", z)
    try covariates.append("q", q)
    let outcomes = [
      1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1,
    ].map { $0 == 1 }
    let model = try LogisticModel(fitting: outcomes, on: covariates, penalty: .firth)
    let interval = try #require(try model.profileInterval(of: "z"))
    #expect(isClose(interval.lower, to: 1.4743837570, relative: 1e-6))
    #expect(isClose(interval.upper, to: 18.4908727181, relative: 1e-6))
  }
}
