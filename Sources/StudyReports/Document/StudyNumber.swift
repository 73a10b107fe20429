/// A number that a report prints: its name, its value at full precision, and how it is printed.
///
/// A number printed in several places is one value under one name; ``NumberBook`` sees to it.
///
/// Names are made of parts with points between them: the table or kind (`t1` … by the table's number in the report, `sv`
/// survival, `tr` treatment, `co` cohort, `mt` matching, `ef` effects), then what it speaks of, then the statistic:
/// `t1.gender.Male.before.2L-ICI.pct`. docs/study.md lists them.
public struct StudyNumber: Sendable, Equatable {
  /// A value.
  public enum Value: Sendable, Equatable {
    /// A number of patients, pairs, events.
    case count(Int)
    /// Any number; a share is in percent, a time in months.
    case real(Double)
    /// A day or another text.
    case text(String)
    /// There is none: not reached, not estimable; the printed form says which.
    case none
  }

  /// Its name.
  public let id: String
  /// Its value.
  public let value: Value
  /// How it is printed.
  public let printed: String
  /// Name of the list of patients behind it; `nil` where there is none, as of a setting.
  public let evidence: String?

  /// A number.
  ///
  /// - Parameters:
  ///   - id: Its name.
  ///   - value: Its value.
  ///   - printed: How it is printed.
  ///   - evidence: Name of the list of patients behind it.
  public init(_ id: String, _ value: Value, printed: String, evidence: String?) {
    self.id = id
    self.value = value
    self.printed = printed
    self.evidence = evidence
  }
}

/// A stretch of a text.
public enum Piece: Sendable, Equatable, ExpressibleByStringLiteral {
  /// Words.
  case text(String)
  /// A number.
  case number(StudyNumber)

  /// Words.
  public init(stringLiteral text: String) { self = .text(text) }
}
