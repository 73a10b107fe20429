#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a Cox model is fitted to: subjects and what is known about them, as they were given.
struct CoxData: Equatable, Sendable {
  let subjects: TimeToEvent
  var covariates: Covariates
  /// A label for each row; only rows of one label are compared.
  var strata: [Int]?
  /// A known part of each row's log hazard.
  var offset: [Double]?
  /// Whether a weight is a number of equal subjects, so that the events of a row are tied with each
  /// other.
  var weightsAreCounts = false

  /// The same subjects with each row as often as its weight says.
  ///
  /// - Throws: ``RegressionError/notCounts(model:)`` where a weight is not a whole number, or all
  ///   together are more than 2³¹ − 1.
  func repeated() throws -> CoxData {
    guard let weights = subjects.weights else { return self }
    guard weights.allSatisfy({ $0 == $0.rounded() }), weights.reduce(0, +) < 0x1p31 else {
      throw RegressionError.notCounts(model: CoxModel.title)
    }
    let rows = weights.indices.flatMap { [Int](repeating: $0, count: Int(weights[$0])) }
    return CoxData(
      subjects: try TimeToEvent(
        times: rows.map { subjects.times[$0] }, events: rows.map { subjects.events[$0] },
        entries: subjects.entries.map { entries in rows.map { entries[$0] } }),
      covariates: covariates.selecting(rows: rows),
      strata: strata.map { strata in rows.map { strata[$0] } },
      offset: offset.map { offset in rows.map { offset[$0] } })
  }
}

/// Everything about the data that a partial likelihood needs and that does not change with the
/// coefficients.
final class CoxDesign {
  let sets: RiskSets
  let rows: CovariateRows
  let parts: ParallelParts
  /// For each event time the number of tied events, d in Efron's method.
  let tiedCounts: [Int32]
  /// What all weights were divided by, so that those of events are moderate.
  let weightScale: Double
  /// For each place its weight, so divided; empty when all are 1.
  let weights: [Double]
  /// For each event time how many subjects an event stands for; empty when each stands for one.
  let eventWeights: [Double]
  /// For each place weight × exp(offset), scaled to be moderate; empty when all are 1.
  let factors: [Double]
  /// For each place the logarithm of its factor; empty when all are 0.
  let logFactors: [Double]
  /// The largest size of an offset, after half the range is taken off; infinite where factors
  /// cannot hold it.
  let offsetBound: Double
  /// The logarithm of what factors were divided by.
  let logScale: Double
  /// Σ weight × offset over the events, without the common part.
  let eventOffset: Double
  /// Σ weight × (centered and scaled) covariates over the events.
  let eventSums: [Double]
  /// Event times in ranges with about equally many rows.
  let eventParts: [Range<Int>]

  /// The design of data on some of its columns.
  ///
  /// With exact ties, only event times with one event weigh: the others have a likelihood of their
  /// own.
  init(
    _ data: CoxData, _ sets: RiskSets, columns: [Covariates.Column], ties: TieMethod,
    penalty: CoxModel.Penalty, parts: ParallelParts
  ) {
    self.sets = sets
    self.parts = parts
    let isWhole = data.strata == nil && sets.order.count == data.subjects.count
    rows = CovariateRows(
      columns, sets, strata: data.strata.map(LabelCodes.init), isWhole: isWhole, parts: parts)
    let scale = penalty == .none ? CoxDesign.weightScale(data, sets) : 1
    weights = data.subjects.weights.map { all in sets.order.map { all[Int($0)] / scale } } ?? []
    weightScale = scale
    let factors = RowFactors(data.offset, weights, sets)
    (self.factors, logFactors) = (factors.values, factors.logarithms)
    (offsetBound, logScale) = (factors.offsetBound, factors.logScale)
    eventOffset = factors.eventOffset
    if ties == .exact {
      (tiedCounts, eventWeights) = (sets.eventRows, sets.eventRows.map { $0 == 1 ? 1 : 0 })
    } else {
      (tiedCounts, eventWeights) = CoxDesign.ties(weights, data.weightsAreCounts, sets)
    }
    eventSums = CoxDesign.eventSums(weights, sets, rows)
    eventParts = CoxDesign.eventParts(sets)
  }

  /// A power of two near the mean weight of events; 1 where that is moderate.
  private static func weightScale(_ data: CoxData, _ sets: RiskSets) -> Double {
    guard let weights = data.subjects.weights, !data.weightsAreCounts else { return 1 }
    var mean = 0.0
    for event in 0..<sets.count {
      for place in sets.events(event) {
        mean += weights[Int(sets.order[place])] / Double(sets.eventCount)
      }
    }
    return (0.1..<100).contains(mean) || mean == 0 || !mean.isFinite
      ? 1 : exp2(Double(mean.exponent))
  }

  private static func ties(
    _ weights: [Double], _ areCounts: Bool, _ sets: RiskSets
  ) -> ([Int32], [Double]) {
    guard !weights.isEmpty else { return (sets.eventRows, []) }
    let sums = (0..<sets.count).map { event in
      sets.events(event).reduce(0.0) { $0 + weights[$1] }
    }
    if areCounts { return (sums.map { Int32($0) }, []) }
    return (sets.eventRows, zip(sums, sets.eventRows).map { $0 / Double($1) })
  }

  private static func eventSums(
    _ weights: [Double], _ sets: RiskSets, _ rows: CovariateRows
  ) -> [Double] {
    var sums = [SIMD2<Double>](repeating: .zero, count: rows.pairs)
    for event in 0..<sets.count {
      for place in sets.events(event) {
        let weight = weights.isEmpty ? 1 : weights[place]
        let row = rows.row(place)
        for pair in 0..<rows.pairs { sums[pair] += row[pair] * weight }
      }
    }
    return (0..<rows.width).map { sums[$0 / 2][$0 & 1] }
  }

  private static func eventParts(_ sets: RiskSets) -> [Range<Int>] {
    let rows = sets.order.count
    let count = max(1, min(16, rows / 8_192))
    var bounds = [0]
    for part in 1..<max(1, count) where count > 1 {
      let wanted = Int32(rows * part / count)
      bounds.append(min(sets.count, sets.starts.partitionPoint { $0 >= wanted }))
    }
    bounds.append(sets.count)
    return zip(bounds, bounds.dropFirst()).map { $0..<$1 }.filter { !$0.isEmpty }
  }

  /// The weight of the events of an event time.
  @inline(__always)
  func eventWeight(_ event: Int) -> Double {
    eventWeights.isEmpty ? 1 : eventWeights[event]
  }

  /// The weight of a place.
  @inline(__always)
  func weight(_ place: Int) -> Double {
    weights.isEmpty ? 1 : weights[place]
  }

  /// A log likelihood as it is reported: with the weights as they were given, and with the penalty
  /// of columns in their own units.
  func reported(_ value: Double, _ penalty: CoxModel.Penalty) -> Double {
    if penalty == .firth { return rows.scales.reduce(value) { $0 - log($1.slope) } }
    guard weightScale != 1 else { return value }
    var events = 0.0
    for event in 0..<sets.count { events += eventWeight(event) * Double(tiedCounts[event]) }
    return weightScale * (value - log(weightScale) * events)
  }

  /// Coefficients per unit of the columns from those of the scaled columns.
  func unscaled(_ position: [Double]) -> [Double] {
    zip(position, rows.scales).map { $0 * $1.slope }
  }
}

/// Weight × exp(offset) of each place, kept within what a Double can square.
private struct RowFactors {
  var values: [Double] = []
  var logarithms: [Double] = []
  var offsetBound = 0.0
  var logScale = 0.0
  var eventOffset = 0.0

  init(_ offset: [Double]?, _ weights: [Double], _ sets: RiskSets) {
    guard !weights.isEmpty || offset != nil else { return }
    let largest = weights.max() ?? 1
    let exponent = largest > 0 ? Double(largest.exponent) : 0
    logScale = exponent * log(2)
    let center = RowFactors.center(offset, sets)
    for (place, row) in sets.order.enumerated() {
      let own = (offset?[Int(row)] ?? 0) - center
      let weight = (weights.isEmpty ? 1 : weights[place]) * exp2(-exponent)
      offsetBound = max(offsetBound, abs(own), -log(weight) - 100)
      values.append(weight * exp(own))
      logarithms.append(log(weight) + own)
    }
    guard let offset else { return }
    for event in 0..<sets.count {
      for place in sets.events(event) {
        let own = offset[Int(sets.order[place])] - center
        eventOffset += weights.isEmpty ? own : weights[place] * own
      }
    }
  }

  private static func center(_ offset: [Double]?, _ sets: RiskSets) -> Double {
    guard let offset, let first = sets.order.first else { return 0 }
    var (low, high) = (offset[Int(first)], offset[Int(first)])
    for row in sets.order {
      low = min(low, offset[Int(row)])
      high = max(high, offset[Int(row)])
    }
    return low / 2 + high / 2
  }
}
