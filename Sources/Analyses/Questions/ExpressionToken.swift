/// A word, number, text or sign of a written expression.
enum ExpressionToken: Equatable, CustomStringConvertible {
  case word(String)
  case number(Double)
  case text(String)
  case sign(String)

  var description: String {
    switch self {
    case .word(let text), .sign(let text), .text(let text): text
    case .number(let number): "\(number)"
    }
  }

  static func tokens(of text: String) throws -> [ExpressionToken] {
    var rest = Substring(text)
    var tokens: [ExpressionToken] = []
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first.isNumber {
        tokens.append(try takeNumber(from: &rest))
      } else if first.isLetter || first == "_" {
        tokens.append(.word(String(take(from: &rest) { $0.isLetter || $0.isNumber || $0 == "_" })))
      } else if first == "'" || first == "\"" {
        tokens.append(try takeText(quote: first, from: &rest))
      } else {
        tokens.append(try takeSign(from: &rest))
      }
    }
    return tokens
  }

  private static func take(
    from rest: inout Substring, while isPart: (Character) -> Bool
  ) -> Substring {
    let taken = rest.prefix(while: isPart)
    rest = rest.dropFirst(taken.count)
    return taken
  }

  private static func takeNumber(from rest: inout Substring) throws -> ExpressionToken {
    let digits = take(from: &rest) { $0.isNumber || $0 == "." }
    guard let number = Double(digits) else {
      throw QuestionError("\"\(digits)\" is not a number.")
    }
    return .number(number)
  }

  private static func takeText(
    quote: Character, from rest: inout Substring
  ) throws -> ExpressionToken {
    rest.removeFirst()
    let text = take(from: &rest) { $0 != quote }
    guard rest.first == quote else {
      throw QuestionError(
        "The text beginning with \(quote)\(text.prefix(30)) has no closing quote.")
    }
    rest.removeFirst()
    return .text(String(text))
  }

  private static func takeSign(from rest: inout Substring) throws -> ExpressionToken {
    for sign in ["<=", ">=", "<>", "!=", "==", "≤", "≥", "≠", "<", ">", "=", "(", ")", ",", "-"]
    where rest.hasPrefix(sign) {
      rest = rest.dropFirst(sign.count)
      return .sign(sign)
    }
    throw QuestionError(
      "\"\(rest.prefix(1))\" has no meaning in an expression. Signs: = != < <= > >= ( ) and quotes."
    )
  }
}

extension Expression.Comparator {
  init?(written sign: String) {
    switch sign {
    case "=", "==": self = .equal
    case "!=", "<>", "≠": self = .notEqual
    case "<": self = .less
    case "<=", "≤": self = .lessOrEqual
    case ">": self = .greater
    case ">=", "≥": self = .greaterOrEqual
    default: return nil
    }
  }
}

/// Units in which a duration may be written.
enum DurationUnit: String, CaseIterable {
  case days
  case weeks
  case months
  case years

  /// The unit called so, in the singular or the plural.
  init?(_ word: String) {
    let lowered = word.lowercased()
    guard
      let unit = DurationUnit.allCases.first(where: {
        lowered == $0.rawValue || lowered + "s" == $0.rawValue
      })
    else { return nil }
    self = unit
  }

  /// Days in one unit. A month of a condition is always 365.25 / 12 days, whatever months a table
  /// prints, so that a condition chooses the same lines in every table. Rule: R67.
  var days: Double {
    switch self {
    case .days: 1
    case .weeks: 7
    case .months: 30.4375
    case .years: 365.25
    }
  }
}
