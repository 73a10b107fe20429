import Analyses
import Studies

/// Words, lists of words, and conditions.
extension TableReader {
  /// One word of a set.
  func choice<Word: RawRepresentable & CaseIterable>(_ key: String, _: Word.Type) -> Word?
  where Word.RawValue == String {
    guard let member = member(key) else { return nil }
    let words = Word.allCases.map(\.rawValue)
    return word(of: member.value, key, among: words).flatMap { Word(rawValue: $0.value) }
  }

  /// Words of a set, none twice.
  func choices<Word: RawRepresentable & CaseIterable>(_ key: String, _: Word.Type) -> [Word]?
  where Word.RawValue == String {
    let words = Word.allCases.map(\.rawValue)
    return items(key, allowed: "a list of words: \(words.joined(separator: ", "))").map { items in
      let found = items.compactMap { word(of: $0, key, among: words) }
      refuseRepeats(found, key)
      return found.compactMap { Word(rawValue: $0.value) }
    }
  }

  /// Names with their lines, none twice, at least one.
  func names(_ key: String, without meaning: String) -> [Written<String>] {
    guard let items = items(key, allowed: "a list of texts in quotes") else { return [] }
    if items.isEmpty, let member = member(key) {
      problems.add(
        member.value.line, "\(key) of \(place) is empty. Leave the key out for \(meaning).")
    }
    let found = items.compactMap { name(of: $0, key) }
    refuseRepeats(found, key)
    return found
  }

  /// The values of a list.
  func items(_ key: String, allowed: String) -> [TomlValue]? {
    guard let member = member(key) else { return nil }
    guard let items = member.value.items else {
      refuse(member, allowed: allowed)
      return nil
    }
    return items
  }

  /// A condition that can be parsed.
  func condition(_ key: String) -> Written<String>? {
    text(key).flatMap { condition($0) }
  }

  /// A condition that can be parsed; whether its words exist only a registry can tell.
  func condition(_ written: Written<String>) -> Written<String>? {
    do {
      _ = try Expression(parsing: written.value)
      return written
    } catch {
      problems.add(written.line, "\(error)")
      return nil
    }
  }

  /// The condition that a value is.
  func condition(of value: TomlValue, _ name: String) -> Written<String>? {
    guard let text = value.text else {
      problems.add(
        value.line,
        "\(Sentence.quoted(name)) of \(place) is \(value.noun). Allowed: a condition in quotes, "
          + "such as \"age >= 65\".")
      return nil
    }
    return condition(Written(text, line: value.line))
  }

  private func name(of value: TomlValue, _ key: String) -> Written<String>? {
    guard let text = value.text else {
      problems.add(
        value.line, "\(key) of \(place) holds \(value.noun). Allowed: texts in quotes.")
      return nil
    }
    return Written(text, line: value.line)
  }

  private func word(of value: TomlValue, _ key: String, among words: [String]) -> Written<String>? {
    guard let text = value.text else {
      problems.add(
        value.line,
        "\(key) of \(place) is \(value.noun). Allowed: \(words.joined(separator: ", ")).")
      return nil
    }
    guard words.contains(text) else {
      problems.add(
        value.line,
        "\(key) of \(place) cannot be \(Sentence.quoted(text))."
          + Sentence.choice(text, among: words))
      return nil
    }
    return Written(text, line: value.line)
  }

  private func refuseRepeats(_ names: [Written<String>], _ key: String) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name.value).inserted {
      problems.add(
        name.line, "\(key) of \(place) names \(Sentence.quoted(name.value)) twice. Name it once.")
    }
  }
}
