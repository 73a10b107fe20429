import Analyses
import ClinicalRecords
import Endpoints
import Testing

/// Words that a study's criteria need: the day a line started, and progression on the line before.
struct StartDayTests {
  private func sizes(where condition: String, line: Int = 2) throws -> [Int] {
    try SeedCohort.response(try SeedCohort.question(line: line, by: "ici", where: condition))
      .groups.map(\.counts.total)
  }

  private func mistake(_ text: String) -> String? {
    do {
      _ = try Grouping(Expression(parsing: text), catalog: CharacteristicCatalog(Codebook()))
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func `every second line of the cohort started within the paper's time of enrolment`() throws
  {
    #expect(
      try sizes(where: "started_on >= '2019-03-01' and started_on <= '2023-12-31'") == [200, 296])
  }

  @Test func `a day is compared as a day, both ends included`() throws {
    // P001 is the only patient whose second line started on this day.
    let before = try sizes(where: "started_on < '2020-09-07'").reduce(0, +)
    let until = try sizes(where: "'2020-09-07' >= started_on").reduce(0, +)
    let on = try sizes(where: "started_on = '2020-09-07'").reduce(0, +)
    #expect(on >= 1 && until == before + on)
    #expect(try sizes(where: "started_on != '2020-09-07'").reduce(0, +) == 496 - on)
  }

  @Test func `what is not a calendar day is refused`() {
    #expect(
      mistake("started_on > '2020-02-30'")
        == #""2020-02-30" is not a calendar day; write YYYY-MM-DD, as in started_on >= '2020-01-31'."#
    )
    #expect(
      mistake("started_on > 2020")
        == "started_on is a day; compare it as in started_on >= '2020-01-31'.")
    #expect(
      mistake("started_on")
        == "started_on has too many values to group by; state a bound, as in "
        + "started_on >= '2020-01-31'.")
  }

  @Test func `a study field that holds days is compared as one`() throws {
    var codebook = Codebook()
    codebook.fields = [DataField(code: "biopsied_on", label: "Biopsy", type: .day)]
    var history = PatientHistory(patient: Patient(id: 1))
    let start = try #require(ClinicalDate("2020-01-01"))
    history.lines = [LineOfTherapy(number: 1, startedOn: start)]
    history.observations = [Observation(field: 0, observedOn: start, value: "2019-12-24")]
    let grouping = try Grouping(
      Expression(parsing: "biopsied_on < '2020-01-01'"), catalog: CharacteristicCatalog(codebook))
    var tally = GroupedTally<ResponseCounts>(
      responsesOf: Question(line: 1, grouping: grouping, rules: EndpointRules()))
    tally.add(history)
    #expect(try ResponseComparison(tally).groups.first?.heading == "Biopsy < 2020-01-01")
  }

  @Test
  func `N3: every first line of the cohort had ended in progression; a first has none before`()
    throws
  {
    #expect(try sizes(where: "previous_line_progression") == [200, 296])
    #expect(try sizes(where: "previous_line_progression is missing", line: 1).reduce(0, +) == 496)
  }

  @Test func `N3: progression after this line started is not progression on the line before`()
    throws
  {
    var history = PatientHistory(patient: Patient(id: 1))
    let start = try #require(ClinicalDate("2020-01-01"))
    history.lines = [0, 100].enumerated().map {
      LineOfTherapy(number: $0 + 1, startedOn: start.adding(days: $1))
    }
    history.assessments = [
      TumorAssessment(assessedOn: start.adding(days: 60), overallResponse: .stable),
      TumorAssessment(assessedOn: start.adding(days: 150), overallResponse: .progressive),
    ]
    let grouping = try Grouping(
      Expression(parsing: "previous_line_progression"), catalog: CharacteristicCatalog(Codebook()))
    var tally = GroupedTally<ResponseCounts>(
      responsesOf: Question(line: 2, grouping: grouping, rules: EndpointRules()))
    tally.add(history)
    #expect(
      try ResponseComparison(tally).groups.first?.heading == "No progression on the previous line")
  }
}
