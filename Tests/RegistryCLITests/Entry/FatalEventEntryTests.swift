import ArgumentParser
import ClinicalRecords
import RegistryStore
import Testing

@testable import RegistryCLI

/// A3: a death names the event the patient died of.
struct FatalEventEntryTests {
  private let clinic: TemporaryRegistry

  init() throws {
    clinic = try TemporaryRegistry(hasPatient: true)
  }

  private let death = ["patient_key": "P001", "died_on": "2020-12-20"]

  private func addSepsis() throws -> SavedRow {
    try clinic.add(
      EventRow.self,
      [
        "patient_key": "P001", "adverse_event_term": "Sepsis", "grade": "5",
        "onset_on": "2020-12-10", "relation": "related",
      ])
  }

  @Test func `A3: an event of grade 5 without death says that one is needed`() throws {
    #expect(
      try addSepsis().warnings == [
        "Event 2 (Sepsis) has grade 5, but no death is recorded: it needs one that names the event."
      ])
  }

  @Test func `A3: what was tied is said`() throws {
    try clinic.add(DeathRow.self, death)
    #expect(
      try addSepsis().notes == [
        "The death now names event 2 (Sepsis), which has grade 5. "
          + "`nadir amend death P001 --clear event_number` takes that back."
      ])
    #expect(try clinic.rows(of: "death").map { $0[3] } == ["2"])
  }

  @Test func `A3: --event names the event, as --event-number does`() throws {
    for option in ["--event", "--event-number"] {
      let command = try NadirCommand.parseAsRoot(
        ["add", "death", "P001", "--died-on", "2020-12-20", option, "2"])
      let add = try #require(command as? AddRow<DeathRow>)
      #expect(add.rest.given["event_number"] == "2")
    }
  }

  @Test func `A3: an event that is not of grade 5, or not there, is answered with those that are`()
    throws
  {
    _ = try addSepsis()
    #expect(
      refusal { try clinic.add(DeathRow.self, death.merging(["event_number": "1"]) { $1 }) }
        == """
        --event-number: Event 1 (Immune system disorders - Other, specify) has grade 2; an event that kills \
        has grade 5. Events of grade 5: 2 (Sepsis).
        Nothing was written.
        """)
    #expect(
      refusal { try clinic.add(DeathRow.self, death.merging(["event_number": "7"]) { $1 }) }
        == """
        --event-number: The patient has no event 7. Events of grade 5: 2 (Sepsis).
        Nothing was written.
        """)
  }

  @Test func `A3: the event is asked for only where one has grade 5`() throws {
    let draft = try Draft(adding: .death, death, in: clinic.registry)
    let asked = try #require(draft.columns.first { $0.column.name == "event_number" })
    #expect(!draft.applies(asked))
    _ = try addSepsis()
    #expect(draft.applies(asked))
    #expect(draft.checked(asked).hint == "Events of grade 5: 2 (Sepsis).")
  }

  @Test func `A3: the page of a patient says of which event the patient died`() throws {
    try clinic.add(DeathRow.self, death)
    _ = try addSepsis()
    let records = try PatientRecords(of: "P001", in: clinic.registry)
    let timeline = records.timeline(fields: [], openLines: [:], lesions: [])
    #expect(timeline.contains { $0.text == "Death, of event 2 (Sepsis)" })
  }

  private func refusal(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch { return "\(error)" }
  }
}
