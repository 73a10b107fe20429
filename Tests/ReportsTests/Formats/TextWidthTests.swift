import Testing

@testable import Reports

struct TextWidthTests {
  @Test(arguments: [
    ("ICI", 3), ("Zürich", 6), ("Zu\u{308}rich", 6), ("免疫", 4), ("ECOG ≥ 2", 8), ("0.51–0.75", 9),
    ("한국", 4), ("🙂", 2), ("", 0),
  ])
  func `accents take no column and East Asian characters take two`(_ text: String, _ width: Int) {
    #expect(text.terminalWidth == width)
  }

  @Test func `lines break at blanks, and long words where they must`() {
    #expect("one two three".wrapped(toWidth: 8) == ["one two", "three"])
    #expect(
      "abcdefghij k".wrapped(toWidth: 4, indent: 2) == ["abcd", "  ef", "  gh", "  ij", "  k"])
    #expect("免疫療法".wrapped(toWidth: 5) == ["免疫", "療法"])
    #expect("".wrapped(toWidth: 5) == [""])
  }

  @Test func `a padded text fills its column`() {
    #expect("Zürich".padded(to: 8, .trailing) == "  Zürich")
    #expect("免疫".padded(to: 6, .leading) == "免疫  ")
  }
}
