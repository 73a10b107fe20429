import ArgumentParser
import RegistryStore
import Testing

@testable import RegistryCLI

struct ChangeTests {
  private let clinic: TemporaryRegistry

  init() throws { clinic = try TemporaryRegistry(hasPatient: true) }

  @Test func `a change keeps its reason`() throws {
    try run("amend line P001 --line-number 2 --ended-on 2020-12-01 --reason typing-error")
    #expect(try clinic.rows(of: "line_of_therapy")[1][3] == "2020-12-01")
    let last = try #require(try clinic.rows(of: "change_set").last)
    #expect(last[3...] == ["amend line", "typing-error"])
  }

  @Test func `a column can be emptied, a key changed`() throws {
    try run("amend line P001 --line-number 1 --clear cycle-count --reason x")
    #expect(try clinic.rows(of: "line_of_therapy")[0][5].isEmpty)
    try run(
      "amend assessment P001 --assessed-on 2020-06-15 --rename-key assessed_on=2020-06-16 --reason x"
    )
    #expect(try clinic.rows(of: "tumor_assessment").map { $0[1] } == ["2020-01-10", "2020-06-16"])
  }

  @Test func `a row cannot be moved to another patient, but a patient can be renamed`() throws {
    for noun in ["line P001 --line-number 2", "death P001"] {
      #expect(throws: ExitCode.validationFailure) {
        try run("amend \(noun) --rename-key patient_key=P002 --reason x")
      }
    }
    #expect(!ColumnNames<LineRow>.renamable.contains("patient_key"))
    try run("amend patient P001 --rename-key patient_key=P002 --reason x")
    #expect(try clinic.rows(of: "line_of_therapy").map { $0[0] } == ["P002", "P002"])
  }

  @Test func `a drug is changed and removed without its line`() throws {
    let drug = "drug P001 --line-number 2 --agent"
    try run("add \(drug) irinotecan")
    try run("amend \(drug) irinotecan --first-given-on 2020-07-22 --reason x")
    #expect(
      try clinic.rows(of: "line_drug").last == ["P001", "2", "irinotecan", "2020-07-22", ""])
    try run("remove \(drug) irinotecan --reason x")
    #expect(try clinic.rows(of: "line_drug").last?[2] == "atezolizumab")
  }

  @Test func `a value may begin with a minus sign`() throws {
    try run("field add base_excess --label BE --type number --lowest -30 --highest 30")
    try run(
      "add observation P001 --data-field base_excess --observed-on 2020-07-01 --value -1.5")
    #expect(try clinic.rows(of: "observation").map { $0[3] } == ["-1.5"])
  }

  @Test func `without a terminal a reason must be given`() throws {
    #expect(throws: ExitCode.validationFailure) {
      try run("amend line P001 --line-number 2 --ended-on 2020-12-01")
    }
    #expect(throws: ExitCode.validationFailure) { try run("remove event P001 --event-number 1") }
    #expect(try clinic.rows(of: "adverse_event").count == 1)
  }

  @Test func `a change that breaks a rule of the schema is refused with the rule`() throws {
    let error = #expect(throws: NothingWritten.self) {
      try run("amend line P001 --line-number 1 --ended-on 2019-11-01 --reason x")
    }
    #expect(
      error?.description == """
        Rule: ended_on is not before started_on.
        Nothing was written.
        """)
  }

  @Test func `removing a line or a patient needs yes where nobody can be asked`() throws {
    let error = #expect(throws: CommandError.self) {
      try run("remove line P001 --line-number 1 --reason x")
    }
    #expect(
      error?.description
        == "With line of therapy P001, 1 these rows are removed: 2 of line_drug. Nothing was written. "
        + "--yes removes it and them.")
    try run("remove patient P001 --reason x --yes")
    #expect(try clinic.rows(of: "patient").isEmpty)
    #expect(try clinic.rows(of: "line_of_therapy").isEmpty)
  }

  @Test func `a row that is not there cannot be removed`() throws {
    let error = #expect(throws: RegistryError.self) {
      try run("remove contact P001 --contacted-on 2020-12-02 --reason x")
    }
    #expect(
      error?.description
        == "There is no follow-up contact P001, 2020-12-02. "
        + "`nadir list follow_up_contact` shows what there is.")
  }

  private func run(_ line: String) throws {
    var command = try NadirCommand.parseAsRoot(
      line.split(separator: " ").map(String.init) + ["--registry", clinic.registry.path])
    try command.run()
  }
}
