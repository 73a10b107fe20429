import Testing

@testable import Interchange

struct SpreadsheetTests {
  private func rows(_ bytes: [UInt8], sheet: Int = 0) throws -> [SpreadsheetRow] {
    var rows: [SpreadsheetRow] = []
    try Spreadsheet(name: "a.xlsx", bytes: bytes).forEachRow(ofSheet: sheet) {
      rows.append($0)
      return true
    }
    return rows
  }

  private func refusal(_ bytes: [UInt8]) -> String {
    do {
      return "read: \(try rows(bytes))"
    } catch {
      return "\(error)"
    }
  }

  @Test func `texts are shared, in their cells, numbers or results of formulas`() throws {
    let workbook = Workbook(
      sheets: [
        (
          "One",
          """
          <row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t xml:space="preserve"> in </t></is></c></row>
          <row r="5"><c r="B5"><v>1.0002272E7</v></c><c r="AA5"><v>2.5</v></c></row>
          <row r="6"><c r="A6" t="str"><f>B5&amp;"x"</f><v>10x</v></c><c r="B6" s="1"/></row>
          """
        )
      ],
      shared: [
        "<t>not this</t>",
        "<r><t>Grade </t></r><rPh sb=\"0\" eb=\"1\"><t>hint</t></rPh><r><t>1 &lt; 2_x000D_</t></r>",
      ])
    let rows = try rows(workbook.bytes)
    #expect(rows.map(\.number) == [2, 5, 6])
    #expect(rows[0].cells == ["Grade 1 < 2\r", "", " in "])
    #expect(rows[1].cell(1) == "10002272" && rows[1].cell(26) == "2.5" && rows[1].cell(99) == "")
    #expect(rows[2].cells == ["10x"])
  }

  @Test func `sheets keep their order and are read one by one`() throws {
    let workbook = Workbook(sheets: [
      ("B", "<row><c><v>1</v></c></row>"), ("A", "<row><c><v>2</v></c></row>"),
    ])
    #expect(try Spreadsheet(name: "a.xlsx", bytes: workbook.bytes).sheetNames == ["B", "A"])
    #expect(try rows(workbook.bytes, sheet: 1).map(\.cells) == [["2"]])
  }

  @Test func `a CSV file is divided by what divides its first line most, outside quotes`() throws {
    #expect(
      try rows(Array("\n\"a;b;c\",\"\"\"d\"\"\"\n1,2\n".utf8)).map(\.cells) == [
        ["a;b;c", "\"d\""], ["1", "2"],
      ])
    #expect(try rows(Array(" \n".utf8)).isEmpty)
  }

  @Test(arguments: ["9223372036854775807", "-1", "0", "1048577", "x"])
  func `a row that no sheet has is refused`(number: String) {
    let rows = "<row r=\"3\"><c><v>7</v></c></row><row r=\"\(number)\"/><row><c><v>7</v></c></row>"
    #expect(
      refusal(Workbook(sheets: [("A", rows)]).bytes)
        == "a.xlsx: Behind row 3 stands one whose number is none of 1 to 1048576. Save the workbook anew."
    )
  }

  @Test func `the last row a sheet can have is read, and none behind it`() throws {
    let last = "<row r=\"1048576\"><c><v>7</v></c></row>"
    #expect(try rows(Workbook(sheets: [("A", last)]).bytes).map(\.number) == [1_048_576])
    #expect(
      refusal(Workbook(sheets: [("A", last + "<row/>")]).bytes).contains("Behind row 1048576"))
  }

  @Test func `how many texts cells may share is limited`() throws {
    let bytes = Workbook(sheets: [("A", "")], shared: ["", "", ""]).bytes
    let archive = try ZipArchive(bytes, name: "a.xlsx")
    let part = "xl/sharedStrings.xml"
    #expect(try SharedStrings(archive, part: part, name: "a.xlsx", limit: 3).texts.count == 3)
    #expect(
      throws: InterchangeError(
        file: "a.xlsx",
        sentence: "The cells of the workbook share more than 2 texts, the most allowed.")
    ) {
      try SharedStrings(archive, part: part, name: "a.xlsx", limit: 2)
    }
  }

  @Test(arguments: [",", ";", "\t"])
  func `a CSV file is a sheet, with line breaks in its quoted cells`(separator: String) throws {
    let text = "a\(separator)b\n\"x\ny\"\(separator)\"\"\"q\"\"\"\n\(separator)\n"
    let sheet = try rows(Array(text.utf8))
    #expect(sheet.map(\.cells) == [["a", "b"], ["x\ny", "\"q\""]])
    #expect(sheet.map(\.number) == [1, 2])
  }

  @Test func `what is no workbook is refused with what to do`() throws {
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]
    #expect(
      refusal(old)
        == "a.xlsx: The file is a workbook of the older kind (.xls). Save it as .xlsx, or as CSV in UTF-8."
    )
    let locked = old + "EncryptedPackage".utf8.flatMap { [$0, 0] }
    #expect(refusal(locked) == "a.xlsx: The workbook is encrypted. Save it without a password.")
    #expect(
      refusal([0x50, 0x4B, 5, 6])
        == "a.xlsx: The file is an empty zip archive, or a part of one. Save the workbook anew.")
    #expect(
      refusal([0x50, 0x4B, 3, 4, 1, 2])
        == "a.xlsx: The workbook is damaged. Save it anew, or as CSV in UTF-8.")
    var other = Workbook([["a"]])
    other.remove("xl/workbook.xml")
    #expect(refusal(other.bytes).contains("but no Excel workbook (.xlsx)"))
  }

  @Test func `damage within a workbook is named`() throws {
    var broken = Workbook([["a"]])
    broken.add("xl/worksheets/s1.xml", "<worksheet><sheetData><row>")
    #expect(
      refusal(broken.bytes) == "a.xlsx: The workbook is damaged. Save it anew, or as CSV in UTF-8.")
    var bomb = Workbook([["a"]])
    bomb.add("xl/worksheets/s1.xml", "<!DOCTYPE w [<!ENTITY a \"aa\">]><worksheet>&a;</worksheet>")
    #expect(refusal(bomb.bytes).contains("holds a document type declaration"))
    let lost = Workbook(sheets: [("A", "<row r=\"3\"><c t=\"s\"><v>7</v></c></row>")])
    #expect(
      refusal(lost.bytes) == "a.xlsx: Row 3 refers to a text that the workbook lacks. Save it anew."
    )
    let wide = Workbook(sheets: [("A", "<row r=\"1\"><c r=\"ZZZ1\"><v>7</v></c></row>")])
    #expect(refusal(wide.bytes) == "a.xlsx: Row 1 uses more than 1000 columns, the most allowed.")
  }

  @Test func `what a workbook unpacks to is limited, whatever it says of itself`() throws {
    var large = Workbook([["a"]])
    large.add("big.xml", String(repeating: " ", count: 3 << 20))
    let archive = try ZipArchive(large.bytes, name: "a.xlsx", limit: 2 << 20)
    #expect(
      throws: InterchangeError(
        file: "a.xlsx", sentence: "The workbook unpacks to more than 2 MB, the most allowed.")
    ) {
      try archive.read("big.xml") { _ in true }
    }
  }

  @Test func `a damaged row of a CSV file is named by its line`() {
    #expect(refusal(Array("a,b\nx,\"y".utf8)).contains("a.xlsx:2: The quote opened at"))
    #expect(refusal([0x61, 0x2C, 0xE4, 0x0A]).contains("is not UTF-8. Save the file as UTF-8."))
  }
}
