/// What loading a dictionary did.
public struct DictionaryReport: Sendable, Equatable {
  /// The dictionary.
  public let name: String
  /// Terms that are new.
  public internal(set) var added = 0
  /// Terms whose class, code or grades changed; none of them is used by an event.
  public internal(set) var changed = 0
  /// Terms of the file that the dictionary had already.
  public internal(set) var known = 0
  /// Terms the dictionary has and the file has not; they stay.
  public internal(set) var absent = 0
  /// Texts of grades and definitions that are new.
  public internal(set) var wordingAdded = 0
  /// Texts that replaced others.
  public internal(set) var wordingChanged = 0
  /// New terms that share the name of a built-in term, and with it its synonyms and its rows of tables.
  public internal(set) var related = 0
  /// Where the file says otherwise than the registry, which was left as it is: grades of built-in terms, and anything
  /// about a term that events use.
  public internal(set) var differences: [String] = []
  /// Rows of the file that are no term of the built-in dictionary, to which nothing is added.
  public internal(set) var unmatched: [String] = []

  /// Whether anything was written.
  public var isChanged: Bool { added + changed + wordingAdded + wordingChanged > 0 }
}

extension DictionaryReport {
  /// Why a file with so many terms is not loaded under the name of this dictionary.
  func foreignness(of count: Int) -> String {
    let part =
      known == 0 ? "None of the file's terms" : "Only \(known) of the file's \(count) terms"
    return "\(part) \(known == 1 ? "is one" : "are those") of \(name), which the registry has. "
      + "Give it another name with --name, or add its terms to the whole list of \(name) in one file."
  }
}
