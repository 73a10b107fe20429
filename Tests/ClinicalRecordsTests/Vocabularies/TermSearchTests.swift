import ClinicalRecords
import Testing

struct TermSearchTests {
  private let terms = Vocabulary(
    name: "adverse_event_term",
    entries: [
      ("Anemia", ["anaemia", "low hemoglobin"]),
      ("Febrile neutropenia", ["neutropenic fever", "FN"]),
      ("Hemolysis", ["hemolytic anemia"]),
      ("Esophageal stenosis", []),
      ("Hypoglycemia", ["low blood sugar"]),
      ("Hyperglycemia", ["high blood sugar"]),
      ("Platelet count decreased", ["low platelets"]),
      ("Neutrophil count decreased", ["low neutrophils", "neutropenia"]),
      ("Guillain-Barre syndrome", []),
      ("Palmar-plantar erythrodysesthesia syndrome", ["hand-foot syndrome"]),
      ("Cushingoid", ["Cushing's syndrome"]),
      ("Pain", ["ache"]),
      ("Back pain", ["backache"]),
      ("Tumor pain", []),
    ].map { Vocabulary.Entry(code: $0.0, label: $0.0, synonyms: $0.1, dictionary: "CTCAE 5.0") })

  private func found(_ text: String) -> [String] {
    TermSearch(terms).matches(text).map { terms.entries[$0.position].label }
  }

  private func first(_ text: String) -> TermSearch.Match? {
    TermSearch(terms).matches(text).first
  }

  @Test(arguments: [
    ("anemia", TermSearch.Kind.exact, "Anemia"), ("FN", .synonym, "FN"),
    ("neutrophils low", .synonym, "low neutrophils"),
    ("decreased platelet count", .exact, "Platelet count decreased"),
    ("neutrop", .prefix, "Neutrophil count decreased"), ("blood sugar", .prefix, "low blood sugar"),
    ("platelets decreased", .prefix, "Platelet count decreased"),
    ("stenos", .prefix, "Esophageal stenosis"),
    ("trophil", .part, "Neutrophil count decreased"),
  ])
  func `a term is found by its name, a synonym, beginnings of words or parts of them`(
    text: String, kind: TermSearch.Kind, spelling: String
  ) {
    #expect(first(text)?.kind == kind)
    #expect(first(text)?.spelling == spelling)
  }

  @Test
  func
    `the better way of being found comes first, then the name before a synonym, then the shorter`()
  {
    #expect(found("pain") == ["Pain", "Back pain", "Tumor pain"])
    #expect(found("neutropenia") == ["Neutrophil count decreased", "Febrile neutropenia"])
    #expect(found("ache") == ["Pain", "Back pain"])
    #expect(found("anemia") == ["Anemia", "Hemolysis"])
  }

  @Test(arguments: [
    ("ANAEMIA", "Anemia"), ("oesophageal stenosis", "Esophageal stenosis"),
    ("hypoglycaemia", "Hypoglycemia"), ("Guillain\u{2013}Barré", "Guillain-Barre syndrome"),
    ("cushings syndrome", "Cushingoid"), ("Cushing’s", "Cushingoid"), ("tumour pain", "Tumor pain"),
    ("hand foot", "Palmar-plantar erythrodysesthesia syndrome"),
  ])
  func `case, accents, punctuation and British spelling make no difference`(
    text: String, label: String
  ) {
    #expect(found(text).first == label)
    #expect(first(text)?.kind != .near)
  }

  @Test func `the words of a search may stand in different spellings of a term`() {
    #expect(found("glycemia sugar") == ["Hypoglycemia", "Hyperglycemia"])
    #expect(first("glycemia sugar")?.kind == .part)
  }

  @Test(arguments: [
    ("anemai", "Anemia"), ("neutropnia", "Neutrophil count decreased"),
    ("febrile neutropnia", "Febrile neutropenia"), ("platlet count", "Platelet count decreased"),
    ("handfoot sydnrome", "Palmar-plantar erythrodysesthesia syndrome"),
  ])
  func `a mistyped word finds the nearest term`(text: String, label: String) {
    #expect(found(text).first == label)
    #expect(first(text)?.kind == .near)
  }

  @Test(arguments: ["", " ", "-", "xyzzy", "quarterly report", String(repeating: "a", count: 201)])
  func `what is far from every term finds none`(text: String) {
    #expect(found(text).isEmpty)
  }

  @Test func `toes are not taken for a British spelling`() {
    let words = Vocabulary(
      name: "word", entries: ["toe", "protein"].map { .init(code: $0, label: $0) })
    #expect(TermSearch(words).matches("toe").map(\.position) == [0])
  }
}
