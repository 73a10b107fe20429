#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The MaxCombo test of two groups: the largest of several weighted log-rank statistics, with a p
/// value that counts how they depend on each other.
///
/// It has power against early, late and middle differences without choosing among them beforehand,
/// for a small price where hazards are proportional. A single weighting may point the other way than
/// the others; look at ``statistics``.
///
/// Cost: that of counting; the p value takes less than a second.
///
/// Source: Lee, *Computational Statistics & Data Analysis* 2007;51:6557–6564; Karrison, *Stata
/// Journal* 2016;16:678–690; Roychoudhury et al., *Statistics in Biopharmaceutical Research*
/// 2023;15:37–51.
public struct MaxComboTest: Equatable, Sendable {
  /// Fleming and Harrington's weights (0, 0), (0, 1), (1, 0) and (1, 1).
  public static let defaultWeightings: [LogRankWeighting] = [
    .logRank, .flemingHarrington(rho: 0, gamma: 1), .flemingHarrington(rho: 1, gamma: 0),
    .flemingHarrington(rho: 1, gamma: 1),
  ]

  /// The weightings, in the order of the argument, without those that give no event a weight.
  public let weightings: [LogRankWeighting]
  /// The standardized statistic of each weighting: above 0 where the first group has more events
  /// than expected, so that it fares worse.
  public let statistics: [Double]
  /// The correlations of the statistics if the curves are the same, row by row.
  public let correlation: [[Double]]

  /// Compares two groups.
  ///
  /// - Parameters:
  ///   - groups: Two groups.
  ///   - weightings: One to four.
  /// - Throws: ``StatisticsError/noEvents(analysis:)``, ``StatisticsError/tooFewGroups(analysis:)``,
  ///   ``StatisticsError/noVariation(analysis:)``, ``ComparisonError/notTwoGroups(count:)``,
  ///   ``ComparisonError/noWeight(_:)`` when no weighting gives an event a weight.
  public init(
    comparing groups: [EventCounts],
    weightings: [LogRankWeighting] = MaxComboTest.defaultWeightings
  ) throws {
    try self.init(ComparedGroups([groups]), weightings)
  }

  /// Compares two groups of subjects within strata.
  ///
  /// - Parameters:
  ///   - subjects: Rows; weights are whole and count as so many subjects, together at most 2⁵³.
  ///   - groups: For each row the code of its group, 0 or 1.
  ///   - strata: For each row the label of its stratum, any number; `nil` for a single one.
  ///   - weightings: One to four.
  /// - Throws: As ``init(comparing:weightings:)``, ``ObservationError/emptyInterval(row:count:)``
  ///   where an entry is as good as the time of its row,
  ///   ``ComparisonError/weightsNotWhole(row:count:)``.
  public init(
    comparing subjects: TimeToEvent, by groups: [Int], stratifiedBy strata: [Int]? = nil,
    weightings: [LogRankWeighting] = MaxComboTest.defaultWeightings
  ) throws {
    try self.init(ComparedGroups(subjects, by: groups, stratifiedBy: strata), weightings)
  }

  private init(_ compared: ComparedGroups, _ weightings: [LogRankWeighting]) throws {
    precondition(
      (1...4).contains(weightings.count), "A MaxCombo test has one to four weightings.")
    for weighting in weightings { weighting.requireExponents() }
    guard compared.groupCount == 2 else {
      throw ComparisonError.notTwoGroups(count: compared.groupCount)
    }
    // Throws what a log-rank test of the same groups would.
    _ = try LogRankTest(compared, weighting: .logRank)
    var sums = MaxComboSums(weightings: weightings)
    for stratum in compared.strata { sums.add(stratum) }
    let spread = sums.variance.diagonal
    let kept = weightings.indices.filter { spread[$0] > 0 }
    guard !kept.isEmpty else { throw ComparisonError.noWeight(weightings[0]) }
    guard spread.allSatisfy(\.isFinite) else { throw ComparisonError.weightsTooLarge }
    self.weightings = kept.map { weightings[$0] }
    statistics = kept.map { sums.difference[$0] / spread[$0].squareRoot() }
    correlation = kept.map { first in
      kept.map { second in
        first == second
          ? 1
          : sums.variance[first, second] / spread[first].squareRoot() / spread[second].squareRoot()
      }
    }
  }

  /// The largest of the absolute values of the statistics.
  public var maximum: Double {
    statistics.reduce(0) { max($0, abs($1)) }
  }

  /// The two-sided p value: the probability of a ``maximum`` at least as large if the curves were
  /// the same.
  public var pValue: Double {
    exp(logPValue)
  }

  /// The natural logarithm of ``pValue``; where that is too small for a Double, an upper bound: the
  /// logarithm of the sum of the single probabilities.
  public var logPValue: Double {
    logTail(maximum, sides: 2) { $0.upperTail(ofLargestMagnitude: maximum) }
  }

  /// The one-sided p value: the probability of so many more events in a group than expected, by the
  /// weighting that shows most, if the curves were the same.
  ///
  /// - Parameter group: 0 or 1, the group that fares worse by the alternative.
  /// - Returns: In 0...1.
  public func pValue(ofExcessIn group: Int) -> Double {
    exp(logPValue(ofExcessIn: group))
  }

  /// The natural logarithm of ``pValue(ofExcessIn:)``, bounded as ``logPValue`` is.
  ///
  /// - Parameter group: 0 or 1, the group that fares worse by the alternative.
  /// - Returns: At most 0.
  public func logPValue(ofExcessIn group: Int) -> Double {
    precondition(group == 0 || group == 1, "The group is one of the two.")
    let largest = statistics.reduce(-Double.infinity) { max($0, group == 0 ? $1 : -$1) }
    return logTail(largest, sides: 1) { $0.upperTail(ofMaximum: largest) }
  }

  /// The logarithm of a tail of the largest statistic, at least that of one alone.
  private func logTail(
    _ bound: Double, sides: Double, _ tail: (MultivariateNormal) -> Double
  ) -> Double {
    let single = log(sides) + StandardNormal.logUpperTail(bound)
    let sum = min(0, single + log(Double(statistics.count)))
    guard single > -650, let normal = try? MultivariateNormal(correlation: correlation) else {
      return sum
    }
    return min(0, max(single, log(tail(normal))))
  }
}

/// Weighted differences of the first of two groups between observed and expected events, and their
/// covariances, for several weightings at once.
private struct MaxComboSums {
  let weightings: [LogRankWeighting]
  private(set) var difference: [Double]
  private(set) var variance: SymmetricMatrix

  init(weightings: [LogRankWeighting]) {
    self.weightings = weightings
    difference = Array(repeating: 0, count: weightings.count)
    variance = SymmetricMatrix(size: weightings.count)
  }

  /// Adds a stratum.
  mutating func add(_ pass: CountingPass) {
    var weights = difference
    pass.forEachEventTime(of: [0, 1]) { row, pooled in
      let share = pass.weightAtRisk[row.lowerBound] / pooled.atRisk
      let other = pass.weightAtRisk[row.lowerBound + 1] / pooled.atRisk
      let excess = pass.weightOfEvents[row.lowerBound] - pooled.events * share
      let size = pooled.variance * share * other
      for (index, weighting) in weightings.enumerated() {
        weights[index] = weighting.weight(at: pooled)
        difference[index] += weights[index] * excess
        for earlier in 0...index {
          variance[index, earlier] += weights[index] * weights[earlier] * size
        }
      }
    }
  }
}
