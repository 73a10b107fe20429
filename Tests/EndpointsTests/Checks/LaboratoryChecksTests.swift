import ClinicalRecords
import Testing

@testable import Endpoints

struct LaboratoryChecksTests {
  private func findings(_ results: [LaboratoryResult], _ events: [AdverseEvent]) -> [Finding] {
    LaboratoryChecks(LaboratorySeed.criteria, LaboratorySeed.codebook, rules: EndpointRules())
      .findings(in: measured(results, events: events))
  }

  @Test func `an event below what a result of its days shows is odd, and names the result`() {
    // Hemoglobin below 8 g/dL is grade 3; day 31 is 2020-02-01.
    let results = [hemoglobin(-1, 13), hemoglobin(31, 7.5), hemoglobin(45, 6), hemoglobin(60, 13)]
    let found = findings(results, [laboratoryEvent(1, "Anemia", grade: 2, from: 20, to: 40)])
    #expect(found.map(\.rule) == ["grade-below-laboratory"])
    #expect(found.map(\.key) == [["1"]])
    #expect(
      found.first?.sentence
        == "Event 1 (Anemia) has grade 2, but hemoglobin 7.5 g/dL on 2020-02-01 shows grade 3.")
    #expect(findings(results, [laboratoryEvent(1, "Anemia", grade: 3, from: 20, to: 50)]).isEmpty)
    #expect(findings(results, [laboratoryEvent(1, "Anemia", grade: 1, from: 1, to: 30)]).isEmpty)
  }

  @Test func `a worse event of the same day holds the grade`() {
    let events = [
      laboratoryEvent(1, "Anemia", grade: 2, from: 20),
      laboratoryEvent(2, "Anemia", grade: 3, from: 31, to: 31),
    ]
    #expect(findings([hemoglobin(31, 7.5)], events).isEmpty)
  }

  @Test func `a result of grade 3 without an event of its term on the line is odd`() {
    let found = findings([hemoglobin(-1, 13), hemoglobin(31, 7.5)], [])
    #expect(found.map(\.rule) == ["laboratory-without-event"])
    #expect(found.map(\.key) == [["2020-02-01", "hemoglobin", "1"]])
    #expect(
      found.first?.sentence
        == "7.5 g/dL shows Anemia grade 3 on line 1, which has no such event.")
    #expect(findings([hemoglobin(31, 8)], []).isEmpty, "grade 2")
    #expect(findings([hemoglobin(-1, 7), hemoglobin(31, 7.5)], []).isEmpty, "no worse than before")
  }
}
