import Statistics
import Testing

struct ProportionalHazardsTestTests {
  @Test(arguments: try CoxPredictionTests.answers(of: "cox.zph"))
  func `the score tests agree with R`(_ answer: ReferenceAnswer) throws {
    let result = answer.result
    let function = try #require(TimeFunction(rawValue: result["transform"].text ?? ""))
    let test = try ProportionalHazardsTest(of: CoxCall(answer).model(), against: function)
    let tests = test.terms.map(\.test) + [test.global]
    #expect(test.terms.map(\.name) + ["GLOBAL"] == result["terms"].texts)
    #expect(tests.map { Double($0.degreesOfFreedom) } == result["df"].numbers)
    expectAgreement(
      tests.map(\.chiSquare), result["chisq"].numbers, .proportionalHazards, relative: 1e-8)
    expectAgreement(tests.map(\.pValue), result["p"].numbers, .proportionalHazards, relative: 1e-8)
  }

  @Test func `moving or stretching the function of time changes nothing`() throws {
    let model = try MadeUpCohort(seed: 1).model()
    let identity = try ProportionalHazardsTest(of: model, against: .identity)
    for (origin, unit) in [(0.0, 1.0), (1e6, -3), (-5, 1e-200), (1, 1e200)] {
      let other = try ProportionalHazardsTest(of: model) { ($0 + origin) * unit }
      for (ours, theirs) in zip(other.terms, identity.terms) {
        #expect(ours.name == theirs.name)
        #expect(isClose(ours.test.chiSquare, to: theirs.test.chiSquare, relative: 1e-7))
      }
      #expect(isClose(other.global.chiSquare, to: identity.global.chiSquare, relative: 1e-7))
    }
  }

  @Test(arguments: [10, 0.1, 1e-3, 1e-8, 1e-150, 1e150])
  func `weights of another size scale the statistic`(_ unit: Double) throws {
    var cohort = try MadeUpCohort(seed: 1)
    let weights = cohort.subjects.weights ?? []
    for all in [weights, weights.map { _ in 1 }, weights.map { $0 / weights.reduce(0, +) }] {
      cohort.subjects = try cohort.subjects.weighing(all)
      let test = try ProportionalHazardsTest(of: cohort.model())
      cohort.subjects = try cohort.subjects.weighing(all.map { unit * $0 })
      let other = try ProportionalHazardsTest(of: cohort.model())
      for (ours, theirs) in zip(
        other.terms.map(\.test) + [other.global], test.terms.map(\.test) + [test.global])
      {
        #expect(isClose(ours.chiSquare, to: unit * theirs.chiSquare, relative: 1e-9))
      }
    }
  }

  @Test func `the test of a model of one column is that of all columns`() throws {
    var cohort = try MadeUpCohort(seed: 2)
    cohort.covariates = cohort.covariates.keeping(["x"])
    let test = try ProportionalHazardsTest(of: cohort.model())
    #expect(test["x"] == test.global)
    #expect(test["y"] == nil)
  }

  @Test func `covariates far from 0 or of another size change nothing`() throws {
    var cohort = try MadeUpCohort(seed: 3)
    let test = try ProportionalHazardsTest(of: cohort.model())
    let (x, y) = (cohort.covariates["x"][0].values, cohort.covariates["y"][0].values)
    cohort.covariates = Covariates(count: x.count)
    try cohort.covariates.append("x", x.map { 1e6 + $0 })
    try cohort.covariates.append("y", y.map { 1e-12 * $0 })
    let other = try ProportionalHazardsTest(of: cohort.model())
    #expect(isClose(other.global.chiSquare, to: test.global.chiSquare, relative: 1e-7))
  }

  @Test func `events at one time cannot show a change`() throws {
    var covariates = Covariates(count: 5)
    try covariates.append("x", [1, 2, 3, 4, 2])
    let model = try CoxModel(
      fitting: TimeToEvent(
        times: [1, 1, 2, 2, 2], events: [false, true, true, false, false]),
      on: covariates.selecting(rows: [0, 1, 2, 3, 4]))
    #expect(throws: CoxDiagnosticError.noVariationInTime) {
      try ProportionalHazardsTest(of: model) { _ in 3 }
    }
  }

  @Test func `a logarithm of time 0 is named`() throws {
    var covariates = Covariates(count: 4)
    try covariates.append("x", [1, 2, 1, 2])
    let model = try CoxModel(
      fitting: TimeToEvent(times: [0, 1, 2, 3], events: [true, true, true, false]),
      on: covariates)
    #expect(throws: CoxDiagnosticError.timeNotFinite(time: 0)) {
      try ProportionalHazardsTest(of: model, against: .logarithm)
    }
    #expect(try ProportionalHazardsTest(of: model).global.chiSquare.isFinite)
  }

  @Test func `with a penalty there is no score test`() throws {
    let cohort = try MadeUpCohort(seed: 3)
    let model = try CoxModel(fitting: cohort.subjects, on: cohort.covariates, penalty: .firth)
    #expect(throws: CoxDiagnosticError.penalized(diagnostic: "Proportional hazards")) {
      try ProportionalHazardsTest(of: model)
    }
  }

  @Test func `errors say what to do`() {
    let errors: [CoxDiagnosticError] = [
      .exactTies(diagnostic: "Score residuals"), .penalized(diagnostic: "Proportional hazards"),
      .timeNotFinite(time: 0), .noVariationInTime,
    ]
    #expect(
      errors.map(\.description) == [
        "Score residuals: not defined with exact ties. Fit the model with Efron's method.",
        "Proportional hazards: not defined with Firth's penalty. Fit the model without it.",
        "Proportional hazards: the function of time has no finite value at 0.0. Allowed: finite "
          + "numbers at every event time. Use ranks, or times above 0 for logarithms.",
        "Proportional hazards: the function of time is the same at all events, so that no change of "
          + "a hazard ratio can be seen. Use data with events at two times, or another function.",
      ])
  }
}

extension TimeToEvent {
  fileprivate func weighing(_ weights: [Double]) throws -> TimeToEvent {
    try TimeToEvent(times: times, events: events, entries: entries, weights: weights)
  }
}
