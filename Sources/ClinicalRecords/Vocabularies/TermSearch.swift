/// Finds words of a vocabulary by what a person would type: a part of a word, several words in any
/// order, a synonym, a slip of the fingers.
///
/// One pass over all spellings, without an index: a hundred thousand terms take some hundredths of
/// a second.
public struct TermSearch: Sendable {
  /// How a term was found, the best first.
  public enum Kind: String, Sendable, CaseIterable {
    /// All of its own name was written.
    case exact
    /// All of a synonym was written.
    case synonym
    /// Each word written begins a word of one spelling.
    case prefix
    /// Each word written is a part of some spelling.
    case part
    /// Nothing holds the words; these spellings are nearest to them.
    case near
  }

  /// A term that was found.
  public struct Match: Equatable, Sendable {
    /// Its position in the vocabulary.
    public let position: Int
    /// How it was found.
    public let kind: Kind
    /// The spelling by which it was found, as the vocabulary writes it.
    public let spelling: String
  }

  /// Nearest terms offered for a mistyped word.
  private static let nearLimit = 8

  private let vocabulary: Vocabulary

  /// A search in these words.
  ///
  /// - Parameter vocabulary: The words.
  public init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// The words that fit what was typed, the best first.
  ///
  /// Case, accents, punctuation and British spelling make no difference. A plural s may be too many.
  /// Words that nothing holds get the nearest spellings instead, if there are any.
  ///
  /// - Parameter text: What was typed; nothing fits an empty text, nor one of more than 200 bytes.
  /// - Returns: A match per word of the vocabulary. Of equally good ones the shorter spelling first, then the stored
  ///   order.
  public func matches(_ text: String) -> [Match] {
    let query = FoldedText(text)
    guard !query.words.isEmpty, query.bytes.count <= 200 else { return [] }
    var pass = HoldingPass(query)
    let holding = vocabulary.entries.enumerated().compactMap { position, entry in
      pass.rank(entry).map { RankedMatch($0, position) }
    }
    if !holding.isEmpty { return sorted(holding) }
    var nearPass = NearPass(query)
    let near = vocabulary.entries.enumerated().compactMap { position, entry in
      nearPass.rank(entry).map { RankedMatch($0, position) }
    }
    guard let least = near.map(\.rank.distance).min() else { return [] }
    return Array(sorted(near.filter { $0.rank.distance <= least + 1 }).prefix(TermSearch.nearLimit))
  }

  private func sorted(_ matches: [RankedMatch]) -> [Match] {
    matches.sorted { $0.isBetter(than: $1) }.map { match in
      Match(
        position: match.position, kind: match.rank.kind,
        spelling: vocabulary.entries[match.position].spelling(match.rank.spelling))
    }
  }
}

/// How well a term fits, before its place is known.
struct TermRank {
  let kind: TermSearch.Kind
  /// Slips of the fingers between what was typed and the spelling.
  var distance = 0
  /// Whether the words stand otherwise than they were typed, or not at the start.
  let isElsewhere: Bool
  /// Which spelling: 0 for the name, 1 for the code, then the synonyms.
  let spelling: Int
  /// Bytes of the spelling.
  let length: Int

  private var order: (Int, Int, Int, Int) {
    let kinds: Int =
      switch kind {
      case .exact: 0
      case .synonym: 1
      case .prefix: 2
      case .part: 3
      case .near: 4
      }
    return (kinds, distance, isElsewhere ? 1 : 0, spelling < 2 ? 0 : 1)
  }

  func isBetter(than other: TermRank) -> Bool {
    order != other.order ? order < other.order : length < other.length
  }
}

private struct RankedMatch {
  let rank: TermRank
  let position: Int

  init(_ rank: TermRank, _ position: Int) {
    self.rank = rank
    self.position = position
  }

  func isBetter(than other: RankedMatch) -> Bool {
    if rank.isBetter(than: other.rank) { return true }
    if other.rank.isBetter(than: rank) { return false }
    return position < other.position
  }
}

extension Vocabulary.Entry {
  /// What a search looks through: the name, then the code where it is another word, then the synonyms.
  var spellingCount: Int { 2 + synonyms.count }

  /// One of them.
  func spelling(_ index: Int) -> String {
    switch index {
    case 0: bareLabel
    case 1: code
    default: synonyms[index - 2]
    }
  }

  /// Whether a spelling says nothing that another does not: the code of most terms is their name.
  func isRepeated(_ index: Int) -> Bool { index == 1 && (code == bareLabel || dictionary != nil) }
}
