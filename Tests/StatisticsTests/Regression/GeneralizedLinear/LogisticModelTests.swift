import Statistics
import Testing

struct LogisticModelTests {
  /// 13 subjects in no order, of two covariates.
  static let ages: [Double] = [61, 48, 70, 55, 66, 59, 73, 44, 51, 68, 57, 63, 49]
  static let grades: [Double] = [1, 3, 2, 1, 3, 2, 2, 1, 1, 3, 3, 2, 1]
  static let outcomes = [1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0].map { $0 == 1 }

  private func covariates(_ columns: [(String, [Double])]) throws -> Covariates {
    var result = Covariates(count: columns[0].1.count)
    for (name, values) in columns { try result.append(name, values) }
    return result
  }

  private func model(
    _ columns: [(String, [Double])], _ outcomes: [Bool] = outcomes, weights: [Double]? = nil
  ) throws -> LogisticModel {
    try LogisticModel(fitting: outcomes, on: covariates(columns), weights: weights)
  }

  private var plain: LogisticModel {
    get throws { try model([("age", Self.ages), ("grade", Self.grades)]) }
  }

  /// By hand: 3 of 4 treated and 1 of 3 untreated had the event: odds 3 and 1/2, ratio 6; the
  /// variance of its logarithm is 1/3 + 1/1 + 1/1 + 1/2.
  @Test func `the model of a table has its odds ratio`() throws {
    let model = try model(
      [("treated", [1, 1, 1, 1, 0, 0, 0])], [true, true, false, true, false, true, false])
    #expect(isClose(model.coefficients[1].ratio, to: 6))
    let error = (1.0 / 3 + 1 + 1 + 0.5).squareRoot()
    #expect(isClose(model.coefficients[1].standardError, to: error))
    #expect(isClose(model.probabilities[0], to: 0.75))
    #expect(isClose(model.complements[0], to: 0.25))
  }

  @Test func `without covariates the intercept is the logarithm of the odds`() throws {
    let model = try LogisticModel(
      fitting: [true, true, false, true], on: Covariates(count: 4))
    #expect(isClose(model.coefficients[0].ratio, to: 3))
    #expect(model.likelihoodRatioTest == nil)
    #expect(isClose(model.deviance, to: model.nullDeviance))
  }

  @Test func `the order of subjects changes no digit that matters`() throws {
    let order = [4, 12, 0, 7, 3, 9, 1, 11, 5, 10, 2, 8, 6]
    let permuted = try model(
      [("age", order.map { Self.ages[$0] }), ("grade", order.map { Self.grades[$0] })],
      order.map { Self.outcomes[$0] })
    try expectSame(permuted.coefficients, plain.coefficients)
  }

  @Test func `a weight of 2 is the same as two subjects`() throws {
    let twice = Self.ages.indices.flatMap { $0 < 5 ? [$0, $0] : [$0] }
    let repeated = try model(
      [("age", twice.map { Self.ages[$0] }), ("grade", twice.map { Self.grades[$0] })],
      twice.map { Self.outcomes[$0] })
    let weighted = try model(
      [("age", Self.ages), ("grade", Self.grades)],
      weights: Self.ages.indices.map { $0 < 5 ? 2 : 1 })
    expectSame(weighted.coefficients, repeated.coefficients)
    #expect(isClose(weighted.logLikelihood, to: repeated.logLikelihood, relative: 1e-13))
  }

  @Test func `a weight of 0 leaves a subject out but gives it a predictor`() throws {
    let rest = Array(1..<13)
    let without = try model(
      [("age", rest.map { Self.ages[$0] }), ("grade", rest.map { Self.grades[$0] })],
      rest.map { Self.outcomes[$0] })
    let weighted = try model(
      [("age", Self.ages), ("grade", Self.grades)],
      weights: Self.ages.indices.map { $0 == 0 ? 0 : 1 })
    expectSame(weighted.coefficients, without.coefficients)
    #expect(weighted.count == 12)
    #expect(weighted.linearPredictors.count == 13)
    let prediction = without.predictors(
      for: try covariates([("age", [Self.ages[0]]), ("grade", [Self.grades[0]])]))
    #expect(isClose(weighted.linearPredictors[0], to: prediction[0].estimate))
  }

  @Test(arguments: [1e-9, 1e9]) func `weights in another unit change only the errors`(
    _ unit: Double
  ) throws {
    let weighted = try model(
      [("age", Self.ages), ("grade", Self.grades)], weights: Self.ages.map { _ in unit })
    for (ours, theirs) in zip(weighted.coefficients, try plain.coefficients) {
      #expect(isClose(ours.estimate, to: theirs.estimate, relative: 1e-11))
      let error = ours.standardError * unit.squareRoot()
      #expect(isClose(error, to: theirs.standardError, relative: 1e-11))
    }
  }

  @Test(arguments: [(1e-9, 0.0), (1, 1e8), (1e12, -1e15), (1e300, 0), (1e-200, 0)])
  func `a covariate in another unit has the same odds ratio in that unit`(
    _ unit: Double, _ origin: Double
  ) throws {
    let other = try model([("age", Self.ages.map { $0 * unit + origin }), ("grade", Self.grades)])
    let (ours, theirs) = (other.coefficients, try plain.coefficients)
    #expect(isClose(ours[1].estimate * unit, to: theirs[1].estimate, relative: 1e-11))
    #expect(isClose(ours[1].standardError * unit, to: theirs[1].standardError, relative: 1e-11))
    #expect(isClose(ours[2].estimate, to: theirs[2].estimate, relative: 1e-11))
    #expect(isClose(other.deviance, to: try plain.deviance, relative: 1e-12))
  }

  @Test func `another reference level changes no likelihood`() throws {
    let codes = Self.grades.map { Int($0) - 1 }
    let models = try [0, 2].map { reference in
      var covariates = Covariates(count: codes.count)
      covariates.append(
        factor: "grade", levels: ["low", "middle", "high"], codes: codes, reference: reference)
      return try LogisticModel(fitting: Self.outcomes, on: covariates)
    }
    #expect(isClose(models[0].deviance, to: models[1].deviance))
    for (first, second) in zip(models[0].probabilities, models[1].probabilities) {
      #expect(isClose(first, to: second))
    }
  }

  /// Their binomial coefficients apart, groups have the likelihood of their subjects.
  @Test func `events among trials have the coefficients of single subjects`() throws {
    let grouped = try LogisticModel(
      fitting: [3, 1, 0], of: [4, 3, 2], on: covariates([("dose", [1, 2, 4])]))
    let single = try model(
      [("dose", [1, 1, 1, 1, 2, 2, 2, 4, 4])],
      [true, true, true, false, true, false, false, false, false])
    expectSame(grouped.coefficients, single.coefficients)
    let test = try #require(grouped.likelihoodRatioTest)
    #expect(isClose(test.chiSquare, to: grouped.nullDeviance - grouped.deviance))
    #expect(isClose(test.chiSquare, to: try #require(single.likelihoodRatioTest).chiSquare))
    let gain = grouped.logLikelihood - single.logLikelihood
    #expect(isClose(gain, to: 2.484906649788))  // By hand: log(4 · 3 · 1).
    #expect(throws: ResponseError.eventsOutsideTrials(row: 1, count: 1)) {
      try LogisticModel(fitting: [1, 5], of: [2, 4], on: Covariates(count: 2))
    }
  }

  @Test func `constant and collinear columns are left out, the first kept`() throws {
    let sum = zip(Self.ages, Self.grades).map { 0.1 * $0 + 0.7 * $1 }
    let model = try model([
      ("one", Self.ages.map { _ in 0.1 }), ("age", Self.ages), ("grade", Self.grades),
      ("sum", sum), ("again", Self.grades),
    ])
    #expect(model.dropped.map(\.name) == ["one", "sum", "again"])
    #expect(model.dropped.map(\.reason) == [.constant, .collinear, .collinear])
    try expectSame(model.coefficients, plain.coefficients)
    #expect(model["sum"] == nil)
    #expect(try model.likelihoodRatioTest(dropping: "sum") == nil)
    #expect(try model.profileInterval(of: "sum") == nil)
  }

  /// What a column next to another adds is a covariate like any other; of its digits no more are lost
  /// than it shares with the other.
  @Test func `a nearly collinear column keeps its digits`() throws {
    let near = zip(Self.ages, Self.grades).map { $0 + 0x1p-16 * $1 }
    let model = try model([("age", Self.ages), ("near", near)])
    #expect(isClose(model.deviance, to: try plain.deviance, relative: 1e-11))
    let (ours, theirs) = (model.coefficients[2], try plain.coefficients[2])
    #expect(isClose(ours.estimate * 0x1p-16, to: theirs.estimate, relative: 1e-9))
    #expect(isClose(ours.standardError * 0x1p-16, to: theirs.standardError, relative: 1e-9))
  }

  private func expectSame(
    _ ours: [RegressionCoefficient], _ theirs: [RegressionCoefficient],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(ours.count == theirs.count, sourceLocation: sourceLocation)
    for (ours, theirs) in zip(ours, theirs) {
      #expect(ours.name == theirs.name, sourceLocation: sourceLocation)
      #expect(
        isClose(ours.estimate, to: theirs.estimate, relative: 1e-11),
        sourceLocation: sourceLocation)
      #expect(
        isClose(ours.standardError, to: theirs.standardError, relative: 1e-11),
        sourceLocation: sourceLocation)
    }
  }
}
