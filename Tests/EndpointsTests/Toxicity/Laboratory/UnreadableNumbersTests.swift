import ClinicalRecords
import Testing

@testable import Endpoints

/// Numbers that nothing measures, and baselines that cannot be compared. Rule: G2, G3, G4.
struct UnreadableNumbersTests {
  private let grading = LaboratorySeed.grading
  private let alanine = "Alanine aminotransferase increased"

  private func finding(
    _ term: String, _ result: LaboratoryResult, baseline: LaboratoryResult?
  ) throws -> LaboratoryFinding {
    let findings = try grading.findings(of: result, baseline: baseline)
    return try #require(findings.first { $0.term == LaboratorySeed.term(term) })
  }

  private func units(_ value: Double, _ upper: Double, in unit: String = "U/L") -> LaboratoryResult
  {
    result("alanine_aminotransferase", 0, value, unit, upper: upper)
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan, 1e31, 1e308])
  func `a value or limit that nothing measures is not graded`(_ number: Double) {
    for result in [
      result("hemoglobin", 0, number, "g/dL"), result("calcium", 0, number, "mg/dL"),
      result("hemoglobin", 0, 9, "g/dL", lower: number == -.infinity ? number : -1e300),
      result("hemoglobin", 0, 9, "g/dL", upper: number),
    ] {
      #expect(throws: LaboratoryGrading.Obstacle.outOfRange) {
        try grading.findings(of: result)
      }
    }
  }

  @Test(arguments: [0, Double.leastNonzeroMagnitude, 1e-300, 1e30])
  func `any other number is graded and worded, however large or small`(_ number: Double) throws {
    for analyte in LaboratorySeed.codebook.analytes.entries.map(\.code) where analyte != "calcium" {
      let position = LaboratorySeed.analyte(analyte)
      let known = grading.criteria.knownUnits(of: position)
      for unit in known.isEmpty ? ["foo"] : known {
        let value = result(analyte, 0, number, unit, lower: number, upper: number)
        guard let findings = try? grading.findings(of: value, baseline: value) else { continue }
        for place in findings.flatMap(\.intervals) {
          #expect(!grading.threshold(place, of: value, baseline: value).text.isEmpty)
        }
      }
    }
  }

  @Test func `an albumin that nothing measures corrects no calcium`() {  // G5
    let total = result("calcium", 0, 10, "mg/dL")
    #expect(throws: LaboratoryGrading.Obstacle.albuminMissing) {
      try grading.findings(of: total, albumin: result("albumin", 0, .infinity, "g/dL"))
    }
  }

  @Test func `without a baseline a liver value is graded by its limit`() throws {  // G3
    let finding = try finding(alanine, units(130, 40), baseline: nil)
    #expect((finding.grade, finding.highestGrade) == (2, 2))
  }

  @Test(arguments: [
    LaboratoryResult(
      sampledOn: day(0), analyte: LaboratorySeed.analyte("alanine_aminotransferase"), value: 60,
      unit: "foo"),
    LaboratoryResult(
      sampledOn: day(0), analyte: LaboratorySeed.analyte("alanine_aminotransferase"),
      value: .infinity, unit: "U/L"),
  ])
  func `a baseline that cannot be read leaves a liver value open`(
    _ baseline: LaboratoryResult
  ) throws {
    // Above 3 × ULN, if the baseline was normal grade 2; if it was not, any grade, by multiples of the baseline.
    let finding = try finding(alanine, units(130, 40), baseline: baseline)
    #expect((finding.grade, finding.highestGrade) == (0, 4))
    #expect(finding.open == [.init(.baseline, grade: 4)])
    // Not above ULN, and so not above a baseline that was: normal either way.
    let normal = try self.finding(alanine, units(30, 40), baseline: baseline)
    #expect((normal.grade, normal.highestGrade) == (0, 0))
  }

  @Test func `its own limit says whether a baseline in any unit was normal`() throws {
    let normal = try finding(alanine, units(130, 40), baseline: units(60, 60, in: "foo"))
    #expect((normal.grade, normal.highestGrade) == (2, 2))
    let abnormal = try finding(alanine, units(130, 40), baseline: units(60, 59, in: "foo"))
    #expect((abnormal.grade, abnormal.highestGrade) == (0, 4))
    #expect(abnormal.open == [.init(.baseline, grade: 4)])
  }

  @Test func `a baseline that cannot be read leaves open what a change from it would give`() throws
  {
    // CTCAE 5.0, creatinine increased: grade 2 above 1.5 to 3 × baseline; 1.4 is grade 1 by ULN 1 alone.
    let creatinine = result("creatinine", 0, 1.4, "mg/dL", upper: 1)
    let none = try finding("Creatinine increased", creatinine, baseline: nil)
    #expect((none.grade, none.highestGrade) == (1, 1))
    let baseline = result("creatinine", 0, 0.7, "foo", upper: 1)
    let open = try finding("Creatinine increased", creatinine, baseline: baseline)
    #expect((open.grade, open.highestGrade) == (1, 3))
    #expect(open.open == [.init(.baseline, grade: 3)])
  }
}
