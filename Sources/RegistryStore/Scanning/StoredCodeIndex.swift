import ClinicalRecords

/// Positions of stored codes, found by the exact bytes that SQLite hands over.
///
/// Scans look millions of codes up: the hash takes eight bytes at a time, and SQLite is not asked
/// for the length, since its texts end in a NUL.
struct StoredCodeIndex: Sendable {
  private var slots: [Int32]
  private let codes: [[UInt8]]
  private let mask: Int

  init(_ vocabulary: Vocabulary) {
    codes = vocabulary.entries.map { Array($0.code.utf8) }
    var size = 16
    while size < codes.count * 4 { size *= 2 }
    mask = size - 1
    slots = [Int32](repeating: -1, count: size)
    for (position, code) in codes.enumerated() {
      var slot = code.withUnsafeBufferPointer { StoredCodeIndex.hash($0) } & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(position)
    }
  }

  /// The position of a code, or `nil`.
  ///
  /// - Parameters:
  ///   - text: The code, ended by a NUL that is not counted.
  ///   - count: Its bytes.
  /// - Returns: The position in the vocabulary.
  @inline(__always)
  func position(of text: UnsafePointer<UInt8>, count: Int) -> Int? {
    let bytes = UnsafeBufferPointer(start: text, count: count)
    var slot = StoredCodeIndex.hash(bytes) & mask
    while slots[slot] >= 0 {
      let position = Int(slots[slot])
      if codes[position].elementsEqual(bytes) { return position }
      slot = (slot + 1) & mask
    }
    return nil
  }

  @inline(__always)
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var hash = UInt64(truncatingIfNeeded: raw.count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= raw.count {
      hash =
        (hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < raw.count {
      rest = rest << 8 | UInt64(raw[offset])
      offset += 1
    }
    hash = (hash ^ rest) &* 0xC4CE_B9FE_1A85_EC53
    return Int(truncatingIfNeeded: hash >> 17)
  }
}
