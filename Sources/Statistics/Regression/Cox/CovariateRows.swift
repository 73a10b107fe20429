/// The covariates of the rows at risk, centered and scaled, one row after the other as pairs of
/// numbers.
///
/// Rows are stored either once for each place in the order of ``RiskSets`` or, where few different
/// rows are possible, once for each pattern.
final class CovariateRows {
  typealias Pair = SIMD2<Double>

  /// The number of columns.
  let width: Int
  /// The pairs of a stored row.
  let pairs: Int
  /// The number of stored rows.
  let count: Int
  /// The stored rows.
  let values: UnsafeMutablePointer<Pair>
  /// For each place its stored row; `nil` when there is one for each place.
  let patterns: [UInt16]?
  /// How many places each pattern has; empty without patterns.
  let frequencies: [Int]
  /// The scale of each column.
  let scales: [ColumnScale]
  /// For each column the largest absolute value in the stored rows that occur.
  private(set) var bounds: [Double] = []

  deinit { values.deallocate() }

  /// The rows of columns.
  ///
  /// - Parameters:
  ///   - columns: At least one.
  ///   - sets: The order of the rows.
  ///   - strata: For each row, as given, its stratum; `nil` for a single one.
  ///   - isWhole: Whether every row given has a place.
  ///   - parts: How to share the work.
  init(
    _ columns: [Covariates.Column], _ sets: RiskSets, strata: LabelCodes?, isWhole: Bool,
    parts: ParallelParts
  ) {
    width = columns.count
    pairs = (width + 1) / 2
    if let found = CovariatePatterns(
      columns, rowCount: columns.first?.values.count ?? 0, parts: parts)
    {
      count = found.count
      values = .allocate(capacity: max(1, count * pairs))
      let numbers = sets.order.map { found.numbers[Int($0)] }
      var frequencies = [Int](repeating: 0, count: found.count)
      for number in numbers { frequencies[Int(number)] += 1 }
      (patterns, self.frequencies) = (numbers, frequencies)
      scales = CovariateRows.scales(found, frequencies)
      fill(found)
    } else {
      (patterns, frequencies, count) = (nil, [], sets.order.count)
      values = .allocate(capacity: max(1, count * pairs))
      let rows = isWhole ? nil : sets.order
      var scales = [ColumnScale?](repeating: nil, count: width)
      scales.withUnsafeMutableBufferPointer { buffer in
        nonisolated(unsafe) let buffer = buffer
        parts.run(columns.count) {
          buffer[$0] = ColumnScale(
            columns[$0].values, rows: rows, codes: strata?.codes, strata: strata?.labels.count ?? 1)
        }
      }
      self.scales = scales.compactMap { $0 }
      fill(columns, sets, strata, parts)
    }
    findBounds(parts)
  }

  /// The stored row of a place.
  @inline(__always)
  func row(_ place: Int) -> UnsafeMutablePointer<Pair> {
    values + pairs * (patterns.map { Int($0[place]) } ?? place)
  }

  private static func scales(_ found: CovariatePatterns, _ frequencies: [Int]) -> [ColumnScale] {
    var stride = 1
    return found.digits.map { digits in
      var counts = [Int](repeating: 0, count: digits.count)
      for (number, frequency) in frequencies.enumerated() {
        counts[(number / stride) % digits.count] += frequency
      }
      stride *= digits.count
      return ColumnScale(levels: (0..<digits.count).map(digits.value), counts: counts)
    }
  }

  private func fill(_ found: CovariatePatterns) {
    values.initialize(repeating: .zero, count: count * pairs)
    for number in 0..<count {
      var rest = number
      for (column, digits) in found.digits.enumerated() {
        let digit = rest % digits.count
        rest /= digits.count
        values[number * pairs + column / 2][column & 1] =
          scales[column].scaled(digits.value(digit), stratum: 0)
      }
    }
  }

  /// Reads the columns in the order of the rows and puts each row in its place, a small block at a
  /// time: of the two orders only one can be followed, and columns are the longer way.
  private func fill(
    _ columns: [Covariates.Column], _ sets: RiskSets, _ strata: LabelCodes?, _ parts: ParallelParts
  ) {
    guard let rowCount = columns.first?.values.count else { return }
    var placeOfRow = [Int32](repeating: -1, count: rowCount)
    for (place, row) in sets.order.enumerated() { placeOfRow[Int(row)] = Int32(place) }
    let ranges = ParallelParts.ranges(rowCount, atLeast: 4_096)
    nonisolated(unsafe) let values = values
    let (places, pairs, scales) = (placeOfRow, pairs, scales)
    parts.run(ranges.count) { part in
      var block = RowBlock(pairs: pairs)
      for start in stride(from: ranges[part].lowerBound, to: ranges[part].upperBound, by: 64) {
        let rows = start..<min(start + 64, ranges[part].upperBound)
        for (index, column) in columns.enumerated() {
          block.read(column.values, rows, as: index, scales[index], strata?.codes)
        }
        block.write(to: values, places, rows)
      }
    }
  }

  private func findBounds(_ parts: ParallelParts) {
    let ranges = ParallelParts.ranges(count, atLeast: 4_096)
    var largest = [Pair](repeating: .zero, count: pairs * ranges.count)
    largest.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let buffer = buffer
      nonisolated(unsafe) let values = values
      let (frequencies, pairs) = (frequencies, pairs)
      parts.run(ranges.count) { part in
        for index in ranges[part] where frequencies.isEmpty || frequencies[index] > 0 {
          for pair in 0..<pairs {
            let value = values[index * pairs + pair]
            let size = Pair(abs(value.x), abs(value.y))
            buffer[part * pairs + pair] = pointwiseMax(buffer[part * pairs + pair], size)
          }
        }
      }
    }
    bounds = (0..<width).map { column in
      ranges.indices.map { largest[$0 * pairs + column / 2][column & 1] }.max() ?? 0
    }
  }
}

/// A few rows on their way from columns to their places.
private struct RowBlock {
  private let pairs: Int
  private var numbers: [Double]

  init(pairs: Int) {
    self.pairs = pairs
    numbers = [Double](repeating: 0, count: 64 * 2 * pairs)
  }

  /// Reads some rows of a column.
  mutating func read(
    _ values: [Double], _ rows: Range<Int>, as column: Int, _ scale: ColumnScale,
    _ strata: [Int32]?
  ) {
    let width = 2 * pairs
    numbers.withUnsafeMutableBufferPointer { numbers in
      values.withUnsafeBufferPointer { values in
        var target = column
        if let strata {
          for row in rows {
            numbers[target] = scale.scaled(values[row], stratum: Int(strata[row]))
            target += width
          }
        } else {
          let (unit, center, factor) = (scale.unit, scale.centers[0], scale.factor)
          for row in rows {
            numbers[target] = (values[row] * unit - center) * factor
            target += width
          }
        }
      }
    }
  }

  /// Puts each row in its place.
  func write(
    to values: UnsafeMutablePointer<SIMD2<Double>>, _ places: [Int32], _ rows: Range<Int>
  ) {
    numbers.withUnsafeBufferPointer { numbers in
      var source = 0
      for row in rows {
        let place = Int(places[row])
        if place >= 0 {
          let target = values + place * pairs
          for pair in 0..<pairs {
            target[pair] = SIMD2(numbers[source + 2 * pair], numbers[source + 2 * pair + 1])
          }
        }
        source += 2 * pairs
      }
    }
  }
}
