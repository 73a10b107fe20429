import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct CoxResidualsTests {
  @Test func `residuals of three events, by hand`() throws {
    // Events of 0, 1, 0 with hazards 1 and θ = √2: the baseline steps by a = 1/(2 + θ),
    // b = 1/(1 + θ) and 1.
    let model = try CoxPredictionTests.threeEvents()
    let ratio = 2.0.squareRoot()
    let (a, b) = (1 / (2 + ratio), 1 / (1 + ratio))
    let residuals = try model.eventResiduals()
    let expected = [a, ratio * (a + b), a + b + 1]
    #expect(residuals.observed == [1, 1, 1])
    for (ours, theirs) in zip(residuals.expected, expected) {
      #expect(isClose(ours, to: theirs, relative: 1e-12))
    }
    // Each event's covariate less its mean over the risk set.
    let schoenfeld = try model.schoenfeldResiduals()
    #expect(schoenfeld.rows == [0, 1, 2])
    for (ours, theirs) in zip(schoenfeld.values[0], [-ratio * a, 1 - ratio * b, 0]) {
      #expect(isClose(ours, to: theirs, within: 1e-12))
    }
    let variance = model.variance[0][0]
    for (scaled, value) in zip(schoenfeld.scaled[0], schoenfeld.values[0]) {
      #expect(isClose(scaled, to: log(2) / 2 + 3 * variance * value, within: 1e-12))
    }
  }

  @Test(arguments: 1...24)
  func `weighted sums of residuals are 0, and those of cut rows add up`(seed: Int) throws {
    let cohort = try MadeUpCohort(seed: seed)
    let model = try cohort.model()
    let weights = cohort.subjects.weights ?? cohort.subjects.times.map { _ in 1 }
    let sum = { (values: [Double]) in zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    #expect(abs(sum(try model.eventResiduals().martingale)) < 1e-10)
    for column in try model.scoreResiduals() { #expect(abs(sum(column)) < 1e-9) }
    for column in try model.coefficientChanges() { #expect(abs(column.reduce(0, +)) < 1e-9) }
    let schoenfeld = try model.schoenfeldResiduals()
    for column in schoenfeld.values {
      let total = zip(column, schoenfeld.rows).reduce(0) { $0 + $1.0 * weights[$1.1] }
      #expect(abs(total) < 1e-9)
    }
    let cut = try cohort.cut()
    let pieces = try cut.model()
    let labels = cut.subjects.times.indices.map { $0 / 2 }
    expectClose(
      try pieces.eventResiduals().summed(by: labels).expected, try model.eventResiduals().expected)
    for (ours, theirs) in zip(
      try pieces.scoreResiduals(summedBy: labels), try model.scoreResiduals())
    { expectClose(ours, theirs) }
    for (ours, theirs) in zip(
      try pieces.standardizedCoefficientChanges(summedBy: labels),
      try model.standardizedCoefficientChanges())
    { expectClose(ours, theirs) }
    for function in TimeFunction.allCases where function != .rank {
      let (ours, theirs) = (
        try ProportionalHazardsTest(of: pieces, against: function),
        try ProportionalHazardsTest(of: model, against: function)
      )
      #expect(isClose(ours.global.chiSquare, to: theirs.global.chiSquare, relative: 1e-8))
    }
  }

  @Test(arguments: 1...12)
  func `an entry before everything changes nothing, however far hazards are apart`(
    seed: Int
  ) throws {
    var cohort = try MadeUpCohort(seed: seed, entries: .never)
    cohort.offset = cohort.subjects.times.indices.map { 40 * sin(Double($0)) }
    var other = try MadeUpCohort(seed: seed, entries: .early)
    other.offset = cohort.offset
    let (model, same) = (try cohort.model(), try other.model())
    expectClose(try same.eventResiduals().martingale, try model.eventResiduals().martingale)
    for (ours, theirs) in zip(try same.scoreResiduals(), try model.scoreResiduals()) {
      expectClose(ours, theirs)
    }
    for (ours, theirs) in zip(try same.baseline()[0].steps, try model.baseline()[0].steps) {
      #expect(isClose(ours.cumulativeHazard, to: theirs.cumulativeHazard, relative: 1e-7))
      #expect(isClose(ours.cumulativeHazardError, to: theirs.cumulativeHazardError, relative: 1e-7))
    }
    let (ours, theirs) = (
      try ProportionalHazardsTest(of: same), try ProportionalHazardsTest(of: model)
    )
    #expect(isClose(ours.global.chiSquare, to: theirs.global.chiSquare, relative: 1e-6))
  }

  @Test func `a row that weighs nothing is no part of the model`() throws {
    let subjects = try TimeToEvent(
      times: [4, 2, 3, 1, 5, 6], events: [true, true, true, true, true, false],
      weights: [1, 1, 0, 2, 1, 1])
    var covariates = Covariates(count: 6)
    try covariates.append("x", [1, 3, 100, 2, 0, 1.5])
    let model = try CoxModel(fitting: subjects, on: covariates, robust: false)
    let residuals = try model.eventResiduals()
    #expect(residuals.observed[2] == 0)
    #expect(residuals.martingale[2] == 0)
    #expect(residuals.deviance[2] == 0)
    #expect(try model.scoreResiduals()[0][2] == 0)
    #expect(try model.schoenfeldResiduals().rows == [3, 1, 0, 4])
  }

  @Test func `a single event has residuals but shows no change with time`() throws {
    // The hazards e^β, e^2β, e^3β have the mean 2 of x where β = 0: each expects a third of the event.
    var covariates = Covariates(count: 3)
    try covariates.append("x", [1, 2, 3])
    let model = try CoxModel(
      fitting: TimeToEvent(times: [2, 2, 2], events: [false, true, false]), on: covariates)
    #expect(abs(model.coefficients[0].estimate) < 1e-12)
    for expected in try model.eventResiduals().expected {
      #expect(isClose(expected, to: 1.0 / 3, within: 1e-12))
    }
    #expect(try model.baseline()[0].steps.count == 1)
    #expect(try model.concordance().estimate == 0.5)
    for function in TimeFunction.allCases {
      #expect(throws: CoxDiagnosticError.noVariationInTime) {
        try ProportionalHazardsTest(of: model, against: function)
      }
    }
  }

  @Test(arguments: [TieMethod.efron, .breslow])
  func `where all events are at one time nobody is compared`(ties: TieMethod) throws {
    var covariates = Covariates(count: 5)
    try covariates.append("x", [1, 2, 3, 5, 9])
    let model = try CoxModel(
      fitting: TimeToEvent(times: [4, 4, 4, 4, 4], events: [true, true, true, true, true]),
      on: covariates, ties: ties)
    #expect(try model.concordance().estimate == nil)
    #expect(abs(try model.schoenfeldResiduals().values[0].reduce(0, +)) < 1e-12)
    #expect(abs(try model.eventResiduals().martingale.reduce(0, +)) < 1e-12)
    #expect(throws: CoxDiagnosticError.noVariationInTime) {
      try ProportionalHazardsTest(of: model)
    }
  }

  @Test func `deviance residuals near 0 keep their digits`() {
    // The square of the residual is 2(g − log(1 + g)) = g² − 2g³/3 + … for a gap g.
    for gap in [1e-9, -1e-7, 1e-4, 0.03, -0.049] {
      let residuals = EventResiduals(observed: [1], expected: [1 + gap])
      let series = (2...40).reduce(0) { $0 + 2 * pow(-gap, Double($1)) / Double($1) }
      let expected = (gap > 0 ? -1 : 1) * series.squareRoot()
      #expect(isClose(residuals.deviance[0], to: expected, relative: 1e-7))
    }
    #expect(EventResiduals(observed: [0, 1], expected: [0, 1]).deviance == [0, 0])
    #expect(
      isClose(
        EventResiduals(observed: [0], expected: [2]).deviance[0], to: -2.0, relative: 1e-15))
  }

  @Test func `with exact ties events have residuals and covariates have none`() throws {
    let cohort = try MadeUpCohort(seed: 3, entries: .never)
    let model = try CoxModel(fitting: cohort.subjects, on: cohort.covariates, ties: .exact)
    #expect(abs(try model.eventResiduals().martingale.reduce(0, +)) < 1e-10)
    for body in [
      { _ = try model.scoreResiduals() }, { _ = try model.schoenfeldResiduals() },
      { _ = try ProportionalHazardsTest(of: model) },
    ] as [() throws -> Void] {
      #expect(throws: CoxDiagnosticError.self) { try body() }
    }
  }

  private func expectClose(_ ours: [Double], _ theirs: [Double]) {
    #expect(ours.count == theirs.count)
    for (value, other) in zip(ours, theirs) {
      #expect(isClose(value, to: other, within: 1e-7 * max(1, abs(other))))
    }
  }
}

/// Subjects with ties, and by turns late entry, weights and strata.
struct MadeUpCohort {
  enum Entries { case never, early, late }

  var subjects: TimeToEvent
  var covariates: Covariates
  var strata: [Int]?
  var offset: [Double]?
  let ties: TieMethod

  init(seed: Int, entries: Entries? = nil) throws {
    let count = 50
    let draw = { (index: Int, salt: Int) in
      let value = sin(Double(index * 12 + salt * 7 + seed * 101) * 12.9898) * 43_758.5453
      return value - value.rounded(.down)
    }
    let rows = Array(0..<count)
    let times = rows.map { 2 + (draw($0, 1) * 25).rounded() }
    let chosen = entries ?? (seed.isMultiple(of: 2) ? .late : .never)
    subjects = try TimeToEvent(
      times: times, events: rows.map { draw($0, 2) < 0.7 },
      entries: chosen == .never
        ? nil
        : rows.map { chosen == .early ? -1 : (draw($0, 3) * 0.8 * times[$0]).rounded(.down) },
      weights: seed % 3 == 1 ? rows.map { 0.5 + (draw($0, 4) * 3).rounded() } : nil)
    covariates = Covariates(count: count)
    try covariates.append("x", rows.map { draw($0, 5) })
    covariates.append("y", rows.map { draw($0, 6) < 0.4 })
    strata = seed % 4 == 1 ? rows.map { Int(draw($0, 7) * 2) } : nil
    ties = seed % 5 == 0 ? .breslow : .efron
  }

  func model() throws -> CoxModel {
    try CoxModel(
      fitting: subjects, on: covariates, ties: ties, strata: strata, robust: false, offset: offset)
  }

  /// Each row as two, cut where nobody has the event.
  func cut() throws -> MadeUpCohort {
    var result = self
    let rows = subjects.times.indices.flatMap { [$0, $0] }
    let isFirst = rows.indices.map { $0.isMultiple(of: 2) }
    let middles = subjects.times.indices.map { row in
      max(subjects.entries?[row] ?? 0, (subjects.times[row] / 2).rounded(.down)) + 0.5
    }
    result.subjects = try TimeToEvent(
      times: zip(rows, isFirst).map { $1 ? middles[$0] : subjects.times[$0] },
      events: zip(rows, isFirst).map { !$1 && subjects.events[$0] },
      entries: zip(rows, isFirst).map { row, isFirst in
        isFirst ? subjects.entries?[row] ?? -1 : middles[row]
      },
      weights: subjects.weights.map { weights in rows.map { weights[$0] } })
    result.covariates = covariates.selecting(rows: rows)
    result.strata = strata.map { strata in rows.map { strata[$0] } }
    return result
  }
}
