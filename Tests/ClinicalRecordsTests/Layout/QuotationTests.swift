import ClinicalRecords
import Testing

struct QuotationTests {
  @Test func `sixty characters are kept and the rest is an ellipsis`() {
    let sixty = String(repeating: "é", count: 60)
    #expect(Quotation.shortened(sixty) == sixty)
    #expect(Quotation.shortened(sixty + "é") == sixty + "…")
  }

  @Test func `control characters, direction marks and line separators are shown as escapes`() {
    #expect(
      Quotation.shortened("a\u{0}\n\u{1B}[0m\u{202E}\u{2028}\u{FEFF}b")
        == "a\\u{0}\\u{a}\\u{1b}[0m\\u{202e}\\u{2028}\\u{feff}b")
  }
}
