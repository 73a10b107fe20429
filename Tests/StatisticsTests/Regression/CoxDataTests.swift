import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Data that a registry may well contain, and that a model must answer or refuse by name.
struct CoxDataTests {
  private func covariates(_ columns: (String, [Double])...) throws -> Covariates {
    var result = Covariates(count: columns.first?.1.count ?? 0)
    for (name, values) in columns { try result.append(name, values) }
    return result
  }

  private func subjects(
    _ times: [Double], _ events: [Int], entries: [Double]? = nil, weights: [Double]? = nil
  ) throws -> TimeToEvent {
    try TimeToEvent(
      times: times, events: events.map { $0 == 1 }, entries: entries, weights: weights)
  }

  @Test func `nobody is no cohort`() throws {
    #expect(throws: RegressionError.noSubjects(model: "Cox model")) {
      try CoxModel(fitting: subjects([], []), on: covariates(("age", [])))
    }
    #expect(throws: RegressionError.noSubjects(model: "Cox model")) {
      try CoxModel(
        fitting: subjects([1, 2], [1, 1], weights: [0, 0]), on: covariates(("age", [1, 2])))
    }
  }

  @Test func `rows of a single cluster have no robust variance`() throws {
    let rows = try subjects([1, 2, 3, 4], [1, 1, 0, 1], weights: [1, 1, 1, 0])
    let columns = try covariates(("age", [50, 61, 55, 58]))
    #expect(throws: RegressionError.tooFewClusters(model: "Cox model")) {
      try CoxModel(fitting: rows, on: columns, clusters: [7, 7, 7, 8])
    }
    #expect(
      try !CoxModel(fitting: rows, on: columns, clusters: [7, 7, 7, 8], robust: false).isRobust)
  }

  @Test(arguments: CoxModel.Penalty.allCases)
  func `a column that a later one holds as well adds nothing`(penalty: CoxModel.Penalty) throws {
    let rows = try subjects([1, 2, 3, 4, 5, 6], [1, 1, 0, 1, 1, 0])
    let (age, sex) = ([50.0, 61, 55, 58, 47, 66], [1.0, 0, 0, 1, 0, 1])
    let columns = try covariates(
      ("age", age), ("sex", sex), ("doubled", age.map { 2 * $0 + 3 }))
    let model = try CoxModel(fitting: rows, on: columns, penalty: penalty)
    #expect(model.dropped.map(\.name) == ["doubled"])
    #expect(try model.likelihoodRatioTest(dropping: "age") == nil)
    let alone = try CoxModel(
      fitting: rows, on: covariates(("age", age), ("sex", sex)), penalty: penalty)
    let (ours, theirs) = (
      try model.likelihoodRatioTest(dropping: "sex"), try alone.likelihoodRatioTest(dropping: "sex")
    )
    #expect(ours?.degreesOfFreedom == 1)
    #expect(isClose(ours?.chiSquare ?? 0, to: theirs?.chiSquare ?? 1, relative: 1e-9))
  }

  @Test func `exact ties ask for whole weights first`() throws {
    #expect(throws: RegressionError.notCounts(model: "Cox model")) {
      try CoxModel(
        fitting: subjects([1, 2, 3], [1, 1, 0], weights: [0.5, 1, 1]),
        on: covariates(("age", [50, 61, 55])), ties: .exact)
    }
  }

  @Test func `without events there is no model`() throws {
    #expect(throws: RegressionError.noEvents(model: "Cox model")) {
      try CoxModel(fitting: subjects([1, 2], [0, 0]), on: covariates(("age", [1, 2])))
    }
    #expect(throws: RegressionError.noEvents(model: "Cox model")) {
      try CoxModel(
        fitting: subjects([1, 2], [1, 0], weights: [0, 1]), on: covariates(("age", [1, 2])))
    }
  }

  @Test(arguments: TieMethod.allCases)
  func `one subject can be compared with nobody`(ties: TieMethod) throws {
    #expect(throws: RegressionError.nothingToEstimate(model: "Cox model")) {
      try CoxModel(fitting: subjects([1], [1]), on: covariates(("age", [61])), ties: ties)
    }
  }

  @Test(arguments: TieMethod.allCases)
  func `without a column that varies there is nothing to estimate`(ties: TieMethod) throws {
    #expect(throws: RegressionError.nothingToEstimate(model: "Cox model")) {
      try CoxModel(
        fitting: subjects([1, 2, 3], [1, 0, 1]), on: covariates(("age", [61, 61, 61])), ties: ties)
    }
    #expect(throws: RegressionError.nothingToEstimate(model: "Cox model")) {
      try CoxModel(fitting: subjects([1, 2], [1, 1]), on: Covariates(count: 2), ties: ties)
    }
  }

  @Test(arguments: TieMethod.allCases)
  func `a constant or collinear column is named and the others do not notice`(ties: TieMethod)
    throws
  {
    let rows = try subjects([5, 3, 8, 2, 9, 4], [1, 1, 0, 1, 1, 1])
    let age = [50.1, 61.7, 47.3, 70.2, 55.9, 66.4]
    let dose = [1.0, 0, 1, 1, 0, 0]
    let alone = try CoxModel(
      fitting: rows, on: covariates(("age", age), ("dose", dose)), ties: ties)
    let model = try CoxModel(
      fitting: rows,
      on: covariates(
        ("site", [7, 7, 7, 7, 7, 7]), ("age", age), ("months", age.map { $0 * 12 + 0.1 }),
        ("dose", dose), ("sum", zip(age, dose).map { $0 + 3 * $1 })), ties: ties)
    #expect(model.dropped.map(\.name) == ["site", "months", "sum"])
    #expect(model.dropped.map(\.reason) == [.constant, .collinear, .collinear])
    #expect(model.coefficients.map(\.name) == ["age", "dose"])
    #expect(model.coefficients.map(\.column) == [1, 3])
    #expect(model["months"] == nil)
    for (ours, theirs) in zip(model.coefficients, alone.coefficients) {
      #expect(isClose(ours.estimate, to: theirs.estimate, relative: 1e-12))
      #expect(isClose(ours.standardError, to: theirs.standardError, relative: 1e-12))
    }
  }

  @Test func `a column that varies only between strata, or before the first event, is constant`()
    throws
  {
    let rows = try subjects([1, 5, 3, 8, 2, 9], [0, 1, 1, 0, 1, 1])
    let age = [50.0, 47, 61, 70, 55, 66]
    let stratified = try CoxModel(
      fitting: rows, on: covariates(("hospital", [4, 4, 4, 9, 9, 9]), ("age", age)),
      strata: [1, 1, 1, 2, 2, 2])
    #expect(stratified.dropped.map(\.name) == ["hospital"])
    #expect(stratified.dropped.map(\.reason) == [.constant])
    let early = try CoxModel(
      fitting: rows, on: covariates(("early", [1, 0, 0, 0, 0, 0]), ("age", age)))
    #expect(early.dropped.map(\.name) == ["early"])
    #expect(early.dropped.map(\.reason) == [.constant])
  }

  @Test(arguments: TieMethod.allCases)
  func `a column that orders the events has no finite coefficient`(ties: TieMethod) throws {
    let rows = try subjects([1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 1, 1])
    let age = [50.0, 70, 47, 61, 55, 66]
    for (sign, direction) in [(1.0, StatisticsError.Direction.downward), (-1, .upward)] {
      #expect(
        throws: RegressionError.unboundedCoefficient(
          model: "Cox model", column: "stage", direction: direction)
      ) {
        try CoxModel(
          fitting: rows,
          on: covariates(("age", age), ("stage", [1, 2, 2, 3, 4, 4].map { $0 * sign })), ties: ties)
      }
    }
  }

  @Test func `a treatment without events is unbounded beside other covariates`() throws {
    let count = 400
    var random = SeededGenerator(state: 3)
    let treated = (0..<count).map { Double($0 % 2) }
    let age = (0..<count).map { _ in Double.random(in: 40..<80, using: &random) }
    let times = (0..<count).map { _ in Double(Int.random(in: 1..<200, using: &random)) }
    let events = (0..<count).map { $0 % 2 == 0 && $0 % 3 > 0 ? 1 : 0 }
    #expect(
      throws: RegressionError.unboundedCoefficient(
        model: "Cox model", column: "treated", direction: .downward)
    ) {
      try CoxModel(
        fitting: subjects(times, events), on: covariates(("age", age), ("treated", treated)))
    }
  }

  @Test func `R's subgroup of one patient has no answer`() throws {
    let call = try CoxCall(
      "coxph(Surv(time, event) ~ sex, data = lung, subset = ph_ecog == 3, control = tight)")
    #expect(throws: RegressionError.nothingToEstimate(model: "Cox model")) {
      try CoxModel(fitting: call.subjects, on: call.covariates)
    }
  }

  @Test func `strata of one subject, or without events, add nothing`() throws {
    let times = [5.0, 3, 8, 2, 9, 4]
    let events = [1, 1, 0, 1, 1, 1]
    let dose = [1.0, 0, 1, 1, 0, 0]
    let alone = try CoxModel(fitting: subjects(times, events), on: covariates(("dose", dose)))
    let more = try CoxModel(
      fitting: subjects(times + [1, 2, 7], events + [1, 0, 0]),
      on: covariates(("dose", dose + [3, 0, 1])), strata: [4, 4, 4, 4, 4, 4, -9, 5, 5])
    #expect(more.coefficients == alone.coefficients)
    #expect(more.logLikelihood == alone.logLikelihood)
    #expect(more.subjectCount == 9 && more.eventCount == 6)
  }

  @Test func `with exact ties weights are counts, and errors are those of the information`() throws
  {
    let rows = try subjects([5, 3, 8, 2], [1, 1, 0, 1], weights: [1, 1.5, 2, 1])
    let dose = try covariates(("dose", [1, 0, 1, 0]))
    #expect(throws: RegressionError.notCounts(model: "Cox model")) {
      try CoxModel(fitting: rows, on: dose, ties: .exact, robust: false)
    }
    let counted = try subjects([5, 3, 8, 2], [1, 1, 0, 1], weights: [1, 3, 2, 1])
    #expect(throws: RegressionError.unavailableWithExactTies(model: "Cox model")) {
      try CoxModel(fitting: counted, on: dose, ties: .exact, robust: true)
    }
  }

  @Test func `an offset that is not a number is refused`() throws {
    #expect(throws: ObservationError.notFinite(column: "offset", row: 1, count: 1)) {
      try CoxModel(
        fitting: subjects([1, 2], [1, 1]), on: covariates(("dose", [1, 0])), offset: [0, .nan])
    }
  }

  @Test(arguments: TieMethod.allCases)
  func `a thousand ties at one time are no obstacle`(ties: TieMethod) throws {
    let count = 1_000
    let model = try CoxModel(
      fitting: subjects(
        (0..<count).map { $0 % 4 == 0 ? 9 : 5 }, (0..<count).map { $0 % 4 == 0 ? 0 : 1 }),
      on: covariates(("dose", (0..<count).map { Double(($0 / 4 + $0 % 4) % 2) })), ties: ties)
    #expect(abs(model.coefficients[0].estimate) < 2 && model.coefficients[0].standardError > 0)
  }

  @Test func `labels of strata and clusters may be any whole numbers`() throws {
    let rows = try subjects([5, 3, 8, 2, 9, 4], [1, 1, 0, 1, 1, 1])
    let dose = try covariates(("dose", [1, 0, 1, 1, 0, 0]))
    let far = [Int.min, Int.max, 0, Int.min, Int.max, 0]
    let near = [0, 2, 1, 0, 2, 1]
    let ours = try CoxModel(fitting: rows, on: dose, clusters: far)
    let theirs = try CoxModel(fitting: rows, on: dose, clusters: near)
    #expect(isClose(ours.variance[0][0], to: theirs.variance[0][0], relative: 1e-14))
  }

  @Test func `a hazard too small for a Double leaves deviance residuals finite`() throws {
    // With coefficient b the first event expects exp(−1400 − b) or so, the others near 1 and 0.
    let model = try CoxModel(
      fitting: subjects([1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 1, 0]),
      on: covariates(("dose", [0, 1, 0, 1, 0, 1])), offset: [-700, 700, 700, 700, 700, 700])
    let residuals = try model.eventResiduals()
    #expect(residuals.expected[0] == 0)
    let beta = model.coefficients[0].estimate
    // Five others at risk, three of them with the dose.
    let expected = 1400 + log(3 * exp(beta) + 2)
    #expect(isClose(residuals.deviance[0], to: (2 * (expected - 1)).squareRoot()))
    #expect(residuals.summed(by: [1, 2, 3, 4, 5, 6]).deviance == residuals.deviance)
  }
}
