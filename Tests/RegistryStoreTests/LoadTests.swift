import ClinicalRecords
import Foundation
import GRDB
import Interchange
import Testing

@testable import RegistryStore

struct LoadTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  func load(
    _ files: [String: String], into registry: Registry, updates: Bool = false,
    isDryRun: Bool = false
  ) throws -> LoadReport {
    var options = LoadOptions()
    options.updates = updates
    options.isDryRun = isDryRun
    options.today = ClinicalDate("2025-01-10")
    return try registry.load(try folder.sources(files, registry), by: .test, options: options)
  }

  func problems(_ files: [String: String], into registry: Registry) throws -> [String] {
    let before = try registry.dump()
    let report = try load(files, into: registry)
    #expect(!report.isWritten)
    #expect(try registry.dump() == before)
    return report.problems.map(\.description)
  }

  @Test func `export then import into an empty registry gives an identical export`() throws {
    let first = try folder.registry("a.sqlite", smallCohort)
    let rows = try first.dump()
    let second = try folder.registry("b.sqlite")
    var files: [String: String] = [:]
    for layout in try first.layouts() {
      let path = "\(folder.path)/\(layout.table).csv"
      var writer = try CSVWriter(path: path, columns: layout.columns.map(\.name))
      try first.forEachRow(of: layout) { fields in
        for field in fields { try writer.field(field) }
        try writer.endRow()
      }
      try writer.close()
      files[layout.table] = try String(contentsOfFile: path, encoding: .utf8)
    }
    #expect(try load(files, into: second).isWritten)
    #expect(try second.dump() == rows)
  }

  @Test func `the seed cohort loads without a problem or a warning`() throws {
    let registry = try folder.registry()
    var options = LoadOptions()
    options.today = ClinicalDate("2025-01-10")
    let report = try registry.load(
      try TestFolder.cohort(registry), by: .test, options: options)
    #expect(report.isWritten && report.problems.isEmpty)
    #expect(report.warnings == [])
    #expect(report.tables.first { $0.name == "patient" }?.added == 496)
  }

  @Test func `loading the same rows again changes nothing`() throws {
    let registry = try folder.registry("r.sqlite", smallCohort)
    let before = try registry.dump()
    let report = try load(smallCohort, into: registry)
    #expect(report.isWritten && report.changeCount == 0)
    #expect(report.tables.allSatisfy { $0.added == 0 })
    #expect(try registry.dump() == before)
  }

  @Test func `a row that differs is listed and replaced only when asked`() throws {
    let registry = try folder.registry("r.sqlite", smallCohort)
    let before = try registry.dump()
    let changed = [
      "line_of_therapy": "patient_key,line_number,started_on,cycle_count\nP1,1,2020-02-01,6\n"
    ]
    let listed = try load(changed, into: registry)
    #expect(!listed.isWritten)
    #expect(
      listed.changes.map(\.description) == [
        "line_of_therapy.csv:2: The registered row has another value in cycle_count."
      ])
    #expect(try registry.dump() == before)
    #expect(try load(changed, into: registry, updates: true).isWritten)
    let rows = try registry.dump()
    #expect(
      rows.contains { $0.hasPrefix("line_of_therapy: P1|1|2020-02-01|2020-05-01|progression|6") })
    let old = try registry.read {
      try String.fetchOne($0, sql: "SELECT old_row FROM change WHERE kind = 'changed'")
    }
    #expect(old?.contains("\"cycle_count\":4") == true)
  }

  @Test func `a dry run writes nothing`() throws {
    let registry = try folder.registry()
    let before = try registry.dump()
    let report = try load(smallCohort, into: registry, isDryRun: true)
    #expect(report.problems.isEmpty && !report.isWritten)
    #expect(report.tables.first { $0.name == "patient" }?.added == 3)
    #expect(try registry.dump() == before)
    let sets = try registry.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM change_set WHERE command = 'dry'")
    }
    #expect(sets == 0)
  }

  @Test func `every problem of every file is reported with its place`() throws {
    let registry = try folder.registry()
    let files = [
      "patient": "patient_key,sex,born_on\nP1,X,1960\nP2,F,1960-02-30\nP2,M,\n",
      "line_of_therapy": "patient_key,line_number,started_on\nP9,1,2020-01-01\n",
      "tumor_assessment": "patient_key,assessed_on,overall_response\nP2,2020-01-01,PRR\n",
    ]
    #expect(
      try problems(files, into: registry) == [
        "patient.csv:2, column sex: \"X\" is not a sex. Allowed: F, M, U.",
        "patient.csv:3, column born_on: The value is not a calendar day. "
          + "Allowed: YYYY-MM-DD, or YYYY-MM or YYYY where no more is known.",
        "line_of_therapy.csv:2, column patient_key: There is no patient \"P9\". "
          + "Add the patient first, or import patient.csv with this file.",
        "tumor_assessment.csv:2, column overall_response: \"PRR\" is not an overall response. "
          + "Allowed: CR, PR, SD, NON-CR/NON-PD, PD, NE.",
      ])
  }

  @Test func `rows that contradict each other are refused at their lines`() throws {
    let registry = try folder.registry("r.sqlite", smallCohort)
    let files = [
      "line_of_therapy": "line_number,patient_key,started_on\n2,P2,2020-03-20\n",
      "follow_up_contact": "patient_key,contacted_on\nP1,2021-01-01\nP2,2020-10-01\n",
      "tumor_assessment": "patient_key,assessed_on\nP1,2030-01-01\n",
    ]
    #expect(
      try problems(files, into: registry).sorted() == [
        "follow_up_contact.csv:3, column contacted_on: P2: A contact is dated 2020-10-01, after death "
          + "(2020-09-01).",
        "line_of_therapy.csv:2, column started_on: P2: Line 2 starts (2020-03-20) before line 1 ended "
          + "(2020-04-01). Lines must not overlap.",
        "tumor_assessment.csv:2, column assessed_on: P1: A tumor assessment is dated 2030-01-01, in the "
          + "future.",
      ])
  }

  @Test func `rows after death are told once, at the death and with the first of them`() throws {
    let registry = try folder.registry("r.sqlite", smallCohort)
    let deaths = ["death": "patient_key,died_on\nP1,2020-08-15\n"]
    let contacts = [
      "follow_up_contact": "patient_key,contacted_on\nP1,2021-01-01\nP1,2020-09-01\nP1,2020-08-15\n"
    ]
    let told = "P1: A contact is dated 2020-09-01, the first of 3 rows after death (2020-08-15)."
    #expect(
      try problems(deaths.merging(contacts) { $1 }, into: registry) == [
        "death.csv:2, column died_on: \(told) That row is follow_up_contact.csv:3."
      ])
    _ = try registry.load(try folder.sources(contacts, registry), by: .test)
    #expect(try problems(deaths, into: registry) == ["death.csv:2, column died_on: \(told)"])
  }

  @Test func `a grade that does not exist for a term is refused`() throws {
    let registry = try folder.registry("r.sqlite", smallCohort)
    let files = [
      "adverse_event":
        "patient_key,adverse_event_term,grade,onset_on,relation\nP1,nausea,4,2020-06-05,related\n"
    ]
    #expect(
      try problems(files, into: registry) == [
        "adverse_event.csv:2, column grade: P1: Nausea has no grade 4 in CTCAE 5.0. It has 1, 2, 3."
      ])
  }

  @Test func `what a CHECK forbids is told in its sentence`() throws {
    let registry = try folder.registry("r.sqlite", smallCohort)
    let files = ["performance_status": "patient_key,assessed_on,ecog\nP1,2020-01-01,7\n"]
    #expect(
      try problems(files, into: registry) == [
        "performance_status.csv:2, column ecog: A row must hold to: performance_status.ecog is 0 to 5."
      ])
  }

  @Test func `events without numbers are numbered, and found again`() throws {
    let registry = try folder.registry("r.sqlite", smallCohort)
    let files = [
      "adverse_event": """
      patient_key,adverse_event_term,grade,onset_on,relation
      P1,Anemia,2,2020-02-20,related
      P1,Vomiting,1,2020-02-21,related
      """
    ]
    let first = try load(files, into: registry)
    #expect(first.problems == [])
    #expect(first.isWritten && first.tables[0].added == 1 && first.tables[0].unchanged == 1)
    #expect(try registry.dump().contains { $0.hasPrefix("adverse_event: P1|3|Vomiting|1|") })
    let again = try load(files, into: registry)
    #expect(again.tables[0].added == 0 && again.tables[0].unchanged == 2)
  }

  @Test func `a key that stands twice in one import is a problem, alike or not`() throws {
    let registry = try folder.registry("r.sqlite", smallCohort)
    let twice = ["patient": "patient_key,sex\nX1,F\nX1,M\nX1,F\n"]
    #expect(
      try problems(twice, into: registry) == [
        "patient.csv:3: An earlier row of this import has the same key.",
        "patient.csv:4: An earlier row of this import has the same key.",
      ])
  }

  @Test func `wrong cells and contradictions are told together`() throws {
    let registry = try folder.registry("r.sqlite", smallCohort)
    let files = [
      "follow_up_contact": "patient_key,contacted_on\nP9,2021-01-01\n",
      "line_of_therapy": "patient_key,line_number,started_on\nP2,2,2020-03-20\n",
    ]
    #expect(try problems(files, into: registry).count == 2)
  }

  @Test func `a dry run says when rows would change`() throws {
    let registry = try folder.registry("r.sqlite", smallCohort)
    let changed = ["site": "site,label\nS1,South\n"]
    #expect(try load(changed, into: registry, isDryRun: true).isRefusedForChanges)
    #expect(
      try !load(changed, into: registry, updates: true, isDryRun: true).isRefusedForChanges)
  }

  @Test func `study fields are checked against the data dictionary of the same import`() throws {
    let registry = try folder.registry("r.sqlite", smallCohort)
    let files = [
      "data_field": "data_field,label,field_type,lowest,highest\npdl1,PD-L1 TPS,number,0,100\n",
      "observation":
        "patient_key,data_field,observed_on,value\nP1,pdl1,2020-01-20,55\nP1,pdl1,2020-01-21,155\n",
    ]
    #expect(
      try problems(files, into: registry) == [
        "observation.csv:3, column value: pdl1 is at most 100."
      ])
  }

  @Test func `an event without a number is replaced under the number it has`() throws {
    let registry = try folder.registry("r.sqlite", smallCohort)
    let files = [
      "adverse_event":
        "patient_key,adverse_event_term,grade,onset_on,relation\nP1,Anemia,3,2020-02-20,related\n"
    ]
    #expect(try load(files, into: registry, updates: true).isWritten)
    #expect(try registry.dump().contains { $0.hasPrefix("adverse_event: P1|1|Anemia|3|") })
  }

  @Test func `what stands only at the beginning of the laboratory rows is seen too`() throws {
    let registry = try folder.registry("r.sqlite", smallCohort)
    let header = "patient_key,sampled_on,analyte,value,unit\n"
    let rows = "P1,1900-01-01,hemoglobin,12,g/dL\nP1,2020-03-01,hemoglobin,11,g/dL\n"
    #expect(
      try problems(["laboratory_result": header + rows], into: registry).count == 1)
  }
}
