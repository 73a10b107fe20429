import ArgumentParser
import ClinicalRecords
import RegistryStore
import Testing

@testable import RegistryCLI

struct LesionEntryTests {
  private let clinic: TemporaryRegistry

  init() throws {
    clinic = try TemporaryRegistry(hasPatient: true)
    for (label, category, organ, isNode) in [
      ("T1", "target", "liver", "no"), ("N1", "target", "axilla", "yes"),
      ("NT1", "non_target", "bone", "no"),
    ] {
      try clinic.add(
        LesionRow.self,
        [
          "patient_key": "P001", "lesion_label": label, "lesion_category": category,
          "organ": organ, "is_node": isNode,
        ])
    }
  }

  private func measure(
    _ label: String, _ values: [String: String], asking prompter: Prompter? = nil
  ) throws -> SavedRow {
    let key = ["patient_key": "P001", "measured_on": "2020-06-30", "lesion_label": label]
    return try AddRow<MeasurementRow>.add(
      key.merging(values) { $1 }, to: clinic.registry, asking: prompter)
  }

  private var measurements: [[String]] {
    get throws { try clinic.rows(of: "lesion_measurement").map { Array($0[2...]) } }
  }

  @Test func `who gives a length has measured`() throws {
    let saved = try measure("T1", ["longest_diameter_mm": "32.2"])
    #expect(saved.key == "lesion measurement P001, 2020-06-30, T1")
    #expect(try measurements == [["T1", "32.2", "", "measured"]])
  }

  @Test func `a measurement needs a length or a state`() throws {
    let error = #expect(throws: MissingValues.self) { try measure("T1", [:]) }
    #expect(
      error?.description.hasPrefix(
        "`nadir add measurement` needs --longest-diameter-mm or --short-axis-mm or --lesion-state.")
        == true)
  }

  @Test func `a state that says nothing about the lesion is refused with those that do`() throws {
    let error = #expect(throws: NothingWritten.self) {
      try measure("T1", ["lesion_state": "present"])
    }
    #expect(
      error?.description == """
        --lesion-state: present does not fit T1, a target lesion. Allowed: absent, measured, merged, \
        not_done, not_evaluable, split, too_small, treated.
        Nothing was written.
        """)
    #expect(throws: NothingWritten.self) { try measure("T1", ["lesion_state": "measured"]) }
  }

  @Test func `a lesion that is not registered is answered with those that are`() throws {
    let error = #expect(throws: NothingWritten.self) {
      try measure("T9", ["longest_diameter_mm": "10"])
    }
    #expect(
      error?.description == """
        --lesion-label: There is no lesion "T9". Lesions: N1 (axilla), NT1 (bone), T1 (liver).
        Nothing was written.
        """)
  }

  @Test(arguments: [("-3", "is negative"), ("32.25", "has more than one decimal")])
  func `a length is millimeters with one decimal`(_ written: String, _ claim: String) throws {
    let error = #expect(throws: NothingWritten.self) {
      try measure("T1", ["longest_diameter_mm": written])
    }
    #expect(error?.description.contains(claim) == true)
  }

  @Test func `a length beyond the schema's range is refused`() throws {
    let error = #expect(throws: NothingWritten.self) {
      try measure("T1", ["longest_diameter_mm": "1000"])
    }
    #expect(
      error?.description.contains("Rule: longest_diameter_mm is 0 to 999.9.") == true)
  }

  @Test func `a node is asked for its short axis, another lesion for its longest diameter`() throws
  {
    // R9
    let node = Script(["12.5"])
    _ = try measure("N1", [:], asking: node.prompter)
    #expect(node.shown.contains("short_axis_mm") && !node.shown.contains("longest_diameter_mm"))
    let other = Script(["32"])
    _ = try measure("T1", [:], asking: other.prompter)
    #expect(other.shown.contains("longest_diameter_mm") && !other.shown.contains("short_axis_mm"))
    #expect(try measurements == [["N1", "", "12.5", "measured"], ["T1", "32.0", "", "measured"]])
  }

  @Test func `without a length the states that fit the lesion are offered`() throws {
    let script = Script(["", "present", "gone"])
    _ = try measure("T1", [:], asking: script.prompter)
    #expect(script.shown.contains("  absent         Gone: counts as 0 mm\n"))
    #expect(!script.shown.contains("  present  "))
    #expect(script.shown.contains("present does not fit T1, a target lesion."))
    #expect(try measurements == [["T1", "", "", "absent"]])
  }

  @Test func `a length given for one lesion is not kept for another`() throws {
    let script = Script(["T1", "32", "<", "<", "N1", "12"])
    _ = try AddRow<MeasurementRow>.add(
      ["patient_key": "P001", "measured_on": "2020-06-30", "lesion_state": "measured"],
      to: clinic.registry, asking: script.prompter)
    #expect(try measurements.count == 1)
  }

  @Test func `a dose takes a brand for the drug`() throws {
    let saved = try clinic.add(
      ExposureRow.self, ["patient_key": "P001", "given_on": "2020-07-01", "agent": "Tecentriq"])
    #expect(saved.key == "drug exposure P001, 2020-07-01, atezolizumab")
    #expect(
      try clinic.rows(of: "drug_exposure")
        == [["P001", "2020-07-01", "atezolizumab", "", "1"]])
  }

  @Test func `a measurement that contradicts the entered response is odd at once`() throws {
    // R31: 46.0 to 32.2 mm is PR.
    try clinic.add(
      AssessmentRow.self,
      ["patient_key": "P001", "assessed_on": "2020-08-12", "overall_response": "SD"])
    _ = try measure("T1", ["longest_diameter_mm": "46"])
    let saved = try measure("T1", ["measured_on": "2020-08-12", "longest_diameter_mm": "32.2"])
    #expect(
      saved.warnings == [
        "SD was entered on 2020-08-12, but its lesions give PR (sum 32.2 mm; baseline 46.0 mm, nadir "
          + "46.0 mm)."
      ])
  }

  @Test func `removing a lesion needs yes where measurements go with it`() throws {
    _ = try measure("T1", ["longest_diameter_mm": "32.2"])
    let words = ["remove", "lesion", "P001", "--reason", "x", "--registry", clinic.registry.path]
    let error = #expect(throws: CommandError.self) {
      var command = try NadirCommand.parseAsRoot(words + ["--lesion-label", "T1"])
      try command.run()
    }
    #expect(
      error?.description == "With lesion P001, T1 these rows are removed: 1 of lesion_measurement. "
        + "Nothing was written. --yes removes it and them.")
    var command = try NadirCommand.parseAsRoot(words + ["--lesion-label", "NT1"])
    try command.run()
    #expect(try clinic.rows(of: "lesion").map { $0[1] } == ["N1", "T1"])
  }
}
