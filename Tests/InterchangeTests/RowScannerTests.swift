import Testing

@testable import Interchange

struct RowScannerTests {
  /// The rows of a text, read through a window that begins with this many bytes.
  private func rows(
    of text: [UInt8], separator: UInt8 = 0x2C, capacity: Int
  ) throws -> [String] {
    var scanner = RowScanner(
      try ByteWindow(.bytes(text), name: "a.csv", capacity: capacity))
    scanner.separator = separator
    var rows: [String] = []
    while try scanner.next() {
      let fields = (0..<scanner.fieldCount).map { String(decoding: scanner[$0], as: UTF8.self) }
      let mistake = scanner.mistake.map { " ! \($0.sentence)" } ?? ""
      rows.append("\(scanner.line): " + fields.joined(separator: "|") + mistake)
    }
    return rows
  }

  @Test(arguments: [
    ("a,b\nc,d\n", ["1: a|b", "2: c|d"]),
    ("a,b\r\nc,d", ["1: a|b", "2: c|d"]),
    (",\n,", ["1: |", "2: |"]),
    ("\n\n", ["1: ", "2: "]),
    ("\"\"", ["1: "]),
    ("\"a\"\"b\",\"\"\"\"\r\nc", ["1: a\"b|\"", "2: c"]),
    ("\"\"\"a\"\"\",b\n", ["1: \"a\"|b"]),
    ("\"a\r\nb\",c\nd\n", ["1: a\r\nb|c", "3: d"]),
    ("é,€\n😀,\"ü\"\n", ["1: é|€", "2: 😀|ü"]),
  ])
  func `rows do not depend on where the window ends`(text: String, expected: [String]) throws {
    for capacity in 1...40 {
      #expect(try rows(of: Array(text.utf8), capacity: capacity) == expected)
    }
  }

  @Test func `mistakes do not depend on where the window ends`() throws {
    let text =
      Array("a,b\"c\né\rf\n\"g\"h\n".utf8) + [0xE2, 0x82, 0x0A, 0x00, 0x0A]
      + Array("\"i\nj".utf8)
    let whole = try rows(of: text, capacity: 1 << 10)
    #expect(whole.count == 6)
    for capacity in 1...40 { #expect(try rows(of: text, capacity: capacity) == whole) }
  }

  @Test func `the other separators are ordinary`() throws {
    let text = Array("a;b,c\td\n".utf8)
    #expect(try rows(of: text, separator: UInt8(ascii: ";"), capacity: 64) == ["1: a|b,c\td"])
    #expect(try rows(of: text, separator: UInt8(ascii: "\t"), capacity: 64) == ["1: a;b,c|d"])
  }
}
