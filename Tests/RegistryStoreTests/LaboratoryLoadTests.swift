import ClinicalRecords
import Foundation
import Interchange
import Testing

@testable import RegistryStore

struct LaboratoryLoadTests {
  let folder: TestFolder
  let registry: Registry

  init() throws {
    folder = try TestFolder()
    registry = try folder.registry("r.sqlite", smallCohort)
  }

  private static let header =
    "patient_key,sampled_on,analyte,sample,value,unit,lower_limit,upper_limit,is_baseline\n"

  /// Loads results of P1 on a day.
  private func load(_ rows: String...) throws -> LoadReport {
    let lines = rows.map { "P1,2020-02-10,\($0)" }.joined(separator: "\n")
    return try registry.load(
      try folder.sources(["laboratory_result": LaboratoryLoadTests.header + lines], registry),
      by: .test)
  }

  private func problems(_ rows: String...) throws -> [String] {
    let lines = rows.map { "P1,2020-02-10,\($0)" }.joined(separator: "\n")
    let report = try registry.load(
      try folder.sources(["laboratory_result": LaboratoryLoadTests.header + lines], registry),
      by: .test)
    #expect(!report.isWritten)
    return report.problems.map(\.description)
  }

  @Test func `a unit that is none of the analyte's is refused with those that are`() throws {
    // G2
    #expect(
      try problems("hemoglobin,1,135,g/L,120,160,", "hemoglobin,2,13.5,mg/L,12,16,") == [
        """
        laboratory_result.csv:3, column unit: hemoglobin in "mg/L" can be neither graded nor converted. \
        Known units: g/L, g/dL, mmol/L. Correct the unit, or convert the value and its limits into one \
        of these.
        """
      ])
  }

  @Test func `other spellings of a known unit are taken, and kept as written`() throws {
    // G2
    let report = try load(
      "platelets,1,220,10^9/L,125,350,", "platelets,2,220,×10⁹/L,125,350,",
      "platelets,3,220,K/uL,125,350,", "platelets,4,220000,/µL,125000,350000,")
    #expect(report.isWritten)
    let units = try registry.dump().filter { $0.hasPrefix("laboratory_result") }
      .map { $0.split(separator: "|", omittingEmptySubsequences: false)[5] }
    #expect(units == ["10^9/L", "×10⁹/L", "K/uL", "/µL"])
  }

  @Test func `an analyte that is graded by its limits alone takes any unit`() throws {
    #expect(try load("tsh,1,3.1,mIU/L,0.4,4.5,", "crp,1,12,mg/dL,,0.5,").isWritten)
  }

  @Test func `limits the wrong way round are named with their values`() throws {
    #expect(
      try problems("hemoglobin,1,13.5,g/dL,16,12.5,") == [
        """
        laboratory_result.csv:2, column lower_limit: The lower limit of normal, 16, is above the upper \
        one, 12.5. Exchange them if they stand the wrong way round.
        """
      ])
    #expect(try load("hemoglobin,1,13.5,g/dL,12,12,").isWritten)
  }

  @Test(arguments: [
    ("value", "hemoglobin,1,-1,g/dL,12,16,"), ("lower_limit", "hemoglobin,1,13,g/dL,-1,16,"),
    ("upper_limit", "hemoglobin,1,13,g/dL,,-1,"),
  ])
  func `nothing that is measured is negative`(_ column: String, _ row: String) throws {
    #expect(
      try problems(row) == [
        "laboratory_result.csv:2, column \(column): -1 is below 0. Allowed: numbers from 0."
      ])
  }

  @Test(arguments: ["<0.5", ">1000", "≤ 0.1", ">=3"])
  func `a result beyond what was measured is a bound, and no number is guessed for it`(
    _ written: String
  ) throws {
    #expect(
      try problems("troponin_i,1,\(written),ng/mL,,0.04,") == [
        """
        laboratory_result.csv:2, column value: "\(written)" is a bound, not a number. Write the number \
        that is to stand for it, or leave the row out.
        """
      ])
  }

  @Test func `a bound written for a limit is a cell that can be left out`() throws {
    #expect(
      try problems("alt,1,30,U/L,,<45,") == [
        """
        laboratory_result.csv:2, column upper_limit: "<45" is a bound, not a number. Write the number \
        that is to stand for it, or leave the cell out.
        """
      ])
  }

  @Test(arguments: ["nan", "inf", "-inf", "1e999", "12,5", "positive", "", "<low"])
  func `a value must be a finite number`(_ written: String) throws {
    let found = try problems("ldh,1,\"\(written)\",U/L,,250,")
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("laboratory_result.csv:2, column value: "))
    #expect(
      found[0].hasSuffix("a number with a decimal point, such as 12.5."), "\(found)")
  }

  @Test func `a grade that the term does not have is named with line and column`() throws {
    let file = """
      patient_key,adverse_event_term,grade,onset_on,relation
      P1,Nausea,2,2020-02-20,related
      P1,Alopecia,3,2020-02-20,related
      """
    let report = try registry.load(
      try folder.sources(["adverse_event": file], registry), by: .test)
    #expect(
      report.problems.map(\.description).map { $0.prefix(63) } == [
        "adverse_event.csv:3, column grade: P1: Alopecia has no grade 3 "
      ])
  }
}
