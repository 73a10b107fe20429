/// A term under which immune-related events are usually recorded; no term alone proves one.
public struct ImmuneRelatedTerm: Sendable, Equatable {
  /// How near a term is to immune-related events.
  public enum Level: String, Sendable, CaseIterable {
    /// The usual term of the category.
    case typical
    /// A term close to it.
    case related
    /// A laboratory finding of it.
    case laboratory
    /// A term for whatever has none of its own.
    case catchAll = "catch_all"
  }

  /// Such as `Cutaneous`.
  public let category: String
  /// The term.
  public let term: CodePosition
  /// How near it is.
  public let level: Level

  /// A term of a category.
  ///
  /// - Parameters:
  ///   - category: Such as `Cutaneous`.
  ///   - term: The term.
  ///   - level: How near it is.
  public init(category: String, term: CodePosition, level: Level) {
    self.category = category
    self.term = term
    self.level = level
  }
}
