import ClinicalRecords
import RegistryStore
import Testing

@testable import RegistryCLI

struct TermTests {
  private func first(_ text: String, in directory: TermDirectory) -> String? {
    TermSearch(directory.vocabulary).matches(text).first.map { directory.terms[$0.position].label }
  }

  @Test(arguments: [
    ("low neutrophils", "Neutrophil count decreased"),
    ("SGPT", "Alanine aminotransferase increased"),
    ("tired", "Fatigue"), ("throwing up", "Vomiting"),
    ("low platelets", "Platelet count decreased"),
    ("pins and needles", "Paresthesia"), ("mouth sores", "Mucositis oral"), ("anemai", "Anemia"),
    ("haemoptysis", "Bronchopulmonary hemorrhage"), ("high potassium", "Hyperkalemia"),
    ("DIC", "Disseminated intravascular coagulation"),
    ("hair loss", "Alopecia"), ("hand foot", "Palmar-plantar erythrodysesthesia syndrome"),
    ("cold sores", "Herpes simplex reactivation"), ("high K", "Hyperkalemia"),
    ("γGT", "GGT increased"), ("COVID", "Infections and infestations - Other, specify"),
    ("hyperkalmia", "Hyperkalemia"), ("high bilirubin", "Blood bilirubin increased"),
  ])
  func `what clinicians write finds the term`(text: String, label: String) throws {
    #expect(try first(text, in: .builtIn()) == label)
  }

  @Test(arguments: [
    "thrombocytosis", "low bilirubin", "high albumin", "low ALT", "PNA", "PD", "PNP", "gout",
    "high ferritin",
  ])
  func `neither the opposite nor a neighbour of an abbreviation is offered`(text: String) throws {
    #expect(try first(text, in: .builtIn()) == nil)
  }

  @Test(arguments: [
    ("N/V", ["Nausea", "Vomiting"]), ("nausea and vomiting", ["Nausea", "Vomiting"]),
    ("neutropenic sepsis", ["Febrile neutropenia", "Sepsis"]),
    (
      "immune hepatitis",
      ["Alanine aminotransferase increased", "Aspartate aminotransferase increased"]
    ),
    ("keratopathy", ["Eye disorders - Other, specify", "Keratitis"]),
  ])
  func `a word that may mean two terms lists both and means neither`(
    text: String, labels: [String]
  ) throws {
    let directory = try TermDirectory.builtIn()
    let found = TermSearch(directory.vocabulary).matches(text).filter { $0.kind == .synonym }
    #expect(Set(found.map { directory.terms[$0.position].label }) == Set(labels))
    #expect(directory.vocabulary.position(of: text) == nil)
  }

  @Test func `the case of a dictionary's name makes no difference`() throws {
    #expect(try TermCommand.known("ctcae v5.0", .builtIn()) == "CTCAE 5.0")
    #expect(throws: CommandError.self) { try TermCommand.known("CTCAE 7.0", .builtIn()) }
  }

  @Test(arguments: [
    ("sugar", ["Hypoglycemia", "Hyperglycemia"]),
    ("thyroid", ["Hypothyroidism", "Hyperthyroidism", "Thyroid stimulating hormone increased"]),
    (
      "liver enzymes",
      ["Alanine aminotransferase increased", "Aspartate aminotransferase increased"]
    ),
  ])
  func `words of several terms find them all`(text: String, labels: [String]) throws {
    let directory = try TermDirectory.builtIn()
    let found = Set(
      TermSearch(directory.vocabulary).matches(text).map { directory.terms[$0.position].label })
    #expect(found.isSuperset(of: labels))
  }

  @Test func `without a registry the terms are those that a new registry has`() throws {
    let clinic = try TemporaryRegistry()
    let builtIn = try TermDirectory.builtIn()
    let registered = try TermDirectory(clinic.registry)
    #expect(builtIn.terms == registered.terms)
    #expect(builtIn.vocabulary.entries.map(\.code) == registered.vocabulary.entries.map(\.code))
  }

  @Test func `the list shows class, grades and the spelling that was found, as CSV the wording`()
    throws
  {
    let clinic = try TemporaryRegistry()
    try clinic.loadAnemia(named: "CTCAE 6.0")
    let directory = try TermDirectory(clinic.registry)
    let list = TermList("low haemoglobin", in: directory, of: "CTCAE 6.0")
    var rows: [[String]] = []
    let match = TermSearch(directory.vocabulary).matches("low haemoglobin").filter {
      directory.terms[$0.position].dictionary == "CTCAE 6.0"
    }
    try list.list(match[...], .csv).forEachRow { rows.append($0) }
    #expect(
      rows.first == [
        "Anemia", "2 3", "Blood", "10", "CTCAE 6.0", "synonym", "low hemoglobin", "What it is.",
        "", "Moderate", "", "", "",
      ])
  }

  @Test func `dictionaries are listed with their terms, events and wording`() throws {
    let clinic = try TemporaryRegistry()
    try clinic.loadAnemia(named: "CTCAE 6.0")
    var lines: [String] = []
    try DictionaryListCommand.list(of: clinic.registry).forEachLine { lines.append($0) }
    #expect(
      lines == [
        "dictionary  terms  events  terms_with_wording",
        "──────────  ─────  ──────  ──────────────────",
        "CTCAE 5.0     837       0                   0",
        "CTCAE 6.0       1       0                   1",
      ])
  }

  @Test
  func
    `the wording of each grade stands below the question, and the dictionary that a bare label means`()
    throws
  {
    let clinic = try TemporaryRegistry(hasPatient: true)
    try clinic.loadAnemia(named: "CTCAE 6.0")
    let script = Script([
      "anemia", "<", "Anemia [CTCAE 6.0]", "1", "2", "related", "", "", "", "", "", "", "", "",
    ])
    _ = try AddRow<EventRow>.add(
      ["patient_key": "P001", "onset_on": "2020-09-01"], to: clinic.registry,
      asking: script.prompter)
    #expect(
      script.shown.contains(
        """
        > anemia
          = Anemia
          It is the term of CTCAE 5.0. Also: Anemia [CTCAE 6.0].
        """))
    #expect(
      script.shown.contains(
        """
        grade  CTCAE grade, 1 to 5
          Anemia has 2, 3 in CTCAE 6.0.
          Definition  What it is.
          Grade 2     Moderate
        > 1
          Anemia has no grade 1 in CTCAE 6.0. It has 2, 3.
        > 2

        """))
    #expect(try clinic.rows(of: "adverse_event").last?[2] == "Anemia [CTCAE 6.0]")
  }

  @Test func `an event that is registered already is named with its number`() throws {
    let clinic = try TemporaryRegistry(hasPatient: true)
    try clinic.loadAnemia(named: "MedDRA 27.0")
    let event = [
      "patient_key": "P001", "adverse_event_term": "Anemia [MedDRA 27.0]", "grade": "2",
      "onset_on": "2020-09-01", "relation": "related",
    ]
    try clinic.add(EventRow.self, event)
    let number = try #require(clinic.rows(of: "adverse_event").last?[1])
    let error = #expect(throws: (any Error).self) { try clinic.add(EventRow.self, event) }
    #expect(
      "\(try #require(error))".contains("adverse event P001, \(number) is registered already."))
  }

  @Test func `a mistyped term is offered the nearest`() throws {
    let clinic = try TemporaryRegistry(hasPatient: true)
    let script = Script(["neutropnia febrile", "1", "3", "related", "", "", "", "", "", "", "", ""])
    _ = try AddRow<EventRow>.add(
      ["patient_key": "P001", "onset_on": "2020-09-01"], to: clinic.registry,
      asking: script.prompter)
    #expect(try clinic.rows(of: "adverse_event").last?[2] == "Febrile neutropenia")
    #expect(
      script.shown.contains(
        """
        > neutropnia febrile
          Nothing is called so. Nearest:
           1  Febrile neutropenia
        """))
  }
}

extension TemporaryRegistry {
  /// A dictionary of one term with a definition and the wording of one of its two grades.
  fileprivate func loadAnemia(named name: String) throws {
    let term = DictionaryTerm(
      label: "Anemia", dictionary: "", systemOrganClass: "Blood", code: "10", grades: [2, 3],
      wording: [0: "What it is.", 2: "Moderate"])
    _ = try registry.loadDictionary(
      [(row: 2, term: term)], named: name,
      by: Author(name: "tester", command: "test", time: "2025-01-10T12:00:00Z"))
  }
}
