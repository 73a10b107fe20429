import Foundation
import Testing

@testable import StudyReports

struct EditableDocumentTests {
  let sample = SampleReport()

  @Test func `no text is taken for markup`() {
    let source = EditableDocument(sample.document, pictures: [:]).source
    #expect(
      source.contains(
        "A \\\"quoted\\\" \\<b\\>arm\\<\\/b\\> \\& \\'co\\' \u{FFFD}\\[31m\\*red\\*\\| \\=1\\+1"))
    #expect(source.contains("# Results \\& more"))
    #expect(source.contains("A &quot;quoted&quot; &lt;b&gt;arm&lt;/b&gt;"))
  }

  @Test func `a table repeats its headings and keeps rows whole`() {
    let source = EditableDocument(sample.document, pictures: [:]).source
    #expect(source.count(of: "<w:tblHeader/>") == 3)  // two rows of headings, and one
    #expect(
      source.contains("<w:gridSpan w:val=\"4\"/>")
        && source.contains("<w:vMerge w:val=\"restart\"/>"))
    #expect(source.contains("<w:ind w:left=\"400\"/>"))
  }

  @Test func `columns fill the page whatever is in them`() {
    let source = EditableDocument(sample.document, pictures: [:]).source
    for grid in source.matches(of: /<w:tblGrid>(.*?)<\/w:tblGrid>/) {
      let widths = grid.1.matches(of: /w:w="(\d+)"/).compactMap { Int($0.1) }
      let sum = widths.reduce(0, +)
      #expect((9800...9866).contains(sum))  // 174 mm in twentieths of a point
      #expect(widths.allSatisfy { $0 > 500 })
    }
  }

  @Test func `no column is narrower than the longest of its words, however many columns there are`()
  {
    for count in [4, 9, 12, 16] {
      let words = (0..<count).map { $0 % 2 == 0 ? "12.3 (10.1–13.4)" : "0.078" }
      let columns = WordColumns(
        of: DocumentTable(
          id: "t", title: "T.",
          columns: [.init("Factor", isNumeric: false)] + words.map { _ in .init("p") },
          rows: [.init([["Liver metastases"]] + words.map { [.text($0)] })], footnotes: []))
      #expect(columns.widths.reduce(0, +) <= 9866)
      #expect((columns.size == 16) == (count == 4))
      for (word, width) in zip(words, columns.widths.dropFirst()) {
        // Digits of Arial are 0.556 wide, points 0.278, parentheses 0.333; a dash 0.556.
        let em = word == "0.078" ? 2.502 : 4.56
        #expect(Double(width) >= em * 10 * Double(columns.size) + 120)
      }
    }
  }

  @Test func `a figure taller than a page is made narrower`() {
    func width(_ size: String) -> Int { SVGSize.width(of: "<svg \(size) viewBox=\"0 0 1 1\">") }
    #expect(width("width=\"85mm\" height=\"395mm\"") == 49)  // 85 * 232 / 395 = 49.9
    #expect(width("width=\"174mm\" height=\"200mm\"") == 174)
    #expect(width("width=\"85mm\" height=\"60.5mm\"") == 85)
    #expect(width("width=\"348mm\" height=\"100mm\"") == 174)
    #expect(width("width=\"100\"") == 174)
  }

  @Test func `a figure without a picture is named where it would stand`() {
    let source = EditableDocument(sample.document, pictures: ["figure-1": "figures/figure-1.png"])
      .source
    #expect(source.contains("](figures/figure-1.png){width=174mm}"))
    #expect(source.contains("The drawing is in figures\\/figure\\-2\\.svg"))
  }

  // The CRC-32 of "123456789" is the check value of its definition, cbf43926.
  @Test func `the page is an archive that tools open`() throws {
    let bytes = WordPage(foot: "a & b").bytes
    #expect(bytes.prefix(4) == [0x50, 0x4B, 3, 4] && WordPage(foot: "a & b").bytes == bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("<w:t xml:space=\"preserve\">a &amp; b</w:t>"))
  }
}

extension String {
  /// How often a text occurs.
  func count(of text: String) -> Int { ranges(of: text).count }
}
