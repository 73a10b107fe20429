import ClinicalRecords
import Testing

@testable import RegistryStore

struct WordsReadTests {
  private let folder: TestFolder
  private let registry: Registry
  private let today = ClinicalDate("2025-01-10")

  init() throws {
    folder = try TestFolder()
    registry = try folder.registry("r.sqlite", smallCohort)
  }

  private func enter(_ rows: (table: String, row: TextRow)..., in other: Registry? = nil) throws {
    _ = try (other ?? registry).enter(rows, by: .test, today: today)
  }

  private func patient(_ key: String, at site: String) -> (table: String, row: TextRow) {
    ("patient", TextRow(["patient_key": key, "site": site, "sex": "F", "born_on": "1950"]))
  }

  private func site(_ code: String) -> (table: String, row: TextRow) {
    ("site", TextRow(["site": code, "label": code]))
  }

  @Test func `words are read once while nothing is written`() throws {
    let asking = try Registry(opening: registry.path, for: .asking)
    let isKnown = { try asking.read { try asking.readWords.known($0).areCodesRead } }
    #expect(try !isKnown())
    _ = try asking.codebook()
    #expect(try isKnown())
    try enter(patient("P4", at: "S1"))
    #expect(try !isKnown())
    #expect(try registry.writtenWordsAreKnown())
    try enter(patient("P5", at: "S1"))
    #expect(try registry.writtenWordsAreKnown())
    try enter(site("S2"))
    #expect(try !registry.writtenWordsAreKnown())
  }

  @Test func `a word that another program added is known to the next question and entry`() throws {
    try enter(patient("P4", at: "S1"))
    #expect(try registry.codebook().sites.entries.map(\.code) == ["S1"])
    let other = try Registry(opening: registry.path)
    try enter(site("S2"), in: other)
    #expect(try registry.codebook().sites.entries.map(\.code) == ["S1", "S2"])
    try enter(patient("P5", at: "S2"))
    let asking = try Registry(opening: registry.path, for: .asking)
    #expect(try asking.codebook().sites.entries.count == 2)
    try enter(site("S3"))
    #expect(try asking.codebook().sites.entries.count == 3)
  }

  @Test func `a word that is entered is known to the rows after it`() throws {
    try enter(patient("P4", at: "S1"))
    try enter(site("S2"), patient("P5", at: "S2"))
    try enter(patient("P6", at: "S2"))
  }

  @Test func `a word that was taken back is not known to the next entry`() throws {
    #expect(throws: (any Error).self) { try enter(site("S2"), patient("P4", at: "S9")) }
    #expect(try registry.refusals(of: [site("S2"), patient("P4", at: "S2")], today: today) == [])
    #expect(throws: (any Error).self) { try enter(patient("P4", at: "S2")) }
    try enter(site("S2"))
    _ = try registry.remove("site", TextRow(["site": "S2"]), by: .test)
    #expect(throws: (any Error).self) { try enter(patient("P4", at: "S2")) }
  }
}

extension Registry {
  fileprivate func writtenWordsAreKnown() throws -> Bool {
    try write { try writtenWords.known($0).areCodesRead }
  }
}
