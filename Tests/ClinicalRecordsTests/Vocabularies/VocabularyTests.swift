import ClinicalRecords
import Testing

struct VocabularyTests {
  private let short = Vocabulary(
    name: "overall_response",
    entries: [
      .init(code: "CR", label: "Complete response", synonyms: ["complete", "PR"]),
      .init(code: "PR", label: "Partial response", synonyms: ["partial", "complete"]),
      .init(code: "NE", storedNumber: 9, label: "Not evaluable", synonyms: ["né"]),
    ])

  private let long = Vocabulary(
    name: "term",
    entries: (0..<5000).map {
      .init(code: "term \($0)", label: "Label of \($0)", synonyms: ["alias-\($0)"])
    })

  @Test func `a word is found by code, label or synonym, without regard to case`() {
    for text in ["PR", "pr", "Partial Response", "PARTIAL"] {
      #expect(short.position(of: text) == 1)
    }
    #expect(short.position(of: "né") == 2)
  }

  @Test func `a code is not lost to a synonym, and the earlier word has a shared synonym`() {
    #expect(short.position(of: "PR") == 1)
    #expect(short.position(of: "complete") == 0)
  }

  @Test(arguments: ["", "P", "PRR", "Partial  response", "NÉ", "@r", "p\u{12}"])
  func `other spellings are not found`(text: String) {
    #expect(short.position(of: text) == nil)
  }

  @Test func `every spelling of a large vocabulary is found and nothing else`() {
    for number in 0..<5000 {
      #expect(long.position(of: "TERM \(number)") == number)
      #expect(long.position(of: "label of \(number)") == number)
      #expect(long.position(of: "Alias-\(number)") == number)
      #expect(long.position(of: "term \(number + 5000)") == nil)
    }
  }

  @Test func `a vocabulary without words finds none`() {
    let empty = Vocabulary(name: "empty", entries: [])
    #expect(empty.position(of: "x") == nil)
    #expect(empty.suggestion(for: "x") == "None is registered yet: `nadir add empty` adds one.")
  }

  @Test func `a short vocabulary is offered whole, of a long one the nearest word`() {
    #expect(short.suggestion(for: "PRR") == "Allowed: CR, PR, NE.")
    #expect(
      long.suggestion(for: "aliass-4321")
        == "Nearest: term 4321. `nadir list term` shows all 5000.")
    #expect(long.suggestion(for: "zzz") == "`nadir list term` shows the 5000 allowed.")
  }

  @Test func `its name is a noun with its article`() {
    #expect(short.indefiniteNoun == "an overall response")
    #expect(long.indefiniteNoun == "a term")
  }
}
