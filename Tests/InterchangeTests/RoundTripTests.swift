import Testing

@testable import Interchange

struct RoundTripTests {
  private let pieces = [
    "a", "bc", ",", ";", "\t", "\"", "\"\"", "\n", "\r\n", "\r", " ", "é", "😀", "=", "\u{FEFF}",
    "'",
  ]

  private func row(_ columns: Int, _ random: inout SeededGenerator) -> [String] {
    (0..<columns).map { _ in
      (0..<Int.random(in: 0...5, using: &random)).map { _ in
        pieces[Int.random(in: pieces.indices, using: &random)]
      }.joined()
    }
  }

  @Test(arguments: [1, 2, 7])
  func `what the writer wrote is what the scanner reads`(columns: Int) throws {
    var random = SeededGenerator(seed: UInt64(columns))
    let rows = (0..<2000).map { _ in row(columns, &random) }
    let folder = try TemporaryFolder()
    let path = folder.path(of: "a.csv")
    var writer = try CSVWriter(path: path, columns: (0..<columns).map { "c\($0)" })
    for row in rows {
      for field in row { try writer.field(field) }
      try writer.endRow()
    }
    try writer.close()
    for capacity in [16, 1 << 18] {
      var scanner = RowScanner(try ByteWindow(.path(path), name: "a.csv", capacity: capacity))
      _ = try scanner.next()
      var read: [[String]] = []
      while try scanner.next() {
        #expect(scanner.mistake == nil && !scanner.isBlank)
        read.append(
          (0..<scanner.fieldCount).map { String(decoding: scanner[$0], as: UTF8.self) })
      }
      #expect(read == rows)
    }
  }
}
