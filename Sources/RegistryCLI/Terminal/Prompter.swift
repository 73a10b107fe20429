import ClinicalRecords

/// Asks for values one by one, and asks again until the answer can be taken.
///
/// Reading and writing are given, so that tests can play both sides.
struct Prompter {
  /// The next line of input without its end; `nil` at the end of input.
  let read: () -> String?
  /// Shows a text as it is.
  let write: (String) -> Void

  /// Vocabularies up to this size are shown whole; longer ones are searched.
  private static let shownWhole = 16
  private static let shownMatches = 12

  /// The word that goes back to the question before.
  static let back = "<"

  /// The answer for a column; empty where it was skipped, `nil` to go back to the question before.
  ///
  /// - Throws: ``InputEnded``.
  func answer(to asked: AskedColumn) throws -> String? {
    let column = asked.column
    write("\n\(column.name)\(column.comment.isEmpty ? "" : "  \(column.comment)")\n")
    for line in allowed(asked) + asked.notes { write("  \(line)\n") }
    var offered: [Vocabulary.Entry] = []
    while true {
      var text = try reply()
      if text == Prompter.back { return nil }
      let number = Int(text).flatMap { number in
        offered.prefix(Prompter.shownMatches).indices.contains(number - 1) ? number : nil
      }
      if let number {
        text = offered[number - 1].code
        write("  = \(offered[number - 1].text)\n")
      }
      if text.isEmpty {
        if !asked.isNeeded { return "" }
        write("  A value is needed here.\n")
      } else if let mistake = asked.mistake(in: text) {
        // A word that is right in itself is refused for the row's sake: saying so helps, offering it again does not.
        let found = isWord(text, column) ? [] : matches(text, asked)
        offered = found.map(\.entry)
        if found.first?.isNear == true { write("  \(TermList.nearestHeading)\n") }
        show(offered, else: mistake)
      } else {
        if number == nil { confirm(text, column) }
        return text
      }
    }
  }

  /// A sentence that must be given, such as the reason of a change.
  ///
  /// - Throws: ``InputEnded``.
  func sentence(_ question: String) throws -> String {
    write("\n\(question)\n")
    while true {
      let text = try reply()
      if !text.isEmpty { return text }
      write("  A value is needed here.\n")
    }
  }

  /// Whether a question is answered by yes; anything else is no.
  ///
  /// - Throws: ``InputEnded``.
  func confirms(_ question: String) throws -> Bool {
    let answer = try reply(to: "\(question) [y/N] ")
    return ["y", "yes"].contains(answer.lowercased())
  }

  /// What is answered to a prompt, without blanks at its ends.
  ///
  /// - Throws: ``InputEnded``.
  func reply(to prompt: String = "> ") throws -> String {
    write(prompt)
    guard let line = read() else {
      write("\n")
      throw InputEnded()
    }
    return Prompter.trimmed(line)
  }

  private static func trimmed(_ line: String) -> String {
    let start = line.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}

/// The input ended before every question was answered.
struct InputEnded: Error, CustomStringConvertible {
  let description = "The input ended before every question was answered. Nothing was written."
}

extension Prompter {
  /// What may be answered: the words of a short vocabulary, or how to search a long one, or the form of a value.
  private func allowed(_ asked: AskedColumn) -> [String] {
    let skip = asked.isNeeded ? "" : " Enter skips."
    guard case .code(let vocabulary) = asked.column.kind else {
      return [asked.hint + skip]
    }
    let offered = asked.offered ?? vocabulary.entries
    guard offered.count <= Prompter.shownWhole else {
      return ["One of \(offered.count) words; a part of it shows those that hold it." + skip]
    }
    let width = offered.map(\.code.count).max() ?? 0
    let words = offered.map { entry in
      entry.code == entry.label
        ? entry.code
        : entry.code + String(repeating: " ", count: width - entry.code.count + 2) + entry.label
    }
    return asked.isNeeded ? words : words + ["Enter skips."]
  }

  /// The words of the column's vocabulary that fit what was typed.
  private func matches(_ text: String, _ asked: AskedColumn) -> [(
    entry: Vocabulary.Entry, isNear: Bool
  )] {
    guard case .code(let vocabulary) = asked.column.kind else { return [] }
    let matches = TermSearch(vocabulary).matches(text).map { match in
      (entry: vocabulary.entries[match.position], isNear: match.kind == .near)
    }
    guard let offered = asked.offered else { return matches }
    return matches.filter { offered.contains($0.entry) }
  }

  private func isWord(_ text: String, _ column: Column) -> Bool {
    guard case .code(let vocabulary) = column.kind else { return false }
    return vocabulary.position(of: text) != nil
  }

  private func show(_ offered: [Vocabulary.Entry], else mistake: String) {
    guard !offered.isEmpty else { return write("  \(mistake)\n") }
    for (position, entry) in offered.prefix(Prompter.shownMatches).enumerated() {
      let number = "\(position + 1)"
      let margin = String(repeating: " ", count: 4 - number.count)
      write("\(margin)\(number)  \(entry.text)\n")
    }
    let rest = offered.count - Prompter.shownMatches
    write(rest > 0 ? "  … and \(rest) more; type more of the word.\n" : "  Type its number.\n")
  }

  /// Shows which word was meant where the answer was another spelling of it.
  private func confirm(_ text: String, _ column: Column) {
    guard case .code(let vocabulary) = column.kind, let position = vocabulary.position(of: text)
    else { return }
    let entry = vocabulary.entries[position]
    if entry.code != text { write("  = \(entry.text)\n") }
    let same = vocabulary.others(like: entry)
    if !same.isEmpty, text.lowercased() == entry.bareLabel.lowercased() {
      write(
        "  It is the term of \(entry.dictionary ?? ""). Also: \(same.joined(separator: ", ")).\n")
    }
  }
}

extension Vocabulary {
  /// The codes of terms of other dictionaries with the same label.
  fileprivate func others(like entry: Entry) -> [String] {
    guard entry.dictionary != nil else { return [] }
    let label = entry.bareLabel.lowercased()
    return entries.filter { $0.code != entry.code && $0.bareLabel.lowercased() == label }.map(
      \.code)
  }
}

extension Vocabulary.Entry {
  /// The code, with its label where that says more.
  fileprivate var text: String {
    code == label || dictionary != nil ? code : "\(code)  \(label)"
  }
}

extension String {
  /// Up to the first full stop before a blank.
  var firstSentence: String {
    guard let end = firstRange(of: ". ") else { return self }
    return self[..<end.lowerBound] + "."
  }

  /// With its first letter as a sentence begins.
  var capitalizedSentence: String { prefix(1).uppercased() + dropFirst() }
}
