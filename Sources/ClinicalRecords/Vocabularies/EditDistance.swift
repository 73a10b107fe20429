/// How many slips of the fingers lie between two spellings: letters put in, left out, replaced, or
/// swapped with their neighbour (optimal string alignment, in bytes).
///
/// Keeps its rows between calls, so that a search through many words allocates nothing.
struct EditDistance {
  private var beforePrevious: [Int] = []
  private var previous: [Int] = []
  private var current: [Int] = []

  /// The distance, or `nil` above `limit`.
  ///
  /// - Parameters:
  ///   - left: One spelling.
  ///   - right: The other.
  ///   - limit: The most slips that are of interest.
  /// - Returns: The slips.
  mutating func between(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, limit: Int
  ) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    prepare(right.count + 1)
    var previousLeast = 0
    for row in left.indices {
      let least = fill(row, left, right)
      guard min(least, previousLeast) <= limit else { return nil }
      previousLeast = least
      (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    return previous[right.count] <= limit ? previous[right.count] : nil
  }

  private mutating func prepare(_ count: Int) {
    if previous.count < count {
      beforePrevious = [Int](repeating: 0, count: count)
      previous = beforePrevious
      current = beforePrevious
    }
    for column in 0..<count { previous[column] = column }
  }

  /// Fills one row of the table.
  ///
  /// - Returns: Its least distance.
  private mutating func fill(
    _ row: Int, _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let byte = left[row]
    current[0] = row + 1
    var least = row + 1
    for (column, other) in right.enumerated() {
      var cost = min(previous[column + 1] + 1, current[column] + 1)
      cost = min(cost, previous[column] + (byte == other ? 0 : 1))
      if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
        cost = min(cost, beforePrevious[column - 1] + 1)
      }
      current[column + 1] = cost
      least = min(least, cost)
    }
    return least
  }
}
