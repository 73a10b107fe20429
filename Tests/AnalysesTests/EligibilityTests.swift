import Analyses
import ClinicalRecords
import Endpoints
import Testing

/// Criteria of eligibility as words of conditions.
struct EligibilityTests {
  private var codebook: Codebook {
    var codebook = Codebook()
    codebook.criteria = Vocabulary(
      name: "eligibility_criterion",
      entries: [
        .init(code: "I5", label: "Little steroid"), .init(code: "E3", label: "Tuberculosis"),
        .init(code: "E10", label: "Pregnancy"),
      ])
    return codebook
  }

  private func history(_ findings: [EligibilityFinding]) throws -> PatientHistory {
    var history = PatientHistory(patient: Patient(id: 1))
    let start = try #require(ClinicalDate("2020-01-01"))
    history.lines = [LineOfTherapy(number: 1, startedOn: start)]
    history.eligibilityFindings = findings
    return history
  }

  private func group(
    _ history: PatientHistory, by text: String, _ codebook: Codebook? = nil
  ) throws -> String? {
    let grouping = try Grouping(
      Expression(parsing: text), catalog: CharacteristicCatalog(codebook ?? self.codebook))
    var tally = GroupedTally<ResponseCounts>(
      responsesOf: Question(line: 1, grouping: grouping, rules: EndpointRules()))
    tally.add(history)
    return try ResponseComparison(tally).groups.first?.heading
  }

  private func mistake(_ text: String, _ codebook: Codebook? = nil) -> String? {
    do {
      _ = try group(try history([]), by: text, codebook)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func `a criterion is met, not met, or not judged`() throws {
    let judged = try history([
      EligibilityFinding(criterion: 0, isMet: true), EligibilityFinding(criterion: 1, isMet: false),
    ])
    #expect(try group(judged, by: "criterion('I5')") == "Criterion I5 met")
    #expect(try group(judged, by: "criterion('e3')") == "Criterion E3 not met")
    #expect(try group(judged, by: "criterion('E10')") == nil)
    #expect(
      try group(judged, by: "criterion('E10') is missing") == "Criterion E10 met missing")
  }

  @Test func `a criterion that is not registered is refused with those that are`() {
    #expect(
      mistake("criterion('E33')")
        == #""E33" is not an eligibility criterion. Nearest: E3. Registered: I5, E3, E10."#)
    #expect(
      mistake("criterion('age')")
        == #""age" is not an eligibility criterion. Registered: I5, E3, E10."#)
    #expect(
      mistake("criterion('E3')", Codebook())
        == #""E3" is not an eligibility criterion. None is registered yet: "#
        + "`nadir import` takes eligibility_criterion.csv.")
    #expect(
      mistake("criterion") == "criterion needs a text in parentheses, such as criterion('…').")
  }

  @Test(arguments: ["I5", "I6"])
  func `every patient of the seed cohort met what lets in`(_ code: String) throws {
    let answer = try SeedCohort.response(
      try SeedCohort.question(line: 2, by: "ici", where: "criterion('\(code)')"))
    #expect(answer.groups.map(\.counts.total) == [200, 296])
  }

  @Test(arguments: ["E1", "E2", "E3", "E4"])
  func `no patient of the seed cohort met what keeps out`(_ code: String) throws {
    let answer = try SeedCohort.response(
      try SeedCohort.question(line: 2, by: "ici", where: "not criterion('\(code)')"))
    #expect(answer.groups.map(\.counts.total) == [200, 296])
  }
}
