/// In which order the subjects of the focal arm choose, from those that are left, the nearest
/// subject of the other arm.
public enum MatchingOrder: Equatable, Sendable {
  /// From the largest score down; equal scores by position.
  case largest
  /// From the smallest score up; equal scores by position.
  case smallest
  /// As the subjects stand in the arguments.
  case data
  /// In an order that the seed decides: the same seed, the same order on every machine.
  ///
  /// The subjects in the order of the data, as ``SeededGenerator/shuffled(_:)`` of that seed leaves
  /// them.
  case random(seed: UInt64)
  /// The closest of all possible pairs first, then the closest of those left; equal distances by
  /// the position of the focal subject, then of the other.
  case closest
}
