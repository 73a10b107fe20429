import ClinicalRecords
import Testing

@testable import Endpoints

/// Rule: G3.
struct LineBaselinesTests {
  /// The value of the hemoglobin that is the baseline of a line.
  private func baseline(
    _ results: [LaboratoryResult], lines: [(start: Int, end: Int?)] = [(0, nil)], line: Int = 0
  ) -> Double? {
    let patient = measured(results, lines: lines)
    let position = LineBaselines(ofLineAt: line, in: patient)[LaboratorySeed.analyte("hemoglobin")]
    return position.map { patient.laboratoryResults[$0].value }
  }

  @Test func `it is the last result on or before the start`() {
    #expect(baseline([hemoglobin(-9, 11), hemoglobin(-2, 12), hemoglobin(1, 13)]) == 12)
    #expect(baseline([hemoglobin(-2, 12), hemoglobin(0, 13)]) == 13)
    #expect(baseline([hemoglobin(0, 12, sample: 1), hemoglobin(0, 11, sample: 2)]) == 11)
    #expect(baseline([hemoglobin(1, 13)]) == nil)
  }

  @Test func `a result marked as the baseline wins over a later one`() {
    #expect(baseline([hemoglobin(-9, 11, isBaseline: true), hemoglobin(-2, 12)]) == 11)
  }

  @Test func `a result marked as none is passed over`() {
    #expect(baseline([hemoglobin(-9, 11), hemoglobin(-2, 12, isBaseline: false)]) == 11)
    #expect(baseline([hemoglobin(-2, 12, isBaseline: false)]) == nil)
  }

  @Test func `the mark of an earlier line does not hold for a later one`() {
    let lines: [(start: Int, end: Int?)] = [(0, 40), (91, nil)]
    let results = [hemoglobin(0, 11, isBaseline: true), hemoglobin(60, 12)]
    #expect(baseline(results, lines: lines, line: 1) == 12)
    let marked = [hemoglobin(1, 10, isBaseline: true), hemoglobin(60, 12)]
    #expect(baseline(marked, lines: lines, line: 1) == 10)
    #expect(
      baseline([hemoglobin(0, 11, isBaseline: true)], lines: lines, line: 1) == 11,
      "it is still the last result before the start")
  }
}
