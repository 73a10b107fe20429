extension Vocabulary {
  /// The words an error message offers: all of a short vocabulary, else the nearest to what was
  /// written; for a term of a dictionary that is not there, how it is loaded.
  ///
  /// - Parameter text: What was written.
  /// - Returns: A sentence.
  public func suggestion(for text: String) -> String {
    if entries.isEmpty {
      let command = name == "data_field" ? "field add" : "add \(name)"
      return "None is registered yet: `nadir \(command)` adds one."
    }
    if entries.count <= 12 {
      return "Allowed: \(entries.map(\.code).joined(separator: ", "))."
    }
    if let sentence = dictionarySuggestion(for: text) { return sentence }
    let nearest = nearestCodes(to: text)
    if name == "adverse_event_term" {
      let search = "`nadir term` finds terms by some of their words."
      return nearest.isEmpty ? search : "Nearest: \(nearest.joined(separator: ", ")). \(search)"
    }
    if nearest.isEmpty { return "`nadir list \(name)` shows the \(entries.count) allowed." }
    return "Nearest: \(nearest.joined(separator: ", ")). "
      + "`nadir list \(name)` shows all \(entries.count)."
  }

  /// The nearest spelling's word, else up to three that a search finds.
  ///
  /// In a large vocabulary only a few slips are looked for, and nothing else: a file may have ten thousand unknown
  /// words, and must be refused soon all the same.
  private func nearestCodes(to text: String) -> [String] {
    let isLarge = entries.count > 5000
    let spellings = entries.lazy.flatMap { entry in
      (0..<entry.spellingCount).lazy.filter { !entry.isRepeated($0) }.map { entry.spelling($0) }
    }
    let folded = FoldedText(text)
    // Of abbreviations of terms every other is near.
    let isShort = !dictionaries.isEmpty && folded.bytes.count <= 3
    let nearest =
      isShort ? nil : NearestMatch.of(text, among: spellings, atMost: isLarge ? 3 : .max)
    if let nearest, !Direction.areOpposite(folded, FoldedText(nearest)),
      let position = position(of: nearest)
    {
      return [entries[position].code]
    }
    if isLarge { return [] }
    return TermSearch(self).matches(text).prefix(3).map { entries[$0.position].code }
  }

  /// What to say of a label that several dictionaries have, or of one with a dictionary behind it.
  private func dictionarySuggestion(for text: String) -> String? {
    guard !dictionaries.isEmpty else { return nil }
    if let named = Vocabulary.dictionary(in: text),
      !dictionaries.contains(where: { $0.lowercased() == named.lowercased() })
    {
      return "The registry has no dictionary \"\(Quotation.shortened(named))\": it has "
        + "\(dictionaries.joined(separator: ", ")). "
        + "`nadir dictionary load FILE --name \"\(Quotation.shortened(named))\"` loads it."
    }
    guard isShared(text) else { return nil }
    let label = text.lowercased()
    let same = entries.filter { $0.bareLabel.lowercased() == label }
    if !same.isEmpty {
      return "Several dictionaries have it. Allowed: \(same.map(\.code).joined(separator: ", "))."
    }
    let owners = entries.filter { entry in
      entry.synonyms.contains { synonym in
        let synonym = synonym.lowercased()
        return synonym == label || "\(synonym) [\(entry.dictionary?.lowercased() ?? "")]" == label
      }
    }
    return "It may mean several terms. Allowed: \(owners.map(\.code).joined(separator: ", "))."
  }

  /// The name in brackets at the end of `Anemia [CTCAE 6.0]`.
  private static func dictionary(in text: String) -> String? {
    guard text.utf8.last == 0x5D, let start = text.lastIndex(of: "["), start > text.startIndex,
      text[text.index(before: start)] == " "
    else { return nil }
    let name = text[text.index(after: start)...].dropLast()
    return name.isEmpty ? nil : String(name)
  }
}
