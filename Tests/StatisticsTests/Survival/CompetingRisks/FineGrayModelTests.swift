import Statistics
import Testing

struct FineGrayModelTests {
  private struct Made {
    var times: [Double] = []
    var causes: [Int] = []
    var x: [Double] = []
    var y: [Double] = []

    init(_ count: Int = 120, causes: Int = 3, seed: UInt64) {
      var random = SeededGenerator(state: seed)
      for _ in 0..<count {
        times.append(Double(Int.random(in: 1..<40, using: &random)))
        self.causes.append(Int.random(in: 0..<causes, using: &random))
        x.append(Double.random(in: -1...1, using: &random))
        y.append(Double(Int.random(in: 0..<2, using: &random)))
      }
    }

    func model(timeUnit: Double = 1, unit: Double = 1, origin: Double = 0) throws -> FineGrayModel {
      try FineGrayModel(
        fitting: CompetingEvents(times: times.map { $0 * timeUnit }, causes: causes), cause: 1,
        on: covariates(["x": x.map { $0 * unit + origin }, "y": y]))
    }
  }

  private static func covariates(_ columns: KeyValuePairs<String, [Double]>) throws -> Covariates {
    var covariates = Covariates(count: columns.first?.value.count ?? 0)
    for (name, values) in columns { try covariates.append(name, values) }
    return covariates
  }

  @Test func `without competing events it is Cox's model`() throws {
    let groups = [3, 4].map { madeUpSubjects(40, seed: $0) }
    let cox = try CoxModel(
      fitting: groups.map { EventCounts(subjects: $0) }, reference: 0, ties: .breslow)
    let all = groups.flatMap { $0 }
    let model = try FineGrayModel(
      fitting: CompetingEvents(
        times: all.map { Double($0.time) }, causes: all.map { $0.isEvent ? 1 : 0 }),
      cause: 1, on: FineGrayModelTests.covariates(["group": all.indices.map { $0 < 40 ? 0 : 1 }]))
    let coefficient = try #require(model["group"])
    #expect(isClose(coefficient.estimate, to: cox.coefficients[0].estimate, within: 1e-12))
    #expect(isClose(model.logLikelihood, to: cox.logLikelihood, relative: 1e-13))
    #expect(
      isClose(coefficient.standardError, to: cox.coefficients[0].standardError, relative: 0.2))
  }

  @Test func `neither order, the unit of time, nor units and origins of covariates matter`() throws
  {
    let made = Made(seed: 1)
    let model = try made.model()
    var turned = made
    turned.times.reverse()
    turned.causes.reverse()
    turned.x.reverse()
    turned.y.reverse()
    for other in [
      try turned.model(), try made.model(timeUnit: 1 / 30.4375),
      try made.model(unit: 1e6, origin: -3e8), try made.model(unit: 1e-9),
    ] {
      let unit = model.coefficients[0].estimate / other.coefficients[0].estimate
      #expect(
        isClose(
          other.coefficients[0].standardError * unit, to: model.coefficients[0].standardError,
          relative: 1e-8))
      #expect(
        isClose(other.coefficients[1].estimate, to: model.coefficients[1].estimate, within: 1e-9))
      #expect(isClose(other.logLikelihood, to: model.logLikelihood, relative: 1e-11))
    }
  }

  @Test func `every subject twice halves the variance and nothing else`() throws {
    let made = Made(seed: 2)
    var twice = made
    twice.times += made.times
    twice.causes += made.causes
    twice.x += made.x
    twice.y += made.y
    let (model, doubled) = (try made.model(), try twice.model())
    for (one, two) in zip(model.coefficients, doubled.coefficients) {
      #expect(isClose(two.estimate, to: one.estimate, within: 1e-11))
      #expect(
        isClose(two.standardError * 2.0.squareRoot(), to: one.standardError, relative: 1e-10))
    }
    #expect(
      isClose(
        doubled.incidence(at: 20, for: [0.3, 1]), to: model.incidence(at: 20, for: [0.3, 1])))
  }

  @Test func `the predicted incidence rises with time and with the risk`() throws {
    let model = try Made(seed: 3).model()
    let sign = model.coefficients[0].estimate > 0 ? 1.0 : -1.0
    #expect(model.incidence(at: 0.5, for: [0, 0]) == 0)
    #expect(model.incidence(at: 10, for: [0, 0]) < model.incidence(at: 30, for: [0, 0]))
    #expect(model.incidence(at: 20, for: [sign, 0]) > model.incidence(at: 20, for: [-sign, 0]))
    #expect(model.incidence(at: 1e9, for: [0, 0]) == model.incidence(at: 39, for: [0, 0]))
  }

  @Test func `columns without a coefficient of their own are dropped and named`() throws {
    let made = Made(seed: 4)
    let subjects = try CompetingEvents(times: made.times, causes: made.causes)
    let model = try FineGrayModel(
      fitting: subjects, cause: 1,
      on: FineGrayModelTests.covariates([
        "one": made.x.map { _ in 7 }, "x": made.x, "sum": zip(made.x, made.y).map { $0 + 3 * $1 },
        "y": made.y,
      ]))
    #expect(model.coefficients.map(\.name) == ["x", "sum"])
    #expect(model.coefficients.map(\.column) == [1, 2])
    #expect(model.dropped.map(\.name) == ["one", "y"])
    #expect(model.dropped.map(\.reason) == [.constant, .collinear])
    #expect(isClose(model.logLikelihood, to: try made.model().logLikelihood, relative: 1e-13))
    #expect(throws: RegressionError.nothingToEstimate(model: "Fine-Gray model")) {
      try FineGrayModel(
        fitting: subjects, cause: 1,
        on: FineGrayModelTests.covariates(["one": made.x.map { _ in 7 }]))
    }
  }

  @Test func `a covariate that separates the events has no finite coefficient`() throws {
    let made = Made(seed: 5)
    let subjects = try CompetingEvents(times: made.times, causes: made.causes)
    for (factor, direction) in [(1.0, StatisticsError.Direction.upward), (-1, .downward)] {
      let marker = made.causes.map { $0 == 1 ? factor : 0 }
      #expect(
        throws: RegressionError.unboundedCoefficient(
          model: "Fine-Gray model", column: "marker", direction: direction)
      ) {
        try FineGrayModel(
          fitting: subjects, cause: 1,
          on: FineGrayModelTests.covariates(["x": made.x, "marker": marker]))
      }
    }
  }

  @Test func `a covariate that no event has is unbounded downward`() throws {
    let made = Made(seed: 6)
    let marker = made.causes.indices.map { made.causes[$0] == 2 && $0 % 2 == 0 ? 1.0 : 0 }
    #expect(
      throws: RegressionError.unboundedCoefficient(
        model: "Fine-Gray model", column: "marker", direction: .downward)
    ) {
      try FineGrayModel(
        fitting: CompetingEvents(times: made.times, causes: made.causes), cause: 1,
        on: FineGrayModelTests.covariates(["marker": marker, "x": made.x]))
    }
  }

  @Test func `without subjects, events or variation there is no model`() throws {
    let names = ["relapse", "death"]
    let none = try CompetingEvents(times: [], causes: [], names: names)
    #expect(throws: RegressionError.noSubjects(model: "Fine-Gray model")) {
      try FineGrayModel(fitting: none, cause: 1, on: Covariates(count: 0))
    }
    let censored = try CompetingEvents(times: [1, 2], causes: [0, 2], names: names)
    #expect(throws: RegressionError.noEvents(model: "Fine-Gray model")) {
      try FineGrayModel(
        fitting: censored, cause: 1, on: FineGrayModelTests.covariates(["x": [0, 1]]))
    }
    let single = try CompetingEvents(times: [3], causes: [1], names: names)
    #expect(throws: RegressionError.nothingToEstimate(model: "Fine-Gray model")) {
      try FineGrayModel(fitting: single, cause: 1, on: FineGrayModelTests.covariates(["x": [1]]))
    }
    let together = try CompetingEvents(times: [3, 3, 3], causes: [1, 1, 1], names: names)
    // All events at once prefer no covariate, and nothing tells by how much that may err.
    let model = try FineGrayModel(
      fitting: together, cause: 1, on: FineGrayModelTests.covariates(["x": [1, 2, 4]]))
    #expect(isClose(model.coefficients[0].estimate, to: 0))
    #expect(model.coefficients[0].waldPValue == 1)
  }
}
