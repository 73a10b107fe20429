#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The sums over each risk set from which a partial likelihood and everything after it is made:
/// of the hazards, and of the covariates weighted by the hazards; and the same over the subjects
/// with the event.
///
/// The hazard of a place is weight × exp(linear predictor + offset). Sums of event time k are those
/// of hazards divided by exp(shift of k).
final class RiskSums {
  typealias Pair = SIMD2<Double>

  let design: CoxDesign
  /// Whether the subjects with the event are summed apart, as Efron's method needs.
  let ties: TieMethod
  /// For each event time Σ hazard over the risk set.
  let atRisk: UnsafeMutablePointer<Double>
  /// For each event time Σ hazard × covariates over the risk set, a row of pairs.
  let atRiskRows: UnsafeMutablePointer<Pair>
  /// For each event time Σ hazard over the events.
  let dying: UnsafeMutablePointer<Double>
  /// For each event time its row in `dyingRows`; −1 where one event, or Breslow's method, needs
  /// none.
  let tiedRow: [Int32]
  /// The number of rows of `dyingRows`.
  let tiedCount: Int
  /// For each event time with ties Σ hazard × covariates over the events.
  let dyingRows: UnsafeMutablePointer<Pair>
  /// For each stored row of covariates exp(linear predictor), or the hazard of the place where
  /// each place has its own.
  let hazards: UnsafeMutablePointer<Double>
  /// For each event time the logarithm of what its sums were divided by; empty when all are 0.
  var shifts: [Double] = []

  init(_ design: CoxDesign, ties: TieMethod) {
    self.design = design
    self.ties = ties
    let (events, pairs) = (design.sets.count, design.rows.pairs)
    var next: Int32 = 0
    tiedRow = design.tiedCounts.map { count in
      guard count > 1, ties == .efron else { return -1 }
      next += 1
      return next - 1
    }
    tiedCount = Int(next)
    atRisk = .allocate(capacity: events)
    dying = .allocate(capacity: events)
    atRiskRows = .allocate(capacity: events * pairs)
    dyingRows = .allocate(capacity: max(1, tiedCount * pairs))
    hazards = .allocate(capacity: max(1, design.rows.count))
  }

  deinit {
    atRisk.deallocate()
    dying.deallocate()
    atRiskRows.deallocate()
    dyingRows.deallocate()
    hazards.deallocate()
  }

  /// Whether the sums at a position need a shift for each event time, because the hazards differ
  /// by more than a Double can square, or by more than a difference of sums can stand.
  func isWide(at position: [Double]) -> Bool {
    var bound = design.offsetBound
    for (coefficient, size) in zip(position, design.rows.bounds) {
      bound += abs(coefficient) * size
    }
    guard design.sets.firsts != nil else { return !(bound <= 300) }
    if bound <= 8 { return false }
    let logs = logHazards(at: position)
    // The bound is far from reached where there are many columns.
    return !((logs.max() ?? 0) - (logs.min() ?? 0) <= 20)
  }

  /// Computes all sums at some coefficients of the scaled columns.
  func fill(at position: [Double]) {
    guard !isWide(at: position) else {
      fillWide(at: position)
      return
    }
    shifts = []
    let isPatterned = design.rows.patterns != nil
    if isPatterned { fillHazards(0..<design.rows.count, position) }
    design.parts.run(design.eventParts.count) { part in
      let events = design.eventParts[part]
      if !isPatterned {
        let places =
          design.sets.slice(events.lowerBound)
          .lowerBound..<design.sets.slice(events.upperBound - 1).upperBound
        fillHazards(places, position)
      }
      sumSlices(events)
    }
    if design.sets.firsts == nil {
      addUpSlices()
    } else {
      addUpWithEntries()
    }
  }

  /// exp(linear predictor) of stored rows, times the factors where each place has its own row.
  private func fillHazards(_ range: Range<Int>, _ position: [Double]) {
    let pairs = design.rows.pairs
    let values = design.rows.values
    var coefficients = [Pair](repeating: .zero, count: pairs)
    for (column, coefficient) in position.enumerated() {
      coefficients[column / 2][column & 1] = coefficient
    }
    let hasFactors = design.rows.patterns == nil && !design.factors.isEmpty
    coefficients.withUnsafeBufferPointer { coefficients in
      for index in range {
        var sum = Pair.zero
        let row = values + index * pairs
        for pair in 0..<pairs { sum += coefficients[pair] * row[pair] }
        hazards[index] = exp(sum.x + sum.y)
      }
    }
    if hasFactors {
      for index in range { hazards[index] *= design.factors[index] }
    }
  }

  /// The sums over each slice, and over its events.
  private func sumSlices(_ events: Range<Int>) {
    let (pairs, sets) = (design.rows.pairs, design.sets)
    SliceSums.with(self) { slices in
      for event in events {
        let (slice, own) = (sets.slice(event), sets.events(event))
        let row = atRiskRows + event * pairs
        row.initialize(repeating: .zero, count: pairs)
        var sum = slices.add(own, into: row)
        dying[event] = sum
        if tiedRow[event] >= 0 {
          (dyingRows + Int(tiedRow[event]) * pairs).initialize(from: row, count: pairs)
        }
        sum += slices.add(own.upperBound..<slice.upperBound, into: row)
        atRisk[event] = sum
      }
    }
  }

  /// Risk sets from slices, from the last event time of each stratum to its first.
  private func addUpSlices() {
    let pairs = design.rows.pairs
    for stratum in design.sets.strata {
      for event in stratum.dropLast().reversed() {
        atRisk[event] += atRisk[event + 1]
        let row = atRiskRows + event * pairs
        for pair in 0..<pairs { row[pair] += row[pairs + pair] }
      }
    }
  }

  /// Risk sets where rows also enter: going down, a slice is added and those are taken off who
  /// entered after the event time. Each sum carries its rounding error along, so that what is added
  /// and taken off again leaves nothing behind.
  ///
  /// Source: Knuth, *The Art of Computer Programming*, vol. 2, 3rd ed. 1997, section 4.2.2, theorem
  /// B.
  private func addUpWithEntries() {
    let (pairs, sets) = (design.rows.pairs, design.sets)
    let firsts = sets.firsts ?? []
    let running = RunningRow(pairs: pairs)
    var next = sets.late.count
    for stratum in sets.strata.reversed() {
      running.clear()
      for event in stratum.reversed() {
        while next > 0, Int(firsts[Int(sets.late[next - 1])]) == event + 1 {
          next -= 1
          let place = Int(sets.late[next])
          running.add(design.rows.row(place), -hazard(place))
        }
        for place in sets.slice(event) { running.add(design.rows.row(place), hazard(place)) }
        atRisk[event] = running.total
        running.copy(to: atRiskRows + event * pairs)
      }
    }
  }

  /// The hazard of a place, when sums have no shift.
  @inline(__always)
  func hazard(_ place: Int) -> Double {
    guard let patterns = design.rows.patterns else { return hazards[place] }
    let hazard = hazards[Int(patterns[place])]
    return design.factors.isEmpty ? hazard : hazard * design.factors[place]
  }
}

/// Sums over consecutive places.
private struct SliceSums {
  typealias Pair = SIMD2<Double>
  let rows: UnsafePointer<Pair>
  let pairs: Int
  let hazards: UnsafePointer<Double>
  let patterns: UnsafePointer<UInt16>?
  let factors: UnsafePointer<Double>?

  static func with(_ sums: RiskSums, _ body: (SliceSums) -> Void) {
    let rows = sums.design.rows
    (rows.patterns ?? []).withUnsafeBufferPointer { patterns in
      sums.design.factors.withUnsafeBufferPointer { factors in
        let isPatterned = rows.patterns != nil
        body(
          SliceSums(
            rows: rows.values, pairs: rows.pairs, hazards: sums.hazards,
            patterns: isPatterned ? patterns.baseAddress : nil,
            factors: isPatterned && !factors.isEmpty ? factors.baseAddress : nil))
      }
    }
  }

  /// Adds hazard × covariates of some places to a row; returns the sum of the hazards.
  @inline(__always)
  func add(_ places: Range<Int>, into row: UnsafeMutablePointer<Pair>) -> Double {
    guard let patterns else {
      return add(places, into: row, number: { $0 }, hazard: { hazards[$0] })
    }
    if let factors {
      return add(
        places, into: row, number: { Int(patterns[$0]) },
        hazard: { hazards[Int(patterns[$0])] * factors[$0] })
    }
    return add(
      places, into: row, number: { Int(patterns[$0]) }, hazard: { hazards[Int(patterns[$0])] })
  }

  /// Four places at a time, so that the sums are loaded and stored a quarter as often.
  @inline(__always)
  private func add(
    _ places: Range<Int>, into row: UnsafeMutablePointer<Pair>, number: (Int) -> Int,
    hazard: (Int) -> Double
  ) -> Double {
    var (total, place) = (0.0, places.lowerBound)
    while place + 4 <= places.upperBound {
      let (a, b) = (rows + number(place) * pairs, rows + number(place + 1) * pairs)
      let (c, d) = (rows + number(place + 2) * pairs, rows + number(place + 3) * pairs)
      let (ha, hb) = (hazard(place), hazard(place + 1))
      let (hc, hd) = (hazard(place + 2), hazard(place + 3))
      total += (ha + hb) + (hc + hd)
      for pair in 0..<pairs {
        row[pair] += (a[pair] * ha + b[pair] * hb) + (c[pair] * hc + d[pair] * hd)
      }
      place += 4
    }
    while place < places.upperBound {
      let (a, ha) = (rows + number(place) * pairs, hazard(place))
      total += ha
      for pair in 0..<pairs { row[pair] += a[pair] * ha }
      place += 1
    }
    return total
  }
}
