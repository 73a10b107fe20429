/// The texts that cells of a workbook share (ECMA-376, part 1, section 18.4).
final class SharedStrings: MarkupHandler {
  /// The most texts that are kept: empty ones take five bytes in a file and sixteen here.
  static let limit = 2_000_000

  private(set) var texts: [String] = []
  private var text = CellText()

  /// - Parameters:
  ///   - archive: The workbook.
  ///   - part: The part that holds the texts; `nil` for none.
  ///   - name: What messages call the file.
  ///   - limit: The most texts.
  /// - Throws: ``InterchangeError`` where the part is damaged or holds more texts.
  init(
    _ archive: ZipArchive, part: String?, name: String, limit: Int = SharedStrings.limit
  ) throws {
    guard let part, archive.has(part) else { return }
    try archive.readMarkup(part, name: name, self) {
      guard texts.count > limit else { return false }
      throw InterchangeError(
        file: name,
        sentence: "The cells of the workbook share more than \(limit) texts, the most allowed.")
    }
  }

  func begin(_ element: String, _ attributes: MarkupAttributes) {
    if element == "si" { text.clear() }
    text.begin(element)
  }

  func end(_ element: String) {
    text.end(element)
    if element == "si" { texts.append(text.string) }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { text.take(bytes) }
}

/// A text that comes in pieces: runs of differing looks, without the phonetic hints beside them.
struct CellText {
  private var bytes: [UInt8] = []
  private var isWithinText = false
  private var isPhonetic = false

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    isWithinText = false
    isPhonetic = false
  }

  mutating func begin(_ element: String) {
    if element == "rPh" { isPhonetic = true }
    if element == "t" || element == "v" { isWithinText = true }
  }

  mutating func end(_ element: String) {
    if element == "rPh" { isPhonetic = false }
    if element == "t" || element == "v" { isWithinText = false }
  }

  mutating func take(_ more: UnsafeBufferPointer<UInt8>) {
    if isWithinText, !isPhonetic { bytes.append(contentsOf: more) }
  }

  /// The text; characters that XML cannot hold are written `_x000D_` in a workbook (section 22.9.2.19).
  var string: String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains("_x") else { return text }
    var plain = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "_x") {
      plain += rest[..<start.lowerBound]
      let digits = rest[start.upperBound...].prefix(4)
      let behind = rest[digits.endIndex...]
      if digits.count == 4, behind.first == "_", let code = UInt32(digits, radix: 16),
        let scalar = Unicode.Scalar(code)
      {
        plain.unicodeScalars.append(scalar)
        rest = behind.dropFirst()
      } else {
        plain += "_x"
        rest = rest[start.upperBound...]
      }
    }
    return plain + rest
  }
}
