import Statistics
import Testing

struct CoxPropertyTests {
  /// Made-up subjects with ties, strata, and columns of zeros and ones and of real numbers.
  struct Cohort {
    var times: [Double] = []
    var events: [Bool] = []
    var strata: [Int] = []
    var columns: [[Double]] = [[], [], []]
    var weights: [Double]?
    var entries: [Double]?

    init(_ count: Int, seed: UInt64, ties: Bool = true) {
      var random = SeededGenerator(state: seed)
      for row in 0..<count {
        let arm = Bool.random(using: &random) ? 1.0 : 0
        let time = Double.random(in: 0.2..<20, using: &random) * (arm + 1)
        times.append(ties ? time.rounded(.up) : time + Double(row) * 1e-3)
        events.append(Double.random(in: 0..<1, using: &random) < 0.7)
        strata.append(Int.random(in: 0..<3, using: &random))
        columns[0].append(arm)
        columns[1].append(Double.random(in: -1..<1, using: &random))
        columns[2].append(Double(Int.random(in: 0..<3, using: &random)))
      }
    }

    /// The rows at some positions.
    func rows(_ positions: [Int]) -> Cohort {
      var result = self
      result.times = positions.map { times[$0] }
      result.events = positions.map { events[$0] }
      result.strata = positions.map { strata[$0] }
      result.columns = columns.map { column in positions.map { column[$0] } }
      result.weights = weights.map { weights in positions.map { weights[$0] } }
      result.entries = entries.map { entries in positions.map { entries[$0] } }
      return result
    }

    func model(
      ties: TieMethod = .efron, stratified: Bool = false, clusters: [Int]? = nil,
      robust: Bool? = nil, offset: [Double]? = nil, penalty: CoxModel.Penalty = .none,
      threads: Int? = nil
    ) throws -> CoxModel {
      var covariates = Covariates(count: times.count)
      for (index, column) in columns.enumerated() { try covariates.append("x\(index)", column) }
      return try CoxModel(
        fitting: TimeToEvent(times: times, events: events, entries: entries, weights: weights),
        on: covariates, ties: ties, strata: stratified ? strata : nil, clusters: clusters,
        robust: robust, offset: offset, penalty: penalty, threads: threads)
    }
  }

  private func expectSame(
    _ ours: CoxModel, _ theirs: CoxModel, relative: Double = 1e-10, likelihood: Bool = true,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(ours.coefficients.map(\.name) == theirs.coefficients.map(\.name))
    for (own, other) in zip(ours.coefficients, theirs.coefficients) {
      #expect(
        abs(own.estimate - other.estimate) <= relative
          * max(other.standardError, abs(other.estimate)),
        sourceLocation: sourceLocation)
      #expect(
        isClose(own.standardError, to: other.standardError, relative: relative),
        sourceLocation: sourceLocation)
    }
    guard likelihood else { return }
    #expect(
      isClose(ours.logLikelihood, to: theirs.logLikelihood, relative: relative),
      sourceLocation: sourceLocation)
    #expect(
      isClose(ours.scoreTest.chiSquare, to: theirs.scoreTest.chiSquare, relative: relative),
      sourceLocation: sourceLocation)
  }

  @Test(arguments: TieMethod.allCases)
  func `the order of the rows does not matter`(ties: TieMethod) throws {
    let cohort = Cohort(70, seed: 1)
    var random = SeededGenerator(state: 2)
    let shuffled = cohort.rows(cohort.times.indices.shuffled(using: &random))
    expectSame(
      try shuffled.model(ties: ties, stratified: true),
      try cohort.model(ties: ties, stratified: true))
  }

  @Test(arguments: TieMethod.allCases)
  func `only the order of the times counts`(ties: TieMethod) throws {
    let cohort = Cohort(70, seed: 3)
    var cubed = cohort
    cubed.times = cohort.times.map { $0 * $0 * $0 / 7 }
    expectSame(try cubed.model(ties: ties), try cohort.model(ties: ties))
  }

  @Test(arguments: TieMethod.allCases, [CoxModel.Penalty.none, .firth])
  func `cutting follow-up into intervals changes nothing`(
    ties: TieMethod, penalty: CoxModel.Penalty
  ) throws {
    guard ties != .exact || penalty == .none else { return }
    let cohort = Cohort(60, seed: 4)
    var cut = cohort.rows([])
    cut.entries = []
    for row in cohort.times.indices {
      var start = -1.0
      for stop in stride(from: 1.5 + Double(row % 3), to: cohort.times[row], by: 4) {
        cut = append(row, of: cohort, from: start, to: stop, isEvent: false, to: cut)
        start = stop
      }
      cut = append(
        row, of: cohort, from: start, to: cohort.times[row], isEvent: cohort.events[row], to: cut)
    }
    expectSame(
      try cut.model(ties: ties, stratified: true, penalty: penalty),
      try cohort.model(ties: ties, stratified: true, penalty: penalty))
  }

  private func append(
    _ row: Int, of cohort: Cohort, from start: Double, to stop: Double, isEvent: Bool,
    to cut: Cohort
  ) -> Cohort {
    var result = cut
    result.times.append(stop)
    result.entries?.append(start)
    result.events.append(isEvent)
    result.strata.append(cohort.strata[row])
    for column in cohort.columns.indices {
      result.columns[column].append(cohort.columns[column][row])
    }
    return result
  }

  @Test func `robust errors by subject do not change when follow-up is cut`() throws {
    let cohort = Cohort(60, seed: 5)
    var cut = cohort.rows([])
    cut.entries = []
    var subjects: [Int] = []
    for row in cohort.times.indices {
      let middle = cohort.times[row] / 2
      for (start, stop, isEvent) in [
        (-1, middle, false), (middle, cohort.times[row], cohort.events[row]),
      ] {
        cut = append(row, of: cohort, from: start, to: stop, isEvent: isEvent, to: cut)
        subjects.append(row)
      }
    }
    let whole = try cohort.model(robust: true)
    let parts = try cut.model(clusters: subjects)
    expectSame(parts, whole)
    #expect(parts.isRobust)
  }

  @Test func `clusters of one row are no clusters`() throws {
    let cohort = Cohort(60, seed: 6)
    expectSame(
      try cohort.model(clusters: Array((0..<60).reversed())), try cohort.model(robust: true))
  }

  @Test(arguments: [TieMethod.breslow, .exact])
  func `a weight of 2 is two rows`(ties: TieMethod) throws {
    var cohort = Cohort(50, seed: 7)
    cohort.weights = cohort.times.indices.map { Double($0 % 3) }
    var twice = cohort.rows(cohort.times.indices.flatMap { [Int](repeating: $0, count: $0 % 3) })
    twice.weights = nil
    expectSame(try cohort.model(ties: ties), try twice.model(ties: ties))
  }

  @Test(arguments: [1e-300, 1e-6, 1e6, 1e300])
  func `the unit of the weights does not change the estimates`(unit: Double) throws {
    var cohort = Cohort(50, seed: 7)
    cohort.weights = cohort.times.indices.map { Double(1 + $0 % 3) }
    let plain = try cohort.model(robust: true)
    cohort.weights = cohort.weights?.map { $0 * unit }
    let scaled = try cohort.model(robust: true)
    expectSame(scaled, plain, likelihood: false)
    let weights = plain.coefficients.map(\.naiveStandardError)
    for (own, other) in zip(scaled.coefficients, weights) {
      #expect(isClose(own.naiveStandardError, to: other / unit.squareRoot(), relative: 1e-12))
    }
    guard unit > 1e-9, unit < 1e9 else { return }
    let ours = scaled.likelihoodRatioTest.chiSquare
    #expect(isClose(ours, to: plain.likelihoodRatioTest.chiSquare * unit, relative: 1e-9))
  }

  /// With x and z = x + d/100,000, the coefficients of x and d tell those of x and z.
  @Test func `two columns that are almost one keep their coefficients`() throws {
    var cohort = Cohort(80, seed: 17)
    let difference = cohort.columns[2]
    cohort.columns[0] = []
    cohort.columns.removeFirst()
    cohort.columns[0] = cohort.columns[0].map { ($0 * 1_024).rounded() / 1_024 }
    let apart = try cohort.model()
    cohort.columns[1] = zip(cohort.columns[0], difference).map { $0 + $1 / 131_072 }
    let close = try cohort.model()
    let (slope, rest) = (try #require(close["x1"]).estimate, try #require(close["x0"]).estimate)
    #expect(isClose(slope / 131_072, to: apart["x1"]?.estimate, relative: 1e-5))
    #expect(isClose(rest + slope, to: apart["x0"]?.estimate, relative: 1e-5))
    #expect(isClose(close.logLikelihood, to: apart.logLikelihood, relative: 1e-12))
  }

  @Test func `without ties the three methods agree`() throws {
    let cohort = Cohort(50, seed: 8, ties: false)
    expectSame(try cohort.model(ties: .exact), try cohort.model(ties: .efron))
    expectSame(try cohort.model(ties: .breslow), try cohort.model(ties: .efron))
  }

  @Test(arguments: TieMethod.allCases)
  func `the likelihood of strata is the sum of theirs`(ties: TieMethod) throws {
    var cohort = Cohort(60, seed: 9)
    cohort.columns = [cohort.columns[0]]
    let whole = try cohort.model(ties: ties, stratified: true)
    let sum = try (0..<3).reduce(0.0) { sum, stratum in
      let rows = cohort.times.indices.filter { cohort.strata[$0] == stratum }
      return sum + (try cohort.rows(rows).model(ties: ties).nullLogLikelihood)
    }
    #expect(isClose(whole.nullLogLikelihood, to: sum, relative: 1e-13))
  }

  @Test func `an offset of a fitted column leaves nothing of it`() throws {
    let cohort = Cohort(60, seed: 10)
    let model = try cohort.model()
    let slope = try #require(model["x1"]).estimate
    let rest = try cohort.model(offset: cohort.columns[1].map { slope * $0 })
    #expect(abs(try #require(rest["x1"]).estimate) < 1e-12)
    #expect(isClose(rest["x0"]?.estimate, to: model["x0"]?.estimate, relative: 1e-10))
    #expect(isClose(rest.logLikelihood, to: model.logLikelihood, relative: 1e-13))
  }

  @Test(arguments: [1e9, 1e-9, 1e150, 1e-150])
  func `the unit of a column divides its coefficient`(unit: Double) throws {
    let cohort = Cohort(60, seed: 11)
    var other = cohort
    other.columns[1] = cohort.columns[1].map { $0 * unit }
    let (ours, theirs) = (try other.model(), try cohort.model())
    #expect(
      isClose(
        ours["x1"]?.estimate.magnitude, to: theirs["x1"].map { abs($0.estimate) / unit },
        relative: 1e-10))
    #expect(
      isClose(
        ours["x1"]?.standardError, to: theirs["x1"].map { $0.standardError / unit }, relative: 1e-10
      ))
    #expect(isClose(ours["x0"]?.estimate, to: theirs["x0"]?.estimate, relative: 1e-10))
  }

  @Test func `a shift of a column, of a stratum or of the offset changes nothing`() throws {
    let cohort = Cohort(60, seed: 12)
    var shifted = cohort
    // Eighths, which a sum with 1e8 still holds exactly.
    shifted.columns[1] = cohort.columns[1].map { ($0 * 8).rounded() / 8 }
    let plain = try shifted.model(stratified: true)
    shifted.columns[1] = zip(shifted.columns[1], shifted.strata).map { $0 + 1e8 * Double($1) }
    let moved = try shifted.model(
      stratified: true, offset: shifted.strata.map { 1_000 * Double($0) })
    expectSame(moved, plain)
  }

  /// With offsets so far apart no sum of hazards could hold both.
  @Test func `each stratum's offset may be of another size`() throws {
    let cohort = Cohort(60, seed: 13)
    let plain = try cohort.model(stratified: true)
    let far = try cohort.model(
      stratified: true, offset: cohort.strata.map { Double($0) * 1_500 - 2_000 })
    expectSame(far, plain)
  }

  /// Rows that are certain to come last, or never to come, while others are at risk.
  @Test(arguments: [TieMethod.efron, .breslow])
  func `a row with a vanishing hazard is as good as absent`(ties: TieMethod) throws {
    let cohort = Cohort(60, seed: 14)
    let plain = try cohort.model(ties: ties)
    var more = cohort.rows(Array(cohort.times.indices) + [0, 1, 2])
    for row in 60..<63 { (more.times[row], more.events[row]) = (100, false) }
    let offset = [Double](repeating: 0, count: 60) + [-800, -900, -1_000]
    expectSame(try more.model(ties: ties, offset: offset), plain)
    more.entries = more.times.map { _ in -1 }
    expectSame(try more.model(ties: ties, offset: offset), plain)
    expectSame(
      try more.model(ties: ties, robust: true, offset: offset),
      try cohort.model(ties: ties, robust: true))
  }

  @Test(arguments: [false, true])
  func `one thread and several give the same digits`(isReal: Bool) throws {
    var cohort = Cohort(40_000, seed: 15)
    if !isReal { cohort.columns[1] = cohort.columns[1].map { $0 < 0.3 ? 1 : 0 } }
    let one = try cohort.model(stratified: isReal, threads: 1)
    #expect(try cohort.model(stratified: isReal, threads: 2) == one)
    #expect(try cohort.model(stratified: isReal, threads: 5) == one)
  }

  /// Few different rows are counted as patterns; a column of real numbers forbids that.
  @Test func `patterns of covariates give the model of the rows`() throws {
    var cohort = Cohort(3_000, seed: 16)
    cohort.columns[1] = cohort.columns[1].map { $0 < 0.3 ? 1 : 0 }
    cohort.weights = cohort.times.indices.map { 1 + 0.25 * Double($0 % 4) }
    let patterned = try cohort.model(robust: true)
    cohort.columns[2] = cohort.columns[2].map { $0 + ($0 == 1 ? 1e-13 : 0) }
    cohort.columns[2][0] += 1e-13
    cohort.columns[1][1] += 1e-13
    expectSame(try cohort.model(robust: true), patterned, relative: 1e-9)
  }
}
