import Statistics
import Testing

/// The rule of greedy matching, word for word: everybody looks at everybody.
private struct GreedyByDefinition {
  let scores: [Double]
  let treated: [Bool]
  let strata: [Int]
  let caliper: Double

  func distance(_ focal: Int, _ other: Int) -> Double {
    let rounded = { (score: Double) in (score * 1e12).rounded(.toNearestOrEven) }
    return abs(rounded(scores[focal]) - rounded(scores[other])) / 1e12
  }

  func nearest(_ focal: Int, free: Set<Int>) -> Int? {
    free.filter { strata[$0] == strata[focal] && distance(focal, $0) <= caliper }
      .min { (distance(focal, $0), $0) < (distance(focal, $1), $1) }
  }

  var controls: Set<Int> { Set(scores.indices.filter { !treated[$0] }) }

  func rounds(_ ratio: Int, order: [Int]) -> [Int: [Int]] {
    var (free, sets): (Set<Int>, [Int: [Int]]) = (controls, [:])
    for _ in 0..<ratio {
      for focal in order {
        guard let match = nearest(focal, free: free) else { continue }
        free.remove(match)
        sets[focal, default: []].append(match)
      }
    }
    return sets
  }

  func withReplacement(_ ratio: Int, order: [Int]) -> [Int: [Int]] {
    var sets: [Int: [Int]] = [:]
    for focal in order {
      var free = controls
      for _ in 0..<ratio {
        guard let match = nearest(focal, free: free) else { continue }
        free.remove(match)
        sets[focal, default: []].append(match)
      }
    }
    return sets
  }

  func closest(_ ratio: Int, order: [Int]) -> [Int: [Int]] {
    var (free, sets): (Set<Int>, [Int: [Int]]) = (controls, [:])
    for _ in 0..<ratio {
      var waiting = Set(order)
      while let (focal, match) = waiting.compactMap({ focal in
        nearest(focal, free: free).map { (focal, $0) }
      }).min(by: { (distance($0.0, $0.1), $0.0, $0.1) < (distance($1.0, $1.1), $1.0, $1.1) }) {
        waiting.remove(focal)
        free.remove(match)
        sets[focal, default: []].append(match)
      }
    }
    return sets
  }
}

extension MatchedSets {
  fileprivate var byFocal: [Int: [Int]] {
    Dictionary(uniqueKeysWithValues: map { ($0.focal, $0.matches) })
  }
}

struct MatchingByDefinitionTests {
  /// Few or many levels, so that ties are everywhere or nowhere; one or three strata.
  @Test(arguments: [UInt64](1...60))
  func `greedy matching does what its rule says`(seed: UInt64) throws {
    let count = 2 + Int(seed * 7 % 60)
    let (scores, treated) = madeUpScores(
      count, levels: [3, 12, nil][Int(seed % 3)], seed: seed)
    let strata = scores.indices.map { seed.isMultiple(of: 2) ? 0 : ($0 * 5 + 1) % 3 }
    let caliper = [0.05, 0.25, 10][Int(seed / 3 % 3)]
    let candidates = try MatchingCandidates(
      scores: scores, treated: treated, agreeingOn: [strata])
    let rule = GreedyByDefinition(
      scores: scores, treated: treated, strata: strata, caliper: caliper)
    let data = scores.indices.filter { treated[$0] }
    let orders: [(MatchingOrder, [Int])] = [
      (.data, data), (.smallest, data.sorted { (scores[$0], $0) < (scores[$1], $1) }),
      (.largest, data.sorted { (-scores[$0], $0) < (-scores[$1], $1) }),
    ]
    for ratio in [1, 2, 5] {
      func sets(_ order: MatchingOrder, _ replacement: Bool = false) throws -> [Int: [Int]] {
        try NearestNeighborMatching(
          of: candidates, ratio: ratio, isWithReplacement: replacement, caliper: .width(caliper),
          order: order
        ).sets.byFocal
      }
      for (order, rows) in orders {
        #expect(try sets(order) == rule.rounds(ratio, order: rows))
      }
      #expect(try sets(.closest) == rule.closest(ratio, order: data))
      #expect(try sets(.data, true) == rule.withReplacement(ratio, order: data))
    }
  }

  /// All ways to match, by trying for each focal copy every control, and nobody.
  private func best(_ focal: ArraySlice<Double>, _ free: [Double], _ caliper: Double)
    -> (pairs: Int, distance: Double)
  {
    guard let first = focal.first else { return (0, 0) }
    var found = best(focal.dropFirst(), free, caliper)
    for (place, score) in free.enumerated() where abs(first - score) <= caliper + 1e-13 {
      var rest = free
      rest.remove(at: place)
      let then = best(focal.dropFirst(), rest, caliper)
      let candidate = (pairs: then.pairs + 1, distance: then.distance + abs(first - score))
      if (-candidate.pairs, candidate.distance) < (-found.pairs, found.distance) {
        found = candidate
      }
    }
    return found
  }

  @Test(arguments: [UInt64](1...150))
  func `optimal matching has the most pairs and the smallest distance`(seed: UInt64) throws {
    let (scores, treated) = madeUpScores(
      2 + Int(seed % 8), levels: [4, 15, nil][Int(seed % 3)], seed: seed)
    let caliper = [0.06, 0.13, 0.3, 10][Int(seed / 3 % 4)]
    let ratio = seed.isMultiple(of: 5) ? 2 : 1
    let matching = try OptimalPairMatching(
      of: try MatchingCandidates(scores: scores, treated: treated), ratio: ratio,
      caliper: .width(caliper))
    let arms = [true, false].map { arm in
      scores.indices.filter { treated[$0] == arm }.map { scores[$0] }
    }
    let focal = arms[0].flatMap { Array(repeating: $0, count: ratio) }
    let expected = best(focal[...], arms[1], caliper)
    #expect(matching.sets.pairCount == expected.pairs)
    #expect(isClose(matching.sets.totalDistance, to: expected.distance, within: 1e-12))
    #expect(matching.sets.allSatisfy { $0.distances.allSatisfy { $0 <= caliper + 1e-12 } })
    let used = matching.sets.flatMap(\.matches)
    #expect(Set(used).count == used.count)
    #expect(matching.sets.allSatisfy { $0.matches.count <= ratio && treated[$0.focal] })
    #expect(used.allSatisfy { !treated[$0] })
  }

  /// The shortest augmenting paths of the general assignment problem know nothing of a line.
  @Test(arguments: [UInt64](1...25))
  func `optimal matching agrees with the assignment problem`(seed: UInt64) throws {
    let (scores, treated) = madeUpScores(
      70, levels: seed.isMultiple(of: 2) ? 20 : nil, seed: seed + 500)
    let caliper = [0.01, 0.03, 0.1, 2][Int(seed % 4)]
    let matching = try OptimalPairMatching(
      of: try MatchingCandidates(scores: scores, treated: treated), caliper: .width(caliper))
    let focal = scores.indices.filter { treated[$0] }.map { scores[$0] }
    let other = scores.indices.filter { !treated[$0] }.map { scores[$0] }
    let expected = assignment(focal, other, caliper)
    #expect(matching.sets.pairCount == expected.pairs)
    #expect(isClose(matching.sets.totalDistance, to: expected.distance, within: 1e-11))
  }

  /// The largest matching within the caliper with the smallest total: shortest augmenting paths
  /// (Bellman & Ford), one at a time until none is left.
  private func assignment(_ focal: [Double], _ other: [Double], _ caliper: Double)
    -> (pairs: Int, distance: Double)
  {
    var partner = [Int?](repeating: nil, count: other.count)
    var isMatched = [Bool](repeating: false, count: focal.count)
    var total = 0.0
    func cost(_ row: Int, _ place: Int) -> Double? {
      let distance = abs(focal[row] - other[place])
      return distance <= caliper + 1e-13 ? distance : nil
    }
    while true {
      var rowCost = focal.indices.map { isMatched[$0] ? Double.infinity : 0 }
      var placeCost = [Double](repeating: .infinity, count: other.count)
      var from = [Int](repeating: -1, count: other.count)
      var isChanging = true
      while isChanging {
        isChanging = false
        for row in focal.indices where rowCost[row] < .infinity {
          for place in other.indices where partner[place] != row {
            guard let step = cost(row, place) else { continue }
            guard rowCost[row] + step < placeCost[place] - 1e-14 else { continue }
            placeCost[place] = rowCost[row] + step
            from[place] = row
            isChanging = true
            guard let next = partner[place], let back = cost(next, place) else { continue }
            rowCost[next] = min(rowCost[next], placeCost[place] - back)
          }
        }
      }
      let ends = other.indices.filter { partner[$0] == nil && placeCost[$0] < .infinity }
      guard var place = ends.min(by: { placeCost[$0] < placeCost[$1] }) else { break }
      total += placeCost[place]
      while true {
        let row = from[place]
        let previous = partner.firstIndex(of: row)
        if let previous { partner[previous] = nil }
        partner[place] = row
        guard let previous else {
          isMatched[row] = true
          break
        }
        place = previous
      }
    }
    return (partner.reduce(0) { $1 == nil ? $0 : $0 + 1 }, total)
  }
}
