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
