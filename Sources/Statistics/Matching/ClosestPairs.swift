extension MatchingCandidates {
  /// Pairs by closeness, round by round.
  func closestPairs(ratio: Int, caliper: Double) -> PairList {
    var pairs = PairList()
    var waiting = Array(focalArm.positions.indices)
    var isFree = [Bool](repeating: true, count: otherArm.count)
    for _ in 1...ratio where !waiting.isEmpty {
      let first = pairs.count
      for stratum in 0..<focalArm.bounds.count - 1 {
        let rows = focalArm.bounds[stratum]..<focalArm.bounds[stratum + 1]
        let start = waiting.partitionPoint { $0 >= rows.lowerBound }
        let end = waiting.partitionPoint { $0 >= rows.upperBound }
        let places = (otherArm.bounds[stratum]..<otherArm.bounds[stratum + 1]).filter { isFree[$0] }
        var round = ClosestRound(
          focal: focalArm, rows: Array(waiting[start..<end]), other: otherArm, places: places)
        round.match(within: caliper, into: &pairs)
      }
      waiting = pairs.rows[first...].map { Int($0) }.sorted()
      for place in pairs.places[first...] { isFree[Int(place)] = false }
    }
    return pairs
  }
}

/// One match for each focal subject of a stratum, the closest pair first.
///
/// Runs of equal scores of both arms stand on one line, the focal one first where both have the
/// same score. The closest pair left is always one of two neighbors, so a heap of neighboring runs
/// of different arms has it on top; when a run is used up, the runs on its sides become neighbors.
private struct ClosestRound {
  private var runs: [Run] = []
  private var heap = SmallestFirst()

  private struct Run {
    let isFocal: Bool
    let step: Double
    /// The places of the run that are left, the one with the lowest position first.
    var places: ArraySlice<Int>
    let arm: Int
    var before: Int
    var after: Int
  }

  private let arms: [SortedArm]

  init(focal: SortedArm, rows: [Int], other: SortedArm, places: [Int]) {
    arms = [focal, other]
    var rest = [rows[...], places[...]]
    while let step = rest.indices.compactMap({ arm in rest[arm].first.map { arms[arm].steps[$0] } })
      .min()
    {
      for arm in rest.indices {
        let run = rest[arm].prefix { arms[arm].steps[$0] == step }
        guard !run.isEmpty else { continue }
        rest[arm] = rest[arm][run.endIndex...]
        runs.append(
          Run(
            isFocal: arm == 0, step: step, places: run, arm: arm, before: runs.count - 1,
            after: runs.count + 1))
      }
    }
    for run in runs.indices.dropLast() { propose(run) }
  }

  /// Matches while a pair within the caliper is left.
  mutating func match(within caliper: Double, into pairs: inout PairList) {
    while let pair = heap.popFirst(), pair.distance <= caliper {
      guard isCurrent(pair) else {
        if isNeighbor(pair) { propose(pair.first) }
        continue
      }
      let (one, two) = (take(pair.first), take(pair.second))
      let isFocalFirst = runs[pair.first].isFocal
      pairs.append(row: isFocalFirst ? one : two, place: isFocalFirst ? two : one)
      remove(pair.first)
      remove(pair.second)
      if isNeighbor(pair) { propose(pair.first) }
    }
  }

  private mutating func take(_ run: Int) -> Int {
    runs[run].places.removeFirst()
  }

  /// Whether both runs still have subjects and nothing between them.
  private func isNeighbor(_ pair: NeighborPair) -> Bool {
    !runs[pair.first].places.isEmpty && !runs[pair.second].places.isEmpty
      && runs[pair.first].after == pair.second
  }

  /// Whether the pair also names the first subjects of both runs.
  private func isCurrent(_ pair: NeighborPair) -> Bool {
    isNeighbor(pair) && pair == neighbors(pair.first, pair.second)
  }

  private func neighbors(_ first: Int, _ second: Int) -> NeighborPair {
    func position(_ run: Int) -> Int32 {
      runs[run].places.first.map { arms[runs[run].arm].positions[$0] } ?? 0
    }
    let (focal, other) = runs[first].isFocal ? (first, second) : (second, first)
    return NeighborPair(
      distance: runs[second].step - runs[first].step, focal: position(focal),
      other: position(other), first: first, second: second)
  }

  /// Puts a run and the one after it on the heap, if they are of different arms.
  private mutating func propose(_ first: Int) {
    let second = runs[first].after
    guard second < runs.count, runs[first].isFocal != runs[second].isFocal else { return }
    heap.insert(neighbors(first, second))
  }

  /// Takes a run that is used up out of the line.
  private mutating func remove(_ run: Int) {
    guard runs[run].places.isEmpty else { return }
    let (before, after) = (runs[run].before, runs[run].after)
    if after < runs.count { runs[after].before = before }
    guard before >= 0 else { return }
    runs[before].after = after
    propose(before)
  }
}

/// Two neighboring runs and the subjects of theirs who would be matched.
private struct NeighborPair: Equatable {
  let distance: Double
  let focal: Int32
  let other: Int32
  let first: Int
  let second: Int

  static func < (one: NeighborPair, two: NeighborPair) -> Bool {
    (one.distance, one.focal, one.other) < (two.distance, two.focal, two.other)
  }
}

/// A binary heap with the closest pair on top.
private struct SmallestFirst {
  private var pairs: [NeighborPair] = []

  mutating func insert(_ pair: NeighborPair) {
    pairs.append(pair)
    var child = pairs.count - 1
    while child > 0, pairs[child] < pairs[(child - 1) / 2] {
      pairs.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func popFirst() -> NeighborPair? {
    guard let last = pairs.popLast() else { return nil }
    guard let first = pairs.first else { return last }
    pairs[0] = last
    var parent = 0
    while 2 * parent + 1 < pairs.count {
      var child = 2 * parent + 1
      if child + 1 < pairs.count, pairs[child + 1] < pairs[child] { child += 1 }
      guard pairs[child] < pairs[parent] else { break }
      pairs.swapAt(parent, child)
      parent = child
    }
    return first
  }
}
