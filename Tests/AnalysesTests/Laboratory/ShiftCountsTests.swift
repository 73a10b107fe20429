import ClinicalRecords
import Endpoints
import Testing

@testable import Analyses

/// Rule: G7. Hemoglobin, CTCAE 5.0: grade 1 from 10 to below LLN, grade 2 from 8 to below 10, grade 3 below 8 g/dL.
struct ShiftCountsTests {
  private let codebook: Codebook
  private let reading: LaboratoryReading

  init() {
    var codebook = Codebook()
    codebook.analytes = Vocabulary(
      name: "analyte",
      entries: [
        .init(code: "hemoglobin", label: "Hemoglobin"),
        .init(code: "potassium", label: "Potassium"),
      ])
    codebook.terms = Vocabulary(
      name: "adverse_event_term",
      entries: [
        .init(code: "Anemia", label: "Anemia"), .init(code: "Hypokalemia", label: "Hypokalemia"),
      ])
    func interval(
      _ grade: Int, from lower: Double?, below upper: GradeInterval.Bound?
    ) -> GradeInterval {
      GradeInterval(
        name: "HGB-G\(grade)", term: 0, analyte: 0, direction: .low, grade: grade, unit: "g/dL",
        lower: lower.map { .init(.absolute, $0, isInside: true) }, upper: upper)
    }
    func potassium(_ grade: Int, _ circumstance: Circumstance) -> GradeInterval {
      GradeInterval(
        name: "KL-G\(grade)", term: 1, analyte: 1, direction: .low, grade: grade,
        circumstance: circumstance, unit: "mmol/L", lower: .init(.absolute, 3, isInside: true),
        upper: .init(.timesLowerLimit, 1, isInside: false))
    }
    let criteria = LaboratoryCriteria(
      intervals: [
        interval(1, from: 10, below: .init(.timesLowerLimit, 1, isInside: false)),
        interval(2, from: 8, below: .init(.absolute, 10, isInside: false)),
        interval(3, from: nil, below: .init(.absolute, 8, isInside: false)),
        potassium(1, .asymptomatic), potassium(2, .symptomatic),
      ], conversions: [])
    self.codebook = codebook
    reading = LaboratoryReading(LaboratoryGrading(criteria, codebook), codebook)
  }

  /// A patient whose line starts on day 100, with hemoglobin and potassium by day.
  private func patient(
    _ id: Int64, _ hemoglobin: [(Int32, Double)], potassium: [(Int32, Double)] = []
  ) -> PatientHistory {
    var history = PatientHistory(patient: Patient(id: id))
    history.lines = [LineOfTherapy(number: 1, startedOn: ClinicalDate(dayNumber: 100))]
    let results =
      hemoglobin.map {
        LaboratoryResult(
          sampledOn: ClinicalDate(dayNumber: $0), analyte: 0, value: $1, unit: "g/dL",
          lowerLimit: 12)
      }
      + potassium.map {
        LaboratoryResult(
          sampledOn: ClinicalDate(dayNumber: $0), analyte: 1, value: $1, unit: "mmol/L",
          lowerLimit: 3.5)
      }
    history.laboratoryResults = results.sorted {
      ($0.sampledOn, $0.analyte) < ($1.sampledOn, $1.analyte)
    }
    return history
  }

  /// Grade 0 to 3; 1 to 2; not known to 0; 0 and never measured again; never measured.
  private var cohort: [PatientHistory] {
    [
      patient(1, [(90, 13), (110, 9), (120, 7)]), patient(2, [(95, 11), (130, 9.9)]),
      patient(3, [(110, 12)], potassium: [(110, 3.1)]), patient(4, [(100, 12.5)]), patient(5, []),
    ]
  }

  private func comparison(
    _ tally: GroupedTally<ShiftCounts>
  ) throws -> ShiftComparison {
    try ShiftComparison(tally, terms: [0, 1], codebook: codebook)
  }

  private var tally: GroupedTally<ShiftCounts> {
    GroupedTally(laboratoryShiftsOf: Question(line: 1), terms: [0, 1], by: reading)
  }

  @Test func `a line counts by its baseline and its worst grade, also where one is not known`()
    throws
  {
    var tally = self.tally
    for patient in cohort { tally.add(patient) }
    let anemia = try #require(try comparison(tally).sections.first { $0.term == "Anemia" })
    #expect(anemia.total == 5)
    #expect(anemia.count(.grade0, .grade3) == 1)
    #expect(anemia.count(.grade1, .grade2) == 1)
    #expect(anemia.count(.unknown, .grade0) == 1)
    #expect(anemia.count(.grade0, .unmeasured) == 1)
    #expect(anemia.count(.unknown, .unmeasured) == 1)
    #expect(anemia.count(nil, nil) == 5)
    #expect(anemia.count(.grade0, nil) == 2)
  }

  @Test func `a worst grade that symptoms decide has its own column`() throws {
    // G4
    var tally = self.tally
    for patient in cohort { tally.add(patient) }
    let potassium = try #require(try comparison(tally).sections.first { $0.term == "Hypokalemia" })
    #expect(potassium.count(.unknown, .undecided) == 1)
    #expect(potassium.count(.unknown, .unmeasured) == 4)
  }

  @Test func `parts of a cohort counted apart add up to the whole`() throws {
    var whole = tally
    for patient in cohort { whole.add(patient) }
    for cut in 0...cohort.count {
      var first = tally
      var second = tally
      for patient in cohort[..<cut] { first.add(patient) }
      for patient in cohort[cut...] { second.add(patient) }
      first.merge(second)
      #expect(first.groups.map(\.counts) == whole.groups.map(\.counts))
    }
  }

  @Test func `terms without any result have no section`() throws {
    var tally = self.tally
    tally.add(cohort[0])
    #expect(try comparison(tally).sections.map(\.term) == ["Anemia"])
    var empty = self.tally
    empty.add(cohort[4])
    #expect(throws: QuestionError.self) { _ = try comparison(empty) }
  }
}
