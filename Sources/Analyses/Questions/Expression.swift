/// A question's words as written: `ecog >= 2 and has_class('ici')`. Nothing is looked up yet.
public indirect enum Expression: Equatable, Sendable {
  /// A comparison's sign.
  public enum Comparator: String, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// A number, with its unit where one is written: `6 months`.
  case number(Double, unit: String?)
  /// A text in quotes.
  case text(String)
  /// A word, with the text in its parentheses: `ici`, `has_class('ici')`.
  case word(String, argument: String?)
  /// A comparison.
  case comparison(Expression, Comparator, Expression)
  /// `sex in ('F', 'M')`.
  case membership(Expression, [Expression])
  /// `ecog is missing`, or with `true` as second value `is known`.
  case isMissing(Expression, negated: Bool)
  /// `not x`.
  case not(Expression)
  /// `x and y`.
  case and(Expression, Expression)
  /// `x or y`.
  case or(Expression, Expression)
}

/// Why a question could not be understood.
public struct QuestionError: Error, Equatable, CustomStringConvertible {
  /// What is wrong, what is allowed.
  public let description: String

  /// An error with this sentence.
  ///
  /// - Parameter description: What is wrong, what is allowed.
  public init(_ description: String) { self.description = description }
}
