/// Matching with as many pairs as the caliper and the exact variables allow, and among all such
/// matchings the smallest total distance.
///
/// The number of pairs comes first: a caliper is there to say which pairs are good enough. Without
/// a caliper every subject of the smaller arm of a stratum is matched. With a ratio above 1 it is
/// the number of pairs of a focal subject and a match that is largest, so where the other arm runs
/// short some subjects may have several matches and others none.
///
/// Distances are compared on the grid of ``MatchingCandidates``. Of subjects with equal scores those
/// with the lowest positions are matched; which of several optima is found is the same every time.
///
/// Cost: linear in subjects, those of the focal arm counted as often as the ratio says.
///
/// Source: Rosenbaum, *Journal of the American Statistical Association* 1989;84:1024–1032, for
/// optimal matching. On a line pairs need not cross, which makes it this fast; `LineOptimum`,
/// inside the module, has the argument.
public struct OptimalPairMatching: Equatable, Sendable {
  /// The sets that were made.
  public let sets: MatchedSets
  /// The focal subjects without a match, and why.
  public let unmatched: [UnmatchedSubject]
  /// The width of the caliper in the unit of the scale; `nil` without a caliper.
  public let caliperWidth: Double?

  /// Matches subjects.
  ///
  /// - Parameters:
  ///   - candidates: The subjects, their scores, and who may be matched to whom.
  ///   - ratio: How many of the other arm each focal subject gets at most; at least 1.
  ///   - caliper: The largest distance of a pair.
  /// - Throws: ``MatchingError/impossibleCaliper(_:)``, ``MatchingError/undefinedSpread``.
  public init(
    of candidates: MatchingCandidates, ratio: Int = 1, caliper: MatchingCaliper? = nil
  ) throws {
    precondition(ratio >= 1, "Each subject gets at least one match.")
    caliperWidth = try candidates.width(of: caliper)
    let steps = candidates.caliperSteps(caliperWidth)
    let pairs = candidates.optimalPairs(ratio: ratio, caliper: steps)
    let rows = candidates.focalRowsByPosition()
    sets = MatchedSets(pairs, of: candidates, rows: rows)
    let line = ScoreLine(candidates.focalArm, candidates.otherArm)
    unmatched = candidates.unmatched(
      without: sets, rows: rows, on: line, caliper: steps)
  }

  /// The number of focal subjects without a match, for a reason.
  public func unmatchedCount(_ reason: UnmatchedSubject.Reason) -> Int {
    unmatched.reduce(0) { $1.reason == reason ? $0 + 1 : $0 }
  }
}

extension MatchingCandidates {
  /// The pairs of all strata, the matches of each focal subject from the nearest to the farthest.
  fileprivate func optimalPairs(ratio: Int, caliper: Double) -> PairList {
    var pairs = PairList()
    for stratum in 0..<focalArm.bounds.count - 1 {
      let rows = focalArm.bounds[stratum]..<focalArm.bounds[stratum + 1]
      let places = otherArm.bounds[stratum]..<otherArm.bounds[stratum + 1]
      guard !rows.isEmpty, !places.isEmpty else { continue }
      let units = LineUnits(
        rows: rows, of: focalArm, copies: min(ratio, places.count), places: places, of: otherArm)
      let optimum = LineOptimum(units, caliper: caliper)
      append(optimum.pairs(of: units), to: &pairs)
    }
    return ratio > 1 ? nearestFirst(pairs) : pairs
  }

  /// The same pairs in ascending order of distance, equal ones by the position of the match.
  private func nearestFirst(_ pairs: PairList) -> PairList {
    let positions = pairs.places.map { Double(otherArm.positions[Int($0)]) }
    let byPosition = ascendingOrder(of: positions)
    let distances = byPosition.map { pair in
      let (row, place) = (Int(pairs.rows[Int(pair)]), Int(pairs.places[Int(pair)]))
      return abs(focalArm.steps[row] - otherArm.steps[place])
    }
    var sorted = PairList()
    for index in ascendingOrder(of: distances) {
      let pair = Int(byPosition[Int(index)])
      sorted.append(row: Int(pairs.rows[pair]), place: Int(pairs.places[pair]))
    }
    return sorted
  }

  /// Appends pairs in ascending order of both scores; of equal scores the lowest positions serve,
  /// and a focal subject a second time only after all others of its score.
  private func append(_ found: [(row: Int, place: Int)], to pairs: inout PairList) {
    var rows = RunCounter(first: -1, end: -1)
    var places = rows
    for pair in found {
      rows.enter(pair.row, of: focalArm)
      places.enter(pair.place, of: otherArm)
      pairs.append(row: rows.next(), place: places.next())
    }
  }
}

/// Counts off the places of a run of equal scores, again and again.
private struct RunCounter {
  var first: Int
  var end: Int
  private var served = 0

  init(first: Int, end: Int) {
    (self.first, self.end) = (first, end)
  }

  /// Goes to the run of a place, unless it is there.
  mutating func enter(_ place: Int, of arm: SortedArm) {
    guard !(first..<end).contains(place) else { return }
    let stratum = arm.bounds.partitionPoint { $0 > place }
    let bounds = arm.bounds[stratum - 1]..<arm.bounds[stratum]
    first = place
    while first > bounds.lowerBound && arm.steps[first - 1] == arm.steps[place] { first -= 1 }
    end = arm.runEnd(from: place, before: bounds.upperBound)
    served = 0
  }

  mutating func next() -> Int {
    defer { served += 1 }
    return first + served % (end - first)
  }
}
