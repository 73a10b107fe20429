#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Observed and expected events of each row of a Cox model, and the residuals made of the two.
///
/// A row that weighs nothing is no part of the model: it has 0 of both.
///
/// Source: Therneau, Grambsch & Fleming, *Biometrika* 1990;77:147–160; Cox & Snell, *Journal of the
/// Royal Statistical Society B* 1968;30:248–275.
public struct EventResiduals: Equatable, Sendable {
  /// For each row the observed events, not weighted: 0 or 1 until rows are summed.
  public let observed: [Double]
  /// For each row the expected events: hazard times the baseline's cumulative hazard from its entry
  /// to its time. As Cox-Snell residuals they are like censored exponential times with mean 1.
  public let expected: [Double]
  /// The logarithm of the expected events of the rows with an event for which they are too small
  /// for a Double.
  private let logExpected: [Int: Double]

  /// Residuals from observed and expected events.
  ///
  /// - Parameters:
  ///   - observed: At or above 0.
  ///   - expected: As many, at or above 0, and above 0 where an event was observed.
  public init(observed: [Double], expected: [Double]) {
    self.init(observed: observed, expected: expected, logExpected: [:])
  }

  init(observed: [Double], expected: [Double], logExpected: [Int: Double]) {
    precondition(observed.count == expected.count, "Every row has observed and expected events.")
    (self.observed, self.expected, self.logExpected) = (observed, expected, logExpected)
  }

  /// Observed less expected events, at most 1 for a row; with Efron's or Breslow's ties their
  /// weighted sum is 0.
  public var martingale: [Double] {
    zip(observed, expected).map { $0 - $1 }
  }

  /// Martingale residuals made more symmetric about 0: the signed square roots of twice what the
  /// row's log likelihood falls short of its largest value.
  public var deviance: [Double] {
    observed.indices.map { row in
      let (observed, expected) = (observed[row], expected[row])
      let square = 2 * shortfall(observed, expected, logExpected[row] ?? log(expected))
      return (observed >= expected ? 1 : -1) * max(0, square).squareRoot()
    }
  }

  /// expected − observed + observed · log(observed / expected), without loss where the two are
  /// close.
  private func shortfall(
    _ observed: Double, _ expected: Double, _ logExpected: Double
  ) -> Double {
    guard observed > 0 else { return expected }
    let gap = (expected - observed) / observed
    guard abs(gap) < 0.05 else {
      return expected - observed + observed * (log(observed) - logExpected)
    }
    // gap − log(1 + gap) = gap²/2 − gap³/3 + …
    var (power, sum) = (gap, 0.0)
    for exponent in 2...13 {
      power *= -gap
      sum -= power / Double(exponent)
    }
    return observed * sum
  }

  /// The residuals of clusters of rows, such as the rows of one subject.
  ///
  /// - Parameter labels: One for each row.
  /// - Returns: The sums over the rows of one label, in ascending order of the labels.
  public func summed(by labels: [Int]) -> EventResiduals {
    precondition(labels.count == observed.count, "Every row has a label.")
    let codes = LabelCodes(labels)
    var sums = (observed: codes.labels.map { _ in 0.0 }, expected: codes.labels.map { _ in 0.0 })
    for (row, code) in codes.codes.enumerated() {
      sums.observed[Int(code)] += observed[row]
      sums.expected[Int(code)] += expected[row]
    }
    var logs: [Int: Double] = [:]
    for row in logExpected.keys.sorted() {
      let code = Int(codes.codes[row])
      guard sums.expected[code] < .leastNormalMagnitude else { continue }
      logs[code] = logSum(logs[code] ?? -.infinity, logExpected[row] ?? -.infinity)
    }
    return EventResiduals(observed: sums.observed, expected: sums.expected, logExpected: logs)
  }
}

extension CoxModel {
  /// The observed and expected events of the model's rows, in the order in which they were given.
  /// With exact ties the baseline hazard is Breslow's.
  ///
  /// - Returns: One for each row; with exact ties and weights, each row as often as its weight.
  /// - Throws: What ordering the subjects throws, which the model itself has thrown before.
  public func eventResiduals() throws -> EventResiduals {
    try FittedHazards(self).eventResiduals()
  }
}

extension FittedHazards {
  func eventResiduals() -> EventResiduals {
    var growth = CumulativeHazards(count: design.sets.count)
    growth.increments = tied.map(\.hazard)
    growth.ownIncrements = tied.map(\.ownHazard)
    growth.addUp(design.sets.strata)
    let subjects = data.subjects
    let weighs = { (row: Int) in subjects.weights.map { $0[row] > 0 } ?? true }
    let observed = subjects.events.indices.map { subjects.events[$0] && weighs($0) ? 1.0 : 0.0 }
    var expected = [Double](repeating: 0, count: subjects.count)
    let wide = sums.shifts.isEmpty ? [] : sums.wideExpectations(at: position, growth)
    let starts = sums.stratumStarts
    for event in 0..<design.sets.count {
      let own = design.sets.events(event)
      for place in design.sets.slice(event) {
        let first = design.sets.firsts.map { Int($0[place]) } ?? starts[event]
        let weighted =
          wide.isEmpty
          ? sums.hazard(place) * growth.between(first, event, isEvent: own.contains(place))
          : wide[place]
        expected[Int(design.sets.order[place])] = unweighted(weighted, place)
      }
    }
    var logs: [Int: Double] = [:]
    if !wide.isEmpty {
      for (place, value) in sums.logExpectations(ofEventsIn: wide, at: position, growth) {
        logs[Int(design.sets.order[place])] = value - log(design.weight(place))
      }
    }
    return EventResiduals(observed: observed, expected: expected, logExpected: logs)
  }

  /// What a row has per unit of its weight.
  @inline(__always)
  func unweighted(_ value: Double, _ place: Int) -> Double {
    design.weights.isEmpty ? value : value / design.weights[place]
  }
}
