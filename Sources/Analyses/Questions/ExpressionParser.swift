extension Expression {
  /// Reads a question's words.
  ///
  /// The grammar, loosest first: `or`, `and`, `not`, one of `= != <> < <= > >=`, `in (…)`, `is
  /// missing`, `is known`; words, `word('text')`, numbers with or without a unit, texts in single
  /// or double quotes, parentheses. `≥` and `≤` are understood.
  ///
  /// - Parameter text: What was written, at most 10,000 characters.
  /// - Throws: ``QuestionError`` that says where reading stopped.
  public init(parsing text: String) throws {
    guard text.utf8.count <= 10_000 else {
      throw QuestionError("The expression is longer than 10000 characters.")
    }
    var parser = ExpressionParser(tokens: try ExpressionToken.tokens(of: text), text: text)
    self = try parser.disjunction()
    try parser.finish()
  }
}

/// A recursive-descent reader: one function per level of the grammar.
struct ExpressionParser {
  private let tokens: [ExpressionToken]
  private let text: String
  private var position = 0
  private var depth = 0

  init(tokens: [ExpressionToken], text: String) {
    self.tokens = tokens
    self.text = text
  }

  mutating func disjunction() throws -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 100 else { throw QuestionError("The expression is nested too deeply.") }
    var left = try conjunction()
    while take(word: "or") { left = .or(left, try conjunction()) }
    return left
  }

  mutating func finish() throws {
    guard position == tokens.count else { throw unexpected("the end or a sign such as >= or and") }
  }

  private mutating func conjunction() throws -> Expression {
    var left = try negation()
    while take(word: "and") { left = .and(left, try negation()) }
    return left
  }

  private mutating func negation() throws -> Expression {
    var count = 0
    while take(word: "not") { count += 1 }
    let inner = try comparison()
    return count % 2 == 0 ? inner : .not(inner)
  }

  private mutating func comparison() throws -> Expression {
    let left = try operand()
    if case .sign(let sign) = current, let comparator = Expression.Comparator(written: sign) {
      position += 1
      return .comparison(left, comparator, try operand())
    }
    if take(word: "in") { return .membership(left, try list()) }
    if isNext("not", "in") {
      position += 2
      return .not(.membership(left, try list()))
    }
    if take(word: "is") {
      if take(word: "missing") { return .isMissing(left, negated: false) }
      if take(word: "known") { return .isMissing(left, negated: true) }
      throw unexpected("missing or known")
    }
    return left
  }

  private mutating func list() throws -> [Expression] {
    try expect(sign: "(")
    var items = [try operand()]
    while take(sign: ",") { items.append(try operand()) }
    try expect(sign: ")")
    return items
  }

  private mutating func operand() throws -> Expression {
    switch current {
    case .number(let number):
      position += 1
      return .number(number, unit: takeUnit())
    case .sign("-"):
      position += 1
      guard case .number(let number) = current else { throw unexpected("a number") }
      position += 1
      return .number(-number, unit: takeUnit())
    case .text(let text):
      position += 1
      return .text(text)
    case .word(let word):
      position += 1
      return .word(word, argument: try takeArgument())
    case .sign("("):
      position += 1
      let inner = try disjunction()
      try expect(sign: ")")
      return inner
    default:
      throw unexpected("a word, a number or a text in quotes")
    }
  }

  private mutating func takeUnit() -> String? {
    guard case .word(let word) = current, let unit = DurationUnit(word) else { return nil }
    position += 1
    return unit.rawValue
  }

  private mutating func takeArgument() throws -> String? {
    guard take(sign: "(") else { return nil }
    let argument: String
    switch current {
    case .text(let text): argument = text
    case .word(let word): argument = word
    default: throw unexpected("a text in quotes")
    }
    position += 1
    try expect(sign: ")")
    return argument
  }

  private var current: ExpressionToken? {
    position < tokens.count ? tokens[position] : nil
  }

  private func isNext(_ first: String, _ second: String) -> Bool {
    guard position + 1 < tokens.count, case .word(let one) = tokens[position],
      case .word(let two) = tokens[position + 1]
    else { return false }
    return one.lowercased() == first && two.lowercased() == second
  }

  private mutating func take(word: String) -> Bool {
    guard case .word(let found) = current, found.lowercased() == word else { return false }
    position += 1
    return true
  }

  private mutating func take(sign: String) -> Bool {
    guard current == .sign(sign) else { return false }
    position += 1
    return true
  }

  private mutating func expect(sign: String) throws {
    guard take(sign: sign) else { throw unexpected("\"\(sign)\"") }
  }

  private func unexpected(_ wanted: String) -> QuestionError {
    let found = current.map { "\"\($0)\"" } ?? "nothing more"
    return QuestionError("\"\(text)\": expected \(wanted), found \(found).")
  }
}
