import ClinicalRecords
import RegistryStore
import Testing

@testable import RegistryCLI

struct PrompterTests {
  private let clinic: TemporaryRegistry

  init() throws {
    clinic = try TemporaryRegistry(hasPatient: true)
  }

  @Test func `needed values are asked for first, each until it can be taken`() throws {
    let script = Script(["2020-07-32", "2020-07-02", "7", "", "2"])
    let saved = try AddRow<PerformanceRow>.add(
      ["patient_key": "P001"], to: clinic.registry, asking: script.prompter)
    #expect(saved.key == "performance status P001, 2020-07-02")
    #expect(
      script.shown == """
        nadir add performance: ECOG performance status on a day.
        Enter skips what may stay empty, < goes back, Ctrl-C writes nothing.

        assessed_on  day it was judged
          YYYY-MM-DD.
        > 2020-07-32
          "2020-07-32" is not a calendar day. Allowed: YYYY-MM-DD.
        > 2020-07-02

        ecog  ECOG performance status, 0 to 5
          A whole number. Allowed: 0 to 5.
        > 7
          "7" is not allowed. Rule: ecog is 0 to 5.
        >\u{20}
          A value is needed here.
        > 2

        """)
  }

  @Test func `a part of a word of a long vocabulary shows what fits, the best first`() throws {
    let script = Script(["neutro", "1", "3", "related", "", "", "", "", "", "", "", ""])
    let saved = try AddRow<EventRow>.add(
      ["patient_key": "P001", "onset_on": "2020-09-01"], to: clinic.registry,
      asking: script.prompter)
    #expect(saved.key == "adverse event P001, 2")
    #expect(
      script.shown.contains(
        """
        > neutro
           1  Neutrophil count decreased
           2  Febrile neutropenia
           3  Sepsis
           4  Typhlitis
          Type its number.
        > 1

        """))
    #expect(try clinic.rows(of: "adverse_event")[1][2] == "Neutrophil count decreased")
  }

  @Test func `a contradiction shows beside the answer that makes it`() throws {
    let script = Script(["2019-12-24", "2021-01-11", "", "", "", "", "", "atez", "atezolizumab"])
    _ = try AddRow<LineRow>.add(
      ["patient_key": "P001"], to: clinic.registry, asking: script.prompter)
    #expect(
      script.shown.contains(
        """
        > 2019-12-24
          Line 3 starts (2019-12-24) not after line 2 (2020-07-01).
        > 2021-01-11

        """))
    #expect(script.shown.contains("\"atez\" is not a drug. Drugs with it: atezolizumab."))
    #expect(script.isUsedUp)
  }

  @Test func `a smaller-than sign goes back to the question before`() throws {
    let script = Script(["2021-01-11", "<", "2021-01-12", "telephone"])
    let saved = try AddRow<ContactRow>.add(
      ["patient_key": "P001"], to: clinic.registry, asking: script.prompter)
    #expect(saved.key == "follow-up contact P001, 2021-01-12")
  }

  @Test func `a study field says what its values may be`() throws {
    try clinic.add(
      FieldRow.self,
      ["data_field": "arm", "label": "Arm", "field_type": "level", "levels": "A|B"])
    let script = Script(["C", "B"])
    _ = try AddRow<ObservationRow>.add(
      ["patient_key": "P001", "data_field": "arm", "observed_on": "2020-07-01"],
      to: clinic.registry, asking: script.prompter)
    #expect(
      script.shown.hasSuffix(
        """
        value  value, in the form its field asks for
          A, B.
        > C
          arm is one of: A, B.
        > B

        """))
  }

  @Test func `nothing is asked when nothing needed is missing`() throws {
    let script = Script([])
    _ = try AddRow<ContactRow>.add(
      ["patient_key": "P001", "contacted_on": "2021-01-12"], to: clinic.registry,
      asking: script.prompter)
    #expect(script.shown.isEmpty)
  }

  @Test func `the end of input writes nothing`() throws {
    let script = Script(["2021-01-11"])
    let error = #expect(throws: InputEnded.self) {
      try AddRow<LineRow>.add(["patient_key": "P001"], to: clinic.registry, asking: script.prompter)
    }
    #expect(
      error?.description
        == "The input ended before every question was answered. Nothing was written.")
    #expect(try clinic.rows(of: "line_of_therapy").count == 2)
  }

  @Test func `only yes confirms`() throws {
    #expect(try Script(["y"]).prompter.confirms("Remove?"))
    #expect(try !Script([""]).prompter.confirms("Remove?"))
    #expect(try !Script(["no"]).prompter.confirms("Remove?"))
  }

  @Test func `a word of a shell is quoted only where it must be`() {
    #expect(ShellWord.quoted("atezolizumab,irinotecan") == "atezolizumab,irinotecan")
    #expect(ShellWord.quoted("O'Neill's mass") == #"'O'\''Neill'\''s mass'"#)
    #expect(ShellWord.quoted("") == "''")
  }
}
