import ClinicalRecords

/// Comparing a characteristic with what a question states.
extension Condition {
  init(
    _ left: Expression, _ comparator: Expression.Comparator, _ right: Expression,
    catalog: CharacteristicCatalog
  ) throws {
    switch (left, right) {
    case (.word(let name, let argument), _):
      let characteristic = try catalog.characteristic(name, argument: argument)
      try self.init(characteristic, comparator, right)
    case (_, .word(let name, let argument)):
      let characteristic = try catalog.characteristic(name, argument: argument)
      try self.init(characteristic, comparator.mirrored, left)
    default:
      throw QuestionError("A comparison needs a word on one side, such as age >= 65.")
    }
  }

  private init(
    _ characteristic: Characteristic, _ comparator: Expression.Comparator, _ stated: Expression
  ) throws {
    switch characteristic.kind {
    case .number, .duration:
      let bound = try characteristic.number(stated)
      self.init(characteristic, comparator, printed: stated.printed) {
        comparator.holds($0, bound)
      }
    case .code(let vocabulary):
      let position = try characteristic.position(stated, in: vocabulary)
      try self.init(
        characteristic, comparator, to: .code(CodePosition(position)),
        printed: vocabulary.entries[position].label)
    case .text where characteristic.isDay:
      let bound = try characteristic.day(stated)
      self.init(characteristic, comparator, printed: stated.printed) { found in
        guard case .text(let text) = found, let day = ClinicalDate(text) else { return nil }
        return comparator.holds(Double(day.dayNumber), Double(bound.dayNumber))
      }
    case .flag, .text:
      try self.init(
        characteristic, comparator, to: try characteristic.exact(stated), printed: stated.printed)
    }
  }

  /// Equal or not equal: all that values without order can be.
  private init(
    _ characteristic: Characteristic, _ comparator: Expression.Comparator, to wanted: Value,
    printed: String
  ) throws {
    guard comparator == .equal || comparator == .notEqual else { throw characteristic.cannotOrder }
    self.init(characteristic, comparator, printed: printed) { found in
      found == .missing ? nil : (found == wanted) == (comparator == .equal)
    }
  }

  private init(
    _ characteristic: Characteristic, _ comparator: Expression.Comparator, printed: String,
    holds: @escaping @Sendable (Value) -> Bool?
  ) {
    let value = characteristic.value
    self.init(
      label: "\(characteristic.label) \(comparator.printed) \(printed)",
      negatedLabel: "\(characteristic.label) \(comparator.opposite.printed) \(printed)",
      definitions: characteristic.definitions, parts: characteristic.parts,
      outcomes: characteristic.outcomes
    ) { holds(value($0, $1)) }
  }
}

extension Characteristic {
  fileprivate var cannotOrder: QuestionError {
    QuestionError("\(name) has no order; compare it with = or !=.")
  }

  fileprivate func number(_ stated: Expression) throws -> Double {
    guard case .number(let number, let unit) = stated else {
      throw QuestionError("\(name) is a number; compare it as in \(example).")
    }
    guard case .duration = kind else {
      guard unit == nil else { throw QuestionError("\(name) has no unit; write \(example).") }
      return number
    }
    guard let unit = unit.flatMap({ DurationUnit($0) }) else {
      throw QuestionError("\(name) is a duration; write its unit, as in \(example).")
    }
    return number * unit.days
  }

  fileprivate func position(_ stated: Expression, in vocabulary: Vocabulary) throws -> Int {
    let written: String
    switch stated {
    case .text(let text), .word(let text, argument: nil): written = text
    default: throw QuestionError("\(name) is a word; compare it as in \(example).")
    }
    guard let position = vocabulary.position(of: written) else {
      throw QuestionError(
        "\"\(written)\" is not \(vocabulary.indefiniteNoun). \(vocabulary.suggestion(for: written))"
      )
    }
    return position
  }

  fileprivate func day(_ stated: Expression) throws -> ClinicalDate {
    guard case .text(let text) = stated else {
      throw QuestionError("\(name) is a day; compare it as in \(example).")
    }
    guard let day = ClinicalDate(text) else {
      throw QuestionError(
        "\"\(text)\" is not a calendar day; write YYYY-MM-DD, as in \(example).")
    }
    return day
  }

  fileprivate func exact(_ stated: Expression) throws -> Value {
    switch (kind, stated) {
    case (.text, .text(let text)): return .text(text)
    case (.flag, .word(let word, argument: nil)), (.flag, .text(let word)):
      switch word.lowercased() {
      case "yes", "true": return .flag(true)
      case "no", "false": return .flag(false)
      default: throw QuestionError("\(name) is yes or no; \"\(word)\" is neither.")
      }
    case (.flag, .number(let number, unit: nil)) where number == 0 || number == 1:
      return .flag(number == 1)
    default:
      throw QuestionError("\(name) is compared as in \(example).")
    }
  }
}

extension Expression.Comparator {
  /// The sign in a table.
  var printed: String {
    switch self {
    case .equal: "="
    case .notEqual: "≠"
    case .less: "<"
    case .lessOrEqual: "≤"
    case .greater: ">"
    case .greaterOrEqual: "≥"
    }
  }

  /// What holds exactly where this does not.
  fileprivate var opposite: Expression.Comparator {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }

  /// The comparator with its sides exchanged.
  fileprivate var mirrored: Expression.Comparator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual: self
    }
  }

  /// Whether it holds for a value; `nil` where the value is missing, or open between numbers that differ in it.
  fileprivate func holds(_ value: Value, _ bound: Double) -> Bool? {
    switch value {
    case .number(let number): return holds(number, bound)
    case .range(let low, let high):
      if self == .equal || self == .notEqual {
        return bound < low || bound > high ? self == .notEqual : nil
      }
      let holdsAtLow = holds(low, bound)
      return holdsAtLow == holds(high, bound) ? holdsAtLow : nil
    default: return nil
    }
  }

  fileprivate func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}

extension Expression {
  /// A stated value in a table.
  fileprivate var printed: String {
    switch self {
    case .number(let number, let unit):
      (number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)")
        + (unit.map { " \($0)" } ?? "")
    case .text(let text), .word(let text, argument: _): text
    default: "…"
    }
  }
}
