import ClinicalRecords
import Studies

/// Reads the keys of one table, and notes what is wrong with them.
struct TableReader {
  /// What messages call the table: `[matching]`.
  let place: String
  /// Where it stands.
  let line: Int
  /// Its keys in the order of the file.
  let members: [TomlValue.Member]
  /// Where mistakes go.
  let problems: ProblemList

  /// A reader that has noted every key that is not allowed.
  ///
  /// - Parameters:
  ///   - value: What should be a table; anything else is noted, and read as an empty one.
  ///   - place: What messages call it.
  ///   - keys: The keys it may have, as messages list them; `nil`: any.
  ///   - line: Where it stands; of a table of its own, that line.
  ///   - problems: Where mistakes go.
  init(
    _ value: TomlValue, _ place: String, keys: [String]?, line: Int? = nil, _ problems: ProblemList
  ) {
    self.place = place
    self.line = line ?? value.line
    self.problems = problems
    members = value.members ?? []
    if value.members == nil {
      problems.add(
        value.line, "\(Sentence.raised(place)) is \(value.noun). Allowed: a section with keys.")
    }
    guard let keys else { return }
    for member in members where !keys.contains(member.key) {
      problems.add(
        member.line,
        "\(Sentence.quoted(member.key)) is not a key of \(place)."
          + Sentence.choice(member.key, among: keys))
    }
  }

  /// A key with its value, where it is there.
  func member(_ key: String) -> TomlValue.Member? { members.first { $0.key == key } }

  /// Notes that a value is of the wrong kind.
  func refuse(_ member: TomlValue.Member, allowed: String) {
    problems.add(
      member.value.line, "\(member.key) of \(place) is \(member.value.noun). Allowed: \(allowed).")
  }

  /// Notes that a value of the right kind cannot be taken.
  func refuse(_ member: TomlValue.Member, value: String, allowed: String) {
    problems.add(
      member.value.line, "\(member.key) of \(place) cannot be \(value). Allowed: \(allowed).")
  }

  /// Notes a key that must be there and is not.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - example: How it may read, and what it is.
  func requires(_ key: String, _ example: String) {
    guard member(key) == nil else { return }
    problems.add(line, "\(Sentence.raised(place)) has no \(key). Add \(example).")
  }

  /// A text that is not blank.
  func text(_ key: String) -> Written<String>? {
    guard let member = member(key) else { return nil }
    guard let text = member.value.text else {
      refuse(member, allowed: "a text in quotes")
      return nil
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      refuse(member, value: "empty", allowed: "a text in quotes")
      return nil
    }
    return Written(text, line: member.value.line)
  }

  /// A whole number of a range.
  func whole(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let member = member(key) else { return nil }
    let allowed = "a whole number, \(range.lowerBound) to \(range.upperBound)"
    guard let number = member.value.number else {
      refuse(member, allowed: allowed)
      return nil
    }
    guard let whole = member.value.whole, range.contains(whole) else {
      refuse(member, value: TableReader.written(number), allowed: allowed)
      return nil
    }
    return whole
  }

  /// A number for which something holds.
  func number(_ key: String, allowed: String, where holds: (Double) -> Bool) -> Double? {
    guard let member = member(key) else { return nil }
    guard let number = member.value.number else {
      refuse(member, allowed: allowed)
      return nil
    }
    guard holds(number) else {
      refuse(member, value: TableReader.written(number), allowed: allowed)
      return nil
    }
    return number
  }

  /// Yes or no.
  func flag(_ key: String) -> Bool? {
    guard let member = member(key) else { return nil }
    guard case .flag(let flag) = member.value.content else {
      refuse(member, allowed: "true, false")
      return nil
    }
    return flag
  }

  /// A calendar day, with or without quotes.
  func day(_ key: String) -> ClinicalDate? {
    guard let member = member(key) else { return nil }
    if case .day(let day) = member.value.content { return day }
    if let text = member.value.text {
      if let day = ClinicalDate(text) { return day }
      refuse(member, value: Sentence.quoted(text), allowed: "a calendar day, YYYY-MM-DD")
    } else {
      refuse(member, allowed: "a calendar day, YYYY-MM-DD")
    }
    return nil
  }

  /// A number as it is written: without a point where it is whole.
  static func written(_ number: Double) -> String {
    Int64(exactly: number).map { "\($0)" } ?? "\(number)"
  }
}
