import ClinicalRecords
import GRDB
import Testing

@testable import RegistryStore

/// A3: a death names the event the patient died of.
struct FatalEventTests {
  let folder: TestFolder
  /// P1 is alive; P2 died on 2020-09-01 and has one event, of grade 1.
  let registry: Registry

  init() throws {
    folder = try TestFolder()
    registry = try folder.registry("r.sqlite", smallCohort)
  }

  private func enter(_ table: String, _ values: [String: String]) throws -> EntryReport {
    try registry.enter(
      [(table, TextRow(values))], by: .test, today: ClinicalDate("2025-01-10"))
  }

  private func sepsis(_ patient: String, _ number: Int? = nil) -> [String: String] {
    var values = [
      "patient_key": patient, "adverse_event_term": "Sepsis", "grade": "5",
      "onset_on": "2020-08-20", "relation": "related", "line_number": "1",
    ]
    values["event_number"] = number.map { "\($0)" }
    return values
  }

  private func death(_ patient: String) throws -> [String]? {
    try registry.dump().first { $0.hasPrefix("death: \(patient)|") }?
      .dropFirst("death: ".count).split(separator: "|", omittingEmptySubsequences: false)
      .map(String.init)
  }

  private func refusal(_ body: () throws -> Void) -> String {
    do { try body() } catch RegistryError.refused(let sentences) {
      return sentences.joined(separator: "\n")
    } catch { return "\(error)" }
    return ""
  }

  @Test func `A3: an event of grade 5 is tied to the death that is there`() throws {
    let report = try enter("adverse_event", sepsis("P2"))
    #expect(
      report.notes == [
        "The death now names event 2 (Sepsis), which has grade 5. "
          + "`nadir amend death P2 --clear event_number` takes that back."
      ])
    #expect(report.warnings == [])
    #expect(try death("P2") == ["P2", "2020-09-01", "", "2"])
    let changes = try registry.read {
      try Row.fetchAll(
        $0, sql: "SELECT table_name, kind FROM change ORDER BY change_id DESC LIMIT 2")
    }
    #expect(changes.map { "\($0[0] ?? "")" } == ["death", "adverse_event"])
  }

  @Test func `A3: a death is tied to the event of grade 5 that is there`() throws {
    let early = try enter("adverse_event", sepsis("P1"))
    #expect(
      early.warnings.contains {
        $0.hasPrefix("Event 3 (Sepsis) has grade 5, but no death is recorded")
      })
    let report = try enter("death", ["patient_key": "P1", "died_on": "2020-12-05"])
    #expect(report.notes.count == 1 && report.warnings == [])
    #expect(try death("P1")?.last == "3")
  }

  @Test func `A3: a death that names its event, or has two to choose from, is left alone`() throws {
    _ = try enter("adverse_event", sepsis("P2"))
    let second = try enter("adverse_event", sepsis("P2", 7))
    #expect(second.notes == [] && second.warnings.count == 1)
    #expect(try death("P2")?.last == "2")
    _ = try registry.amend(
      "death", TextRow(["patient_key": "P2", "event_number": ""]), newKey: [:], by: .test,
      today: nil)
    #expect(try death("P2")?.last == "")
  }

  @Test func `A3: an event whose grade becomes 5 is tied`() throws {
    var values = sepsis("P2")
    values["grade"] = "4"
    #expect(try enter("adverse_event", values).notes == [])
    let key = ["patient_key": "P2", "event_number": "2"]
    let report = try registry.amend(
      "adverse_event", TextRow(key.merging(["grade": "5"]) { $1 }), newKey: [:], by: .test,
      today: nil)
    #expect(report.notes.count == 1)
    let back = refusal {
      _ = try registry.amend(
        "adverse_event", TextRow(key.merging(["grade": "3"]) { $1 }), newKey: [:], by: .test,
        today: nil)
    }
    #expect(
      back
        == "The death names event 2 (Sepsis), which has grade 3; an event that kills has grade 5.")
  }

  @Test func `A3: a tie that was taken back returns by no other event`() throws {
    _ = try enter("adverse_event", sepsis("P2"))
    _ = try registry.amend(
      "death", TextRow(["patient_key": "P2", "event_number": ""]), newKey: [:], by: .test,
      today: nil)
    var mild = sepsis("P2", 7)
    (mild["grade"], mild["adverse_event_term"]) = ("1", "Anemia")
    #expect(try enter("adverse_event", mild).notes == [])
    let change = TextRow(["patient_key": "P2", "event_number": "7", "grade": "2"])
    let amended = try registry.amend(
      "adverse_event", change, newKey: [:], by: .test, today: nil)
    #expect(amended.notes == [])
    #expect(try death("P2")?.last == "")
  }

  @Test func `A3: an event that a death names is not removed, and the way is shown`() throws {
    _ = try enter("adverse_event", sepsis("P2"))
    let event = TextRow(["patient_key": "P2", "event_number": "2"])
    #expect(
      refusal { _ = try registry.remove("adverse_event", event, by: .test) }
        == "The death of the patient names this event. `nadir amend death P2 --clear event_number` "
        + "takes the name away; then it can be removed.")
    _ = try registry.amend(
      "death", TextRow(["patient_key": "P2", "event_number": ""]), newKey: [:], by: .test,
      today: nil)
    #expect(try registry.remove("adverse_event", event, by: .test) == 1)
  }

  @Test func `A3: a patient goes with the death and its event`() throws {
    _ = try enter("adverse_event", sepsis("P2"))
    _ = try registry.remove("patient", TextRow(["patient_key": "P2"]), by: .test)
    #expect(try registry.dump().contains { $0.contains(": P2|") } == false)
  }

  @Test func `A3: a new number of an event is a new number in the death`() throws {
    _ = try enter("adverse_event", sepsis("P2"))
    _ = try registry.amend(
      "adverse_event", TextRow(["patient_key": "P2", "event_number": "2"]),
      newKey: ["event_number": "9"], by: .test, today: nil)
    #expect(try death("P2")?.last == "9")
    let tables = try registry.read {
      try String.fetchAll(
        $0, sql: "SELECT table_name FROM change ORDER BY change_id DESC LIMIT 2")
    }
    #expect(tables == ["death", "adverse_event"])
  }

  @Test func `A3: a death cannot name an event that is not there`() throws {
    let sentence =
      "The patient has no adverse event with this event_number. Add the event first, or import "
      + "adverse_event.csv with this file."
    #expect(
      refusal {
        _ = try registry.amend(
          "death", TextRow(["patient_key": "P2", "event_number": "8"]), newKey: [:], by: .test,
          today: nil)
      } == sentence)
    let file = ["death": "patient_key,died_on,event_number\nP1,2021-01-01,8\n"]
    let report = try registry.load(try folder.sources(file, registry), by: .test)
    #expect(report.problems.map(\.description) == ["death.csv:2: \(sentence)"])
  }

  @Test func `A3: events and deaths that name them are imported together`() throws {
    let empty = try folder.registry("b.sqlite")
    var files = smallCohort
    files["adverse_event"] = """
      patient_key,event_number,adverse_event_term,grade,onset_on,relation
      P2,1,Sepsis,5,2020-04-20,related
      """
    files["death"] = "patient_key,died_on,cause_of_death,event_number\nP2,2020-09-01,treatment,1\n"
    let report = try empty.load(try folder.sources(files, empty), by: .test)
    #expect(report.isWritten && report.warnings == [])
    #expect(try empty.dump().contains("death: P2|2020-09-01|treatment|1"))
    let again = try empty.load(try folder.sources(files, empty), by: .test)
    #expect(again.isWritten && again.changeCount == 0)
  }

  @Test func `A3: a file's death that names an event of a lower grade is refused at its line`()
    throws
  {
    let file = ["death": "patient_key,died_on,event_number\nP1,2021-01-01,1\n"]
    let report = try registry.load(try folder.sources(file, registry), by: .test)
    #expect(
      report.problems.map(\.description) == [
        "death.csv:2, column event_number: P1: The death names event 1 (Anemia), which has grade 2; "
          + "an event that kills has grade 5."
      ])
  }

  @Test(arguments: [
    (
      "fatal", "3",
      "Event 2 (Sepsis) ended in death, but has grade 3; an event that kills has grade 5."
    ),
    ("recovered", "5", "Event 2 (Sepsis) has grade 5, but an outcome other than death."),
    ("not_recovered", "5", "Event 2 (Sepsis) has grade 5, but an outcome other than death."),
  ])
  func `A3: outcome and grade say the same`(outcome: String, grade: String, said: String) throws {
    let row = sepsis("P2").merging(["event_outcome": outcome, "grade": grade]) { $1 }
    #expect(try enter("adverse_event", row).warnings == [said])
  }

  @Test(arguments: [("fatal", "5"), ("unknown", "5"), ("unknown", "3"), ("recovered", "3")])
  func `A3: an outcome that is not known contradicts no grade`(
    outcome: String, grade: String
  ) throws {
    let row = sepsis("P2").merging(["event_outcome": outcome, "grade": grade]) { $1 }
    #expect(try enter("adverse_event", row).warnings == [])
  }

  @Test func `A2: the windows of the checks are the registry's settings`() throws {
    let pneumonitis = [
      "patient_key": "P2", "adverse_event_term": "Pneumonitis", "grade": "2",
      "onset_on": "2020-05-31", "relation": "related", "is_immune_related": "1",
    ]
    // 60 days after the end of line 1, 2020-04-01.
    #expect(try enter("adverse_event", pneumonitis).warnings == [])
    _ = try enter(
      "registry_setting", ["registry_setting": "immune_related_window_days", "value": "59"])
    let checks = try registry.recordChecks(today: nil)
    let history = try #require(try registry.history(ofPatient: "P2"))
    #expect(checks.findings(in: history).map(\.rule) == ["event-outside-lines"])
  }
}
