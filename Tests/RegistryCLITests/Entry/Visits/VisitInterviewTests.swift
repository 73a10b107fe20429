import ArgumentParser
import ClinicalRecords
import RegistryStore
import Testing

@testable import RegistryCLI

struct VisitInterviewTests {
  private let clinic: TemporaryRegistry

  init() throws {
    clinic = try TemporaryRegistry()
    try clinic.add(PatientRow.self, ["patient_key": "P1", "sex": "F", "age_at_diagnosis": "60"])
    try clinic.add(
      LineRow.self, ["patient_key": "P1", "started_on": "2020-09-07", "drugs": "atezolizumab"])
  }

  private func visit(_ script: Script, _ words: [String] = []) throws -> String {
    try VisitCommand.parse(["P1"] + words)
      .enter(in: clinic.registry, asking: script.prompter) { _ in }
  }

  private func count(_ table: String) throws -> Int { try clinic.rows(of: table).count }

  private func addBaseline() throws {
    let script = Script([
      "2020-09-01", "t", "liver", "n", "46", "n", "bone", "", "", "", "y",
    ])
    #expect(try visit(script) == "Saved visit P1, 2020-09-01: 2 measurements, 2 lesions.")
    #expect(script.isUsedUp)
  }

  @Test func `a baseline asks for lesions one after another`() throws {
    let script = Script([
      "2020-09-01", "t", "axilla", "y", "18", "t", "lymph node", "20.5", "", "y",
    ])
    #expect(try visit(script) == "Saved visit P1, 2020-09-01: 2 measurements, 2 lesions.")
    #expect(
      script.shown.hasPrefix(
        """
        nadir visit P1: one visit, lesion by lesion.
        ? shows what may be answered, < goes back, Ctrl-C writes nothing.

        measured_on  day of the images
          YYYY-MM-DD.
        > 2020-09-01

        Baseline of line 1, which starts 2020-09-07: 0 lesions followed.

        Another lesion?
          t for target, n for non-target, Enter when there is no more.
        > t

        T1  organ
          Such as liver, or lymph node.
        > axilla

        Is it a lymph node? [y/N]
        > y

        T1  axilla, short axis in mm
          Such as 32.2.
        > 18

        """))
    #expect(script.shown.contains("T2  lymph node, short axis in mm"))
    #expect(script.shown.contains("  sum            38.5 mm"))
  }

  @Test func `a visit walks through the lesions with what is known of each`() throws {
    try addBaseline()
    let script = Script(["2020-10-19", "33", "<", "32.2", "?", "p", "", "PR", "y"])
    #expect(
      try visit(script) == "Saved visit P1, 2020-10-19: 2 measurements, 1 assessment.")
    #expect(
      script.shown.contains(
        """
        Line 1 since 2020-09-07, day 42: 2 lesions followed.

        T1  liver · baseline 46.0 · nadir 46.0 · last 46.0 on 2020-09-01
          Target: a length in mm, absent (a), too_small (s), not_evaluable (ne), not_done (nd), treated (t),
          split (sp), merged (m).
        > 33

        NT1  bone · baseline present · last present on 2020-09-01

        """))
    #expect(script.shown.contains("  overall        PR, as entered\n"))
    #expect(script.isUsedUp)
    #expect(try clinic.rows(of: "lesion_measurement")[3][3] == "32.2")
  }

  @Test func `going back from the last question asks the one before again`() throws {
    try addBaseline()
    let script = Script(["2020-10-19", "32.2", "p", "", "SD", "<", "PR", "yes"])
    _ = try visit(script)
    #expect(try clinic.rows(of: "tumor_assessment").map { $0[3] } == ["PR"])
  }

  @Test func `anything but yes writes nothing`() throws {
    try addBaseline()
    let error = #expect(throws: CommandError.self) {
      try visit(Script(["2020-10-19", "32.2", "p", "", "", ""]))
    }
    #expect(error?.description == "Nothing was written.")
    #expect(throws: InputEnded.self) { try visit(Script(["2020-10-19", "32.2"])) }
    #expect(try count("lesion_measurement") == 2)
  }

  @Test func `an answer that is neither yes nor no is asked again`() throws {
    try addBaseline()
    let script = Script(["2020-10-19", "32.2", "p", "", "", "save", "Yes"])
    #expect(try visit(script) == "Saved visit P1, 2020-10-19: 2 measurements.")
    #expect(
      script.shown.contains(
        "save\n  y saves, n or Enter ends without writing, "
          + "< goes back to the last question.\n"))
    #expect(script.isUsedUp)
  }

  @Test func `a new lesion is asked for until it is doubtful or certain`() throws {
    // R23, R24
    try addBaseline()
    let script = Script(["2020-10-19", "32.2", "p", "brain", "n", "15", "u 15", "", "", "y"])
    #expect(try visit(script) == "Saved visit P1, 2020-10-19: 3 measurements, 1 lesion.")
    #expect(script.shown.contains("  equivocal (e) or unequivocal (u) is needed; a length"))
    #expect(script.isUsedUp)
  }

  @Test func `pieces are asked for until there is no more`() throws {
    // R12
    try addBaseline()
    let script = Script([
      "2020-10-19", "sp", "12", "", "14", "", "p", "", "", "y",
    ])
    #expect(
      try visit(script) == "Saved visit P1, 2020-10-19: 4 measurements, 2 lesions.")
    #expect(script.shown.contains("A lesion that split has at least two pieces."))
    #expect(script.shown.contains("T1.3  piece of T1, Enter when there is no more"))
  }

  @Test func `no is no organ`() throws {
    try addBaseline()
    let script = Script(["2020-10-19", "32.2", "p", "none", "", "y"])
    #expect(try visit(script) == "Saved visit P1, 2020-10-19: 2 measurements.")
  }

  @Test func `what is given as an option is not asked`() throws {
    try addBaseline()
    let script = Script(["p", "", "", "y"])
    _ = try visit(script, ["--measured-on", "2020-10-19", "--set", "T1=absent"])
    #expect(script.isUsedUp)
    #expect(!script.shown.contains("T1  liver ·"))
  }

  @Test func `shortly before the next line the person says what a visit shows`() throws {
    // R7
    try addBaseline()
    try clinic.add(
      LineRow.self, ["patient_key": "P1", "started_on": "2021-03-01", "drugs": "topotecan"])
    let script = Script(["2021-02-20", "2", "60", "p", "", "y"])
    _ = try visit(script)
    #expect(
      script.shown.contains(
        """
        What does it show?
          1 the course of line 1
          2 the disease before line 2, which starts 2021-03-01
        > 2

        Baseline of line 2, which starts 2021-03-01: 2 lesions followed.
        """))
    #expect(script.isUsedUp)
  }

  @Test func `a visit cannot be in the future nor after death`() throws {
    try clinic.add(DeathRow.self, ["patient_key": "P1", "died_on": "2020-12"])
    let script = Script(["9999-01-01", "2021-01-01"])
    #expect(throws: InputEnded.self) { try visit(script) }
    #expect(script.shown.contains("9999-01-01 is in the future."))
    #expect(script.shown.contains("2021-01-01 is after death (2020-12)."))
  }

  @Test func `before any line of therapy a visit is a baseline`() throws {
    try clinic.add(PatientRow.self, ["patient_key": "P2", "sex": "F", "age_at_diagnosis": "60"])
    let script = Script(["2020-09-01", "t", "liver", "n", "46", "", "y"])
    let saved = try VisitCommand.parse(["P2"])
      .enter(in: clinic.registry, asking: script.prompter) { _ in }
    #expect(saved == "Saved visit P2, 2020-09-01: 1 measurement, 1 lesion.")
    #expect(script.shown.contains("Before any line of therapy: 0 lesions followed."))
  }
}
