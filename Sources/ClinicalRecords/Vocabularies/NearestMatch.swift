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
  ///   - most: The largest distance that counts as near, where a third of the length is more.
  /// - Returns: `nil` when nothing is near. Of equally near candidates the first.
  public static func of(
    _ word: String, among candidates: some Sequence<String>, atMost most: Int = .max
  ) -> String? {
    guard !word.isEmpty, word.utf8.count <= 64 else { return nil }
    let lowered = Array(word.lowercased().utf8)
    var limit = max(1, min(most, lowered.count / 3))
    var distances = EditDistance()
    var best: String?
    for candidate in candidates where abs(candidate.utf8.count - lowered.count) <= limit {
      let other = Array(candidate.lowercased().utf8)
      let distance = lowered.withUnsafeBufferPointer { left in
        other.withUnsafeBufferPointer { distances.between(left, $0, limit: limit) }
      }
      guard let distance else { continue }
      best = candidate
      if distance == 0 { break }
      limit = distance - 1  // the next must be nearer
    }
    return best
  }
}
