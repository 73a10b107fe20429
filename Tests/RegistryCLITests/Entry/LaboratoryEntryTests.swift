import ClinicalRecords
import RegistryStore
import Testing

@testable import RegistryCLI

struct LaboratoryEntryTests {
  private let clinic: TemporaryRegistry

  init() throws {
    clinic = try TemporaryRegistry(hasPatient: true)
  }

  private func add(
    _ values: [String: String], asking prompter: Prompter? = nil
  ) throws -> SavedRow {
    let row = ["patient_key": "P001", "sampled_on": "2020-07-01", "analyte": "Hb"]
    return try AddRow<LabRow>.add(
      row.merging(values) { $1 }, to: clinic.registry, asking: prompter)
  }

  @Test func `a unit is asked for with those of the analyte`() throws {
    // G2
    let script = Script(["mg/L", "g/L", "120", "100", "160", ""])
    _ = try add(["value": "135"], asking: script.prompter)
    #expect(
      script.shown.contains("unit  unit of the result and its limits\n  Known: g/L, g/dL, mmol/L."))
    #expect(script.shown.contains("hemoglobin in \"mg/L\" can be neither graded nor converted."))
    #expect(
      script.shown.contains("The lower limit of normal, 120, is above the upper one, 100."))
    #expect(
      try clinic.rows(of: "laboratory_result")
        == [["P001", "2020-07-01", "hemoglobin", "1", "135.0", "g/L", "120.0", "160.0", ""]])
  }

  @Test func `the unit and the limits of the last result are shown`() throws {
    _ = try add(["value": "135", "unit": "g/L", "lower_limit": "115", "upper_limit": "150"])
    let script = Script(["g/L", "115", "150", ""])
    _ = try add(["sampled_on": "2020-07-22", "value": "128"], asking: script.prompter)
    #expect(script.shown.contains("Last for hemoglobin: g/L. Known: g/L, g/dL, mmol/L."))
    #expect(script.shown.contains("Last for hemoglobin in g/L: 115.0."))
    #expect(script.shown.contains("Last for hemoglobin in g/L: 150.0."))
  }

  @Test func `a unit that is none of the analyte's is refused`() throws {
    let error = #expect(throws: NothingWritten.self) { try add(["value": "135", "unit": "mg/L"]) }
    #expect(
      error?.description == """
        --unit: hemoglobin in "mg/L" can be neither graded nor converted. Known units: g/L, g/dL, mmol/L. \
        Correct the unit, or convert the value and its limits into one of these.
        Nothing was written.
        """)
  }
}
