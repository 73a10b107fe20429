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
  /// For each place its weight; empty when all are 1.
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
    parts: ParallelParts
  ) {
    self.sets = sets
    self.parts = parts
    let isWhole = data.strata == nil && sets.order.count == data.subjects.count
    rows = CovariateRows(
      columns, sets, strata: data.strata.map(LabelCodes.init), isWhole: isWhole, parts: parts)
    weights = data.subjects.weights.map { all in sets.order.map { all[Int($0)] } } ?? []
    let factors = RowFactors(data, sets)
    (self.factors, logFactors) = (factors.values, factors.logarithms)
    (offsetBound, logScale) = (factors.offsetBound, factors.logScale)
    eventOffset = factors.eventOffset
    if ties == .exact {
      (tiedCounts, eventWeights) = (sets.eventRows, sets.eventRows.map { $0 == 1 ? 1 : 0 })
    } else {
      (tiedCounts, eventWeights) = CoxDesign.ties(data, sets)
    }
    eventSums = CoxDesign.eventSums(data, sets, rows)
    eventParts = CoxDesign.eventParts(sets)
  }

  private static func ties(_ data: CoxData, _ sets: RiskSets) -> ([Int32], [Double]) {
    guard let weights = data.subjects.weights else { return (sets.eventRows, []) }
    let sums = (0..<sets.count).map { event in
      sets.events(event).reduce(0.0) { $0 + weights[Int(sets.order[$1])] }
    }
    if data.weightsAreCounts { return (sums.map { Int32($0) }, []) }
    return (sets.eventRows, zip(sums, sets.eventRows).map { $0 / Double($1) })
  }

  private static func eventSums(
    _ data: CoxData, _ sets: RiskSets, _ rows: CovariateRows
  ) -> [Double] {
    var sums = [SIMD2<Double>](repeating: .zero, count: rows.pairs)
    for event in 0..<sets.count {
      for place in sets.events(event) {
        let weight = data.subjects.weights.map { $0[Int(sets.order[place])] } ?? 1
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

  /// A log likelihood as it is reported: the penalty is that of columns in their own units.
  func reported(_ value: Double, _ penalty: CoxModel.Penalty) -> Double {
    guard penalty == .firth else { return value }
    return rows.scales.reduce(value) { $0 - log($1.slope) }
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

  init(_ data: CoxData, _ sets: RiskSets) {
    guard data.subjects.weights != nil || data.offset != nil else { return }
    let weights = data.subjects.weights
    let largest = sets.order.reduce(0.0) { max($0, weights?[Int($1)] ?? 1) }
    let exponent = largest > 0 ? Double(largest.exponent) : 0
    logScale = exponent * log(2)
    let center = RowFactors.center(data.offset, sets)
    for row in sets.order {
      let offset = (data.offset?[Int(row)] ?? 0) - center
      let weight = (weights?[Int(row)] ?? 1) * exp2(-exponent)
      offsetBound = max(offsetBound, abs(offset), -log(weight) - 100)
      values.append(weight * exp(offset))
      logarithms.append(log(weight) + offset)
    }
    guard let offset = data.offset else { return }
    for event in 0..<sets.count {
      for place in sets.events(event) {
        let row = Int(sets.order[place])
        eventOffset += (weights?[row] ?? 1) * (offset[row] - center)
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
