import ArgumentParser
import ClinicalRecords
import Endpoints
import RegistryStore
import Reports
import Testing

@testable import RegistryCLI

struct GradeLabsTests {
  let clinic: TemporaryRegistry

  init() throws { clinic = try SmallLaboratory.clinic() }

  private func proposals(line: Int? = nil) throws -> LaboratoryProposals {
    try LaboratoryProposals(clinic.registry, patient: "P1", line: line, assuming: [:])
  }

  /// Runs the command.
  private func run(_ clinic: TemporaryRegistry, _ line: String) throws {
    var command = try NadirCommand.parseAsRoot(
      ["labs", "grade"] + line.split(separator: " ").map(String.init)
        + ["--registry", clinic.registry.path])
    try command.run()
  }

  /// Term, grade, onset and end of every event.
  private func events(_ clinic: TemporaryRegistry) throws -> [String] {
    try clinic.rows(of: "adverse_event").map { $0[2...6].joined(separator: " ") }
  }

  @Test(arguments: [("laboratory.txt", 100), ("laboratory_narrow.txt", 72)])
  func `a page says what results show, what was entered and what is not decided`(
    _ file: String, _ width: Int
  ) throws {
    // G3, G4, G5, G6
    let proposals = try self.proposals()
    let page = LaboratoryPage(
      try proposals.laboratory(ofPatient: "P1"), key: "P1", isSynthetic: true,
      words: proposals.words
    ).text(width: width)
    expectSnapshot(page, file)
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= width })
  }

  @Test func `what keeps a result of an older file from being graded is said`() throws {
    // G2
    let words = try proposals().words
    let analyte = try #require(try clinic.registry.codebook().analytes.position(of: "platelets"))
    let result = LaboratoryResult(
      sampledOn: ClinicalDate(dayNumber: 0), analyte: CodePosition(analyte), value: 90, unit: "foo",
      lowerLimit: 400, upperLimit: 150)
    #expect(
      words.sentence(.unknownUnit(known: ["10^9/L", "/mm3"]), of: result)
        == "\"foo\" is no unit in which platelets can be graded. Allowed: 10^9/L, /mm3.")
    #expect(
      words.sentence(.limitsCrossed, of: result)
        == "The lower limit of normal, 400, is above the upper one, 150. "
        + "Exchange them if they stand the wrong way round."
    )
  }

  @Test func `a document and rows for programs say the same`() throws {
    let proposals = try self.proposals()
    let laboratory = try proposals.laboratory(ofPatient: "P1")
    let page = LaboratoryPage(laboratory, key: "P1", isSynthetic: true, words: proposals.words)
    expectSnapshot(page.report.formatted(as: .markdown), "laboratory.md")
    let rows = LaboratoryRecords(proposals.words).rows(of: laboratory, key: "P1")
    var csv = RecordStream(.csv, columns: LaboratoryRecords.columns)
    let lines = [csv.beginning(title: "", isSynthetic: false)] + rows.map { csv.text($0) }
    expectSnapshot(lines.joined() + csv.ending, "laboratory.csv")
    var json = RecordStream(.json, columns: LaboratoryRecords.columns)
    let object = [json.beginning(title: "Results", isSynthetic: true)] + rows.map { json.text($0) }
    expectSnapshot(object.joined() + json.ending, "laboratory.json")
  }

  @Test func `accepting enters what is new and decided, and nothing twice`() throws {
    // G6, N1
    try run(clinic, "--all --format csv")
    #expect(try events(clinic).count == 2, "nothing is written without --accept")
    try run(clinic, "--all --accept --reason audit")
    #expect(
      try events(clinic) == [
        "Anemia 1 2020-02-01 2020-02-20 related",
        "Neutrophil count decreased 4 2020-02-09 2020-03-01 related",
        "Febrile neutropenia 3 2020-02-10 2020-03-16 unknown", "Fever 1 2020-02-10  unknown",
        "Alanine aminotransferase increased 2 2020-06-10  unknown",
      ])
    let entered = try events(clinic)
    try run(clinic, "P1 --accept")
    #expect(try events(clinic) == entered)
    try run(clinic, "P1 --accept --assume symptomatic")
    #expect(try events(clinic).last == "Hypokalemia 2 2020-02-10  unknown")
  }

  @Test func `only the line that is asked about is graded`() throws {
    let laboratory = try proposals(line: 2)
      .laboratory(ofPatient: "P1")
    #expect(laboratory.lines.map(\.line.number) == [2])
    #expect(laboratory.lines.flatMap(\.episodes).map(\.grades) == [2...2])
  }

  @Test(arguments: ["", "P1 --all", "P1 --reason x", "P1 --assume sick", "--input x --accept"])
  func `a command that cannot be meant is refused`(_ line: String) {
    #expect(throws: (any Error).self) {
      _ = try NadirCommand.parseAsRoot(
        ["labs", "grade"] + line.split(separator: " ").map(String.init))
    }
  }

  @Test func `without results it is said what to import`() throws {
    let clinic = try TemporaryRegistry(hasPatient: true)
    let error = #expect(throws: CommandError.self) { try run(clinic, "P001") }
    #expect(
      error?.description == """
        Patient P001 has no laboratory results. `nadir import laboratory_result.csv` adds them; \
        docs/import.md lists its columns.
        """)
    #expect(throws: CommandError.self) { try run(clinic, "--all") }
    #expect(throws: UnknownPatient.self) { try run(clinic, "P9") }
  }
}
