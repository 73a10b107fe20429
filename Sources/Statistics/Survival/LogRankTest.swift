#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The log-rank (Mantel-Cox) test that two or more groups have the same survival curve.
///
/// Groups without subjects, and those whose subjects were all censored before the first event, have
/// no expected events; they take no part and add no degree of freedom.
///
/// Cost: proportional to distinct times × groups².
///
/// Source: Mantel, *Cancer Chemotherapy Reports* 1966;50:163–170.
public struct LogRankTest: Equatable, Sendable {
  /// The test statistic, at or above 0.
  public let chiSquare: Double
  /// The groups with expected events, less one.
  public let degreesOfFreedom: Int
  /// The events of each group, in the order of the argument.
  public let observed: [Double]
  /// The events that each group would have if all curves were the same; the same sum as `observed`.
  public let expected: [Double]

  /// Compares groups.
  ///
  /// - Parameter groups: At least two with subjects at risk when the first event happens.
  /// - Throws: ``StatisticsError/noEvents(analysis:)``,
  ///   ``StatisticsError/tooFewGroups(analysis:)``, ``StatisticsError/noVariation(analysis:)`` when
  ///   everybody who was still at risk had the event at the first time of an event.
  public init(comparing groups: [EventCounts]) throws {
    let pass = CountingPass(groups)
    var sums = LogRankSums(groupCount: groups.count)
    for row in pass.eventRows {
      sums.add(atRisk: pass.atRisk[row], events: pass.events[row])
    }
    guard sums.observed.contains(where: { $0 > 0 }) else {
      throw StatisticsError.noEvents(analysis: "Log-rank test")
    }
    let compared = groups.indices.filter { sums.expected[$0] > 0 }
    guard compared.count > 1 else {
      throw StatisticsError.tooFewGroups(analysis: "Log-rank test")
    }
    guard compared.contains(where: { sums.variance[$0, $0] > 0 }) else {
      throw StatisticsError.noVariation(analysis: "Log-rank test")
    }
    (observed, expected) = (sums.observed, sums.expected)
    degreesOfFreedom = compared.count - 1
    chiSquare = CholeskyFactor(sums.variance, tolerance: 1e-10)
      .quadraticForm(zip(observed, expected).map { $0 - $1 })
  }

  /// The probability of a statistic at least as large if all curves were the same.
  public var pValue: Double {
    exp(logPValue)
  }

  /// The natural logarithm of ``pValue``, which stays finite where that is too small for a Double.
  public var logPValue: Double {
    ChiSquareDistribution(degreesOfFreedom: degreesOfFreedom).logUpperTail(chiSquare)
  }
}

/// Observed and expected events, and the variance of their difference, summed over times.
struct LogRankSums {
  var observed: [Double]
  var expected: [Double]
  var variance: SymmetricMatrix

  init(groupCount: Int) {
    observed = Array(repeating: 0, count: groupCount)
    expected = observed
    variance = SymmetricMatrix(size: groupCount)
  }

  /// Adds one time, at which the events fall on groups as draws without replacement would.
  mutating func add(atRisk: [Int].SubSequence, events: [Int].SubSequence) {
    let subjects = Double(atRisk.reduce(0, +))
    let total = Double(events.reduce(0, +))
    let proportions = atRisk.map { Double($0) / subjects }
    let factor = subjects > 1 ? total * (subjects - total) / (subjects - 1) : 0
    for (group, (proportion, own)) in zip(proportions, events).enumerated() {
      observed[group] += Double(own)
      expected[group] += total * proportion
      variance[group, group] += factor * proportion
      for other in 0...group {
        variance[group, other] -= factor * proportion * proportions[other]
      }
    }
  }
}
