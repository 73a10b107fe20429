/// Whether a spelling speaks of too little or of too much of something.
///
/// `low bilirubin`, `hyponatremia` and `thrombocytopenia` are of one direction, `Blood bilirubin increased`,
/// `hyperkalemia` and `thrombocytosis` of the other: never may one be offered for the other, however near its letters.
enum Direction: Equatable {
  case lower
  case higher

  /// What one word of a ``FoldedText`` says.
  struct Word {
    let direction: Direction
    /// Whether the word says nothing else: `low` does, `hypokalemia` does not.
    let isAll: Bool
  }

  /// The direction of a spelling; `nil` where it has none, or both.
  static func of(_ text: FoldedText) -> Direction? {
    var found: Direction?
    for range in text.words {
      guard let word = word(text.bytes[range]) else { continue }
      if let found, found != word.direction { return nil }
      found = word.direction
    }
    return found
  }

  /// The direction of a term: its name's, else the one its synonyms have in common.
  static func of(_ entry: Vocabulary.Entry) -> Direction? {
    if let own = of(FoldedText(entry.bareLabel)) { return own }
    var found: Direction?
    for synonym in entry.synonyms {
      guard let direction = of(FoldedText(synonym)) else { continue }
      if let found, found != direction { return nil }
      found = direction
    }
    return found
  }

  /// Whether two spellings have opposite directions.
  static func areOpposite(_ left: FoldedText, _ right: FoldedText) -> Bool {
    guard let left = of(left), let right = of(right) else { return false }
    return left != right
  }

  /// What a folded word says of a direction; `nil` for most words.
  static func word(_ bytes: ArraySlice<UInt8>) -> Word? {
    if lowerWords.contains(bytes) { return Word(direction: .lower, isAll: true) }
    if higherWords.contains(bytes) { return Word(direction: .higher, isAll: true) }
    // An inflamed pituitary is neither too little nor too much of it.
    if bytes.starts(with: hypophysis) { return nil }
    if bytes.starts(with: hyper) { return Word(direction: .higher, isAll: false) }
    if bytes.starts(with: hypo) { return Word(direction: .lower, isAll: false) }
    if lowerEndings.contains(where: { bytes.ends(with: $0) }) {
      return Word(direction: .lower, isAll: false)
    }
    if higherEndings.contains(where: { bytes.ends(with: $0) }) {
      return Word(direction: .higher, isAll: false)
    }
    return nil
  }

  private static let lowerWords = words(
    "low lowered decrease decreased decreasing reduced reduction")
  private static let higherWords = words(
    "high increase increased increasing elevated elevation raised excess excessive")
  private static let hypo = Array("hypo".utf8)
  private static let hyper = Array("hyper".utf8)
  private static let hypophysis = Array("hypoph".utf8)
  private static let lowerEndings = ["penia", "penic"].map { Array($0.utf8) }
  private static let higherEndings = ["cytosis", "philia", "cythemia"].map { Array($0.utf8) }

  private static func words(_ list: String) -> Set<ArraySlice<UInt8>> {
    Set(list.split(separator: " ").map { Array($0.utf8)[...] })
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with ending: [UInt8]) -> Bool {
    count >= ending.count && suffix(ending.count).elementsEqual(ending)
  }
}
