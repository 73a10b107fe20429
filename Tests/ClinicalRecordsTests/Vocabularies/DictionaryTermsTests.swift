import ClinicalRecords
import Testing

/// Rule A6.
struct DictionaryTermsTests {
  private let entries: [Vocabulary.Entry] = [
    .init(code: "Anemia", label: "Anemia", synonyms: ["low Hb"], dictionary: "CTCAE 5.0"),
    .init(
      code: "Neutrophil count decreased", label: "Neutrophil count decreased",
      synonyms: ["neutropenia"],
      dictionary: "CTCAE 5.0"),
    .init(
      code: "Anemia [CTCAE 6.0]", label: "Anemia [CTCAE 6.0]", synonyms: ["low Hb"],
      dictionary: "CTCAE 6.0"),
    .init(code: "Neutropenia [MedDRA 27.0]", label: "Neutropenia", dictionary: "MedDRA 27.0"),
    .init(code: "Shared [CTCAE 6.0]", label: "Shared [CTCAE 6.0]", dictionary: "CTCAE 6.0"),
    .init(code: "Shared [MedDRA 27.0]", label: "Shared [MedDRA 27.0]", dictionary: "MedDRA 27.0"),
    .init(code: "Only here [MedDRA 27.0]", label: "Only here", dictionary: "MedDRA 27.0"),
  ]

  private func terms(preferring dictionary: String? = nil) -> Vocabulary {
    let more = (0..<10).map {
      Vocabulary.Entry(code: "Term \($0)", label: "Term \($0)", dictionary: "CTCAE 5.0")
    }
    return Vocabulary(name: "adverse_event_term", entries: entries + more, preferring: dictionary)
  }

  @Test(arguments: [
    ("anemia", 0), ("Anemia [CTCAE 5.0]", 0), ("anemia [ctcae 6.0]", 2), ("low Hb", 0),
    ("neutropenia", 1),
    ("low hb [CTCAE 6.0]", 2), ("low Hb [CTCAE 5.0]", 0), ("neutropenia [CTCAE 5.0]", 1),
    ("Neutropenia [MedDRA 27.0]", 3), ("only here", 6), ("shared [MedDRA 27.0]", 5),
  ])
  func `A6: without a dictionary a label means CTCAE 5.0, else the only dictionary that has it`(
    text: String, position: Int
  ) {
    #expect(terms().position(of: text) == position)
  }

  @Test func `A6: a label of two later dictionaries means neither`() {
    #expect(terms().position(of: "Shared") == nil)
    #expect(
      terms().suggestion(for: "Shared")
        == "Several dictionaries have it. Allowed: Shared [CTCAE 6.0], Shared [MedDRA 27.0].")
  }

  @Test(arguments: [
    ("anemia", 2), ("low Hb", 2), ("Anemia [CTCAE 5.0]", 0), ("shared", 4), ("neutropenia", 1),
    ("only here", 6),
  ])
  func `A6: a dictionary may be meant first`(text: String, position: Int) {
    #expect(terms(preferring: "CTCAE 6.0").position(of: text) == position)
  }

  @Test(arguments: ["hepatitis", "Hepatitis [CTCAE 5.0]"])
  func `A6: a synonym of two terms of a dictionary means neither, and both are offered`(
    text: String
  ) {
    let owners = ["ALT", "AST"].map {
      Vocabulary.Entry(code: $0, label: $0, synonyms: ["hepatitis"], dictionary: "CTCAE 5.0")
    }
    let more = (0..<12).map { Vocabulary.Entry(code: "T\($0)", label: "T\($0)") }
    let words = Vocabulary(name: "adverse_event_term", entries: owners + more)
    #expect(words.position(of: text) == nil)
    #expect(words.suggestion(for: text) == "It may mean several terms. Allowed: ALT, AST.")
    #expect(TermSearch(words).matches("hepatitis").map(\.position) == [0, 1])
  }

  @Test func `A6: a dictionary that is not there is named with how it is loaded`() {
    #expect(
      terms().suggestion(for: "Anemia [CTCAE 7.0]")
        == "The registry has no dictionary \"CTCAE 7.0\": it has CTCAE 5.0, CTCAE 6.0, MedDRA 27.0. "
        + "`nadir dictionary load FILE --name \"CTCAE 7.0\"` loads it.")
  }

  @Test func `an unknown term is refused with the nearest, or with how terms are found`() {
    #expect(
      terms().suggestion(for: "Anemai")
        == "Nearest: Anemia. `nadir term` finds terms by some of their words.")
    #expect(terms().suggestion(for: "xyzzy") == "`nadir term` finds terms by some of their words.")
  }

  @Test func `a search finds the terms of all dictionaries by their bare labels`() {
    let found = TermSearch(terms()).matches("anemia")
    #expect(found.map(\.position) == [0, 2])
    #expect(found.map(\.kind) == [.exact, .exact])
  }
}
