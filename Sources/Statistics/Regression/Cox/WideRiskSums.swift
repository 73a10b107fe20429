#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Sums over risk sets where hazards differ beyond what a Double can hold or take off again: each
/// event time is scaled by the largest hazard at risk, and every sum is made of additions alone.
///
/// Slower than the usual sums by a factor that grows with the logarithm of the number of event
/// times.
extension RiskSums {
  /// The logarithm of the hazard of each place.
  func logHazards(at position: [Double]) -> [Double] {
    let rows = design.rows
    return (0..<design.sets.order.count).map { place in
      let row = rows.row(place)
      var sum = design.logFactors.isEmpty ? 0 : design.logFactors[place]
      for (column, coefficient) in position.enumerated() {
        sum += coefficient * row[column / 2][column & 1]
      }
      return sum
    }
  }

  /// Computes all sums, each with a shift of its own.
  func fillWide(at position: [Double]) {
    let logs = logHazards(at: position)
    let (sets, pairs) = (design.sets, design.rows.pairs)
    var tree = ScaledTree(DyadicRanges(count: sets.count), pairs: pairs)
    let starts = stratumStarts
    for event in 0..<sets.count {
      for place in sets.slice(event) {
        let first = sets.firsts.map { Int($0[place]) } ?? starts[event]
        tree.add(design.rows.row(place), logs[place], over: first...event)
      }
    }
    shifts = [Double](repeating: 0, count: sets.count)
    for event in 0..<sets.count {
      shifts[event] = tree.shift(at: event)
      let row = atRiskRows + event * pairs
      atRisk[event] = tree.read(at: event, shift: shifts[event], into: row)
      dying[event] = 0
      let own = tiedRow[event] >= 0 ? dyingRows + Int(tiedRow[event]) * pairs : nil
      own?.initialize(repeating: .zero, count: pairs)
      for place in sets.events(event) {
        let hazard = exp(logs[place] - shifts[event])
        dying[event] += hazard
        for pair in 0..<pairs { own?[pair] += design.rows.row(place)[pair] * hazard }
      }
      // The risk set holds the events, whatever rounding says.
      atRisk[event] = max(atRisk[event], dying[event])
    }
  }

  /// For each place its hazard times the cumulative hazard over its event times.
  func wideExpectations(at position: [Double], _ hazards: CumulativeHazards) -> [Double] {
    let logs = logHazards(at: position)
    let ranges = DyadicRanges(count: design.sets.count)
    let nodes = logIncrements(hazards, in: ranges)
    let starts = stratumStarts
    var result = [Double](repeating: 0, count: design.sets.order.count)
    for event in 0..<design.sets.count {
      let own = design.sets.events(event)
      for place in design.sets.slice(event) {
        let first = design.sets.firsts.map { Int($0[place]) } ?? starts[event]
        let isEvent = own.contains(place)
        let last = isEvent ? event - 1 : event
        var sum = isEvent ? hazards.ownIncrements[event] * exp(logs[place] - shifts[event]) : 0
        if first <= last {
          ranges.forEachNode(covering: first...last) { sum += exp(logs[place] + nodes[$0]) }
        }
        result[place] = sum
      }
    }
    return result
  }

  /// For each node the logarithm of what the cumulative hazard grows by.
  private func logIncrements(_ hazards: CumulativeHazards, in ranges: DyadicRanges) -> [Double] {
    var nodes = [Double](repeating: -.infinity, count: ranges.nodeCount)
    for event in 0..<design.sets.count {
      nodes[ranges.count + event] = log(hazards.increments[event]) - shifts[event]
    }
    for node in (1..<max(1, ranges.count)).reversed() {
      nodes[node] = logSum(nodes[2 * node], nodes[2 * node + 1])
    }
    return nodes
  }

  /// The logarithms of ``wideExpectations(at:_:)`` of the places with an event where that is too
  /// small for a Double.
  func logExpectations(
    ofEventsIn expected: [Double], at position: [Double], _ hazards: CumulativeHazards
  ) -> [Int: Double] {
    let logs = logHazards(at: position)
    let ranges = DyadicRanges(count: design.sets.count)
    let (nodes, starts) = (logIncrements(hazards, in: ranges), stratumStarts)
    var result: [Int: Double] = [:]
    for event in 0..<design.sets.count {
      for place in design.sets.events(event) where expected[place] < .leastNormalMagnitude {
        var sum = log(hazards.ownIncrements[event]) - shifts[event]
        let first = design.sets.firsts.map { Int($0[place]) } ?? starts[event]
        if first < event {
          ranges.forEachNode(covering: first...event - 1) { sum = logSum(sum, nodes[$0]) }
        }
        result[place] = logs[place] + sum
      }
    }
    return result
  }

  /// For each event time the first of its stratum.
  var stratumStarts: [Int] {
    design.sets.strata.flatMap { [Int](repeating: $0.lowerBound, count: $0.count) }
  }
}

/// log(exp a + exp b).
func logSum(_ a: Double, _ b: Double) -> Double {
  let (high, low) = (max(a, b), min(a, b))
  return low == -.infinity ? high : high + log1p(exp(low - high))
}

/// For each node of a tree a sum of rows, divided by the exponential of its own shift.
private struct ScaledTree {
  typealias Pair = SIMD2<Double>
  private let ranges: DyadicRanges
  private let pairs: Int
  private var shifts: [Double]
  private var totals: [Double]
  private var rows: [Pair]

  init(_ ranges: DyadicRanges, pairs: Int) {
    self.ranges = ranges
    self.pairs = pairs
    shifts = [Double](repeating: -.infinity, count: ranges.nodeCount)
    totals = [Double](repeating: 0, count: ranges.nodeCount)
    rows = [Pair](repeating: .zero, count: ranges.nodeCount * pairs)
  }

  mutating func add(
    _ row: UnsafePointer<Pair>, _ logHazard: Double, over range: ClosedRange<Int>
  ) {
    ranges.forEachNode(covering: range) { node in
      if logHazard > shifts[node] {
        let factor = exp(shifts[node] - logHazard)
        totals[node] *= factor
        for pair in 0..<pairs { rows[node * pairs + pair] *= factor }
        shifts[node] = logHazard
      }
      let hazard = exp(logHazard - shifts[node])
      totals[node] += hazard
      for pair in 0..<pairs { rows[node * pairs + pair] += row[pair] * hazard }
    }
  }

  /// The largest shift above a position.
  func shift(at position: Int) -> Double {
    var result = -Double.infinity
    ranges.forEachNode(above: position) { result = max(result, shifts[$0]) }
    return result
  }

  /// The sum at a position, divided by the exponential of a shift.
  func read(at position: Int, shift: Double, into row: UnsafeMutablePointer<Pair>) -> Double {
    row.initialize(repeating: .zero, count: pairs)
    var total = 0.0
    ranges.forEachNode(above: position) { node in
      let factor = exp(shifts[node] - shift)
      guard factor > 0 else { return }
      total += totals[node] * factor
      for pair in 0..<pairs { row[pair] += rows[node * pairs + pair] * factor }
    }
    return total
  }
}
