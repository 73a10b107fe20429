import Statistics
import Testing

struct PoissonModelTests {
  /// By hand: 6 events in 12 years against 4 in 20: rates 1/2 and 1/5, ratio 5/2, and the variance
  /// of its logarithm is 1/6 + 1/4.
  @Test func `two groups have the ratio of their rates`() throws {
    var covariates = Covariates(count: 4)
    covariates.append("treated", [true, false, true, false])
    let model = try PoissonModel(fitting: [2, 3, 4, 1], exposure: [7, 9, 5, 11], on: covariates)
    #expect(isClose(model.coefficients[1].ratio, to: 2.5))
    let error = (1.0 / 6 + 1.0 / 4).squareRoot()
    #expect(isClose(model.coefficients[1].standardError, to: error))
    #expect(isClose(model.rates[1], to: 0.2))
    #expect(isClose(model.expected[1], to: 1.8))
  }

  /// By hand: risks of 3 of 4 and 1 of 3; the robust variance of the logarithm of a risk of 3/4 in 4
  /// is (1 − 3/4) / 3, of 1/3 in 3 it is 1 − 1/3.
  @Test func `outcomes without exposure have risk ratios with robust errors`() throws {
    var covariates = Covariates(count: 7)
    covariates.append("treated", [true, true, true, true, false, false, false])
    let model = try PoissonModel(fitting: [1, 1, 0, 1, 0, 1, 0], on: covariates)
    let ratio = try model.robustCoefficients()[1]
    #expect(isClose(ratio.ratio, to: 2.25))
    #expect(isClose(ratio.standardError, to: (0.25 / 3 + 2.0 / 3).squareRoot()))
  }

  @Test func `exposure in another unit changes only the intercept`() throws {
    var covariates = Covariates(count: 5)
    try covariates.append("age", [44, 61, 52, 70, 66])
    let (counts, days): ([Double], [Double]) = ([0, 3, 1, 2, 5], [365, 700, 120, 90, 400])
    let model = try PoissonModel(fitting: counts, exposure: days, on: covariates)
    let years = try PoissonModel(
      fitting: counts, exposure: days.map { $0 / 365.25 }, on: covariates)
    #expect(
      isClose(
        years.coefficients[1].estimate, to: model.coefficients[1].estimate, relative: 1e-11))
    #expect(isClose(years.logLikelihood, to: model.logLikelihood, relative: 1e-12))
    #expect(isClose(years.deviance, to: model.deviance, relative: 1e-12))
  }

  @Test func `as many coefficients as subjects fit exactly`() throws {
    var covariates = Covariates(count: 2)
    covariates.append("second", [false, true])
    let model = try PoissonModel(fitting: [3, 5], on: covariates)
    #expect(isClose(model.deviance, to: 0))
    #expect(model.dispersion == nil)
    #expect(model.dispersedCoefficients == nil)
    #expect(isClose(model.coefficients[1].ratio, to: 5.0 / 3))
  }

  /// By hand: counts 1 and 5 around a mean of 3: Pearson's statistic is 8/3 on one degree.
  @Test func `counts that vary more than chance have larger errors`() throws {
    let model = try PoissonModel(fitting: [1, 5], on: Covariates(count: 2))
    #expect(isClose(model.dispersion, to: 8.0 / 3))
    let coefficients = try #require(model.dispersedCoefficients)
    #expect(isClose(coefficients[0].standardError, to: (8.0 / 3 / 6).squareRoot()))
  }

  @Test func `what is not a count or an exposure is named with its row`() {
    let none = Covariates(count: 3)
    #expect(throws: ResponseError.notACount(row: 1, count: 2)) {
      try PoissonModel(fitting: [1, -1, 2.5], on: none)
    }
    #expect(throws: ResponseError.exposureNotPositive(row: 2, count: 1)) {
      try PoissonModel(fitting: [1, 1, 2], exposure: [1, 2, 0], on: none)
    }
    #expect(throws: ObservationError.notFinite(column: "count", row: 0, count: 1)) {
      try PoissonModel(fitting: [.infinity, 1, 2], on: none)
    }
    #expect(throws: RegressionError.noEvents(model: "Poisson model")) {
      try PoissonModel(fitting: [0, 0, 0], on: none)
    }
    #expect(throws: RegressionError.noSubjects(model: "Poisson model")) {
      try PoissonModel(fitting: [], on: Covariates(count: 0))
    }
  }

  @Test func `robust errors need two clusters, and the correction more subjects than coefficients`()
    throws
  {
    var covariates = Covariates(count: 2)
    covariates.append("treated", [true, false])
    let model = try PoissonModel(fitting: [3, 1], on: covariates)
    #expect(throws: RegressionError.tooFewClusters(model: "Poisson model")) {
      try model.robustCoefficients(clusters: [4, 4])
    }
    #expect(
      throws: RegressionError.tooFewSubjects(model: "Poisson model", found: 2, coefficients: 2)
    ) { try model.robustVariance(correction: .hc1) }
  }

  @Test func `models are compared when one lies within the other`() throws {
    var covariates = Covariates(count: 4)
    let null = try PoissonModel(fitting: [3, 1, 4, 1], on: covariates)
    covariates.append("treated", [true, false, true, false])
    let model = try PoissonModel(fitting: [3, 1, 4, 1], on: covariates)
    let test = try model.likelihoodRatioTest(against: null)
    #expect(test.degreesOfFreedom == 1)
    #expect(isClose(test.chiSquare, to: model.likelihoodRatioTest?.chiSquare, relative: 1e-12))
    let others = try PoissonModel(fitting: [3, 1, 4, 2], on: covariates)
    for smaller in [model, others] {
      #expect(throws: RegressionError.notNested(model: "Poisson model")) {
        try model.likelihoodRatioTest(against: smaller)
      }
    }
  }

  @Test func `an error says what is wrong and what to do`() {
    #expect(
      ResponseError.notACount(row: 1, count: 2).description
        == "count, row 1 and 1 more: not a count. Allowed: 0, 1, 2 and so on. "
        + "Put observation time into the exposure.")
    #expect(
      ResponseError.sameForAll(model: "Logistic model", isEvent: false).description
        == "Logistic model: no subject had the event, so that nothing tells them apart. "
        + "Add subjects with it, or fit with Firth's penalty.")
  }

  @Test(arguments: [
    ("Logistic model", "Merge or drop it, or fit with Firth's penalty."),
    ("Poisson model", "Merge or drop it."),
  ])
  func `Firth's penalty is recommended where there is one`(model: String, advice: String) {
    let error = RegressionError.unboundedCoefficient(
      model: model, column: "stage", direction: .upward)
    #expect(
      error.description
        == "\(model): the coefficient of stage grows without bound, because stage, alone or "
        + "together with other columns, separates the events from the rest. \(advice)")
  }
}
