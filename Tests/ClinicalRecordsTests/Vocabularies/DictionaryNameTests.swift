import ClinicalRecords
import Testing

struct DictionaryNameTests {
  @Test(arguments: [
    ("CTCAE v6.0", "CTCAE 6.0"), ("ctcae  6.0", "CTCAE 6.0"), ("CTCAE version 5.0", "CTCAE 5.0"),
    ("MedDRA 27.0 ", "MedDRA 27.0"), ("CTCAE 6.0 pilot", "CTCAE 6.0 pilot"), ("CTCAE", "CTCAE"),
  ])
  func `a version of CTCAE has one name`(written: String, name: String) {
    #expect(DictionaryName.standard(written) == name)
  }

  @Test(arguments: [
    ("CTCAE_v5.0_2017-11-27.xlsx", "CTCAE 5.0"), ("CTCAE v6.0 Change", "CTCAE 6.0"),
    ("CTCAE v5.0 Clean Copy", "CTCAE 5.0"), ("CTCAE Term", nil), ("terms.csv", nil),
    ("CTCAE 5", nil),
  ])
  func `a text may speak of a version`(text: String, version: String?) {
    #expect(DictionaryName.version(in: text) == version)
  }

  @Test(arguments: [
    "", "a [b]", "a;b", "a\nb", " a", "27.0 MedDRA", "-a", "a\u{202E}b", "a\u{2066}b",
    String(repeating: "a", count: 61),
  ])
  func `a name that could not stand behind a term in brackets is refused`(name: String) {
    #expect(DictionaryName.mistake(name)?.contains("cannot name a dictionary. Allowed: ") == true)
    #expect(DictionaryName.mistake("MedDRA 27.0") == nil)
  }

  @Test func `labels are the same word whatever their dashes, quotes, blanks and case`() {
    #expect(
      LabelKey.of("Guillain\u{2013}Barre  Syndrome ") == LabelKey.of("guillain-barre syndrome"))
    #expect(LabelKey.of("Cushing\u{2019}s\u{A0}disease") == "cushing's disease")
    #expect(LabelKey.of("Anaemia") != LabelKey.of("Anemia"))
  }
}
