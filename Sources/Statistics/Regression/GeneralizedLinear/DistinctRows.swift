/// The distinct rows of some columns, when each column has few distinct values: twelve columns of
/// zeros and ones have at most 4096, however many subjects there are.
///
/// A likelihood that depends on sums within a pattern costs no more for a million subjects than for
/// its patterns. Patterns come in the order of their levels, so that the order of the subjects
/// changes nothing.
struct DistinctRows: Equatable, Sendable {
  /// The values of each column, one for each pattern.
  let columns: [[Double]]
  /// The position of the pattern of each subject.
  let patternOfRow: [UInt16]

  /// Finds the patterns; `nil` where the levels have too many combinations, for the limit or for the
  /// number of rows to be worth it.
  ///
  /// - Parameters:
  ///   - values: The columns, all of one length; at least one.
  ///   - limit: How many combinations of levels are allowed, at most 2¹⁶.
  init?(of values: [[Double]], limit: Int = 1 << 16) {
    guard let count = values.first?.count, count > 0 else { return nil }
    var codes = [UInt16](repeating: 0, count: count)
    var radix = 1
    for column in values {
      guard let levels = distinctLevels(of: column, limit: min(limit, count / 2) / radix) else {
        return nil
      }
      addLevels(of: column, among: levels, times: radix, to: &codes)
      radix *= levels.count
    }
    let firstRows = DistinctRows.renumber(&codes, radix: radix)
    columns = values.map { column in firstRows.map { column[$0] } }
    patternOfRow = codes
  }

  /// The number of patterns.
  var count: Int { columns.first?.count ?? 0 }

  /// The sum of some values within each pattern.
  func sums(of values: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    result.withUnsafeMutableBufferPointer { sums in
      for (pattern, value) in zip(patternOfRow, values) { sums[Int(pattern)] += value }
    }
    return result
  }

  /// Replaces codes by their rank among those that occur.
  ///
  /// - Returns: For each code that occurs, a row that has it.
  private static func renumber(_ codes: inout [UInt16], radix: Int) -> [Int] {
    var rowOfCode = [Int](repeating: -1, count: radix)
    for (row, code) in codes.enumerated() { rowOfCode[Int(code)] = row }
    var rank = [UInt16](repeating: 0, count: radix)
    var firstRows: [Int] = []
    for code in 0..<radix where rowOfCode[code] >= 0 {
      rank[code] = UInt16(firstRows.count)
      firstRows.append(rowOfCode[code])
    }
    codes.withUnsafeMutableBufferPointer { codes in
      for row in codes.indices { codes[row] = rank[Int(codes[row])] }
    }
    return firstRows
  }
}

/// The distinct values of a column in ascending order; `nil` where there are more than `limit`.
private func distinctLevels(of column: [Double], limit: Int) -> [Double]? {
  var levels: [Double] = []
  // Most columns have two values, which are looked for without a search.
  var (first, second) = (Double.nan, Double.nan)
  for value in column where value != first && value != second {
    guard !levels.contains(value) else { continue }
    guard levels.count < min(limit, 64) else { return nil }
    if levels.isEmpty { first = value } else if levels.count == 1 { second = value }
    levels.append(value)
  }
  return levels.sorted()
}

/// Adds to the code of each row the position of its value among the levels, times a factor.
private func addLevels(
  of column: [Double], among levels: [Double], times factor: Int, to codes: inout [UInt16]
) {
  let step = UInt16(truncatingIfNeeded: factor)
  codes.withUnsafeMutableBufferPointer { codes in
    column.withUnsafeBufferPointer { column in
      for level in levels.dropFirst() {
        // As levels ascend, a value has passed as many of them as its position says. Adding 0
        // instead of nothing spares the processor a guess for every row.
        for row in codes.indices { codes[row] &+= column[row] >= level ? step : 0 }
      }
    }
  }
}
