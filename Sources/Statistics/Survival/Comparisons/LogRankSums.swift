/// The compared groups together at one time of an event.
struct PooledEvents {
  /// Subjects at risk, n.
  var atRisk = 0.0
  /// Events, d.
  var events = 0.0
  /// The Kaplan-Meier estimate just before the time.
  var survivalBefore = 1.0
  /// The product of 1 − d/(n + 1) up to and including the time.
  var petoSurvival = 1.0

  /// The factor of the variance of the events of a group: d (n − d)/(n − 1), as the events fall on
  /// groups like draws without replacement; 0 where the last subject has the event.
  var variance: Double {
    atRisk > 1 ? events * ((atRisk - events) / (atRisk - 1)) : 0
  }

  /// Moves on to the next time of an event.
  fileprivate mutating func advance(atRisk: Double, events: Double) {
    if self.atRisk > 0 { survivalBefore *= (self.atRisk - self.events) / self.atRisk }
    (self.atRisk, self.events) = (atRisk, events)
    petoSurvival *= 1 - events / (atRisk + 1)
  }
}

extension CountingPass {
  /// Visits the times at which one of some groups has an event, in ascending order.
  ///
  /// - Parameters:
  ///   - groups: The groups that are compared; the others are as if they were not there.
  ///   - visit: Receives the place of the groups in the tables, and what they have together.
  func forEachEventTime(
    of groups: [Int], _ visit: (_ row: Range<Int>, _ pooled: PooledEvents) -> Void
  ) {
    var pooled = PooledEvents()
    for position in times.indices {
      let row = row(position)
      var (atRiskHere, eventsHere) = (0.0, 0.0)
      for group in groups { eventsHere += weightOfEvents[row.lowerBound + group] }
      guard eventsHere > 0 else { continue }
      for group in groups { atRiskHere += weightAtRisk[row.lowerBound + group] }
      pooled.advance(atRisk: atRiskHere, events: eventsHere)
      visit(row, pooled)
    }
  }
}

/// Weighted observed and expected events of some groups, and the variance of their difference,
/// summed over the times of one or more strata.
struct LogRankSums {
  /// The groups that are compared; each list below has one element for each of them.
  let groups: [Int]
  let weighting: LogRankWeighting
  private(set) var observed: [Double]
  private(set) var expected: [Double]
  private(set) var variance: SymmetricMatrix
  /// Whether there was an event of any group.
  private(set) var hasEvents = false
  /// Whether there was an event while two groups were at risk.
  private(set) var hasComparison = false
  /// Whether an event had a weight while two groups were at risk, and one whose square is above 0.
  private(set) var hasWeight = false

  init(groups: [Int], weighting: LogRankWeighting) {
    weighting.requireExponents()
    self.groups = groups
    self.weighting = weighting
    observed = Array(repeating: 0, count: groups.count)
    expected = observed
    variance = SymmetricMatrix(size: groups.count)
  }

  /// The sums of one stratum.
  init(_ pass: CountingPass, groups: [Int], weighting: LogRankWeighting) {
    self.init(groups: groups, weighting: weighting)
    var atRisk = observed
    var present: [Int] = []
    pass.forEachEventTime(of: groups) { row, pooled in
      present.removeAll(keepingCapacity: true)
      for (index, group) in groups.enumerated() {
        atRisk[index] = pass.weightAtRisk[row.lowerBound + group]
        observed[index] +=
          weighting.weight(at: pooled) * pass.weightOfEvents[row.lowerBound + group]
        if atRisk[index] > 0 { present.append(index) }
      }
      add(pooled, present, atRisk)
    }
  }

  /// Adds the expected events and the variance of one time.
  private mutating func add(_ pooled: PooledEvents, _ present: [Int], _ atRisk: [Double]) {
    let weight = weighting.weight(at: pooled)
    for index in present {
      expected[index] += weight * pooled.events * (atRisk[index] / pooled.atRisk)
    }
    hasEvents = true
    guard present.count > 1 else { return }
    hasComparison = true
    hasWeight = hasWeight || weight * weight > 0
    let factor = weight * weight * pooled.variance
    for (position, row) in present.enumerated() {
      let share = factor * (atRisk[row] / pooled.atRisk)
      variance[row, row] += share * ((pooled.atRisk - atRisk[row]) / pooled.atRisk)
      for column in present[..<position] {
        variance[row, column] -= share * (atRisk[column] / pooled.atRisk)
      }
    }
  }

  /// Adds a stratum, in which the same groups were compared with the same weighting.
  mutating func merge(_ other: LogRankSums) {
    for index in groups.indices {
      observed[index] += other.observed[index]
      expected[index] += other.expected[index]
      for column in 0...index { variance[index, column] += other.variance[index, column] }
    }
    hasEvents = hasEvents || other.hasEvents
    hasComparison = hasComparison || other.hasComparison
    hasWeight = hasWeight || other.hasWeight
  }

  /// Throws where the sums compare nothing.
  func requireComparison() throws {
    let analysis = "Log-rank test"
    guard hasEvents else { throw StatisticsError.noEvents(analysis: analysis) }
    guard hasComparison else { throw StatisticsError.tooFewGroups(analysis: analysis) }
    guard hasWeight else { throw ComparisonError.noWeight(weighting) }
    guard variance.diagonal.allSatisfy(\.isFinite) else { throw ComparisonError.weightsTooLarge }
    guard variance.diagonal.contains(where: { $0 > 0 }) else {
      throw StatisticsError.noVariation(analysis: analysis)
    }
  }
}
