/// The second pass of a search: terms with a spelling near to what was typed, word by word or as a
/// whole (`anemai`, `febrile neutropnia`, `handfoot`).
///
/// A word of up to three letters is near to no other: of most abbreviations every other is one letter away. What has a
/// ``Direction`` is near only to what has the same: thrombocytosis neither to thrombocytopenia nor to thrombosis.
struct NearPass {
  private let query: FoldedText
  private let direction: Direction?
  private let typed: [NearWord]
  private let joined: NearWord
  private var spelling = FoldedText()
  private var distances = EditDistance()

  init(_ query: FoldedText) {
    self.query = query
    direction = Direction.of(query)
    typed = query.words.map { NearWord(query.bytes[$0]) }
    joined = NearWord(query.bytes.filter { $0 != 0x20 }[...])
  }

  /// How near a term is; `nil` where it is not.
  mutating func rank(_ entry: Vocabulary.Entry) -> TermRank? {
    var best: TermRank?
    for index in 0..<entry.spellingCount where !entry.isRepeated(index) {
      spelling.fill(entry.spelling(index))
      guard let distance = distance(), hasDirection(entry) else { continue }
      let rank = TermRank(
        kind: .near, distance: distance, isElsewhere: spelling.words.count != typed.count,
        spelling: index, length: spelling.bytes.count)
      if best.map({ rank.isBetter(than: $0) }) ?? true { best = rank }
    }
    return best
  }

  /// Whether the spelling, or where it has no direction the term, has the direction of the query, if that has one.
  private func hasDirection(_ entry: Vocabulary.Entry) -> Bool {
    direction == nil || direction == Direction.of(spelling) ?? Direction.of(entry)
  }

  private mutating func distance() -> Int? {
    let byWords = distanceByWords()
    guard typed.count != spelling.words.count else { return byWords }
    let written = NearWord(spelling.bytes.filter { $0 != 0x20 }[...])
    let whole = distances.between(joined, written)
    guard let byWords, let whole else { return byWords ?? whole }
    return min(byWords, whole)
  }

  /// The slips of all words, each against the nearest word of the spelling.
  private mutating func distanceByWords() -> Int? {
    var sum = 0
    for word in typed {
      var least: Int?
      for range in spelling.words {
        let other = spelling.bytes[range]
        if other.starts(with: word.bytes) {
          least = 0
          break
        }
        guard abs(other.count - word.bytes.count) <= word.limit,
          let distance = distances.between(word, NearWord(other))
        else { continue }
        least = min(least ?? distance, distance)
      }
      guard let least else { return nil }
      sum += least
    }
    return sum
  }
}

/// A word with what rules most others out at a glance.
private struct NearWord {
  let bytes: ArraySlice<UInt8>
  /// The letters it has, as bits.
  let letters: UInt64
  /// The most slips under which a word is near: a third of its length, none up to three letters.
  let limit: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    letters = bytes.reduce(0) { $0 | 1 << UInt64($1 & 0x3F) }
    limit = bytes.count <= 3 ? 0 : min(4, bytes.count / 3)
  }
}

extension EditDistance {
  fileprivate mutating func between(_ typed: NearWord, _ written: NearWord) -> Int? {
    // A slip changes at most two letters of the set.
    guard written.limit > 0, abs(typed.bytes.count - written.bytes.count) <= typed.limit,
      (typed.letters ^ written.letters).nonzeroBitCount <= 2 * typed.limit
    else { return nil }
    return typed.bytes.withUnsafeBufferPointer { left in
      written.bytes.withUnsafeBufferPointer { between(left, $0, limit: typed.limit) }
    }
  }
}
