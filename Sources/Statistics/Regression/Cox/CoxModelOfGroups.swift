extension CoxModel {
  /// Fits a model in which each group has a hazard ratio against a reference group.
  ///
  /// Models of groups keep no subjects, so that they have no profile, residuals or predictions.
  /// Whether a finite maximum exists is decided from the order of events before the iteration, not
  /// from its failure.
  ///
  /// - Parameters:
  ///   - groups: At least two, each with an event.
  ///   - reference: The position of the group that has no coefficient.
  ///   - ties: How to order tied events.
  /// - Throws: ``StatisticsError/tooFewGroups(analysis:)``, ``StatisticsError/emptyGroup(_:)``,
  ///   ``StatisticsError/noEvents(analysis:)``, ``StatisticsError/groupWithoutEvents(_:)``,
  ///   ``StatisticsError/unboundedCoefficient(group:direction:)``, each naming the first such group.
  public init(
    fitting groups: [EventCounts], reference: Int, ties: TieMethod = .efron
  ) throws {
    precondition(groups.indices.contains(reference), "The reference is the position of a group.")
    try CoxModel.requireEvents(in: groups)
    try HazardOrder(CountingPass(groups)).requireFiniteRatios(against: reference)
    do {
      try self.init(
        CoxData(groups, reference: reference), ties: ties, parts: ParallelParts(threads: 1),
        groups: groups.indices.filter { $0 != reference })
    } catch RegressionError.notConverged(_, let iterations) {
      throw StatisticsError.notConverged(iterations: iterations)
    } catch RegressionError.nothingToEstimate {
      throw StatisticsError.noVariation(analysis: CoxModel.title)
    } catch RegressionError.unboundedCoefficient(_, let column, let direction) {
      // Exact ties are less of an order than Efron's.
      let group = groups.indices.first { column == "group=\($0)" }
      throw StatisticsError.unboundedCoefficient(group: group ?? reference, direction: direction)
    }
  }

  private static func requireEvents(in groups: [EventCounts]) throws {
    guard groups.count > 1 else { throw StatisticsError.tooFewGroups(analysis: title) }
    if let empty = groups.firstIndex(where: { $0.count == 0 }) {
      throw StatisticsError.emptyGroup(empty)
    }
    guard let eventless = groups.firstIndex(where: { $0.eventCount == 0 }) else { return }
    guard groups.contains(where: { $0.eventCount > 0 }) else {
      throw StatisticsError.noEvents(analysis: title)
    }
    throw StatisticsError.groupWithoutEvents(eventless)
  }
}

extension CoxData {
  /// Groups as rows that stand for as many subjects as had the same time and outcome, with one
  /// column for each group.
  init(_ groups: [EventCounts], reference: Int) throws {
    var (times, events, weights, codes) = ([Double](), [Bool](), [Double](), [Int]())
    for (group, counts) in groups.enumerated() {
      for (time, tally) in counts.tallies.enumerated() {
        for (isEvent, count) in [(true, tally.events), (false, tally.censored)] where count > 0 {
          times.append(Double(time))
          events.append(isEvent)
          weights.append(Double(count))
          codes.append(group)
        }
      }
    }
    var covariates = Covariates(count: times.count)
    covariates.append(
      factor: "group", levels: groups.indices.map(String.init), codes: codes, reference: reference)
    self.init(
      subjects: try TimeToEvent(times: times, events: events, weights: weights),
      covariates: covariates, weightsAreCounts: true)
  }
}
