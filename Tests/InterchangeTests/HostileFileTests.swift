import ClinicalRecords
import Interchange
import Testing

struct HostileFileTests {
  private let header = "patient_key,assessed_on,note\n"

  @Test func `bytes that are not UTF-8 are named with line and character`() throws {
    let bytes = Array(header.utf8) + Array("P1,2024-01-01,é".utf8) + [0xE9, 0x0A]
    #expect(
      try Assessments.read(bytes).problems == [
        "a.csv:2, column note: The byte E9 at character 16 of line 2 is not UTF-8. "
          + "Save the file as UTF-8."
      ])
  }

  @Test(arguments: [
    [0x80], [0xC0, 0xAF], [0xC2], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
    [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
  ])
  func `overlong, surrogate, too large and cut-off characters are not UTF-8`(
    damage: [UInt8]
  ) throws {
    for tail in [Array("\nP2,2024-01-01,x".utf8), []] {
      let outcome = try Assessments.read(Array("\(header)P1,2024-01-01,".utf8) + damage + tail)
      #expect(outcome.problems.count == 1)
      #expect(outcome.problems[0].contains("character 15 of line 2 is not UTF-8"))
      #expect(outcome.rows.count == (tail.isEmpty ? 0 : 1))
    }
  }

  @Test(arguments: ["é", "ߟ", "ࠀ", "€", "퟿", "\u{E000}", "𐀀", "😀", "\u{10FFFF}"])
  func `every length of character is read`(character: String) throws {
    let outcome = try Assessments.read("\(header)P1,2024-01-01,\(character)")
    #expect(outcome.rows == ["2: P1|2024-01-01|~1|~|~|~|~|\(character)"])
  }

  @Test func `a NUL is named with its place`() throws {
    #expect(
      try Assessments.problems(ofRow: "P1,2024-01-01,a\0b") == [
        "a.csv:2, column note: A NUL byte stands at character 16 of line 2: "
          + "the file is damaged or not text. Export it again."
      ])
  }

  @Test func `a quote that is never closed is named by the line where it opened`() throws {
    #expect(
      try Assessments.problems(ofRow: "P1,2024-01-01,\"a\nb\",x\nP2,2024-01-01,\"x\nP3,,\n") == [
        "a.csv:2: The row has 4 fields, the header 3. "
          + "A value that holds the separator stands in quotes.",
        "a.csv:4, column note: The quote opened at character 15 of line 4 is never closed; "
          + "the file is read no further.",
      ])
  }

  @Test func `text behind a closing quote is a mistake of its row only`() throws {
    let outcome = try Assessments.read(
      header + "P1,2024-01-01,\"a\"b\nP2,2024-01-01,\"a\" \nP3,2024-01-01,\"a\"\n")
    let hint = "Write each quote within a quoted field twice."
    #expect(outcome.rows == ["4: P3|2024-01-01|~1|~|~|~|~|a"])
    #expect(
      outcome.problems == [
        "a.csv:2, column note: Text follows the closing quote at character 18 of line 2. \(hint)",
        "a.csv:3, column note: Text follows the closing quote at character 18 of line 3. \(hint)",
      ])
  }

  @Test func `a quote within an unquoted field is a mistake of its row only`() throws {
    let outcome = try Assessments.read(header + "P1,2024-01-01,5\" cm\nP2,2024-01-01,x\n")
    #expect(outcome.rows == ["3: P2|2024-01-01|~1|~|~|~|~|x"])
    #expect(
      outcome.problems == [
        "a.csv:2, column note: A quote stands at character 16 of line 2, within an unquoted field. "
          + "Put the field in quotes and write each quote in it twice."
      ])
  }

  @Test func `a lone carriage return ends no line`() throws {
    #expect(
      try Assessments.problems(ofRow: "P1,2024-01-01,x\rP2,2024-01-01,y\r") == [
        "a.csv:2, column note: A carriage return without line feed stands at character 16 of "
          + "line 2. Allowed as line ends: LF or CRLF."
      ])
  }

  @Test func `rows with too few and too many fields are counted out`() throws {
    #expect(
      try Assessments.problems(ofRow: "P1\nP1,2024-01-01\nP1,2024-01-01,a,b\n") == [
        "a.csv:2: The row has 1 field, the header 3. "
          + "Every row needs a field for each column, empty where nothing is known.",
        "a.csv:3: The row has 2 fields, the header 3. "
          + "Every row needs a field for each column, empty where nothing is known.",
        "a.csv:4: The row has 4 fields, the header 3. "
          + "A value that holds the separator stands in quotes.",
      ])
    let commas = String(repeating: ",", count: 99_999)
    #expect(
      try Assessments.problems(ofRow: commas) == [
        "a.csv:2: The row has 100000 fields, the header 3. "
          + "A value that holds the separator stands in quotes."
      ])
  }

  @Test func `a file is given up after ten thousand problems`() throws {
    let problems = try Assessments.problems(ofRow: String(repeating: "P1,x,\n", count: 20_000))
    #expect(problems.count == 10_001)
    #expect(
      problems.last
        == "a.csv:10001: There are 10000 problems so far; the file is read no further.")
  }

  @Test func `a row of ten megabytes is passed over`() throws {
    let long = String(repeating: "x", count: 10_000_000)
    for field in [long, "\"\(long)\n,\"\"\n\""] {
      let outcome = try Assessments.read(
        header + "P1,2024-01-01,\(field)\nP2,2024-01-01,y\nP3,x,y\n")
      let line = field == long ? 3 : 5
      #expect(outcome.rows == ["\(line): P2|2024-01-01|~1|~|~|~|~|y"])
      #expect(
        outcome.problems == [
          "a.csv:2: The row is longer than 1 MB, the most allowed. Is a closing quote missing?",
          "a.csv:\(line + 1), column assessed_on: \"x\" is not a calendar day. "
            + "Allowed: YYYY-MM-DD.",
        ])
    }
  }

  @Test func `a quote left open for more than a megabyte is still named by its line`() throws {
    let rows = String(repeating: "P1,2024-01-01,x\n", count: 100_000)
    #expect(
      try Assessments.problems(ofRow: "P1,2024-01-01,y\nP1,2024-01-01,\"x\n" + rows) == [
        "a.csv:3: The quote opened at line 3 is never closed; the file is read no further."
      ])
  }

  @Test func `a first line of two megabytes ends the reading`() throws {
    let outcome = try Assessments.read(String(repeating: "x", count: 2_000_000) + "\n" + header)
    #expect(
      outcome.problems == [
        "a.csv:1: The row is longer than 1 MB, the most allowed. Is a closing quote missing?"
      ])
  }

  @Test func `a row of almost a megabyte is read`() throws {
    let field = String(repeating: "x", count: 1_000_000)
    #expect(
      try Assessments.problems(ofRow: "P1,2024-01-01,\(field)\n") == [
        "a.csv:2, column note: The value is 1000000 bytes long. Allowed: at most 10000 bytes."
      ])
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x70, 0x00], "The file is UTF-16. Save it as UTF-8."),
      ([0xFE, 0xFF, 0x00, 0x70], "The file is UTF-16. Save it as UTF-8."),
      ([0x70, 0x00, 0x61, 0x00], "The file is UTF-16, or not text. Save it as CSV in UTF-8."),
      (
        [0x50, 0x4B, 0x03, 0x04, 0x14],
        "The file is a workbook or a zip archive. Save it as CSV in UTF-8."
      ),
      ([0x1F, 0x8B, 0x08], "The file is compressed with gzip. Unpack it first."),
    ] as [([UInt8], String)])
  func `a file that is no CSV in UTF-8 is told what it is`(
    bytes: [UInt8], sentence: String
  ) throws {
    #expect(try Assessments.read(bytes).problems == ["a.csv: \(sentence)"])
  }

  @Test func `a binary file ends at its first line`() throws {
    #expect(
      try Assessments.read([0x7F, 0x45, 0x4C, 0x46, 0x02, 0x00, 0x00, 0x0A, 0x00]).problems == [
        "a.csv:1: A NUL byte stands at character 6 of line 1: "
          + "the file is damaged or not text. Export it again."
      ])
  }

  @Test(arguments: ["=1+1", "+1", "@x", "-x", " =1"])
  func `text that spreadsheets would run is no text`(text: String) throws {
    let first = text.trimmingPrefix(" ").prefix(1)
    #expect(
      try Assessments.problems(ofRow: "P1,2024-01-01,\(text)") == [
        "a.csv:2, column note: The value begins with \(first), as spreadsheet formulas do. "
          + "Allowed: text that begins otherwise."
      ])
    #expect(
      try Assessments.problems(ofRow: "\(text),2024-01-01,") == [
        "a.csv:2, column patient_key: \"\(text)\" begins with \(first), "
          + "as spreadsheet formulas do. Allowed: text that begins otherwise."
      ])
  }

  @Test func `a negative number is no formula`() throws {
    #expect(try Assessments.problems(ofRow: "P1,2024-01-01,-12.5") == [])
  }

  @Test func `a long value is cut and its control characters are shown`() throws {
    let shown = "\\u{1b}[31m" + String(repeating: "9", count: 55) + "…"
    #expect(
      try Assessments.problems(ofRow: "P1,\u{1B}[31m" + String(repeating: "9", count: 500) + ",")
        == [
          "a.csv:2, column assessed_on: \"\(shown)\" is not a calendar day. Allowed: YYYY-MM-DD."
        ])
  }
}
