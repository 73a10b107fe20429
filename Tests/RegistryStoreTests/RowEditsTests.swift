import ClinicalRecords
import GRDB
import Testing

@testable import RegistryStore

struct RowEditsTests {
  let registry: Registry
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    registry = try folder.registry("r.sqlite", smallCohort)
  }

  private func edit(_ edits: [RowEdit]) throws -> EntryReport {
    try registry.edit(edits, by: .test, today: ClinicalDate("2025-01-10"))
  }

  private func logged() throws -> [String] {
    try registry.read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT kind || ' ' || table_name || ' ' || (old_row IS NOT NULL) FROM change
          WHERE change_set_id = (SELECT max(change_set_id) FROM change_set) ORDER BY change_id
          """)
    }
  }

  private let second: [RowEdit] = [
    .amend(
      "line_of_therapy",
      TextRow(["patient_key": "P2", "line_number": "1", "ended_on": "2020-03-30"])),
    .add(
      "line_of_therapy",
      TextRow(["patient_key": "P2", "line_number": "2", "started_on": "2020-04-20"])),
    .add(
      "line_drug",
      TextRow(["patient_key": "P2", "line_number": "2", "agent": "topotecan"])),
  ]

  @Test func `several changes are one entry of the log, with the old rows`() throws {
    let report = try edit(second)
    #expect(report.key == "line of therapy P2, 1")
    #expect(report.warnings == [])
    #expect(
      try logged() == [
        "changed line_of_therapy 1", "entered line_of_therapy 0", "entered line_drug 0",
      ])
  }

  @Test func `one that is refused takes back all`() throws {
    let before = try registry.dump()
    let early = RowEdit.add(
      "line_of_therapy",
      TextRow(["patient_key": "P2", "line_number": "3", "started_on": "2020-04-01"]))
    #expect(throws: RegistryError.self) { try edit(second + [early]) }
    #expect(try registry.dump() == before)
  }

  @Test func `a row can go and come again within one entry`() throws {
    let row = ["patient_key": "P2", "line_number": "1"]
    _ = try edit([
      .remove("line_of_therapy", TextRow(row)),
      .add(
        "line_of_therapy",
        TextRow(row.merging(["started_on": "2020-03-01"]) { $1 })),
    ])
    #expect(try logged().contains("removed line_of_therapy 1"))
  }

  @Test func `regimens and supportive drugs are read by positions of the codebook`() throws {
    let formulary = try registry.codebookAndFormulary().formulary
    let agents = try registry.codebook().agents
    func code(_ agent: CodePosition) -> String { agents.entries[Int(agent)].code }
    let regimen = try #require(
      formulary.regimens.first { $0.code == "trilaciclib-atezolizumab-ec" })
    #expect(
      regimen.components.map(code) == ["atezolizumab", "carboplatin", "etoposide", "trilaciclib"])
    #expect(regimen.maintenanceComponents.map(code) == ["atezolizumab"])
    let supportive = regimen.components.filter { !formulary.isAntineoplastic[Int($0)] }
    #expect(supportive.map(code) == ["trilaciclib"])
    #expect(formulary.isAntineoplastic.count == agents.entries.count)
  }
}
