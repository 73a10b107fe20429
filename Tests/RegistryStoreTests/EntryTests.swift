import ClinicalRecords
import GRDB
import Testing

@testable import RegistryStore

struct EntryTests {
  let registry: Registry
  let today = ClinicalDate("2025-01-10")

  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    registry = try folder.registry("r.sqlite", smallCohort)
  }

  func enter(_ table: String, _ values: [String: String]) throws -> EntryReport {
    try registry.enter([(table, TextRow(values))], by: .test, today: today)
  }

  func refusal(_ body: () throws -> Void) throws -> String {
    let before = try registry.dump()
    var text = "accepted"
    do { try body() } catch { text = "\(error)" }
    #expect(try registry.dump() == before)
    return text
  }

  @Test func `a row is saved with its key, and logged with who and why`() throws {
    let report = try enter(
      "tumor_assessment",
      ["patient_key": "P1", "assessed_on": "2020-10-01", "overall_response": "stable disease"])
    #expect(report.key == "tumor assessment P1, 2020-10-01, 1")
    #expect(report.warnings.isEmpty)
    #expect(try registry.dump().contains { $0.hasPrefix("tumor_assessment: P1|2020-10-01|1|SD|") })
    let logged = try registry.read {
      try Row.fetchOne(
        $0,
        sql:
          "SELECT kind, table_name, made_by, reason FROM change JOIN change_set USING (change_set_id) ORDER BY change_id DESC LIMIT 1"
      )
    }
    #expect(
      logged == [
        "kind": "entered", "table_name": "tumor_assessment", "made_by": "tester",
        "reason": "a test",
      ])
  }

  @Test func `a row that exists is not entered twice`() throws {
    #expect(
      try refusal { _ = try enter("site", ["site": "S1", "label": "South"]) }
        == "site S1 is registered already. `nadir amend` changes a row.")
  }

  @Test func `lines must not overlap`() throws {
    #expect(
      try refusal {
        _ = try enter(
          "line_of_therapy",
          ["patient_key": "P2", "line_number": "2", "started_on": "2020-03-20"])
      } == "Line 2 starts (2020-03-20) before line 1 ended (2020-04-01). Lines must not overlap.")
  }

  @Test func `nothing is dated after death`() throws {
    #expect(
      try refusal {
        _ = try enter("follow_up_contact", ["patient_key": "P2", "contacted_on": "2021-01-01"])
      } == "A contact is dated 2021-01-01, after death (2020-09-01).")
  }

  @Test func `what is odd is saved with a warning`() throws {
    let report = try enter(
      "line_of_therapy", ["patient_key": "P2", "line_number": "3", "started_on": "2020-06-01"])
    #expect(report.warnings.sorted() == ["Line 3 follows line 1.", "Line 3 has no drugs."])
  }

  @Test func `all wrong values of a row are told at once`() throws {
    #expect(
      try refusal {
        _ = try enter(
          "adverse_event",
          [
            "patient_key": "P1", "adverse_event_term": "anemia", "grade": "x",
            "relation": "perhaps",
          ])
      }
        == """
        adverse_event, column grade: "x" is not a whole number. Allowed: a whole number.
        adverse_event, column relation: "perhaps" is not a relation. Allowed: \
        not_related, possible, probable, related, unknown, unlikely.
        """)
  }

  @Test func `a changed row keeps its old content in the log`() throws {
    let row = TextRow(["patient_key": "P1", "line_number": "1", "end_reason": "toxicity"])
    _ = try registry.amend("line_of_therapy", row, newKey: [:], by: .test, today: today)
    #expect(
      try registry.dump().contains {
        $0.hasPrefix("line_of_therapy: P1|1|2020-02-01|2020-05-01|toxicity|4")
      })
    let old = try registry.read {
      try String.fetchOne($0, sql: "SELECT old_row FROM change WHERE kind = 'changed'")
    }
    #expect(old?.contains("\"end_reason\":\"progression\"") == true)
  }

  @Test func `a wrong day that is part of a key can be corrected`() throws {
    let row = TextRow(["patient_key": "P1", "assessed_on": "2020-07-30"])
    _ = try registry.amend(
      "tumor_assessment", row, newKey: ["assessed_on": "2020-07-31"], by: .test, today: today)
    #expect(try registry.dump().contains { $0.hasPrefix("tumor_assessment: P1|2020-07-31|1|PR") })
  }

  @Test func `a row that is not there can be neither changed nor removed`() throws {
    let row = TextRow(["patient_key": "P1", "line_number": "7"])
    let sentence =
      "There is no line of therapy P1, 7. `nadir list line_of_therapy` shows what there is."
    #expect(
      try refusal { _ = try registry.remove("line_of_therapy", row, by: .test) } == sentence)
  }

  @Test func `a removed patient takes along all rows, each kept in the log`() throws {
    let removed = try registry.remove("patient", TextRow(["patient_key": "P1"]), by: .test)
    #expect(removed == 12)
    #expect(try !registry.dump().contains { $0.contains("P1|") })
    let kept = try registry.read {
      try Int.fetchOne(
        $0, sql: "SELECT count(*) FROM change WHERE kind = 'removed' AND old_row IS NOT NULL")
    }
    #expect(kept == removed)
  }

  @Test func `a line that an event is stated for cannot be removed`() throws {
    _ = try registry.amend(
      "adverse_event", TextRow(["patient_key": "P1", "event_number": "1", "line_number": "1"]),
      newKey: [:], by: .test, today: today)
    #expect(
      try refusal {
        _ = try registry.remove(
          "line_of_therapy", TextRow(["patient_key": "P1", "line_number": "1"]), by: .test)
      } == "Other rows still refer to this line of therapy. Change or remove them first.")
  }

  @Test func `a study field is checked however it is named`() throws {
    _ = try enter(
      "data_field",
      ["data_field": "pdl1_tps", "label": "PD-L1 TPS", "field_type": "number", "highest": "100"])
    for name in ["pdl1_tps", "PDL1_TPS", "PD-L1 TPS"] {
      #expect(
        try refusal {
          _ = try enter(
            "observation",
            [
              "patient_key": "P1", "data_field": name, "observed_on": "2020-01-20",
              "value": "banana",
            ])
        } == "observation, column value: pdl1_tps is a number.")
    }
  }

  @Test func `a field cannot be narrowed under its values`() throws {
    _ = try enter(
      "data_field", ["data_field": "w", "label": "Weight", "field_type": "number"])
    _ = try enter(
      "observation",
      ["patient_key": "P1", "data_field": "w", "observed_on": "2020-01-20", "value": "150"])
    #expect(
      try refusal {
        _ = try registry.amend(
          "data_field", TextRow(["data_field": "w", "highest": "100"]), newKey: [:], by: .test,
          today: today)
      } == "1 registered value of w would no longer fit. Correct them first.")
  }

  @Test func `a row is not moved to another patient`() throws {
    #expect(
      try refusal {
        _ = try registry.amend(
          "tumor_assessment", TextRow(["patient_key": "P1", "assessed_on": "2020-07-30"]),
          newKey: ["patient_key": "P2"], by: .test, today: today)
      } == "A row cannot be moved to another patient. Remove it there and add it here.")
  }

  @Test
  func `a line that gets another number takes its drugs along, and the log has their old rows`()
    throws
  {
    _ = try registry.amend(
      "line_of_therapy", TextRow(["patient_key": "P1", "line_number": "2"]),
      newKey: ["line_number": "3"], by: .test, today: today)
    #expect(try registry.dump().contains { $0.hasPrefix("line_drug: P1|3|atezolizumab") })
    let logged = try registry.read {
      try String.fetchAll(
        $0, sql: "SELECT row_key FROM change WHERE kind = 'changed' ORDER BY change_id")
    }
    #expect(logged == ["[2,2]", "[2,2,\"atezolizumab\"]"])
    let moved = try registry.read {
      try String.fetchOne($0, sql: "SELECT new_row_key FROM change WHERE row_key = '[2,2]'")
    }
    #expect(moved == "[2,3]")
  }

  @Test func `a change that changes nothing is neither made nor logged`() throws {
    let same = TextRow(["patient_key": "P1", "line_number": "1", "end_reason": "progression"])
    #expect(
      try refusal {
        _ = try registry.amend("line_of_therapy", same, newKey: [:], by: .test, today: today)
      } == "Nothing to change: the row has these values already.")
    #expect(
      try registry.read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM change WHERE kind = 'changed'")
      } == 0)
  }

  @Test func `the number of a removed patient is not given again`() throws {
    _ = try registry.remove("patient", TextRow(["patient_key": "P3"]), by: .test)
    _ = try enter("patient", ["patient_key": "P4", "sex": "F"])
    let numbers = try registry.read {
      try Row.fetchOne(
        $0,
        sql: """
          SELECT (SELECT patient_id FROM patient WHERE patient_key = 'P4'),
            (SELECT old_row ->> 'patient_id' FROM change WHERE kind = 'removed')
          """)
    }
    #expect(numbers?[0] as Int? == 4 && numbers?[1] as Int? == 3)
  }
}
