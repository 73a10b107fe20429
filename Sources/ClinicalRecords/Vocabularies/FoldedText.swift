/// A spelling as a search compares it: small letters and digits, one blank between words, without
/// accents and apostrophes, and British spellings as American ones.
///
/// `Guillain-Barré` is `guillain barre`, `Haemorrhage` is `hemorrhage`, `tumour` is `tumor`. Only for
/// finding: what a file or the registry holds stays as it is written. Keeps its memory when it is
/// filled again.
struct FoldedText {
  /// The folded bytes.
  private(set) var bytes: [UInt8] = []
  /// The words of ``bytes``.
  private(set) var words: [Range<Int>] = []

  init(_ text: String = "") { fill(text) }

  /// Replaces what it holds.
  mutating func fill(_ text: String) {
    bytes.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    var text = text
    text.withUTF8 { spell($0) }
    contract()
    findWords()
  }

  /// Writes letters and digits small, anything between them as one blank.
  private mutating func spell(_ source: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < source.count {
      let byte = source[index]
      index += 1
      switch byte {
      case 0x61...0x7A, 0x30...0x39: bytes.append(byte)
      case 0x41...0x5A: bytes.append(byte | 0x20)
      case 0x27: break
      case 0xC3 where index < source.count:
        let letter = FoldedText.plain[Int(source[index] & 0x3F)]
        if letter == 0x20 { separate() } else { bytes.append(letter) }
        index += 1
      case 0xE2 where index + 1 < source.count && source[index] == 0x80:
        // ’ is dropped; dashes and other quotes separate.
        if source[index + 1] != 0x99 { separate() }
        index += 2
      case 0xC2 where index < source.count:
        separate()
        index += 1
      case 0x80...: bytes.append(byte)
      default: separate()
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
  }

  private mutating func separate() {
    if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
  }

  /// Latin letters with accents, U+00C0 to U+00FF, without them.
  private static let plain = Array(
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty".utf8)

  /// Writes `ae` and `oe` within a word as `e`, and `our` behind a letter as `or`.
  private mutating func contract() {
    var end = 0
    var index = 0
    while index < bytes.count {
      var byte = bytes[index]
      if byte == 0x61 || byte == 0x6F, letter(index + 1) == 0x65, isInside(index + 2) {
        byte = 0x65
        index += 1
      }
      bytes[end] = byte
      end += 1
      index += 1
      if byte == 0x6F, end > 1, bytes[end - 2] != 0x20, letter(index) == 0x75,
        letter(index + 1) == 0x72
      {
        index += 1
      }
    }
    bytes.removeLast(bytes.count - end)
  }

  private func letter(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0x20 }

  /// Whether a letter stands here that is not the s of a plural: `toes` keeps its `oe`.
  private func isInside(_ index: Int) -> Bool {
    let here = letter(index)
    if here == 0x20 { return false }
    return here != 0x73 || letter(index + 1) != 0x20
  }

  private mutating func findWords() {
    var start = 0
    for index in bytes.indices where bytes[index] == 0x20 {
      words.append(start..<index)
      start = index + 1
    }
    if start < bytes.count { words.append(start..<bytes.count) }
  }
}
