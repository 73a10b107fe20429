/// The words one table of the registry allows: what is stored, what people read, what is also
/// accepted.
///
/// A word is looked up by its exact code, else without regard to case by code, label or synonym.
/// Looking up takes no allocation, so that imports can check millions of cells.
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

    /// A word of a vocabulary.
    ///
    /// - Parameters:
    ///   - code: What files and commands show.
    ///   - storedNumber: The stored key, where that is a number.
    ///   - label: What tables print.
    ///   - synonyms: Other accepted spellings.
    public init(code: String, storedNumber: Int64? = nil, label: String, synonyms: [String] = []) {
      self.code = code
      self.storedNumber = storedNumber
      self.label = label
      self.synonyms = synonyms
    }
  }

  /// In one object, so that a vocabulary is copied by counting one reference.
  private final class Storage: Sendable {
    let name: String
    let entries: [Entry]
    let index: ByteIndex

    init(name: String, entries: [Entry], index: ByteIndex) {
      self.name = name
      self.entries = entries
      self.index = index
    }
  }

  private let storage: Storage

  /// The table it comes from, such as `overall_response`.
  public var name: String { storage.name }
  /// The words in their stored order.
  public var entries: [Entry] { storage.entries }

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
  public init(name: String, entries: [Entry]) {
    var index = ByteIndex(minimumCapacity: entries.count * 3)
    for (position, entry) in entries.enumerated() { index.insert(entry.code, position) }
    for (position, entry) in entries.enumerated() { index.insert(entry.label, position) }
    for (position, entry) in entries.enumerated() {
      for synonym in entry.synonyms { index.insert(synonym, position) }
    }
    storage = Storage(name: name, entries: entries, index: index)
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

  /// The words an error message offers: all of a short vocabulary, else the nearest to what was
  /// written.
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
    let spellings = entries.flatMap { [$0.code, $0.label] + $0.synonyms }
    guard let nearest = NearestMatch.of(text, among: spellings),
      let position = position(of: nearest)
    else { return "`nadir list \(name)` shows the \(entries.count) allowed." }
    return "Nearest: \(entries[position].code). `nadir list \(name)` shows all \(entries.count)."
  }
}

/// A hash table from byte strings, compared without regard to ASCII case, to positions.
struct ByteIndex: Sendable {
  private var slots: [Int32]
  private var keys: [[UInt8]] = []
  private var values: [Int32] = []

  init(minimumCapacity: Int) {
    var size = 16
    while size < minimumCapacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
  }

  mutating func insert(_ key: String, _ value: Int) {
    if keys.count * 2 >= slots.count { grow() }
    let bytes = Array(key.utf8)
    bytes.withUnsafeBytes { raw in
      let slot = self.slot(for: raw)
      guard slots[slot] < 0 else { return }
      slots[slot] = Int32(keys.count)
      keys.append(bytes)
      values.append(Int32(value))
    }
  }

  subscript(_ key: UnsafeRawBufferPointer) -> Int? {
    let found = slots[slot(for: key)]
    return found < 0 ? nil : Int(values[Int(found)])
  }

  private func slot(for key: UnsafeRawBufferPointer) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a
    for byte in key { hash = (hash ^ UInt64(ByteIndex.folded(byte))) &* 0x100_0000_01B3 }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[slot] >= 0, !matches(keys[Int(slots[slot])], key) { slot = (slot + 1) & mask }
    return slot
  }

  private func matches(_ stored: [UInt8], _ key: UnsafeRawBufferPointer) -> Bool {
    guard stored.count == key.count else { return false }
    for index in 0..<stored.count
    where ByteIndex.folded(stored[index]) != ByteIndex.folded(key[index]) { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (position, key) in keys.enumerated() {
      key.withUnsafeBytes { slots[slot(for: $0)] = Int32(position) }
    }
  }

  @inline(__always)
  private static func folded(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }
}
