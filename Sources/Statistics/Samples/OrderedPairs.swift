/// All differences between two samples, or all means of two values of one, in ascending order
/// without being listed.
enum OrderedPairs: Equatable, Sendable {
  /// Every first value less every second; both ascending.
  case differences([Double], [Double])
  /// Every mean of two values, and every value with itself; ascending.
  case means([Double])

  /// The number of pairs.
  var count: Int {
    switch self {
    case .differences(let first, let second): first.count * second.count
    case .means(let values): values.count * (values.count + 1) / 2
    }
  }

  /// The middle one, or the middle of the two middle ones.
  var median: Double {
    let upper = value(at: count / 2 + 1)
    guard count.isMultiple(of: 2) else { return upper }
    let lower = value(at: count / 2)
    return lower == upper ? lower : 0.5 * lower + 0.5 * upper
  }

  /// The value at a rank, in 1...count.
  ///
  /// Narrows the range of the Doubles in which it lies, by interpolation between the numbers of
  /// pairs below and by bisection in turn, until few enough pairs are left to be listed and sorted;
  /// with many equal ones, until one Double is left. At most about 130 passes, usually ten.
  func value(at rank: Int) -> Double {
    var (low, high) = (position(of: bounds.lower) - 1, position(of: bounds.upper))
    var (below, upTo) = (0, count)
    var interpolates = true
    while low < high - 1 {
      if upTo - below <= listLimit {
        return values(above: double(at: low), through: double(at: high))[rank - below - 1]
      }
      let share = Double(rank - below) / Double(upTo - below)
      let (from, to) = (double(at: low), double(at: high))
      let guess = position(of: from + share * (to - from))
      // The average rounded down, whose sum would overflow.
      let middle = (low & high) + ((low ^ high) >> 1)
      let next = interpolates ? min(max(guess, low + 1), high - 1) : middle
      interpolates.toggle()
      let counted = countAtMost(double(at: next))
      if counted >= rank { (high, upTo) = (next, counted) } else { (low, below) = (next, counted) }
    }
    return double(at: high)
  }

  /// How many pairs may be listed: as many as two passes take the time of.
  private var listLimit: Int {
    switch self {
    case .differences(let first, let second): first.count + second.count
    case .means(let values): values.count
    }
  }

  /// The values between two limits, the upper one included, in ascending order.
  private func values(above low: Double, through high: Double) -> [Double] {
    var found: [Double] = []
    switch self {
    case .differences(let first, let second):
      var start = 0
      for value in first {
        while start < second.count, value - second[start] > high { start += 1 }
        var index = start
        while index < second.count, value - second[index] > low {
          found.append(value - second[index])
          index += 1
        }
      }
    case .means(let values):
      var end = values.count
      for (index, value) in values.enumerated() {
        while end > index, 0.5 * value + 0.5 * values[end - 1] > high { end -= 1 }
        var other = end - 1
        while other >= index, 0.5 * value + 0.5 * values[other] > low {
          found.append(0.5 * value + 0.5 * values[other])
          other -= 1
        }
      }
    }
    return found.sorted()
  }

  /// The distribution of the rank test without ties; `nil` beyond its limits.
  var exactDistribution: ExactRankDistribution? {
    switch self {
    case .differences(let first, let second): .mannWhitney(first.count, second.count)
    case .means(let values): .positivePart(of: Array(1...values.count))
    }
  }

  /// The smallest and the largest value.
  private var bounds: (lower: Double, upper: Double) {
    switch self {
    case .differences(let first, let second):
      (first[0] - second[second.count - 1], first[first.count - 1] - second[0])
    case .means(let values): (values[0], values[values.count - 1])
    }
  }

  /// The number of pairs whose value is at most a limit, in one pass.
  private func countAtMost(_ limit: Double) -> Int {
    switch self {
    case .differences(let first, let second):
      first.withUnsafeBufferPointer { first in
        second.withUnsafeBufferPointer { second in
          var (total, start) = (0, 0)
          // The larger the first value, the fewer second ones are small enough to be far below it.
          for value in first {
            while start < second.count, value - second[start] > limit { start += 1 }
            total += second.count - start
          }
          return total
        }
      }
    case .means(let values):
      values.withUnsafeBufferPointer { values in
        var (total, end) = (0, values.count)
        for (index, value) in values.enumerated() {
          while end > index, 0.5 * value + 0.5 * values[end - 1] > limit { end -= 1 }
          guard end > index else { break }
          total += end - index
        }
        return total
      }
    }
  }
}

/// The place of a Double, other than NaN, in the order of all Doubles.
private func position(of value: Double) -> Int64 {
  let bits = Int64(bitPattern: (value + 0).bitPattern)
  return bits >= 0 ? bits : Int64.min - bits
}

/// The Double at a place.
private func double(at position: Int64) -> Double {
  Double(bitPattern: UInt64(bitPattern: position >= 0 ? position : Int64.min - position))
}
