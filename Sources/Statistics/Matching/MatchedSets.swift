/// A subject of the focal arm and the subjects of the other arm who were matched to it.
public struct MatchedSet: Equatable, Sendable {
  /// The position of the subject of the focal arm.
  public let focal: Int
  /// The positions of the subjects matched to it, the nearest first, equally near ones in the order
  /// in which they were found. At least one.
  public let matches: [Int]
  /// The absolute difference of scores to each match, in the unit of the scale.
  public let distances: [Double]
}

/// The sets that matching made, in ascending order of the position of their focal subjects.
public struct MatchedSets: Equatable, Sendable {
  /// The number of subjects in the arguments, matched or not.
  public let subjectCount: Int
  /// The absolute difference of scores of each pair, set by set, in the unit of the scale.
  public let distances: [Double]
  /// The position of the focal subject of each set.
  let focal: [Int32]
  private let matched: [Int32]
  /// Where the matches of each set begin, and the end of the last.
  private let bounds: [Int32]

  /// Collects pairs.
  ///
  /// - Parameters:
  ///   - pairs: In the order in which the matches of each set are to stand.
  ///   - candidates: The arms to which the pairs belong.
  ///   - rows: The places of the focal arm in ascending order of position.
  init(_ pairs: PairList, of candidates: MatchingCandidates, rows: [Int32]) {
    let (own, others) = (candidates.focalArm.positions, candidates.otherArm.positions)
    var places = pairs.counts(rows: own.count)
    let setCount = places.reduce(0) { $1 > 0 ? $0 + 1 : $0 }
    var focal: [Int32] = []
    var bounds: [Int32] = [0]
    var end: Int32 = 0
    focal.reserveCapacity(setCount)
    bounds.reserveCapacity(setCount + 1)
    for row in rows where places[Int(row)] > 0 {
      focal.append(own[Int(row)])
      (places[Int(row)], end) = (end, end + places[Int(row)])
      bounds.append(end)
    }
    var matched = [Int32](repeating: 0, count: pairs.count)
    var distances = [Double](repeating: 0, count: pairs.count)
    for (row, other) in zip(pairs.rows.lazy.map { Int($0) }, pairs.places) {
      let (place, match) = (Int(places[row]), others[Int(other)])
      places[row] += 1
      matched[place] = match
      distances[place] = abs(candidates.scores[Int(own[row])] - candidates.scores[Int(match)])
    }
    subjectCount = candidates.count
    self.distances = distances
    (self.focal, self.matched, self.bounds) = (focal, matched, bounds)
  }

  /// The number of pairs of a focal subject and a match; the number of sets where all are pairs.
  public var pairCount: Int { matched.count }

  /// The sum of the distances of all pairs, 0 without any.
  public var totalDistance: Double { CompensatedSum(of: distances).value }

  /// The largest distance of a pair; `nil` without any.
  public var maximumDistance: Double? {
    distances.max()
  }

  private func pairs(of set: Int) -> Range<Int> {
    Int(bounds[set])..<Int(bounds[set + 1])
  }

  /// The weight of each subject in an analysis of the matched sample.
  ///
  /// A focal subject in a set has weight 1. Each of the k matches of a set has weight 1/k, summed
  /// over its sets when subjects were matched more than once; these are then multiplied so that
  /// they add up to the number of different subjects who were matched. Everybody else has weight 0.
  ///
  /// Source: Stuart, *Statistical Science* 2010;25:1–21, section 4.1; the R package MatchIt scales
  /// the weights in the same way.
  ///
  /// Cost: linear in the subjects, at each call.
  public var weights: [Double] {
    var weights = [Double](repeating: 0, count: subjectCount)
    for set in indices {
      let range = pairs(of: set)
      for pair in range { weights[Int(matched[pair])] += 1 / Double(range.count) }
    }
    let different = weights.reduce(0.0) { $1 > 0 ? $0 + 1 : $0 }
    let factor = isEmpty ? 1 : different / Double(self.count)
    for position in weights.indices { weights[position] *= factor }
    for subject in focal { weights[Int(subject)] = 1 }
    return weights
  }

  /// For each subject the number of its set, from 0; `nil` for a subject in no set, and for one in
  /// several. Cost: linear in the subjects, at each call.
  public var setNumbers: [Int?] {
    var numbers = [Int?](repeating: nil, count: subjectCount)
    var isShared = [Bool](repeating: false, count: subjectCount)
    for set in indices {
      numbers[Int(focal[set])] = set
      for match in matched[pairs(of: set)].lazy.map({ Int($0) }) {
        isShared[match] = isShared[match] || numbers[match] != nil
        numbers[match] = set
      }
    }
    for position in isShared.indices where isShared[position] { numbers[position] = nil }
    return numbers
  }

  /// For each subject a label for a robust variance, such as that of ``CoxModel``: the number of its
  /// set, or one of its own for a subject in no set or in several. Cost: linear in the subjects, at
  /// each call.
  public var clusters: [Int] {
    var next = count - 1
    return setNumbers.map { number in
      if let number { return number }
      next += 1
      return next
    }
  }
}

extension MatchedSets: RandomAccessCollection {
  /// The number of the first set.
  public var startIndex: Int { 0 }
  /// The number of sets.
  public var endIndex: Int { focal.count }

  /// The set of a number, from 0.
  public subscript(set: Int) -> MatchedSet {
    let range = pairs(of: set)
    return MatchedSet(
      focal: Int(focal[set]), matches: matched[range].map { Int($0) },
      distances: Array(distances[range]))
  }
}

/// Pairs of a place in the focal arm and a place in the other.
struct PairList {
  private(set) var rows: [Int32] = []
  private(set) var places: [Int32] = []

  /// The number of pairs.
  var count: Int { rows.count }

  mutating func append(row: Int, place: Int) {
    rows.append(Int32(truncatingIfNeeded: row))
    places.append(Int32(truncatingIfNeeded: place))
  }

  mutating func reserveCapacity(_ count: Int) {
    rows.reserveCapacity(count)
    places.reserveCapacity(count)
  }

  /// The number of pairs of each place of the focal arm.
  func counts(rows count: Int) -> [Int32] {
    var counts = [Int32](repeating: 0, count: count)
    for row in rows { counts[Int(row)] += 1 }
    return counts
  }
}
