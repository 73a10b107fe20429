/// The first pass of a search: terms of which some spelling holds every word that was typed.
struct HoldingPass {
  private let query: FoldedText
  private let direction: Direction?
  /// The words of the query that say nothing but its direction, as bits.
  private let directing: UInt64
  private var spelling = FoldedText()

  init(_ query: FoldedText) {
    self.query = query
    direction = Direction.of(query)
    directing = query.words.prefix(64).enumerated().reduce(0) { bits, next in
      let isAll = Direction.word(query.bytes[next.element])?.isAll ?? false
      return isAll ? bits | 1 << UInt64(next.offset) : bits
    }
  }

  /// How well a term fits; `nil` where it does not.
  mutating func rank(_ entry: Vocabulary.Entry) -> TermRank? {
    var best: TermRank?
    var held: UInt64 = 0
    for index in 0..<entry.spellingCount where !entry.isRepeated(index) {
      spelling.fill(entry.spelling(index))
      held |= heldWords(ofTerm: entry.dictionary != nil)
      guard let rank = rank(of: index, entry) else { continue }
      if best.map({ rank.isBetter(than: $0) }) ?? true { best = rank }
    }
    if best == nil, isHeldApart(held, entry) {
      // One word in the name, another in a synonym: `blood sugar increased`.
      return TermRank(kind: .part, distance: 1, isElsewhere: true, spelling: 0, length: 0)
    }
    return best
  }

  /// Whether the spellings of a term hold all words together, though none of them does alone.
  ///
  /// Where the query has a direction, the term must have it by its name, or by the spelling that holds all other
  /// words: `high albumin` is not proteinuria for `high urine protein` and `albuminuria`.
  private mutating func isHeldApart(_ held: UInt64, _ entry: Vocabulary.Entry) -> Bool {
    guard query.words.count > 1, query.words.count <= 64 else { return false }
    let all = UInt64.max >> (64 - UInt64(query.words.count))
    guard let direction else { return held == all }
    guard held | directing == all, directing != all else { return false }
    if Direction.of(FoldedText(entry.bareLabel)) == direction { return true }
    for index in 0..<entry.spellingCount where !entry.isRepeated(index) {
      spelling.fill(entry.spelling(index))
      if heldWords(ofTerm: true) | directing == all, Direction.of(spelling) == direction {
        return true
      }
    }
    return false
  }

  /// Whether the spelling, or where it has no direction the term, says the opposite of the query.
  private func isOpposite(_ entry: Vocabulary.Entry) -> Bool {
    guard let direction else { return false }
    guard let other = Direction.of(spelling) ?? Direction.of(entry) else { return false }
    return other != direction
  }

  private func rank(of index: Int, _ entry: Vocabulary.Entry) -> TermRank? {
    let isOwn = index < 2
    if spelling.bytes == query.bytes {
      return rank(isOwn ? .exact : .synonym, false, index)
    }
    if isReordered { return rank(isOwn ? .exact : .synonym, true, index) }
    if allWords({ begins(query.bytes[$0], atWordOf: spelling) }) {
      if isOpposite(entry) { return nil }
      return rank(.prefix, !spelling.bytes.starts(with: query.bytes), index)
    }
    let isTerm = entry.dictionary != nil
    if allWords({ isPart($0, ofTerm: isTerm) }), !isOpposite(entry) {
      return rank(.part, true, index)
    }
    return nil
  }

  private func rank(_ kind: TermSearch.Kind, _ isElsewhere: Bool, _ index: Int) -> TermRank {
    TermRank(
      kind: kind, isElsewhere: isElsewhere, spelling: index,
      length: spelling.bytes.count)
  }

  /// The words of the query that this spelling holds, as bits.
  private func heldWords(ofTerm isTerm: Bool) -> UInt64 {
    guard query.words.count > 1, query.words.count <= 64 else { return 0 }
    var held: UInt64 = 0
    for (bit, word) in query.words.enumerated()
    where holdsWord(word, { isPart($0, ofTerm: isTerm) }) { held |= 1 << UInt64(bit) }
    return held
  }

  /// Whether the spelling has the same words in another order.
  private var isReordered: Bool {
    guard query.words.count > 1, query.words.count == spelling.words.count,
      query.bytes.count == spelling.bytes.count
    else { return false }
    let typed = query.words.map { Array(query.bytes[$0]) }
    let written = spelling.words.map { Array(spelling.bytes[$0]) }
    return typed.allSatisfy { word in
      typed.count { $0 == word } == written.count { $0 == word }
    }
  }

  private func allWords(_ holds: (Range<Int>) -> Bool) -> Bool {
    query.words.allSatisfy { holdsWord($0, holds) }
  }

  /// Whether a word is held, perhaps without the s of its plural.
  private func holdsWord(_ word: Range<Int>, _ holds: (Range<Int>) -> Bool) -> Bool {
    if holds(word) { return true }
    guard word.count > 4, query.bytes[word.upperBound - 1] == 0x73 else { return false }
    return holds(word.lowerBound..<word.upperBound - 1)
  }

  /// Whether the spelling holds a word; one of up to three letters, such as the `low` in `yellow`, only where a word
  /// of a term begins with it.
  private func isPart(_ word: Range<Int>, ofTerm isTerm: Bool) -> Bool {
    isTerm && word.count <= 3
      ? begins(query.bytes[word], atWordOf: spelling) : spelling.bytes.holds(query.bytes[word])
  }

  private func begins(_ word: ArraySlice<UInt8>, atWordOf text: FoldedText) -> Bool {
    text.words.contains { $0.count >= word.count && text.bytes[$0].starts(with: word) }
  }
}

extension [UInt8] {
  /// Whether a stretch of bytes stands somewhere in these.
  func holds(_ part: ArraySlice<UInt8>) -> Bool {
    guard let first = part.first, part.count <= count else { return part.isEmpty }
    return withUnsafeBufferPointer { bytes in
      part.withUnsafeBufferPointer { part in
        var start = 0
        while start <= bytes.count - part.count {
          if bytes[start] == first {
            var length = 1
            while length < part.count, bytes[start + length] == part[length] { length += 1 }
            if length == part.count { return true }
          }
          start += 1
        }
        return false
      }
    }
  }
}
