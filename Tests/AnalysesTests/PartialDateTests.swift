import Analyses
import ClinicalRecords
import Endpoints
import Testing

/// What partial dates leave open is neither true nor false.
struct PartialDateTests {
  let codebook: Codebook

  init() {
    var codebook = Codebook()
    codebook.metastaticSites = Vocabulary(
      name: "metastatic_site", entries: [.init(code: "liver", label: "Liver")])
    self.codebook = codebook
  }

  /// The group of one patient's last line, or `nil` where it cannot be told.
  func group(_ history: PatientHistory, by text: String) throws -> String? {
    let grouping = try Grouping(
      Expression(parsing: text), catalog: CharacteristicCatalog(codebook))
    var tally = GroupedTally(
      responsesOf: Question(line: history.lines.last?.number, grouping: grouping))
    tally.add(history)
    return try ResponseComparison(tally).groups.first?.heading
  }

  func patient(
    born: String?, diagnosed: String?, starts: [String] = ["2020-06-10"]
  ) throws -> PatientHistory {
    var history = PatientHistory(patient: Patient(id: 1))
    history.patient.bornOn = born.flatMap { PartialDate($0) }
    history.patient.diagnosedOn = diagnosed.flatMap { PartialDate($0) }
    history.lines = try starts.enumerated().map {
      LineOfTherapy(number: $0 + 1, startedOn: try #require(ClinicalDate($1)))
    }
    return history
  }

  @Test(arguments: [
    ("1955-05-05", true), ("1955", nil), ("1955-06", nil), ("1954", true), ("1956", false),
    ("1955-06-10", true), ("1955-06-11", false),
  ])
  func `age at the start of a line is compared only where birth decides it (N2)`(
    _ born: String, _ isOld: Bool?
  ) throws {
    let heading = try group(try patient(born: born, diagnosed: nil), by: "age >= 65")
    #expect(heading == isOld.map { $0 ? "Age ≥ 65" : "Age < 65" })
  }

  @Test func `a stated age at diagnosis needs no birth`() throws {
    var stated = try patient(born: nil, diagnosed: "2019")
    stated.patient.statedAgeAtDiagnosis = 70
    #expect(try group(stated, by: "age_at_diagnosis >= 65") == "Age at diagnosis ≥ 65")
    #expect(try group(stated, by: "age >= 70") == "Age ≥ 70")
    #expect(try group(stated, by: "age >= 71") == nil)
  }

  // The line starts on 10 June 2020: 31 December 2019 is 162 days before it, 1 January 2019 is 526.
  @Test(arguments: [
    ("2019", "time_since_diagnosis >= 162 days", "Time since diagnosis ≥ 162 days"),
    ("2019", "time_since_diagnosis >= 163 days", nil),
    ("2019", "time_since_diagnosis > 526 days", "Time since diagnosis ≤ 526 days"),
    ("2020-06", "time_since_diagnosis > 9 days", "Time since diagnosis ≤ 9 days"),
    ("2020-06", "time_since_diagnosis > 8 days", nil),
  ])
  func `time since a diagnosis of which only the year or month is known is a span`(
    _ diagnosed: String, _ condition: String, _ heading: String?
  ) throws {
    #expect(try group(try patient(born: nil, diagnosed: diagnosed), by: condition) == heading)
  }

  @Test func `the depth of a response is compared as a percentage, missing without lesions`() throws
  {
    var history = try patient(born: nil, diagnosed: nil)
    #expect(try group(history, by: "response_depth <= -30") == nil)
    let start = history.lines[0].startedOn
    history.lesions = [Lesion(label: "T1", category: .target, organ: "liver")]
    history.measurements = [(-5, 500), (50, 350)].map { day, tenths in
      LesionMeasurement(
        measuredOn: start.adding(days: day), lesion: 0, longestDiameterTenths: tenths)
    }
    // 35.0 of 50.0 mm is left: exactly 30 % less.
    #expect(try group(history, by: "response_depth <= -30") == "Response depth ≤ -30")
    #expect(try group(history, by: "response_depth < -30") == "Response depth ≥ -30")
  }

  @Test func `a response without a later scan is no confirmed one`() throws {
    var history = try patient(born: nil, diagnosed: nil)
    history.assessments = [50, 60].map {
      TumorAssessment(
        assessedOn: history.lines[0].startedOn.adding(days: $0), overallResponse: .partial)
    }
    #expect(try group(history, by: "best_response") == "PR")
    #expect(try group(history, by: "confirmed_response") == "SD")  // R42: 10 days apart
  }

  @Test func `metastases found in the year of the start may have been found after it`() throws {
    var history = try patient(born: nil, diagnosed: nil)
    history.metastases = [Metastasis(site: 0, foundOn: PartialDate("2020"))]
    #expect(try group(history, by: "liver_metastases") == nil)
    history.metastases = [Metastasis(site: 0, foundOn: PartialDate("2019"))]
    #expect(try group(history, by: "liver_metastases") == "Liver metastases")
    history.metastases = [Metastasis(site: 0, foundOn: PartialDate("2021"))]
    #expect(try group(history, by: "liver_metastases") == "No liver metastases")
  }

  @Test func `a line before that ended without progression lasted at least so long (N3)`() throws {
    var history = try patient(
      born: nil, diagnosed: nil, starts: ["2021-01-04", "2021-09-01"])
    history.diedOn = PartialDate("2021")
    history.assessments = [
      TumorAssessment(
        assessedOn: try #require(ClinicalDate("2021-02-20")), overallResponse: .stable)
    ]
    #expect(try group(history, by: "previous_line_pfs >= 6 months") == nil)
    #expect(
      try group(history, by: "previous_line_pfs >= 30 days") == "Previous-line PFS ≥ 30 days")
    history.assessments[0].overallResponse = .progressive
    #expect(
      try group(history, by: "previous_line_pfs >= 6 months") == "Previous-line PFS < 6 months")
  }
}
