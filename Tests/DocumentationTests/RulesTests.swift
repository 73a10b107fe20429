import Testing

struct RulesTests {
  @Test func `every rule of the sources stands in the rules page, and the reverse`() throws {
    var used: Set<String> = []
    for text in try Checkout.sources(in: "Sources") {
      // A list of ids may go on in the next line of a comment.
      let lists = text.replacing(/\n *\/\/\/? +/, with: " ")
      for match in lists.matches(of: /Rule: ((?:[A-Z]\d+(?:,? )?)+)/) {
        used.formUnion(match.1.matches(of: /[A-Z]\d+/).map { String($0.0) })
      }
    }
    let page = try Checkout.text("docs/rules.md") + Checkout.text("docs/lines-of-therapy.md")
    let described = page.matches(of: #/(?m)^\*\*([A-Z]\d+) · /#).map { String($0.1) }
    #expect(Set(described).count == described.count)
    #expect(used.subtracting(described).sorted() == [], "missing in docs/rules.md")
    #expect(Set(described).subtracting(used).sorted() == [], "in no source file")
  }

  /// A rule stands in a test where the test's name or a comment names it.
  @Test func `every rule stands in at least one test`() throws {
    let page = try Checkout.text("docs/rules.md") + Checkout.text("docs/lines-of-therapy.md")
    let described = page.matches(of: #/(?m)^\*\*([A-Z]\d+) · /#).map { String($0.1) }
    var named: Set<String> = []
    for text in try Checkout.sources(in: "Tests") {
      for prose in text.matches(of: /func `[^`]+`|\/\/[^\n]+/) {
        // Lesions have labels such as N1, which examples quote; PD-L1 is a protein.
        let words = prose.0.replacing(/"[^"]*"|`N\d[^`]*`|-L\d/, with: "")
        named.formUnion(words.matches(of: /\b[RNLAG]\d+\b/).map { String($0.0) })
      }
    }
    #expect(described.filter { !named.contains($0) } == [], "in no test")
  }

  @Test func `every check of records stands in the rules page, and the reverse`() throws {
    var used: Set<String> = []
    for folder in ["Sources/ClinicalRecords/Checks", "Sources/Endpoints/Checks"] {
      for text in try Checkout.sources(in: folder) {
        used.formUnion(text.matches(of: /"([a-z]+(?:-[a-z]+)+)"/).map { String($0.1) })
      }
    }
    let page = try Checkout.text("docs/rules.md")
    let described = Set(
      page.matches(of: /(?m)^\| `([a-z-]+)` \| (?:odd|impossible) \|/).map { String($0.1) })
    #expect(used.subtracting(described).sorted() == [], "missing in docs/rules.md")
    #expect(described.subtracting(used).sorted() == [], "in no source file")
  }
}
