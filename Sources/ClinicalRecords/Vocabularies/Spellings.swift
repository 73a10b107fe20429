/// Which word of a vocabulary each spelling means, filled in the order in which words have a right to
/// them.
struct Spellings {
  private(set) var index: ByteIndex
  /// The dictionary whose terms have the first right to their labels and synonyms.
  private let preferred: String?

  init(of entries: [Vocabulary.Entry], preferring dictionary: String?) {
    index = ByteIndex(minimumCapacity: entries.count * 3)
    preferred = dictionary
    if dictionary != nil { insertPreferred(entries) }
    insert(entries)
  }

  private mutating func insertPreferred(_ entries: [Vocabulary.Entry]) {
    let own = entries.enumerated().filter { $0.element.dictionary == preferred }
    for (position, entry) in own { index.insert(entry.bareLabel, position) }
    for (position, entry) in own { insertSynonyms(entry, position, entries) }
  }

  /// Codes first, then labels, then synonyms; terms of later dictionaries have what is left.
  private mutating func insert(_ entries: [Vocabulary.Entry]) {
    for (position, entry) in entries.enumerated() { index.insert(entry.code, position) }
    for (position, entry) in entries.enumerated() where entry.isBuiltIn {
      index.insert(entry.label, position)
      if let dictionary = entry.dictionary {
        index.insert("\(entry.label) [\(dictionary)]", position)
      }
    }
    for (position, entry) in entries.enumerated() where entry.isBuiltIn {
      insertSynonyms(entry, position, entries)
    }
    insertLater(entries)
    for (position, entry) in entries.enumerated() {
      guard let dictionary = entry.dictionary else { continue }
      insertSynonyms(entry, position, entries, ending: " [\(dictionary)]")
    }
  }

  /// The synonyms of a word, perhaps with its dictionary behind them. One that two terms of a dictionary have means
  /// neither of them.
  private mutating func insertSynonyms(
    _ entry: Vocabulary.Entry, _ position: Int, _ entries: [Vocabulary.Entry],
    ending: String = ""
  ) {
    for synonym in entry.synonyms {
      guard let other = index.insert(synonym + ending, position) else { continue }
      if entries[other].shares(synonym, with: entry) { index.forbid(synonym + ending) }
    }
  }

  /// The bare labels and synonyms of terms of later dictionaries.
  private mutating func insertLater(_ entries: [Vocabulary.Entry]) {
    let later = entries.enumerated().filter { !$0.element.isBuiltIn }
    for (position, entry) in later { insertLater(entry.bareLabel, position, entries) }
    for (position, entry) in later {
      for synonym in entry.synonyms { insertLater(synonym, position, entries) }
    }
  }

  /// A spelling that two later dictionaries have means neither.
  private mutating func insertLater(
    _ spelling: String, _ position: Int, _ entries: [Vocabulary.Entry]
  ) {
    guard let other = index.insert(spelling, position), !entries[other].isBuiltIn else { return }
    let isOfTwo =
      entries[other].dictionary != entries[position].dictionary
      && entries[other].dictionary != preferred
    if isOfTwo || entries[other].shares(spelling, with: entries[position]) {
      index.forbid(spelling)
    }
  }
}

extension Vocabulary.Entry {
  /// Whether this and another term of the same dictionary have a spelling as a synonym, and neither as its name.
  fileprivate func shares(_ spelling: String, with other: Vocabulary.Entry) -> Bool {
    guard dictionary != nil, dictionary == other.dictionary, code != other.code else {
      return false
    }
    let spelling = spelling.lowercased()
    return bareLabel.lowercased() != spelling && other.bareLabel.lowercased() != spelling
      && synonyms.contains { $0.lowercased() == spelling }
  }

  /// Whether its label needs no dictionary behind it.
  fileprivate var isBuiltIn: Bool {
    dictionary == nil || dictionary == Vocabulary.builtInDictionary
  }
}
