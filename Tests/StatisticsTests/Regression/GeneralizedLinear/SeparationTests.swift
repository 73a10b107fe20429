import Statistics
import Testing

struct SeparationTests {
  private func fit(
    _ outcomes: [Int], _ columns: [[Double]], penalty: LogisticModel.Penalty = .none
  ) throws -> LogisticModel {
    var covariates = Covariates(count: outcomes.count)
    for (index, values) in columns.enumerated() { try covariates.append("x\(index)", values) }
    return try LogisticModel(fitting: outcomes.map { $0 == 1 }, on: covariates, penalty: penalty)
  }

  private func unbounded(
    _ column: String, _ direction: StatisticsError.Direction
  ) -> RegressionError {
    .unboundedCoefficient(model: "Logistic model", column: column, direction: direction)
  }

  @Test func `a threshold between events and the rest has no finite odds ratio`() throws {
    let dose: [Double] = [1, 7, 3, 8, 2, 6, 4, 5]
    #expect(throws: unbounded("x0", .upward)) { try fit([0, 1, 0, 1, 0, 1, 0, 1], [dose]) }
    #expect(throws: unbounded("x0", .downward)) { try fit([1, 0, 1, 0, 1, 0, 1, 0], [dose]) }
    let firth = try fit([0, 1, 0, 1, 0, 1, 0, 1], [dose], penalty: .firth)
    #expect(firth.coefficients[1].estimate > 0)
    #expect(firth.coefficients[1].estimate < 3)
  }

  @Test func `a level without events has no finite odds ratio`() throws {
    let age: [Double] = [5, 3, 8, 6, 1, 9, 4, 7, 2, 6]
    let level: [Double] = [0, 0, 1, 0, 0, 1, 0, 1, 0, 0]
    #expect(throws: unbounded("x1", .downward)) {
      try fit([1, 0, 0, 1, 1, 0, 0, 0, 0, 1], [age, level])
    }
  }

  @Test func `separation by a combination of columns is found`() throws {
    let (first, second): ([Double], [Double]) = (
      [0, 1, 2, 3, 0, 1, 2, 3], [3, 2, 1, 0, 4, 3, 2, 1]
    )
    #expect(throws: RegressionError.self) { try fit([0, 0, 0, 0, 1, 1, 1, 1], [first, second]) }
  }

  /// The values at 4 overlap by ever less; the estimate is large but finite as long as they do.
  @Test(arguments: [0.01, 1e-4, 1e-6]) func `the smallest overlap makes the estimate finite`(
    _ overlap: Double
  ) throws {
    let model = try fit([0, 0, 0, 1, 0, 1, 1, 1], [[1, 2, 3, 4, 4 + overlap, 6, 7, 8]])
    #expect(model.coefficients[1].estimate > 5)
    #expect(throws: unbounded("x0", .upward)) {
      try fit([0, 0, 0, 0, 1, 1, 1, 1], [[1, 2, 3, 4, 4 + overlap, 6, 7, 8]])
    }
  }

  /// From R's `glm` with `epsilon = 1e-14`.
  @Test func `an estimate next to separation agrees with R`() throws {
    let model = try fit([0, 0, 0, 1, 0, 1, 1, 1], [[1, 2, 3, 4, 4.0001, 6, 7, 8]])
    #expect(isClose(model.coefficients[1].estimate, to: 9.90284511, relative: 1e-9))
    #expect(isClose(model.deviance, to: 2.773679, relative: 1e-6))
  }

  /// From R's `glm`: the far value is all but certain, yet the others overlap.
  @Test func `a far value is not taken for separation`() throws {
    let model = try fit(
      [1, 0, 1, 0, 1, 0, 0, 1, 1, 0],
      [
        [1, 0, 0, 1, 1, 0, 1, 0, 1, 1e12],
        [2.1, 0.7, 2.8, 0.7, 3.5, 6.3, 1.4, 4.2, 3.5, 2.1],
      ])
    #expect(isClose(model.coefficients[2].estimate, to: 0.3503810465, relative: 1e-9))
  }

  @Test func `more columns than subjects separate anything`() {
    #expect(throws: RegressionError.self) {
      try fit([1, 0, 1, 0], [[1, 5, 2, 7], [2, 3, 5, 1], [9, 2, 4, 4], [1, 0, 0, 1]])
    }
  }

  @Test func `subjects who are all alike are named`() {
    #expect(throws: ResponseError.sameForAll(model: "Logistic model", isEvent: true)) {
      try fit([1, 1, 1], [[1, 2, 3]])
    }
    #expect(throws: ResponseError.sameForAll(model: "Logistic model", isEvent: false)) {
      try fit([0], [])
    }
    #expect(throws: RegressionError.noSubjects(model: "Logistic model")) { try fit([], []) }
    #expect(throws: RegressionError.noSubjects(model: "Logistic model")) {
      try LogisticModel(fitting: [true, false], on: Covariates(count: 2), weights: [0, 0])
    }
    #expect(throws: ObservationError.negativeWeight(row: 1, count: 1)) {
      try LogisticModel(fitting: [true, false], on: Covariates(count: 2), weights: [1, -1])
    }
    #expect(throws: ObservationError.notFinite(column: "offset", row: 0, count: 1)) {
      try LogisticModel(fitting: [true, false], on: Covariates(count: 2), offset: [.nan, 0])
    }
  }

  @Test func `a level in which nothing was counted has no finite rate ratio`() throws {
    var covariates = Covariates(count: 6)
    covariates.append("level", [false, true, false, true, false, true])
    let unbounded = RegressionError.unboundedCoefficient(
      model: "Poisson model", column: "level", direction: .downward)
    #expect(throws: unbounded) { try PoissonModel(fitting: [2, 0, 1, 0, 4, 0], on: covariates) }
  }
}
