/// The words one table of the registry allows: what is stored, what people read, what is also
/// accepted.
///
/// A word is looked up by its exact code, else without regard to case by code, label or synonym.
/// Looking up takes no allocation, so that imports can check millions of cells.
///
/// Terms of adverse events come from several dictionaries, which share labels: those of any but
/// ``builtInDictionary`` have the code `Label [Dictionary]`. Without it, a label or synonym means the
/// built-in dictionary's term, else that of the only dictionary that has it. A synonym may have its dictionary behind
/// it as well, and one that two terms of a dictionary have means neither. Rule: A6.
public struct Vocabulary: Sendable, Equatable {
  /// One word.
  public struct Entry: Sendable, Equatable {
    /// What files and commands show and accept first: the key, or the label where the key is a
    /// number.
    public let code: String
    /// What the database stores where the key is a number; `nil` where it stores the code itself.
    public let storedNumber: Int64?
    /// What tables print.
    public let label: String
    /// Other spellings that are accepted.
    public let synonyms: [String]
    /// The dictionary of a term that belongs to one, such as `CTCAE 6.0`; `nil` for all other words.
    public let dictionary: String?
    /// The label without the dictionary that may stand behind it to tell it apart.
    public let bareLabel: String

    /// A word of a vocabulary.
    ///
    /// - Parameters:
    ///   - code: What files and commands show.
    ///   - storedNumber: The stored key, where that is a number.
    ///   - label: What tables print.
    ///   - synonyms: Other accepted spellings.
    ///   - dictionary: The dictionary it belongs to, if to one.
    public init(
      code: String, storedNumber: Int64? = nil, label: String, synonyms: [String] = [],
      dictionary: String? = nil
    ) {
      self.code = code
      self.storedNumber = storedNumber
      self.label = label
      self.synonyms = synonyms
      self.dictionary = dictionary
      let ending = label.utf8.last == 0x5D ? dictionary.map { " [\($0)]" } : nil
      bareLabel =
        ending.map { label.hasSuffix($0) ? String(label.dropLast($0.count)) : label } ?? label
    }
  }

  /// The dictionary of terms that every registry has, whose labels need no dictionary behind them.
  public static let builtInDictionary = "CTCAE 5.0"

  /// In one object, so that a vocabulary is copied by counting one reference.
  private final class Storage: Sendable {
    let name: String
    let entries: [Entry]
    let index: ByteIndex
    let dictionaries: [String]

    init(name: String, entries: [Entry], index: ByteIndex) {
      self.name = name
      self.entries = entries
      self.index = index
      var dictionaries: [String] = []
      for entry in entries where entry.dictionary != dictionaries.last {
        if let next = entry.dictionary, !dictionaries.contains(next) { dictionaries.append(next) }
      }
      self.dictionaries = dictionaries
    }
  }

  private let storage: Storage

  /// The table it comes from, such as `overall_response`.
  public var name: String { storage.name }
  /// The words in their stored order.
  public var entries: [Entry] { storage.entries }
  /// The dictionaries whose terms these are, in the order of their first terms; empty for other words.
  public var dictionaries: [String] { storage.dictionaries }

  /// Whether two hold the same words in the same order, so that a position means the same in both.
  ///
  /// - Parameters:
  ///   - left: One.
  ///   - right: The other.
  /// - Returns: Whether they do.
  public static func == (left: Vocabulary, right: Vocabulary) -> Bool {
    left.storage === right.storage
      || left.name == right.name && left.entries == right.entries
  }

  /// A vocabulary of these words.
  ///
  /// Where two words claim one spelling, the earlier word has it; a code is never lost to a
  /// synonym.
  ///
  /// - Parameters:
  ///   - name: Name of its table.
  ///   - entries: Its words.
  ///   - dictionary: The dictionary whose terms a label or synonym means before all others.
  public init(name: String, entries: [Entry], preferring dictionary: String? = nil) {
    let spellings = Spellings(of: entries, preferring: dictionary)
    storage = Storage(name: name, entries: entries, index: spellings.index)
  }

  /// The position in ``entries`` of the word spelled so, or `nil`.
  ///
  /// - Parameter text: UTF-8 bytes of a code, label or synonym; case of ASCII letters is ignored.
  /// - Returns: The position of the word.
  public func position(of text: UnsafeRawBufferPointer) -> Int? {
    storage.index[text]
  }

  /// The position in ``entries`` of the word spelled so, or `nil`.
  ///
  /// - Parameter text: A code, label or synonym.
  /// - Returns: The position of the word.
  public func position(of text: String) -> Int? {
    var text = text
    return text.withUTF8 { storage.index[UnsafeRawBufferPointer($0)] }
  }

  /// Whether several dictionaries have a spelling, so that it means none of their terms.
  func isShared(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { storage.index.isForbidden(UnsafeRawBufferPointer($0)) }
  }
}
