import ClinicalRecords
import Interchange
import Testing

/// Valid files, damaged at random: reading never stops the program, and what it hands over is
/// well-formed.
struct DamagedFileTests {
  private static let files = [
    """
    patient_key,assessed_on,reading,overall_response,target_sum_mm,new_lesion,onset_on,note
    P1,2024-02-29,2,PR,12.5,yes,2021-05,"a ""b"", c"
    P2,2024-03-01,,complete,-3,0,,é€😀

    P3,2024-03-02,1,PD,1e3,no,2021,

    """,
    "\u{FEFF}note;patient_key;assessed_on\r\n\"x\";P1;2024-01-01\r\n\"\";P2;2024-01-02\r\n",
    "patient_key\tassessed_on\tnote\nP1\t2024-01-01\t\"a\tb\"\nP2\t2024-01-02\tc",
  ].map { Array($0.utf8) }

  private static let favorites: [UInt8] =
    Array(",;\t\"\"\"\n\r\0 =-+@0a".utf8) + [0xE9, 0xFF, 0xC3]

  private func damage(_ file: inout [UInt8], _ random: inout SeededGenerator) {
    guard !file.isEmpty else {
      file = DamagedFileTests.files[0]
      return
    }
    let place = Int.random(in: file.indices, using: &random)
    let length = Int.random(in: 1...min(20, file.count - place), using: &random)
    let byte =
      Bool.random(using: &random)
      ? UInt8.random(in: 0...255, using: &random)
      : DamagedFileTests.favorites.randomElement(using: &random) ?? 0
    switch Int.random(in: 0..<6, using: &random) {
    case 0: file[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: file[place] = byte
    case 2: file.insert(byte, at: place)
    case 3: file.removeSubrange(place..<place + length)
    case 4: file.insert(contentsOf: file[place..<place + length], at: place)
    default: file.removeSubrange(place...)
    }
  }

  @Test(arguments: 0..<4)
  func `twenty thousand damaged files are read or refused`(part: Int) throws {
    var random = SeededGenerator(seed: UInt64(part))
    var handedOver = 0
    var refused = 0
    for number in 0..<5000 {
      var file = DamagedFileTests.files[number % DamagedFileTests.files.count]
      for _ in 0..<Int.random(in: 1...4, using: &random) { damage(&file, &random) }
      let source = CSVSource(name: "a.csv", bytes: file, layout: Assessments.layout)
      var line = 0
      var flaws: [String] = []
      try source.forEachRow(
        report: { problem in
          refused += 1
          flaws += flaw(in: problem)
        },
        row: { row in
          handedOver += 1
          if row.line <= line { flaws.append("line \(row.line) follows line \(line)") }
          line = row.line
          flaws += flaw(in: row)
        })
      #expect(flaws == [], "damaged file: \(file)")
    }
    #expect(handedOver > 1000 && refused > 1000)
  }

  private func flaw(in problem: RowProblem) -> [String] {
    let text = problem.description
    let isSafe = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    return isSafe && text.count < 400 && text.hasPrefix("a.csv") ? [] : ["unsafe message: \(text)"]
  }

  private func flaw(in row: SourceRow) -> [String] {
    let columns = Assessments.layout.columns
    guard row.cells.count == columns.count, (0...1).contains(row.progress) else {
      return ["wrong shape"]
    }
    return zip(columns, row.cells).compactMap { column, cell in
      isWellFormed(cell, in: column) ? nil : "\(column.name) is \(cell)"
    }
  }

  private func isWellFormed(_ cell: Cell, in column: Column) -> Bool {
    switch (cell, column.kind) {
    case (.null, _): return !column.isRequired
    case (.integer, .integer): return true
    case (.integer(let number), .flag): return number == 0 || number == 1
    case (.real(let number), .real): return number.isFinite
    case (.code(let position), .code(let vocabulary)):
      return vocabulary.entries.indices.contains(position)
    case (.text(let bytes), _):
      guard let text = String(validating: bytes, as: UTF8.self), !text.isEmpty else { return false }
      let hasControl = text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
      switch column.kind {
      case .day: return ClinicalDate(text) != nil
      case .partialDay: return PartialDate(text) != nil
      case .text, .patientKey: return !hasControl && !"=+@".contains(text.prefix(1))
      default: return false
      }
    default: return false
    }
  }
}
