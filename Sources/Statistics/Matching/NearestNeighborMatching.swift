/// Greedy matching: one subject of the focal arm after the other gets the nearest of the other arm
/// that is left.
///
/// Of equally near subjects the one with the lowest position is matched; distances are compared on
/// the grid of ``MatchingCandidates``, so the answer is the same on every machine. Matching is a
/// choice of subjects, not an optimum: ``OptimalPairMatching`` has the smallest total distance.
///
/// With a ratio above 1 and without replacement everybody gets a first match before anybody gets a
/// second one; subjects may end with fewer matches than the ratio. With replacement every focal
/// subject gets its nearest subjects, all different, and the order does not matter.
///
/// Cost: linear in subjects and matches up to a factor that no real data make larger than 2; by
/// closest pairs n log n, times the ratio.
///
/// Source: Rosenbaum & Rubin, *The American Statistician* 1985;39:33–38; Austin, *Statistics in
/// Medicine* 2014;33:1057–1069, compares the orders.
public struct NearestNeighborMatching: Equatable, Sendable {
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
  ///   - isWithReplacement: Whether subjects of the other arm may be matched more than once.
  ///   - caliper: The largest distance of a pair.
  ///   - order: Who chooses first.
  /// - Throws: ``MatchingError/impossibleCaliper(_:)``, ``MatchingError/undefinedSpread``.
  public init(
    of candidates: MatchingCandidates, ratio: Int = 1, isWithReplacement: Bool = false,
    caliper: MatchingCaliper? = nil, order: MatchingOrder = .largest
  ) throws {
    precondition(ratio >= 1, "Each subject gets at least one match.")
    caliperWidth = try candidates.width(of: caliper)
    let line = ScoreLine(candidates.focalArm, candidates.otherArm)
    let steps = candidates.caliperSteps(caliperWidth)
    let pairs =
      if isWithReplacement {
        candidates.nearestPairs(on: line, ratio: ratio, caliper: steps)
      } else if order == .closest {
        candidates.closestPairs(ratio: ratio, caliper: steps)
      } else {
        candidates.greedyPairs(on: line, ratio: ratio, caliper: steps, order: order)
      }
    let rows = candidates.focalRowsByPosition()
    sets = MatchedSets(pairs, of: candidates, rows: rows)
    unmatched = candidates.unmatched(
      without: sets, rows: rows, on: line, caliper: steps)
  }

  /// The number of focal subjects without a match, for a reason.
  public func unmatchedCount(_ reason: UnmatchedSubject.Reason) -> Int {
    unmatched.reduce(0) { $1.reason == reason ? $0 + 1 : $0 }
  }
}

extension MatchingCandidates {
  /// A width in steps; finite, so that the nodes at infinity are never within it.
  func caliperSteps(_ width: Double?) -> Double {
    width.map { min(grid.steps($0), .greatestFiniteMagnitude) } ?? .greatestFiniteMagnitude
  }

  /// Pairs without replacement, round by round.
  func greedyPairs(
    on line: ScoreLine, ratio: Int, caliper: Double, order: MatchingOrder
  ) -> PairList {
    var free = NearestFree(on: line, positions: otherArm.positions, caliper: caliper)
    var pairs = PairList()
    pairs.reserveCapacity(min(focalArm.count, otherArm.count))
    var waiting = focalRows(in: order)
    for round in 1...ratio where !waiting.isEmpty {
      var served: [Int32] = []
      for row in waiting {
        guard let place = free.take(row: Int(row), step: focalArm.steps[Int(row)]) else { continue }
        pairs.append(row: Int(row), place: place)
        if round < ratio { served.append(row) }
      }
      waiting = served
    }
    return pairs
  }

  /// Pairs with replacement: the nearest of each, walking away from the score in both directions.
  func nearestPairs(on line: ScoreLine, ratio: Int, caliper: Double) -> PairList {
    var pairs = PairList()
    for row in focalArm.positions.indices {
      var walk = NearestWalk(on: line, from: Int(line.firstAtOrAbove[row]), focalArm.steps[row])
      var found = 0
      while found < ratio, let place = walk.next(within: caliper, positions: otherArm.positions) {
        pairs.append(row: row, place: place)
        found += 1
      }
    }
    return pairs
  }
}

/// The places of the other arm from the nearest to a score to the farthest.
private struct NearestWalk {
  private let line: ScoreLine
  private let step: Double
  private var above: Int
  private var below: Int
  private var aboveNext: Int
  private var belowNext: Int

  init(on line: ScoreLine, from first: Int, _ step: Double) {
    self.line = line
    self.step = step
    (above, below) = (first, first - 1)
    (aboveNext, belowNext) = (Int(line.starts[above]), Int(line.starts[below]))
  }

  mutating func next(within caliper: Double, positions: [Int32]) -> Int? {
    let up = line.distance(from: step, to: above)
    let down = line.distance(from: step, to: below)
    guard min(up, down) <= caliper else { return nil }
    let isAbove = up == down ? positions[aboveNext] < positions[belowNext] : up < down
    return isAbove ? stepUp() : stepDown()
  }

  private mutating func stepUp() -> Int {
    let place = aboveNext
    aboveNext += 1
    if aboveNext == Int(line.starts[above + 1]) { above += 1 }
    return place
  }

  private mutating func stepDown() -> Int {
    let place = belowNext
    belowNext += 1
    if belowNext == Int(line.starts[below + 1]) {
      below -= 1
      belowNext = Int(line.starts[below])
    }
    return place
  }
}
