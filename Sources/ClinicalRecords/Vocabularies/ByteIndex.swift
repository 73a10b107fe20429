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

  /// Gives a key its position, unless it has one.
  ///
  /// - Returns: The position another word has the key for already; `nil` where the key was free, or taken from all.
  @discardableResult
  mutating func insert(_ key: String, _ value: Int) -> Int? {
    if keys.count * 2 >= slots.count { grow() }
    let bytes = Array(key.utf8)
    return bytes.withUnsafeBytes { raw in
      let slot = self.slot(for: raw)
      if slots[slot] >= 0 { return position(at: slot) }
      slots[slot] = Int32(keys.count)
      keys.append(bytes)
      values.append(Int32(value))
      return nil
    }
  }

  /// Takes a key from all words for good: it means none of them alone.
  mutating func forbid(_ key: String) {
    Array(key.utf8).withUnsafeBytes { raw in
      let found = slots[slot(for: raw)]
      if found >= 0 { values[Int(found)] = -1 }
    }
  }

  /// Whether a key was taken from all words.
  func isForbidden(_ key: UnsafeRawBufferPointer) -> Bool {
    let found = slots[slot(for: key)]
    return found >= 0 && values[Int(found)] < 0
  }

  subscript(_ key: UnsafeRawBufferPointer) -> Int? { position(at: slot(for: key)) }

  private func position(at slot: Int) -> Int? {
    let found = slots[slot]
    guard found >= 0, values[Int(found)] >= 0 else { return nil }
    return Int(values[Int(found)])
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
