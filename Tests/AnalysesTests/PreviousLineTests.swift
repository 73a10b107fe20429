import Analyses
import ClinicalRecords
import Endpoints
import Testing

/// Progression-free survival of the line before, under rules that change what it is.
struct PreviousLineTests {
  /// A first line of 180 days with progression on day 150, then a second line.
  func patient() throws -> PatientHistory {
    var history = PatientHistory(patient: Patient(id: 1))
    let start = try #require(ClinicalDate("2020-01-01"))
    history.lines = [0, 180].enumerated().map {
      LineOfTherapy(number: $0 + 1, startedOn: start.adding(days: $1))
    }
    history.assessments = [
      TumorAssessment(assessedOn: start.adding(days: 60), overallResponse: .stable),
      TumorAssessment(assessedOn: start.adding(days: 150), overallResponse: .progressive),
    ]
    return history
  }

  func rules(_ name: String, _ value: String) throws -> EndpointRules {
    var rules = EndpointRules()
    try rules.set(name, to: value)
    return rules
  }

  func tally(_ text: String, _ rules: EndpointRules) throws -> GroupedTally<ResponseCounts> {
    let catalog = CharacteristicCatalog(Codebook(), under: rules)
    return GroupedTally(
      responsesOf: Question(
        line: 2, grouping: try Grouping(Expression(parsing: text), catalog: catalog), rules: rules))
  }

  /// The group of the second line.
  func group(
    _ history: PatientHistory, by text: String, _ rules: EndpointRules
  ) throws -> String? {
    var tally = try tally(text, rules)
    tally.add(history)
    return try ResponseComparison(tally).groups.first?.heading
  }

  @Test func `N3, R76: under the real-world bundle it is real-world PFS, and called so`() throws {
    let realWorld = try rules("censoring", "real-world")
    var history = try patient()
    #expect(
      try group(history, by: "previous_line_pfs >= 150 days", realWorld)
        == "Previous-line rwPFS ≥ 150 days")
    #expect(
      try group(history, by: "previous_line_pfs >= 151 days", realWorld)
        == "Previous-line rwPFS < 151 days")
    history.clinicalProgressions = [history.lines[0].startedOn.adding(days: 100)]
    #expect(
      try group(history, by: "previous_line_pfs >= 101 days", realWorld)
        == "Previous-line rwPFS < 101 days")
    #expect(
      try group(history, by: "previous_line_pfs >= 101 days", EndpointRules())
        == "Previous-line PFS ≥ 101 days")
  }

  @Test func `N3: a line that was lost has an event on the last day known alive, where so ruled`()
    throws
  {
    let worst = try rules("loss_to_follow_up", "event")
    var history = try patient()
    history.assessments.removeLast()
    history.lines[0].wasLost = true
    history.lines[0].endedOn = history.lines[0].startedOn.adding(days: 90)
    history.contacts = [history.lines[0].startedOn.adding(days: 100)]
    #expect(
      try group(history, by: "previous_line_pfs >= 100 days", worst)
        == "Previous-line PFS ≥ 100 days")
  }

  @Test func `N3, R58: the parts that show a patient alive are read where the rules need them`()
    throws
  {
    let word = "previous_line_pfs >= 6 months"
    #expect(try !tally(word, EndpointRules()).parts.contains(.contacts))
    #expect(try tally(word, rules("censoring", "real-world")).parts.contains(.contacts))
    #expect(try tally(word, rules("loss_to_follow_up", "event")).parts.contains(.contacts))
    #expect(
      try tally("not (\(word) and line = 2)", rules("loss_to_follow_up", "event")).parts
        .contains(.contacts))
  }
}
