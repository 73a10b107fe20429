/// Rows of covariates by number, where few different rows are possible: each column has two values
/// or is a small whole number.
///
/// A number is built digit by digit, one digit for each column. Whatever depends on the covariates
/// alone is then computed once for each number, not for each row.
struct CovariatePatterns {
  /// How the values of one column become digits.
  struct Digits {
    let smallest: Double
    /// The value of digit 1, where there are two.
    let second: Double
    /// The number of digits; whole numbers from `smallest` upward where there are more than two.
    let count: Int

    /// The digits of a column; `nil` when it has too many values, or values so unevenly spaced that
    /// numbers in a common unit would lose digits.
    init?(_ values: [Double]) {
      guard let first = values.first else { return nil }
      let other = values.withUnsafeBufferPointer { Digits.second($0, besides: first) }
      switch other {
      case .none: (smallest, second, count) = (first, first, 1)
      case .some(let value) where !value.isNaN:
        (smallest, second, count) = (min(first, value), max(first, value), 2)
      default:
        guard let range = values.withUnsafeBufferPointer(Digits.wholeRange) else { return nil }
        (smallest, second, count) = (range.lowerBound, range.lowerBound + 1, range.count)
      }
    }

    /// The only value besides the first; `nil` when there is none, NaN when there are several.
    private static func second(
      _ values: UnsafeBufferPointer<Double>, besides first: Double
    ) -> Double? {
      guard let start = values.firstIndex(where: { $0 != first }) else { return nil }
      let other = values[start]
      for block in stride(from: start, to: values.count, by: 1024) {
        var others = 0
        for index in block..<min(block + 1024, values.count) {
          // Without a branch, so that several are compared at once.
          let isKnown = (values[index] == first ? 1 : 0) | (values[index] == other ? 1 : 0)
          others += 1 - isKnown
        }
        guard others == 0 else { return .nan }
      }
      return other
    }

    private static func wholeRange(
      _ values: UnsafeBufferPointer<Double>
    ) -> (lowerBound: Double, count: Int)? {
      var (low, high) = (values[0], values[0])
      for value in values {
        guard abs(value) < 1e6, value == Double(Int32(value)) else { return nil }
        low = min(low, value)
        high = max(high, value)
        guard high - low < 256 else { return nil }
      }
      return (low, Int(high - low) + 1)
    }

    /// The value of a digit.
    func value(_ digit: Int) -> Double {
      digit == 0 ? smallest : count == 2 ? second : smallest + Double(digit)
    }
  }

  /// The digits of each column.
  let digits: [Digits]
  /// The number of possible patterns.
  let count: Int
  /// For each row, as given, the number of its pattern.
  let numbers: [UInt16]

  /// The patterns of columns; `nil` when there would be more than 65,536, or more than one for
  /// each eight rows.
  init?(_ columns: [Covariates.Column], rowCount: Int, parts: ParallelParts) {
    guard rowCount > 1_000, !columns.isEmpty else { return nil }
    let limit = min(65_536, rowCount / 8)
    var digits = [Digits?](repeating: nil, count: columns.count)
    digits.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let buffer = buffer
      parts.run(columns.count) { buffer[$0] = Digits(columns[$0].values) }
    }
    self.digits = digits.compactMap { $0 }
    guard self.digits.count == columns.count else { return nil }
    var count = 1
    for column in self.digits {
      count *= column.count
      guard count <= limit else { return nil }
    }
    self.count = count
    numbers = CovariatePatterns.numbers(columns, self.digits, rowCount, parts)
  }

  private static func numbers(
    _ columns: [Covariates.Column], _ digits: [Digits], _ rowCount: Int, _ parts: ParallelParts
  ) -> [UInt16] {
    [UInt16](unsafeUninitializedCapacity: rowCount) { numbers, filled in
      nonisolated(unsafe) let numbers = numbers
      let ranges = ParallelParts.ranges(rowCount, atLeast: 8_192)
      parts.run(ranges.count) { part in
        numbers[ranges[part]].initialize(repeating: 0)
        var stride = 1
        for (column, digits) in zip(columns, digits) {
          column.values.withUnsafeBufferPointer {
            add($0, digits, stride: UInt16(truncatingIfNeeded: stride), rows: ranges[part], numbers)
          }
          stride *= digits.count
        }
      }
      filled = rowCount
    }
  }

  @inline(__always)
  private static func add(
    _ values: UnsafeBufferPointer<Double>, _ digits: Digits, stride: UInt16, rows: Range<Int>,
    _ numbers: UnsafeMutableBufferPointer<UInt16>
  ) {
    if digits.count <= 2 {
      let smallest = digits.smallest
      for row in rows { numbers[row] &+= values[row] == smallest ? 0 : stride }
    } else {
      let smallest = Int32(digits.smallest)
      for row in rows {
        numbers[row] &+= stride &* UInt16(truncatingIfNeeded: Int32(values[row]) &- smallest)
      }
    }
  }
}
