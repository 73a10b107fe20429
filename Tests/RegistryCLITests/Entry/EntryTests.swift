import ClinicalRecords
import RegistryStore
import Testing

@testable import RegistryCLI

struct EntryTests {
  private let clinic: TemporaryRegistry

  init() throws {
    clinic = try TemporaryRegistry(hasPatient: true)
  }

  @Test func `a line of therapy takes the next number and its drugs`() throws {
    let saved = try clinic.add(
      LineRow.self,
      ["patient_key": "P001", "started_on": "2021-01-11", "drugs": "cisplatin, Etopophos"])
    #expect(saved.key == "line of therapy P001, 3")
    let drugs = try clinic.rows(of: "line_drug").filter { $0[1] == "3" }.map { $0[2] }
    #expect(drugs == ["cisplatin", "etoposide"])
  }

  @Test func `all missing options are named at once`() throws {
    let error = #expect(throws: MissingValues.self) {
      try clinic.add(EventRow.self, ["grade": "3"])
    }
    #expect(
      error?.description
        == "`nadir add event` needs <patient-key>, --adverse-event-term, --relation. Nothing was "
        + "written. On a terminal it asks for them; `nadir add event --help` explains them.")
  }

  @Test func `all wrong values are named at once`() throws {
    #expect(
      refusal {
        try clinic.add(
          PatientRow.self, ["patient_key": "P002", "sex": "Q", "born_on": "1955-13"])
      } == """
        --sex: "Q" is not a sex. Allowed: F, M, U.
        --born-on: The value is not a calendar day. Allowed: YYYY-MM-DD, or YYYY-MM or YYYY where no \
        more is known.
        Nothing was written.
        """)
  }

  @Test func `a number outside the schema's range is refused with the rule`() throws {
    #expect(
      refusal {
        try clinic.add(
          PerformanceRow.self, ["patient_key": "P001", "assessed_on": "2020-07-01", "ecog": "7"])
      } == """
        --ecog: "7" is not allowed. Rule: ecog is 0 to 5.
        Nothing was written.
        """)
  }

  @Test func `a line cannot begin before the one before it ended`() throws {
    #expect(
      refusal {
        try clinic.add(LineRow.self, ["patient_key": "P001", "started_on": "2020-06-30"])
      } == """
        Line 3 starts (2020-06-30) not after line 2 (2020-07-01).
        Nothing was written.
        """)
    #expect(try clinic.rows(of: "line_of_therapy").count == 2)
  }

  @Test func `nothing can be dated after death`() throws {
    #expect(
      refusal { try clinic.add(DeathRow.self, ["patient_key": "P001", "died_on": "2020-11"]) }
        == """
        A contact is dated 2020-12-01, after death (2020-11-30).
        Nothing was written.
        """)
  }

  @Test func `a grade that CTCAE does not have is refused`() throws {
    #expect(
      refusal {
        try clinic.add(
          EventRow.self,
          [
            "patient_key": "P001", "adverse_event_term": "Febrile neutropenia", "grade": "1",
            "relation": "related",
          ])
      } == """
        --grade: Febrile neutropenia has no grade 1 in CTCAE 5.0. It has 3, 4, 5.
        Nothing was written.
        """)
  }

  @Test func `an unknown patient is answered with the nearest`() throws {
    #expect(
      refusal {
        try clinic.add(ContactRow.self, ["patient_key": "P01", "contacted_on": "2020-12-02"])
      } == """
        <patient-key>: There is no patient "P01". Nearest: P001.
        Nothing was written.
        """)
  }

  @Test func `a value outside its study field's range is refused`() throws {
    try clinic.add(
      FieldRow.self,
      ["data_field": "pdl1_tps", "label": "PD-L1 TPS", "field_type": "number", "highest": "100"])
    #expect(
      refusal {
        try clinic.add(
          ObservationRow.self,
          [
            "patient_key": "P001", "data_field": "pdl1_tps", "observed_on": "2020-07-01",
            "value": "160",
          ])
      } == """
        --value: pdl1_tps is at most 100.
        Nothing was written.
        """)
  }

  @Test func `a study field cannot take a word that questions have already`() throws {
    for word in ["age", "line", "has_drug", "not"] {
      let sentence = refusal {
        try clinic.add(FieldRow.self, ["data_field": word, "label": "A", "field_type": "text"])
      }
      #expect(sentence.hasPrefix("<data-field>: \"\(word)\" is a word of questions already: "))
    }
    try clinic.add(FieldRow.self, ["data_field": "ages", "label": "A", "field_type": "text"])
  }

  @Test func `every setting of the vocabulary can be entered, no other`() throws {
    try clinic.add(SettingRow.self, ["registry_setting": "cox_ties", "value": "efron"])
    let sentence = refusal {
      try clinic.add(SettingRow.self, ["registry_setting": "confirm", "value": "28"])
    }
    #expect(
      sentence.hasPrefix(
        "<registry-setting>: \"confirm\" is not a setting. Nearest: confirmation_days, "))
  }

  @Test func `a setting may be named by a synonym, and is refused a value it does not allow`()
    throws
  {
    try clinic.add(SettingRow.self, ["registry_setting": "confirmDays", "value": "56"])
    #expect(try clinic.registry.settings().rules.map(\.name) == ["confirmation_days"])
    let refused = [
      ("pfsRule", "policy", "censoring is one of: default, fda, ema, real-world."),
      ("days_per_month", "27", "days_per_month is a number, 28 to 31."),
      ("cutoff_on", "2025-02-30", "cutoff_on is a day, YYYY-MM-DD."),
      ("adds_one_day", "yes", "adds_one_day is 0 or 1."),
      ("maxNE", "100", "confirmation_ne_limit is a whole number, 0 to 99."),
    ]
    for (name, value, rule) in refused {
      let sentence = refusal {
        try clinic.add(SettingRow.self, ["registry_setting": name, "value": value])
      }
      #expect(sentence == "--value: \(rule)\nNothing was written.")
    }
  }

  @Test func `free text is not repeated in an error`() throws {
    let sentence = refusal {
      try clinic.add(
        LabRow.self,
        [
          "patient_key": "P001", "sampled_on": "2020-07-01", "analyte": "ldh", "value": "412",
          "unit": "=Maria Miller",
        ])
    }
    #expect(sentence.hasPrefix("--unit: The value begins with ="))
    #expect(!sentence.contains("Miller"))
  }

  @Test func `what is merely odd is saved with a warning`() throws {
    let saved = try clinic.add(LineRow.self, ["patient_key": "P001", "started_on": "2021-01-11"])
    #expect(
      saved.warnings == [
        "Line 2 has no end although line 3 has started.", "Line 3 has no drugs.",
      ])
  }

  /// The whole text of the error.
  private func refusal(_ body: () throws -> some Any) -> String {
    do {
      _ = try body()
      return "saved"
    } catch {
      return "\(error)"
    }
  }
}
