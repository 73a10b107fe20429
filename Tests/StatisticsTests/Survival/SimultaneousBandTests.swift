import Foundation
import Testing

@testable import Statistics

struct SimultaneousBandTests {
  @Test(arguments: try Reference.answers(in: "bands", of: "critical"))
  func `critical values agree with the equations solved in R`(_ answer: ReferenceAnswer) throws {
    let start = try #require(answer.result["from"].number)
    let end = try #require(answer.result["to"].number)
    let level = try #require(answer.result["level"].number)
    let hall = BrownianBridge(start: start, end: end).distance(holding: level)
    // R's root is found in a probability that its integrals hold to about 1e-13.
    expectAgreement(hall, answer.result["hall"].number, .bands, relative: 1e-11, answer.id)
    guard let theirs = answer.result["nair"].number else { return }
    let odds = (start / (1 - start), end / (1 - end))
    let nair = SimultaneousBand.Shape.equalPrecision
      .criticalValue(from: odds.0, through: odds.1, level: level)
    expectAgreement(nair, theirs, .bands, relative: 1e-12, answer.id)
  }

  @Test(arguments: try Reference.answers(in: "bands", of: "table"))
  func `critical values round to those of the printed tables`(_ answer: ReferenceAnswer) throws {
    let level = try #require(answer.result["level"].number)
    let first = try #require(answer.result["first"].number)
    let isHall = answer.result["shape"].text == "hall"
    for (row, values) in answer.result["rows"].rows.enumerated() where row % 4 == 0 {
      for (column, value) in values.enumerated() where column % 5 == 0 {
        let (start, end) = (first + 0.02 * Double(column), 0.1 + 0.02 * Double(row))
        guard let value, end > start + 0.01, end < 1 else { continue }
        let ours =
          isHall
          ? BrownianBridge(start: start, end: end).distance(holding: level)
          : nairCriticalValue(
            logOddsRange: (end * (1 - start) / (start * (1 - end))).logarithm, level: level)
        // Four decimals; some of the printed ones are a unit off.
        #expect(abs(ours - value) < 1.1e-4, "\(answer.id) \(start) \(end)")
      }
    }
  }

  @Test func `over the whole time the critical value is that of Kolmogorov`() {
    let bridge = BrownianBridge(start: 0, end: 1)
    #expect(isClose(bridge.distance(holding: 0.95), to: 1.358_098_639_322_550_5))
    #expect(isClose(bridge.probability(within: 1), to: 0.730_000_328_322_645_5))
    #expect(isClose(bridge.probability(within: 0.3), to: 9.305_801_334_566_636e-6, relative: 1e-12))
  }

  @Test func `at one time the critical value is that of the normal distribution`() {
    let bridge = BrownianBridge(start: 0.3, end: 0.3)
    let error = 0.21.squareRoot()
    #expect(isClose(bridge.distance(holding: 0.95), to: 1.959_963_984_540_054 * error))
    let narrow = BrownianBridge(start: 0.3, end: 0.3 + 1e-12).distance(holding: 0.95)
    #expect(isClose(narrow, to: 1.959_963_984_540_054 * error, within: 1e-5))
  }

  @Test func `the critical value of a short range is that of the equation`() {
    let bridge = BrownianBridge(start: 0.3, end: 0.3 + 0.21 / 2000)
    #expect(
      isClose(bridge.probability(within: bridge.distance(holding: 0.95)), to: 0.95, within: 1e-7))
  }

  @Test(arguments: try Reference.answers(in: "bands", of: "band"))
  func `bands agree with their formulas in R`(_ answer: ReferenceAnswer) throws {
    let name = try #require(answer.result["dataset"].text)
    let table = try DataTable(name)
    var rows = try table.completeRows(["time", "event"])
    if let column = answer.result["by"].text {
      let value = answer.result["value"]
      let wanted = value.text ?? value.number.map { "\(Int($0))" }
      let column = try table.text(column)
      rows = rows.filter { column[$0] == wanted }
    }
    let curve = try KaplanMeierEstimate(
      TimeToEvent(
        times: table.numbers("time", at: rows),
        events: table.numbers("event", at: rows).map { $0 == 1 }))
    let level = try #require(answer.result["level"].number)
    let isHall = answer.result["shape"].text == "hall"
    for (scale, name) in [
      (IntervalScale.plain, "plain"), (.logLog, "loglog"), (.arcsine, "arcsin"),
    ] {
      let band = try #require(
        curve.band(isHall ? .hallWellner : .equalPrecision, level: level, scale: scale))
      let (lower, upper) = (band.segments.map(\.lower), band.segments.map(\.upper))
      let critical = answer.result["critical"].number
      expectAgreement(band.criticalValue, critical, .bands, relative: 1e-11, answer.id)
      #expect(band.segments.map(\.time) == answer.result["time"].numbers)
      let (lowers, uppers) = ("lower_" + name, "upper_" + name)
      expectAgreement(
        lower, answer.result[lowers].numbers, .bands, relative: 1e-10, floor: 1e-3, answer.id)
      expectAgreement(
        upper, answer.result[uppers].numbers, .bands, relative: 1e-10, floor: 1e-3, answer.id)
    }
  }

  /// km.ci interpolates between entries of four decimals, the first of which
  /// for equal precision is at a = 0.02, and does not cut off at 0 and 1.
  @Test(arguments: try Reference.answers(in: "bands", of: "km.ci"))
  func `bands are those of km.ci up to its tables`(_ answer: ReferenceAnswer) throws {
    let table = try DataTable(try #require(answer.result["dataset"].text))
    let rows = try table.completeRows(["time", "event"])
    let curve = try KaplanMeierEstimate(
      TimeToEvent(
        times: table.numbers("time", at: rows),
        events: table.numbers("event", at: rows).map { $0 == 1 }))
    for (name, shape, scale) in [
      ("hall_plain", SimultaneousBand.Shape.hallWellner, IntervalScale.plain),
      ("hall_loglog", .hallWellner, .logLog), ("nair_plain", .equalPrecision, .plain),
      ("nair_loglog", .equalPrecision, .logLog),
    ] {
      let band = try #require(curve.band(shape, scale: scale))
      let theirs = answer.result[name]
      let (lower, upper) = (theirs["lower"].numbers, theirs["upper"].numbers)
      for (row, time) in theirs["time"].numbers.enumerated() {
        guard let time, let lower = lower[row], let upper = upper[row] else { continue }
        guard let ours = band.interval(at: time) else { continue }
        #expect(abs(ours.lower - max(0, lower)) < 8e-3)
        #expect(abs(ours.upper - min(1, upper)) < 8e-3)
      }
    }
  }

  @Test func `a band is wider than the pointwise limits`() throws {
    let curve = KaplanMeierEstimate(EventCounts(subjects: madeUpSubjects(80, seed: 21)))
    for shape in SimultaneousBand.Shape.allCases {
      let band = try #require(curve.band(shape))
      for segment in band.segments.dropFirst(2) {
        let pointwise = try #require(curve.interval(at: segment.time))
        #expect(segment.lower < pointwise.lower || shape == .hallWellner)
        #expect(segment.upper > pointwise.upper || shape == .hallWellner)
      }
    }
  }

  @Test func `a range that is asked for is kept where there are events`() throws {
    let curve = KaplanMeierEstimate(EventCounts(events: [2, 4, 6, 8, 9], censored: [3, 7, 12]))
    let band = try #require(curve.band(.hallWellner, from: 3.5, through: 8.5))
    #expect(band.segments.map(\.time) == [3.5, 4, 6, 8])
    #expect(band.interval(at: 3.4) == nil)
    #expect(band.interval(at: 8.5) == band.interval(at: 8))
    #expect(band.interval(at: 8.6) == nil)
    #expect(try #require(curve.band(.equalPrecision, from: 0, through: 99)).from == 2)
    #expect(try #require(curve.band(.equalPrecision, from: 0, through: 99)).through == 12)
  }

  @Test func `curves without a variance have no band`() throws {
    #expect(KaplanMeierEstimate(EventCounts()).band(.hallWellner) == nil)
    #expect(KaplanMeierEstimate(EventCounts(censored: [3])).band(.equalPrecision) == nil)
    #expect(KaplanMeierEstimate(EventCounts(events: [3, 3])).band(.hallWellner) == nil)
    let late = try TimeToEvent(
      times: [3, 4, 6], events: [true, true, false], entries: [0, 0, 3.5])
    #expect(try KaplanMeierEstimate(late).band(.hallWellner) == nil)
    let one = KaplanMeierEstimate(EventCounts(events: [3], censored: [5]))
    let band = try #require(one.band(.hallWellner, scale: .plain))
    #expect(isClose(band.criticalValue, to: 1.959_963_984_540_054 * 0.5))  // a = 1/2
  }
}

extension Double {
  fileprivate var logarithm: Double { Foundation.log(self) }
}
