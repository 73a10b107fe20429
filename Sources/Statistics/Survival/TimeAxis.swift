/// The distinct times of some rows in ascending order, and where each row stands among them.
///
/// Everything that counts subjects over time works with these positions, so that whole days and
/// real numbers are one case. Times that differ by no more than rounding are one time: gaps of at
/// most 1.5e-8, absolutely or as a proportion of the mean size of the distinct times, chained, as
/// in R; the smallest of them stands for all.
///
/// Cost: linear for whole-number times that are not far larger than the number of rows, otherwise
/// that of a sort.
struct TimeAxis: Sendable {
  /// The distinct times.
  let times: [Double]
  /// For each row the position of its time.
  let ends: [Int32]
  /// For each row the position of the first time after its entry; `nil` without entries. A row is
  /// at risk at the positions from its start to its end, both included.
  let starts: [Int32]?

  /// The axis of rows.
  ///
  /// - Throws: ``ObservationError/emptyInterval(row:count:)`` where the entry and the time of a row
  ///   differ by no more than rounding.
  init(_ rows: TimeToEvent) throws {
    try self.init(times: rows.times, entries: rows.entries)
  }

  /// The axis of times and of entries below them, all finite.
  ///
  /// - Throws: ``ObservationError/emptyInterval(row:count:)`` where the two differ by no more than
  ///   rounding.
  init(times: [Double], entries: [Double]? = nil) throws {
    if entries == nil, let table = WholeNumberTable(times) {
      (self.times, ends, starts) = (table.distinct, table.positions(of: times), nil)
      return
    }
    // Entries are merged together with the times, as a row may begin where another ends.
    let all = times + (entries ?? [])
    let order = ascendingOrder(of: all)
    let merged = TimeAxis.mergedPositions(all, order)
    let (distinct, place) = TimeAxis.withoutUnused(
      merged, used: times.count, values: all, order: order)
    self.times = distinct
    ends = (0..<times.count).map { place[Int(merged[$0])] - 1 }
    starts = entries.map { _ in (times.count..<all.count).map { place[Int(merged[$0])] } }
    if let starts { try TimeAxis.requireIntervals(starts, ends) }
  }

  /// For each value, its position among the distinct values after merging.
  private static func mergedPositions(_ values: [Double], _ order: [Int32]) -> [Int32] {
    let tolerance = mergingTolerance(values, order)
    var positions = [Int32](repeating: 0, count: values.count)
    var position: Int32 = 0
    for (before, row) in zip(order, order.dropFirst()) {
      if values[Int(row)] - values[Int(before)] > tolerance { position += 1 }
      positions[Int(row)] = position
    }
    return positions
  }

  /// The largest gap that counts as rounding.
  private static func mergingTolerance(_ values: [Double], _ order: [Int32]) -> Double {
    // In a large unit, as a sum of huge times has no Double.
    var (sum, count, last) = (0.0, 0.0, Double.nan)
    for row in order where values[Int(row)] != last {
      last = values[Int(row)]
      sum += abs(last) * 0x1p-60
      count += 1
    }
    let relative = 0x1p-26  // 1.49e-8, the square root of the spacing of numbers at 1.
    return count > 0 ? relative * max(1, sum / count * 0x1p60) : relative
  }

  /// The distinct values that the first `used` rows have, and for each merged position the number
  /// of those at or before it.
  private static func withoutUnused(
    _ merged: [Int32], used: Int, values: [Double], order: [Int32]
  ) -> (distinct: [Double], place: [Int32]) {
    let count = order.last.map { Int(merged[Int($0)]) + 1 } ?? 0
    var isUsed = [Bool](repeating: false, count: count)
    for row in 0..<used { isUsed[Int(merged[row])] = true }
    var smallest = [Double](repeating: .infinity, count: count)
    for row in order.reversed() { smallest[Int(merged[Int(row)])] = values[Int(row)] }
    var (distinct, place) = ([Double](), [Int32]())
    for position in 0..<count {
      if isUsed[position] { distinct.append(smallest[position]) }
      place.append(Int32(distinct.count))
    }
    return (distinct, place)
  }

  private static func requireIntervals(_ starts: [Int32], _ ends: [Int32]) throws {
    guard let row = starts.indices.first(where: { starts[$0] > ends[$0] }) else { return }
    let count = starts.indices.reduce(0) { starts[$1] > ends[$1] ? $0 + 1 : $0 }
    throw ObservationError.emptyInterval(row: row, count: count)
  }
}

/// The whole numbers that occur among some values, as a table from 0 to the largest of them.
private struct WholeNumberTable {
  let distinct: [Double]
  private let places: [Int32]

  /// A table of the values; `nil` when one is not whole or is negative, or when the table would be
  /// far longer than the values, or distances so large that rounding merges neighbors.
  init?(_ values: [Double]) {
    guard let largest = WholeNumberTable.largest(of: values) else { return nil }
    var places = [Int32](repeating: 0, count: largest + 1)
    places.withUnsafeMutableBufferPointer { places in
      for value in values { places[Int(value)] = 1 }
    }
    var distinct: [Double] = []
    for value in places.indices where places[value] == 1 {
      places[value] = Int32(distinct.count)
      distinct.append(Double(value))
    }
    (self.distinct, self.places) = (values.isEmpty ? [] : distinct, places)
  }

  /// The largest of whole numbers from 0 on, none of them beyond the limit; `nil` for others.
  private static func largest(of values: [Double]) -> Int? {
    let limit = Double(min(4 * values.count + 65_536, 1 << 24))
    var largest = 0
    for value in values {
      guard value >= 0, value <= limit else { return nil }
      let whole = Int(value)
      guard Double(whole) == value else { return nil }
      largest = max(largest, whole)
    }
    return largest
  }

  func positions(of values: [Double]) -> [Int32] {
    [Int32](unsafeUninitializedCapacity: values.count) { positions, count in
      places.withUnsafeBufferPointer { places in
        for (row, value) in values.enumerated() { positions[row] = places[Int(value)] }
      }
      count = values.count
    }
  }
}
