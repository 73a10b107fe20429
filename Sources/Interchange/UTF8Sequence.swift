/// The encoding of one character beyond ASCII.
enum UTF8Sequence {
  /// The number of bytes of the character that begins here, or 0 when its bytes are not UTF-8.
  ///
  /// Reads no further than the first byte that does not belong, so a NUL behind the text is enough
  /// of a fence.
  /// Source: The Unicode Standard 15.0, table 3-7.
  static func length(_ bytes: UnsafePointer<UInt8>) -> Int {
    let first = bytes[0]
    let second = bytes[1]
    switch first {
    case 0xC2...0xDF: return continues(second) ? 2 : 0
    case 0xE0: return (0xA0...0xBF).contains(second) && continues(bytes[2]) ? 3 : 0
    case 0xED: return (0x80...0x9F).contains(second) && continues(bytes[2]) ? 3 : 0
    case 0xE1...0xEF: return continues(second) && continues(bytes[2]) ? 3 : 0
    case 0xF0: return (0x90...0xBF).contains(second) && fourth(bytes) ? 4 : 0
    case 0xF1...0xF3: return continues(second) && fourth(bytes) ? 4 : 0
    case 0xF4: return (0x80...0x8F).contains(second) && fourth(bytes) ? 4 : 0
    default: return 0
    }
  }

  private static func continues(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  private static func fourth(_ bytes: UnsafePointer<UInt8>) -> Bool {
    continues(bytes[2]) && continues(bytes[3])
  }
}
