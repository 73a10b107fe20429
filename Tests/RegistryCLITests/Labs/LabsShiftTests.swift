import Analyses
import ArgumentParser
import ClinicalRecords
import Endpoints
import RegistryStore
import Reports
import Testing

@testable import RegistryCLI

struct LabsShiftTests {
  private func report(_ line: String, _ clinic: TemporaryRegistry) throws -> Report {
    let command = try LabsShiftCommand.parse(
      line.split(separator: " ").map(String.init) + ["--registry", clinic.registry.path])
    return try command.report()
  }

  @Test func `a section per term has baseline grades below each other and worst grades beside`()
    throws
  {
    // G7
    let shift = try report("--line 1", try SmallLaboratory.clinic())
    let text = shift.text()
    expectSnapshot(text, "laboratory_shift.txt")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    expectSnapshot(shift.formatted(as: .csv), "laboratory_shift.csv")
  }

  @Test func `total calcium chooses the terms of corrected calcium`() throws {
    let clinic = try SmallLaboratory.clinic()
    #expect(throws: CommandError.self) { try report("--analyte calcium", clinic) }
    #expect(try report("--analyte Hb", clinic).records.rows.count == 2 * 2 * 6 * 7)
  }

  @Test(arguments: ["--analyte hemoglobine", "--term Anemai", "--term Nausea", "--analyte CRP"])
  func `a word that chooses nothing is wrong usage`(_ line: String) throws {
    let clinic = try SmallLaboratory.clinic()
    #expect(throws: UsageError.self) { try report(line, clinic) }
  }
}
