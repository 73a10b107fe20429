import CSchema
import ClinicalRecords
import GRDB
import Interchange
import Testing

@testable import RegistryStore

/// Rule A6: dictionaries beside the built-in one.
struct DictionaryTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func term(
    _ label: String, _ grades: [Int] = [1, 2, 3], wording: [Int: String] = [:],
    code: String? = "10",
    class name: String = "Blood"
  ) -> DictionaryTerm {
    DictionaryTerm(
      label: label, dictionary: "", systemOrganClass: name, code: code, grades: grades,
      wording: wording)
  }

  private func load(_ terms: [DictionaryTerm], _ registry: Registry, _ name: String = "CTCAE 6.0")
    throws
    -> DictionaryReport
  {
    try registry.loadDictionary(
      terms.enumerated().map { (row: $0.offset + 2, term: $0.element) }, named: name, by: .test)
  }

  private func logged(_ registry: Registry) throws -> [String] {
    try registry.read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT table_name || ' ' || kind || ' ' || coalesce(row_key, row_count) FROM change
          WHERE change_set_id = (SELECT max(change_set_id) FROM change_set) ORDER BY change_id
          """)
    }
  }

  private func word(_ text: String, _ registry: Registry) throws -> Vocabulary.Entry? {
    let words = try registry.vocabulary("adverse_event_term")
    return words.position(of: text).map { words.entries[$0] }
  }

  @Test
  func
    `A6: a later version stands beside CTCAE 5.0, with the synonyms and groups of the same terms`()
    throws
  {
    let registry = try folder.registry()
    let report = try load(
      [term("Anemia", wording: [0: "What", 2: "Two"]), term("A new term")], registry, "CTCAE v6.0")
    #expect(
      report.name == "CTCAE 6.0" && report.added == 2 && report.wordingAdded == 2
        && report.related == 1)
    let anemia = try #require(try word("Anemia [CTCAE 6.0]", registry))
    #expect(anemia.synonyms.contains("anaemia") && anemia.label == "Anemia [CTCAE 6.0]")
    #expect(try word("Anemia", registry)?.dictionary == "CTCAE 5.0")
    #expect(try word("low hb [CTCAE 6.0]", registry)?.code == "Anemia [CTCAE 6.0]")
    #expect(try word("anaemia [ctcae 6.0]", registry)?.code == "Anemia [CTCAE 6.0]")
    #expect(try word("A new term", registry)?.code == "A new term [CTCAE 6.0]")
    #expect(
      try registry.wording(ofTerm: try #require(anemia.storedNumber)) == [0: "What", 2: "Two"])
    let codebook = try registry.codebook()
    #expect(codebook.termDictionaries.suffix(2) == ["CTCAE 6.0", "CTCAE 6.0"])
    let hematologic = try #require(codebook.termGroups.first { $0.code == "hematologic" })
    let dictionaries = hematologic.terms.map { codebook.termDictionaries[Int($0)] }
    #expect(dictionaries.count { $0 == "CTCAE 6.0" } == 1)
    #expect(try registry.termDictionaries().map(\.termCount) == [837, 2])
    #expect(
      try logged(registry) == [
        "adverse_event_term imported 2", "adverse_event_wording imported 2",
        "adverse_event_group imported 1", "immune_related_term imported 1",
      ])
  }

  @Test func `A6: an event keeps the dictionary it was graded in, also through files`() throws {
    let registry = try folder.registry("a.sqlite", smallCohort)
    _ = try load([term("Anemia", [2, 3])], registry)
    let events = """
      patient_key,adverse_event_term,grade,onset_on,relation
      P1,Anemia,1,2020-02-21,related
      P1,Anemia [CTCAE 6.0],3,2020-02-22,related

      """
    let report = try registry.load(
      try folder.sources(["adverse_event": events], registry), by: .test)
    #expect(report.isWritten)
    let rows = try registry.dump().filter { $0.hasPrefix("adverse_event:") }
    #expect(
      rows.contains { $0.contains("|Anemia|1|") }
        && rows.contains { $0.contains("|Anemia [CTCAE 6.0]|3|") })
    var file = "patient_key,event_number,adverse_event_term,grade,onset_on,ended_on,relation\n"
    try registry.forEachRow(of: registry.layout(of: "adverse_event")) {
      file += $0.prefix(7).joined(separator: ",") + "\n"
    }
    var files = smallCohort
    files["adverse_event"] = file
    let refusing = try folder.registry("b.sqlite")
    let refused = try refusing.load(try folder.sources(files, refusing), by: .test)
    #expect(
      refused.problems.map(\.sentence) == [
        "\"Anemia [CTCAE 6.0]\" is not an adverse event term. The registry has no dictionary \"CTCAE 6.0\": "
          + "it has CTCAE 5.0. `nadir dictionary load FILE --name \"CTCAE 6.0\"` loads it."
      ])
    _ = try load([term("Anemia", [2, 3])], refusing)
    #expect(try refusing.load(try folder.sources(files, refusing), by: .test).isWritten)
    #expect(try refusing.dump().filter { $0.hasPrefix("adverse_event:") } == rows)
  }

  @Test
  func
    `A6: a grade is checked in the dictionary of the term, and bare labels mean the one that was asked for`()
    throws
  {
    let registry = try folder.registry("a.sqlite", smallCohort)
    _ = try load([term("Anemia", [2, 3])], registry)
    let events =
      "patient_key,adverse_event_term,grade,onset_on,relation\nP1,low hemoglobin,1,2020-02-21,related\n"
    for written in ["CTCAE 6.0", " ctcae  6.0", "Ctcae v6.0"] {
      let layout = try #require(
        try registry.layouts(preferring: written).first { $0.table == "adverse_event" })
      let source = CSVSource(name: "adverse_event.csv", bytes: Array(events.utf8), layout: layout)
      let report = try registry.load([source], by: .test)
      #expect(
        report.problems.map(\.description) == [
          "adverse_event.csv:2, column grade: P1: Anemia has no grade 1 in CTCAE 6.0. It has 2, 3."
        ])
    }
    #expect(
      throws: RegistryError.noSuchRow(
        "The registry has no dictionary \"CTCAE 7.0\": it has CTCAE 5.0, CTCAE 6.0. "
          + "`nadir dictionary load FILE --name \"CTCAE 7.0\"` loads it.")
    ) { try registry.layouts(preferring: "CTCAE 7.0") }
  }

  @Test func `A6: loading again renews wording and unused terms, and never a term that events use`()
    throws
  {
    let registry = try folder.registry("a.sqlite", smallCohort)
    _ = try load([term("Anemia", wording: [1: "Old"]), term("Nausea"), term("Gone")], registry)
    let event =
      "patient_key,adverse_event_term,grade,onset_on,relation\nP1,Anemia [CTCAE 6.0],1,2020-02-21,related\n"
    #expect(
      try registry.load(try folder.sources(["adverse_event": event], registry), by: .test).isWritten
    )
    let report = try load(
      [
        term("ANEMIA ", [2], wording: [1: "New", 2: "More"], class: "Other"),
        term("Nausea", [1], code: nil), term("Rash"),
      ],
      registry)
    #expect(report.added == 1 && report.changed == 1 && report.known == 2 && report.absent == 1)
    #expect(report.wordingAdded == 1 && report.wordingChanged == 1)
    #expect(
      report.differences == [
        "Anemia: grades 2 in the file, 123 in the registry; class Other in the file, Blood in the registry."
      ])
    let terms = try registry.dictionaryTerms().filter { $0.dictionary == "CTCAE 6.0" }
    #expect(terms.map(\.label) == ["Anemia", "Nausea", "Gone", "Rash"])
    #expect(terms.map(\.listedGrades) == ["123", "1", "123", "123"])
    #expect(terms[1].code == "10")
    #expect(
      try logged(registry).filter { $0.contains("changed") } == [
        "adverse_event_wording changed [838,1]", "adverse_event_term changed [839]",
      ])
    let last = try logged(registry)
    #expect(!(try load([term("Anemia", wording: [1: "New"])], registry)).isChanged)
    #expect(try logged(registry) == last)
  }

  @Test func `the official table gives CTCAE 5.0 its wording and changes nothing else`() throws {
    let registry = try folder.registry()
    let before = try registry.dictionaryTerms()
    let report = try load(
      [
        term("Guillain\u{2013}Barre  syndrome ", [1, 2, 3, 4, 5], wording: [1: "One"]),
        term("Nausea", [1, 2, 3, 4], wording: [4: "Four"]), term("No such term"),
      ], registry, "CTCAE 5.0")
    #expect(
      report.added == 0 && report.known == 2 && report.wordingAdded == 2 && report.absent == 835)
    #expect(report.unmatched == ["Line 4: No such term."])
    #expect(report.differences == ["Nausea: grades 1234 in the file, 123 in the registry."])
    #expect(try registry.dictionaryTerms() == before)
    #expect(
      try registry.termDictionaries() == [
        TermDictionary(name: "CTCAE 5.0", termCount: 837, eventCount: 0, wordedTermCount: 2)
      ])
  }

  @Test func `a file is known by the terms it holds`() throws {
    let registry = try folder.registry()
    let own = try registry.dictionaryTerms()
    #expect(try registry.dictionaries(like: own) == ["CTCAE 5.0"])
    #expect(try registry.dictionaries(like: Array(own.prefix(700))) == [])
    #expect(try registry.dictionaries(like: own + own.map { term("Not \($0.label)") }) == [])
  }

  @Test func `a name that cannot be a dictionary's is refused`() throws {
    let registry = try folder.registry()
    #expect(throws: RegistryError.self) { try load([term("Rash")], registry, "A [B]") }
    #expect(try registry.termDictionaries().count == 1)
  }

  @Test func `terms of which fewer than half are a dictionary's are not loaded under its name`()
    throws
  {
    let registry = try folder.registry()
    let refused = RegistryError.refused([
      "Only 1 of the file's 3 terms is one of CTCAE 5.0, which the registry has. Give it another name with "
        + "--name, or add its terms to the whole list of CTCAE 5.0 in one file."
    ])
    #expect(throws: refused) {
      try load([term("Anemia", wording: [1: "x"]), term("A"), term("B")], registry, "ctcae 5.0")
    }
    #expect(try registry.termDictionaries().map(\.wordedTermCount) == [0])
  }

  @Test
  func `only words that may mean either are synonyms of two terms, and none is another's label`()
    throws
  {
    var owners: [String: String] = [:]
    var shared: Set<String> = []
    let terms = try folder.registry().dictionaryTerms()
    let labels = Set(terms.map { $0.label.lowercased() })
    for term in terms {
      for spelling in term.synonyms {
        #expect(!labels.contains(spelling.lowercased()), "\(spelling) is a label")
        if owners.updateValue(term.label, forKey: spelling.lowercased()) != nil {
          shared.insert(spelling)
        }
      }
    }
    #expect(
      shared == [
        "N/V", "nausea and vomiting", "nausea/vomiting", "hepatitis", "immune hepatitis",
        "immune-related hepatitis", "immune-mediated hepatitis", "autoimmune hepatitis",
        "keratopathy", "neutropenic sepsis",
      ])
  }

  @Test func `no two labels of CTCAE 5.0 are the same to a search`() throws {
    let keys = try folder.registry().dictionaryTerms().map { SearchKey.of($0.label) }
    #expect(Set(keys).count == 837)
  }

  @Test func `an older file gets the synonyms of the program beside its own`() throws {
    let registry = try folder.registry()
    try registry.write { database in
      try database.execute(
        sql:
          "UPDATE adverse_event_term SET synonyms = 'our word;low hemoglobin' WHERE label = 'Anemia'"
      )
      try ProgramWords.add(TestFolder.words, to: database)
    }
    let synonyms = try #require(try word("anemia", registry)).synonyms
    #expect(synonyms.first == "anaemia" && synonyms.last == "our word")
    #expect(synonyms.count { $0 == "low hemoglobin" } == 1)
    #expect(try registry.dictionaryTerms().count { !$0.synonyms.isEmpty } > 500)
  }
}
