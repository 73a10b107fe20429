/// What an event must be to count in a row.
public struct EventCriterion: Sendable, Hashable {
  /// All of these.
  public let required: EventTraits
  /// The lowest grade that counts, 1 to 5.
  public let minimumGrade: Int

  /// A criterion.
  ///
  /// - Parameters:
  ///   - required: What an event must be.
  ///   - minimumGrade: The lowest grade that counts, 1 to 5.
  public init(_ required: EventTraits = [], minimumGrade: Int = 1) {
    self.required = required
    self.minimumGrade = minimumGrade
  }
}
