import Testing

@testable import Statistics

/// What must not change a curve, and what must not break it.
struct KaplanMeierPropertyTests {
  private struct Rows {
    var times: [Double]
    var events: [Bool]
    var entries: [Double]
    var weights: [Double]

    init(_ count: Int, seed: UInt64) {
      var random = SeededGenerator(state: seed)
      entries = (0..<count).map { _ in Double(Int.random(in: 0..<8, using: &random)) / 4 }
      times = entries.map { $0 + Double(Int.random(in: 1..<40, using: &random)) / 4 }
      events = (0..<count).map { _ in Bool.random(using: &random) }
      weights = (0..<count).map { _ in Double(Int.random(in: 0..<4, using: &random)) }
    }

    func estimate(_ variance: SurvivalVariance = .greenwood) throws -> KaplanMeierEstimate {
      try KaplanMeierEstimate(
        TimeToEvent(times: times, events: events, entries: entries, weights: weights),
        variance: variance)
    }
  }

  @Test(arguments: [UInt64](1...10))
  func `the order of the rows changes nothing`(_ seed: UInt64) throws {
    let rows = Rows(80, seed: seed)
    var shuffled = rows
    var random = SeededGenerator(state: seed + 100)
    let order = (0..<80).shuffled(using: &random)
    shuffled.times = order.map { rows.times[$0] }
    shuffled.events = order.map { rows.events[$0] }
    shuffled.entries = order.map { rows.entries[$0] }
    shuffled.weights = order.map { rows.weights[$0] }
    #expect(try shuffled.estimate() == rows.estimate())
    expectClose(try shuffled.estimate(.robust), try rows.estimate(.robust))
  }

  @Test(arguments: [UInt64](1...10))
  func `another unit of time changes the times only`(_ seed: UInt64) throws {
    let rows = Rows(80, seed: seed)
    var months = rows
    months.times = rows.times.map { $0 / 30.4375 }
    months.entries = rows.entries.map { $0 / 30.4375 }
    for variance in [SurvivalVariance.greenwood, .robust] {
      let (ours, theirs) = (try months.estimate(variance), try rows.estimate(variance))
      #expect(ours.steps.map(\.survival) == theirs.steps.map(\.survival))
      #expect(ours.steps.map(\.standardError) == theirs.steps.map(\.standardError))
      #expect(isClose(ours.median, to: theirs.median.map { $0 / 30.4375 }, within: 1e-14))
    }
  }

  @Test(arguments: [UInt64](1...10))
  func `a weight of three is three subjects`(_ seed: UInt64) throws {
    let rows = Rows(60, seed: seed)
    let copies = rows.times.indices.flatMap { Array(repeating: $0, count: Int(rows.weights[$0])) }
    let many = try KaplanMeierEstimate(
      TimeToEvent(
        times: copies.map { rows.times[$0] }, events: copies.map { rows.events[$0] },
        entries: copies.map { rows.entries[$0] }))
    let weighted = try rows.estimate()
    for step in many.steps {
      #expect(weighted.survival(at: step.time) == step.survival)
      #expect(weighted.interval(at: step.time) == many.interval(at: step.time))
    }
    #expect(weighted.median == many.median)
    #expect(
      isClose(
        weighted.restrictedMean(to: 9)?.standardError,
        to: many.restrictedMean(to: 9)?.standardError, relative: 1e-14))
    // A cluster of copies is one row with their weight.
    let robust = try KaplanMeierEstimate(
      TimeToEvent(
        times: copies.map { rows.times[$0] }, events: copies.map { rows.events[$0] },
        entries: copies.map { rows.entries[$0] }), variance: .clustered(copies))
    for step in robust.steps {
      let other = try #require(try rows.estimate(.robust).steps.last { $0.time <= step.time })
      #expect(isClose(step.standardError, to: other.standardError, within: 1e-14))
    }
  }

  @Test(arguments: [UInt64](1...10))
  func `a follow-up cut in pieces is the same follow-up`(_ seed: UInt64) throws {
    let rows = Rows(60, seed: seed)
    var (cut, subjects) = (rows, [Int]())
    (cut.times, cut.events, cut.entries, cut.weights) = ([], [], [], [])
    for row in rows.times.indices {
      let ends = [rows.entries[row], 3, 5.25, rows.times[row]]
        .filter { $0 >= rows.entries[row] && $0 <= rows.times[row] }
      for (from, to) in zip(ends, ends.dropFirst()) where to > from {
        cut.entries.append(from)
        cut.times.append(to)
        cut.events.append(to == rows.times[row] && rows.events[row])
        cut.weights.append(rows.weights[row])
        subjects.append(row)
      }
    }
    let pieces = try TimeToEvent(
      times: cut.times, events: cut.events, entries: cut.entries, weights: cut.weights)
    for variance in [SurvivalVariance.greenwood, .robust] {
      let joined = try KaplanMeierEstimate(pieces, subjects: subjects, variance: variance)
      expectClose(joined, try rows.estimate(variance))
    }
    // Without knowing whose pieces they are the curve is the same, and the pieces end as censored.
    let loose = try KaplanMeierEstimate(pieces, variance: .greenwood)
    for step in try rows.estimate().steps {
      #expect(loose.survival(at: step.time) == step.survival)
    }
    let clustered = try KaplanMeierEstimate(pieces, variance: .clustered(subjects))
    for step in try rows.estimate(.robust).steps {
      #expect(
        isClose(clustered.step(at: step.time)?.standardError, to: step.standardError, within: 1e-13)
      )
    }
  }

  @Test func `counts that are merged make the curve of all`() throws {
    let (one, two) = (madeUpSubjects(70, seed: 8), madeUpSubjects(90, seed: 9))
    var merged = EventCounts(subjects: one)
    merged.merge(EventCounts(subjects: two))
    let rows = try TimeToEvent(
      times: (two + one).map { Double($0.time) }, events: (two + one).map(\.isEvent))
    #expect(try KaplanMeierEstimate(rows) == KaplanMeierEstimate(merged))
    #expect(try KaplanMeierEstimate(reversing: rows) == KaplanMeierEstimate(reversing: merged))
  }

  @Test func `without censoring the curve is the proportion left, for many times`() throws {
    let count = 200_000
    let rows = try TimeToEvent(
      times: (0..<count).map { Double(($0 * 7919) % count) + 0.5 },
      events: Array(repeating: true, count: count))
    let curve = try KaplanMeierEstimate(rows)
    for step in stride(from: 0, to: count, by: 997) {
      let left = Double(count - 1 - step) / Double(count)
      #expect(isClose(curve.steps[step].survival, to: left, relative: 1e-15))
      // Binomial: S(1 − S)/n.
      let gone = Double(step + 1) / Double(count)
      let error = (left * gone / Double(count)).squareRoot()
      #expect(isClose(curve.steps[step].standardError, to: error, relative: 1e-13))
    }
    #expect(curve.steps.last?.survival == 0)
  }

  @Test func `robust errors of single subjects without ties or weights are Greenwood's`() throws {
    let times = (0..<50).map { Double(($0 * 37) % 50) }
    let events = (0..<50).map { $0 % 3 != 0 }
    let rows = try TimeToEvent(times: times, events: events)
    expectClose(
      try KaplanMeierEstimate(rows, variance: .robust),
      try KaplanMeierEstimate(rows, variance: .greenwood))
  }

  @Test(arguments: [1e-200, 1e-3, 7, 1e250])
  func `robust errors are the same in any unit of weight`(_ unit: Double) throws {
    let rows = Rows(50, seed: 77)
    var scaled = rows
    scaled.weights = rows.weights.map { $0 * unit }
    expectClose(try scaled.estimate(.robust), try rows.estimate(.robust))
    func mean(_ rows: Rows) throws -> RestrictedMean? {
      let columns = try TimeToEvent(
        times: rows.times, events: rows.events, entries: rows.entries, weights: rows.weights)
      return try RestrictedMean(robustlyOf: columns, to: 6)
    }
    let (ours, theirs) = (try mean(scaled), try mean(rows))
    #expect(isClose(ours?.standardError, to: theirs?.standardError, relative: 1e-13))
  }

  @Test func `weights of 0 change nothing but the counts`() throws {
    let times = [1.0, 2, 3, 4, 5]
    let rows = try TimeToEvent(
      times: times, events: [true, true, true, false, true], weights: [0, 2, 1, 0, 0])
    let curve = try KaplanMeierEstimate(rows)
    #expect(curve.steps.map(\.survival) == [1, 1.0 / 3, 0, 0, 0])  // so in R
    #expect(curve.steps.map(\.atRisk) == [5, 4, 3, 2, 1])
    let nothing = try KaplanMeierEstimate(
      TimeToEvent(times: times, events: times.map { _ in true }, weights: times.map { _ in 0 }))
    #expect(nothing.steps.map(\.survival) == [1, 1, 1, 1, 1])
    #expect(nothing.steps.allSatisfy { $0.standardError == 0 && $0.cumulativeHazard == 0 })
    #expect(nothing.median == nil)
  }

  @Test func `a risk set that empties leaves the curve at 0`() throws {
    let rows = try TimeToEvent(
      times: [1, 2, 5, 6], events: [true, true, true, false], entries: [0, 0, 3, 3.5],
      weights: [0.1, 0.7, 0.3, 0.2])
    let curve = try KaplanMeierEstimate(rows)
    #expect(curve.steps.map(\.survival).suffix(3) == [0, 0, 0])
    #expect(curve.steps.suffix(3).allSatisfy { $0.standardError == nil })
    #expect(curve.steps.map(\.atRisk) == [2, 1, 2, 1])
    #expect(curve.steps.map(\.entered) == [2, 0, 2, 0])
  }

  private static let oddTimes: [[Double]] = [
    [], [5], [0], [-3, -3, 7], [1e300, -1e300, 5], [1e-300, 2e-300], [.leastNonzeroMagnitude],
    [4, 4, 4, 4],
    [1, 1 + 1e-12, 2], [1e15, 1e15 + 1, 1e15 + 2],
  ]

  @Test(arguments: oddTimes)
  func `whatever the times, every answer is a number or missing`(_ times: [Double]) throws {
    for events in [times.map { _ in true }, times.map { _ in false }, times.map { $0 > 1 }] {
      for weights in [nil, times.map { _ in 1e-200 }, times.map { _ in 1e200 }] {
        for variance in [SurvivalVariance.automatic, .robust] {
          let curve = try KaplanMeierEstimate(
            TimeToEvent(times: times, events: events, weights: weights), variance: variance)
          expectFinite(curve)
        }
      }
    }
  }

  private func expectFinite(_ curve: KaplanMeierEstimate) {
    for step in curve.steps {
      #expect((0...1).contains(step.survival))
      #expect(step.standardError?.isFinite ?? true)
      #expect(step.cumulativeHazardError.isFinite)
    }
    for scale in IntervalScale.allCases {
      for step in curve.steps {
        guard let limits = curve.interval(at: step.time, scale: scale) else { continue }
        #expect((0...1).contains(limits.lower) && (0...1).contains(limits.upper))
        #expect(limits.lower <= limits.upper)
      }
      let median = curve.medianInterval(scale: scale)
      #expect(median.lower?.isFinite ?? true)
      #expect(curve.quantileInterval(0.3, scale: scale).upper?.isFinite ?? true)
      for shape in SimultaneousBand.Shape.allCases {
        #expect(curve.band(shape, scale: scale)?.criticalValue.isFinite ?? true)
      }
    }
    #expect(curve.restrictedMean(to: 1e9).map { $0.mean.isFinite } ?? true)
    #expect(curve.spssPercentile(0.5)?.standardError?.isFinite ?? true)
  }

  private func expectClose(_ ours: KaplanMeierEstimate, _ theirs: KaplanMeierEstimate) {
    #expect(ours.steps.map(\.time) == theirs.steps.map(\.time))
    #expect(ours.steps.map(\.atRisk) == theirs.steps.map(\.atRisk))
    #expect(ours.steps.map(\.entered) == theirs.steps.map(\.entered))
    for (ours, theirs) in zip(ours.steps, theirs.steps) {
      #expect(isClose(ours.survival, to: theirs.survival, within: 1e-15))
      #expect(isClose(ours.standardError, to: theirs.standardError, within: 1e-14))
    }
  }
}
