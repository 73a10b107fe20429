import ClinicalRecords
import Endpoints
import Testing

@testable import Analyses

/// Why nobody was counted: what is not known is not called untrue.
struct EmptinessTests {
  private func emptiness(
    ecog: Int? = nil, where condition: String? = nil, by: String? = nil
  ) throws -> String {
    let catalog = CharacteristicCatalog(Codebook())
    let rules = EndpointRules()
    var choice = LineChoice(
      Question(
        line: 1,
        grouping: try by.map { try Grouping(Expression(parsing: $0), catalog: catalog) },
        condition: try condition.map { try Condition(Expression(parsing: $0), catalog: catalog) },
        rules: rules))
    var patient = PatientHistory(patient: Patient(id: 1))
    let start = ClinicalDate(dayNumber: 18_262)
    patient.lines = [LineOfTherapy(number: 1, startedOn: start)]
    if let ecog {
      patient.performanceStatuses = [PerformanceStatus(assessedOn: start, ecog: ecog)]
    }
    #expect(choice.group(of: patient, LinePlace(index: 0, rules: rules)) == nil)
    return choice.emptiness
  }

  @Test func `a condition that does not hold, and one of which nothing is known`() throws {
    #expect(
      try emptiness(ecog: 1, where: "ecog >= 2")
        == "Of those who started line 1 nobody meets “ECOG ≥ 2”.")
    #expect(
      try emptiness(where: "ecog >= 2")
        == "Of those who started line 1 nobody is known to meet “ECOG ≥ 2”.")
  }

  @Test func `a group of which nothing is known, whether or not a condition holds`() throws {
    #expect(
      try emptiness(by: "ecog >= 2")
        == "Of nobody who started line 1 it is known what “ECOG ≥ 2” is.")
    #expect(
      try emptiness(where: "line = 1", by: "ecog >= 2")
        == "Of nobody who started line 1 and meets “Line = 1” it is known what “ECOG ≥ 2” is.")
  }
}
