import Foundation
import Testing

@testable import StudyReports

struct ReportFilesTests {
  let sample = SampleReport()

  private func text(_ path: String) throws -> String {
    try #require(try sample.files.first { $0.path == path }?.text())
  }

  @Test func `a report made twice has the same bytes`() throws {
    let again = SampleReport()
    #expect(sample.files.map(\.path) == again.files.map(\.path))
    for (one, other) in zip(sample.files, again.files) {
      #expect(try one.fingerprint() == other.fingerprint())
    }
  }

  @Test func `no two files share a path`() {
    let paths = sample.files.map { $0.path.lowercased() }
    #expect(Set(paths).count == paths.count)
  }

  @Test func `a table for spreadsheets has as many fields in each line and holds no formula`()
    throws
  {
    let csv = try text("tables/table-1.csv")
    let lines = csv.split(separator: "\n")
    #expect(lines[0] == "\u{FEFF}Table 1. Characteristics before and after matching.,,,,,,,")
    #expect(lines[1] == ",Before matching,,,,After matching,,")
    #expect(lines[2].hasPrefix("Characteristic,2L-ICI (n = 200),"))
    #expect(lines[3] == "\"Sex, n (%)\",,,,,,,")
    #expect(lines[4] == "\"  Male\",150 (50.0),220 (74.3),0.042,0.104,120 (74.1),−,0.5")
    #expect(lines.last == "\"'=HYPERLINK(\"\"x\"\") & co.\",,,,,,,")
  }

  @Test func `a table in Markdown is one table`() throws {
    let lines = try text("tables/table-1.md").split(separator: "\n")
    #expect(lines[1].hasPrefix("| Characteristic | Before matching<br>2L-ICI (n = 200) |"))
    #expect(lines[2] == "| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    #expect(lines[4].hasPrefix("| &nbsp;&nbsp;Male | 150 (50.0) |"))
    #expect(
      lines.contains { $0.contains("&lt;b&gt;arm&lt;/b&gt; &amp;") && $0.contains("\\*red\\*\\|") })
  }

  @Test func `numbers stand in the order in which they are printed and read back as they were`()
    throws
  {
    let numbers = try WrittenNumber.all(in: try text("numbers.json"))
    #expect(
      numbers.prefix(3).map(\.id) == [
        "mt.caliper", "t1.gender.Male.before.2L-ICI.n", "t1.gender.Male.before.2L-ICI.pct",
      ])
    #expect(numbers[1].value == "150")
    let share = try #require(numbers[2].value.flatMap { Double($0) })
    #expect(share == 50.0 && numbers[2].value == "50.0")
    #expect(
      numbers[3]
        == WrittenNumber(
          id: "sv.all.before_psm.1l_pfs_months>=6.OS.median", value: nil, printed: "NR"))
    let third = SampleReport(men: 149)
    let json = try #require(try third.files.first { $0.path == "numbers.json" }?.text())
    #expect(try WrittenNumber.all(in: json)[2].value.flatMap { Double($0) } == 149.0 / 3)
    #expect(json.contains("\"places\": [\"results\", \"table-1\"]}"))
  }

  @Test func `python reads the numbers as JSON does`() throws {
    let value = try JSONSerialization.jsonObject(with: Data(try text("numbers.json").utf8))
    let list = try #require(value as? [[String: Any]])
    #expect(list.count == sample.book.numbers.count)
  }

  @Test func `subjects are written row by row and hold no formula`() throws {
    #expect(
      try text("evidence/subjects.csv") == """
        patient,arm,note
        P1,2L-ICI,'=1+1
        P2,"2L, non-ICI",-2.5

        """)
  }

  @Test func `a list of more than 2000 patients shows the first and says where all are`() throws {
    let large = SampleReport(men: 2345)
    let file = try #require(
      large.files.first { $0.path.hasPrefix("evidence/t1-gender-male-before-2l-ici-") })
    let page = try file.text()
    #expect(
      page.contains("2345 patients, of whom the first 2000 in order of study keys are shown."))
    #expect(page.contains("subjects.csv"))
    #expect(page.contains(">P2999<") && !page.contains(">P3000<"))
    #expect(page.contains("Sex as recorded (R01)."))
  }
}

struct JSONReaderTests {
  @Test func `values are read as RFC 8259 has them`() throws {
    let value = try JSONReader.value(
      of: " {\"a\": [1, -2.5e-3, true, null], \"b\": \"\\u4e2d\\ud83d\\ude00\\n\"} ")
    #expect(value["a"] == .list([.number("1"), .number("-2.5e-3"), .flag(true), .null]))
    #expect(value["b"] == .text("中😀\n"))
  }

  @Test(arguments: [
    "", "{", "[1,", "[1 2]", "{\"a\" 1}", "\"a", "nul", "[1] 2", "\"\\x\"", "\"\\u12\"",
  ])
  func `what is no JSON is refused`(_ text: String) {
    #expect(throws: JSONMistake.self) { try JSONReader.value(of: text) }
  }

  @Test func `a mistake says its line, and depth has an end`() {
    #expect(throws: JSONMistake(line: 3, sentence: "A value is expected.")) {
      try JSONReader.value(of: "[\n1,\n?]")
    }
    #expect(throws: JSONMistake.self) {
      try JSONReader.value(of: String(repeating: "[", count: 100_000))
    }
  }
}
