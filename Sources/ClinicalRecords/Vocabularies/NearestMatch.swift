/// The known word nearest to a mistyped one.
public enum NearestMatch {
  /// The candidate with the smallest edit distance, if that is at most a third of the word's
  /// length.
  ///
  /// Words longer than 64 characters have no nearest match, so that hostile input costs nothing.
  ///
  /// - Parameters:
  ///   - word: What was written.
  ///   - candidates: What is known.
  /// - Returns: `nil` when nothing is near. Of equally near candidates the first.
  public static func of(_ word: String, among candidates: [String]) -> String? {
    guard !word.isEmpty, word.utf8.count <= 64 else { return nil }
    let lowered = Array(word.lowercased().utf8)
    var limit = max(1, lowered.count / 3)
    var best: String?
    for candidate in candidates where abs(candidate.utf8.count - lowered.count) <= limit {
      let other = Array(candidate.lowercased().utf8)
      guard let distance = editDistance(lowered, other, limit: limit) else { continue }
      best = candidate
      if distance == 0 { break }
      limit = distance - 1  // the next must be nearer
    }
    return best
  }

  /// Optimal-string-alignment distance (insert, remove, replace, swap neighbours) in bytes, or
  /// `nil` above `limit`.
  private static func editDistance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
    var beforePrevious = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    var current = beforePrevious
    var previousLeast = 0
    for (row, byte) in left.enumerated() {
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
      guard min(least, previousLeast) <= limit else { return nil }
      previousLeast = least
      (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    return previous[right.count] <= limit ? previous[right.count] : nil
  }
}
