import ArgumentParser
import ClinicalRecords
import Endpoints
import RegistryStore
import Testing

@testable import RegistryCLI

struct DeriveLinesTests {
  let clinic: TemporaryRegistry

  init() throws { clinic = try TemporaryRegistry() }

  /// Adds a patient with extensive disease of 2020-01-01 and doses: month and day of 2020, and drugs.
  private func add(_ key: String, _ doses: [(String, String)], progressed: String? = nil) throws {
    try clinic.add(
      PatientRow.self,
      [
        "patient_key": key, "sex": "F", "born_on": "1950", "diagnosed_on": "2020-01-01",
        "histology": "sclc", "extent": "extensive",
      ])
    let rows = doses.flatMap { day, drugs in
      drugs.split(separator: "+").map { drug in
        (
          table: "drug_exposure",
          row: TextRow(["patient_key": key, "given_on": "2020-\(day)", "agent": "\(drug)"])
        )
      }
    }
    _ = try clinic.registry.enter(rows, by: Surroundings.author("test"), today: nil)
    if let progressed {
      try clinic.add(
        ProgressionRow.self, ["patient_key": key, "progressed_on": "2020-\(progressed)"])
    }
  }

  /// Two lines: carboplatin and etoposide, then topotecan after progression.
  private func addTreated(_ key: String) throws {
    try add(
      key,
      [
        ("01-10", "carboplatin+etoposide"), ("01-31", "carboplatin+etoposide"),
        ("03-20", "topotecan"),
      ], progressed: "03-15")
  }

  private func enterLine(_ key: String, _ values: [String: String]) throws {
    try clinic.add(LineRow.self, values.merging(["patient_key": key]) { $1 })
  }

  /// Runs the command.
  private func run(_ line: String) throws {
    var command = try NadirCommand.parseAsRoot(
      ["lines", "derive"] + line.split(separator: " ").map(String.init)
        + ["--registry", clinic.registry.path])
    try command.run()
  }

  private func lines() throws -> [String] {
    try clinic.rows(of: "line_of_therapy").map { $0.prefix(5).joined(separator: " ") }
  }

  private func drugs() throws -> [String] {
    try clinic.rows(of: "line_drug").map { $0.joined(separator: " ") }
  }

  @Test func `without --accept nothing is written`() throws {
    try addTreated("P1")
    try run("P1")
    try run("--all --format csv --rows records")
    #expect(try lines() == [])
  }

  @Test func `accepting writes lines and drugs of a patient without, with their days, L13, L14`()
    throws
  {
    try add(
      "P1",
      [
        ("01-10", "atezolizumab+carboplatin+etoposide"), ("01-31", "atezolizumab"),
        ("03-20", "topotecan"),
      ], progressed: "03-15")
    try run("P1 --accept")
    #expect(
      try lines() == ["P1 1 2020-01-10 2020-01-31 progression", "P1 2 2020-03-20  "])
    #expect(
      try drugs() == [
        "P1 1 atezolizumab  ", "P1 1 carboplatin  2020-01-10", "P1 1 etoposide  2020-01-10",
        "P1 2 topotecan  ",
      ])
    #expect(try clinic.rows(of: "line_of_therapy").map { $0[6] } == ["palliative", "palliative"])
  }

  @Test func `entered lines that differ are changed only when that is agreed to`() throws {
    try addTreated("P1")
    try enterLine(
      "P1",
      [
        "line_number": "1", "started_on": "2020-01-12", "ended_on": "2020-02-20",
        "end_reason": "toxicity", "cycle_count": "2", "drugs": "cisplatin,etoposide",
      ])
    let before = try lines()
    #expect(throws: CommandError.self) { try run("P1 --accept") }
    #expect(try lines() == before)
    try run("P1 --accept --yes")
    #expect(
      try lines() == ["P1 1 2020-01-10 2020-01-31 toxicity", "P1 2 2020-03-20  "],
      "the reason a person gave stays")
    #expect(
      try drugs().map { $0.split(separator: " ").joined(separator: " ") } == [
        "P1 1 carboplatin", "P1 1 cisplatin", "P1 1 etoposide", "P1 2 topotecan",
      ], "no entered drug is removed")
    try run("P1 --accept")
    #expect(try lines().count == 2, "accepting again changes nothing")
  }

  @Test func `a line that was not entered moves the numbers behind it`() throws {
    try addTreated("P1")
    try enterLine(
      "P1", ["line_number": "1", "started_on": "2020-03-20", "drugs": "topotecan"])
    try run("P1 --accept --yes")
    #expect(
      try lines() == ["P1 1 2020-01-10 2020-01-31 progression", "P1 2 2020-03-20  "])
    #expect(try drugs().last?.hasPrefix("P1 2 topotecan") == true)
  }

  @Test func `an entered number may be higher than records show, L10`() throws {
    try addTreated("P1")
    try enterLine(
      "P1",
      [
        "line_number": "2", "started_on": "2020-01-10", "ended_on": "2020-01-31",
        "drugs": "carboplatin,etoposide",
      ])
    try run("P1 --accept --yes")
    #expect(try clinic.rows(of: "line_of_therapy").map { $0[1] } == ["2", "3"])
  }

  @Test func `of all patients those without lines are written, the others left`() throws {
    try addTreated("P1")
    try addTreated("P2")
    try enterLine("P2", ["line_number": "1", "started_on": "2020-01-12", "drugs": "etoposide"])
    try run("--all --accept")
    #expect(try lines().map { String($0.prefix(4)) } == ["P1 1", "P1 2", "P2 1"])
  }

  @Test func `without drug records it is said what to import`() throws {
    #expect(throws: CommandError.self) { try run("--all") }
    do {
      try run("--all")
    } catch {
      #expect(
        "\(error)" == """
          No drug records are registered, and lines are made of them. `nadir import drug_exposure.csv` \
          adds them; its columns are patient_key, given_on, agent, last_given_on, is_given \
          (docs/import.md).
          """)
    }
    try addTreated("P1")
    #expect(throws: UnknownPatient.self) { try run("P2") }
  }

  @Test(arguments: ["", "P1 --all", "P1 --yes", "P1 --rule gap_days", "P1 --rule gap=1"])
  func `a command that cannot be meant is refused`(_ line: String) {
    #expect(throws: (any Error).self) {
      _ = try NadirCommand.parseAsRoot(
        ["lines", "derive"] + line.split(separator: " ").map(String.init))
    }
  }
}
