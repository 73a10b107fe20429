#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The comparable pairs of subjects, counted event time by event time.
///
/// One pass from the last event time to the first asks of each event how many of those still there
/// have a lower score; it yields the counts. Another from the first to the last asks of each row
/// which of the earlier events, since it entered, had a higher score; together they say how each
/// row moves the concordance, which its variance needs.
struct ComparablePairs {
  private let sets: RiskSets
  private let ranks: ScoreRanks
  /// For each place its weight; empty when all are 1.
  private let weights: [Double]
  private let clusters: [Int]?
  /// The number of comparable pairs.
  private(set) var comparable = 0.0
  /// Concordant less discordant pairs.
  private(set) var net = 0.0
  private(set) var tiedScores = 0.0
  private(set) var tiedTimes = 0.0
  private(set) var tiedScoresAndTimes = 0.0
  /// For each place, concordant less discordant pairs in which it has the first event.
  private var nets: [Double]
  /// For each event time, the weight of those who are compared with its events.
  private var later: [Double]
  /// For each event time, the weight of its events.
  private var events: [Double]

  /// The pairs of rows.
  ///
  /// - Parameters:
  ///   - sets: Who is at risk when.
  ///   - ranks: Of the score at each place.
  ///   - weights: One for each row as given.
  ///   - clusters: A label for each row as given.
  init(_ sets: RiskSets, _ ranks: ScoreRanks, weights: [Double]?, clusters: [Int]?) {
    (self.sets, self.ranks, self.clusters) = (sets, ranks, clusters)
    let own = weights.map { all in sets.order.map { all[Int($0)] } } ?? []
    let exponent = (own.max() ?? 0) > 0 ? Double((own.max() ?? 1).exponent) : 0
    self.weights = abs(exponent) > 200 ? own.map { $0 * exp2(-exponent) } : own
    nets = [Double](repeating: 0, count: sets.order.count)
    later = [Double](repeating: 0, count: sets.count)
    events = later
    count()
  }

  @inline(__always)
  private func weight(_ place: Int) -> Double {
    weights.isEmpty ? 1 : weights[place]
  }

  private mutating func count() {
    let there = PrefixSums(count: ranks.count)
    var ties = TiedEventPairs(count: ranks.count)
    var next = sets.late.count
    for stratum in sets.strata.reversed() {
      for event in stratum.reversed() {
        let (slice, own) = (sets.slice(event), sets.events(event))
        next = remove(entering: event + 1, below: next, from: there)
        for place in own.upperBound..<slice.upperBound {
          there.add(weight(place), at: Int(ranks.ranks[place]))
        }
        later[event] = there.total
        compare(own, with: there)
        events[event] = ties.add(own.map { (Int(ranks.ranks[$0]), weight($0)) })
        for place in own { there.add(weight(place), at: Int(ranks.ranks[place])) }
        comparable += events[event] * later[event]
      }
      clear(there, stratum)
    }
    (tiedTimes, tiedScoresAndTimes) = (ties.pairs - ties.sameScore, ties.sameScore)
  }

  /// Takes off the rows that enter at an event time, which are the last of the late rows left.
  private func remove(entering event: Int, below end: Int, from there: PrefixSums) -> Int {
    var next = end
    while next > 0, Int(sets.firsts?[Int(sets.late[next - 1])] ?? -1) == event {
      next -= 1
      let place = Int(sets.late[next])
      there.add(-weight(place), at: Int(ranks.ranks[place]))
    }
    return next
  }

  /// Compares the events of one time with those still there.
  @inline(__always)
  private mutating func compare(_ own: Range<Int>, with there: PrefixSums) {
    for place in own {
      let (rank, weight) = (Int(ranks.ranks[place]), weight(place))
      let equal = there.value(at: rank)
      nets[place] = 2 * there.sum(before: rank) + equal - there.total
      net += weight * nets[place]
      tiedScores += weight * equal
    }
  }

  private func clear(_ sums: PrefixSums, _ stratum: Range<Int>) {
    guard sets.strata.count > 1 else { return }
    let first = sets.slice(stratum.lowerBound).lowerBound
    let end = sets.slice(stratum.upperBound - 1).upperBound
    sums.clear(at: (first..<end).lazy.map { Int(ranks.ranks[$0]) })
  }

  /// The variance of the concordance: the sum of squares of what each row, or each cluster of rows,
  /// adds to its derivative by the weights.
  func variance() -> Double {
    let concordance = (1 + net / comparable) / 2
    var moves = Moves(sets, clusters: clusters)
    let gone = PrefixSums(count: ranks.count)
    var earlier = [Double](repeating: 0, count: sets.count)
    var entryNets = [Double](repeating: 0, count: sets.firsts == nil ? 0 : nets.count)
    var next = 0
    for stratum in sets.strata {
      for event in stratum {
        earlier[event] = gone.total
        while next < sets.late.count, Int(sets.firsts?[Int(sets.late[next])] ?? -1) == event {
          entryNets[Int(sets.late[next])] = netAbove(Int(sets.late[next]), gone)
          next += 1
        }
        let (slice, own) = (sets.slice(event), sets.events(event))
        for place in slice {
          if place == own.upperBound { add(own, to: gone) }
          let isEvent = place < own.upperBound
          var net = (isEvent ? nets[place] : 0) + netAbove(place, gone)
          var pairs = (isEvent ? later[event] : 0) + gone.total
          if let first = sets.firsts?[place] {
            net -= entryNets[place]
            pairs -= earlier[Int(first)]
          }
          moves.add(weight(place) * ((pairs + net) / 2 - concordance * pairs), place)
        }
        if own.upperBound == slice.upperBound { add(own, to: gone) }
      }
      clear(gone, stratum)
    }
    return moves.squares / comparable / comparable
  }

  @inline(__always)
  private func add(_ own: Range<Int>, to gone: PrefixSums) {
    for place in own { gone.add(weight(place), at: Int(ranks.ranks[place])) }
  }

  /// The weight of the events gone with a higher score less those with a lower.
  @inline(__always)
  private func netAbove(_ place: Int, _ gone: PrefixSums) -> Double {
    let rank = Int(ranks.ranks[place])
    return gone.total - gone.value(at: rank) - 2 * gone.sum(before: rank)
  }
}

/// The pairs of events at the same time.
private struct TiedEventPairs {
  var pairs = 0.0
  var sameScore = 0.0
  private var number: Int32 = 0
  private var numbers: [Int32]
  private var sums: [Double]

  init(count: Int) {
    numbers = [Int32](repeating: 0, count: count)
    sums = [Double](repeating: 0, count: count)
  }

  /// Adds the events of one time; returns their weight.
  @inline(__always)
  mutating func add(_ events: some Sequence<(rank: Int, weight: Double)>) -> Double {
    number += 1
    var total = 0.0
    for (rank, weight) in events {
      if numbers[rank] != number { (numbers[rank], sums[rank]) = (number, 0) }
      pairs += weight * total
      sameScore += weight * sums[rank]
      total += weight
      sums[rank] += weight
    }
    return total
  }
}

/// What rows, or clusters of rows, add to a derivative, and the sum of squares.
private struct Moves {
  private let codes: [Int32]
  private var sums: [Double]
  private var squaresOfRows = 0.0

  init(_ sets: RiskSets, clusters: [Int]?) {
    codes = clusters.map { labels in LabelCodes(sets.order.map { labels[Int($0)] }).codes } ?? []
    sums = [Double](repeating: 0, count: Int(codes.max() ?? -1) + 1)
  }

  @inline(__always)
  mutating func add(_ value: Double, _ place: Int) {
    if codes.isEmpty { squaresOfRows += value * value } else { sums[Int(codes[place])] += value }
  }

  var squares: Double {
    squaresOfRows + sums.reduce(0) { $0 + $1 * $1 }
  }
}
