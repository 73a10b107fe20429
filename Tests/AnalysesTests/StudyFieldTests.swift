import Analyses
import ClinicalRecords
import Endpoints
import Testing

/// A study field is a word like any other. Histories are made by hand: two patients with a value, one without.
struct StudyFieldTests {
  let codebook: Codebook

  init() {
    var codebook = Codebook()
    codebook.fields = [
      DataField(code: "pdl1", label: "PD-L1", type: .number, unit: "%"),
      DataField(code: "mutation", label: "Mutation", type: .level, levels: ["none", "KRAS"]),
    ]
    self.codebook = codebook
  }

  func history(_ id: Int64, _ observations: [Observation]) -> PatientHistory {
    var history = PatientHistory(patient: Patient(id: id))
    history.lines = [LineOfTherapy(number: 1, startedOn: ClinicalDate(dayNumber: 100))]
    history.observations = observations
    return history
  }

  func sizes(by text: String) throws -> ([String: Int], LeftOut) {
    let grouping = try Grouping(
      Expression(parsing: text), catalog: CharacteristicCatalog(codebook))
    var tally = GroupedTally(responsesOf: Question(line: 1, grouping: grouping))
    func on(_ day: Int32) -> ClinicalDate { ClinicalDate(dayNumber: day) }
    tally.add(
      history(
        1,
        [
          Observation(field: 0, observedOn: on(90), value: "10"),
          Observation(field: 0, observedOn: on(100), value: "60"),
          Observation(field: 0, observedOn: on(101), value: "5"),
          Observation(field: 1, observedOn: on(90), value: "KRAS"),
        ]))
    tally.add(history(2, [Observation(field: 0, observedOn: on(50), value: "49.9")]))
    tally.add(history(3, []))
    let answer = try ResponseComparison(tally)
    let sizes = Dictionary(
      uniqueKeysWithValues: answer.groups.map { ($0.heading, $0.counts.total) })
    return (sizes, answer.population.leftOut)
  }

  @Test func `the last value by the start of the line decides, later ones do not`() throws {
    let (sizes, leftOut) = try sizes(by: "pdl1 >= 50")
    #expect(sizes == ["PD-L1 ≥ 50": 1, "PD-L1 < 50": 1])
    #expect(leftOut.groupUnknown == 1)
  }

  @Test func `levels are groups, and an unknown level is an error`() throws {
    #expect(try sizes(by: "mutation").0 == ["KRAS": 1])
    #expect(throws: QuestionError.self) { try sizes(by: "mutation = 'EGFR'") }
  }

  @Test func `what is missing can be asked for`() throws {
    #expect(try sizes(by: "pdl1 is known").0 == ["PD-L1 known": 2, "Not: PD-L1 known": 1])
  }
}
