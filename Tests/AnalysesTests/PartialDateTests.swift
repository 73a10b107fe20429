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
  func `age at the start of a line is compared only where birth decides it`(
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

  @Test func `metastases found in the year of the start may have been found after it`() throws {
    var history = try patient(born: nil, diagnosed: nil)
    history.metastases = [Metastasis(site: 0, foundOn: PartialDate("2020"))]
    #expect(try group(history, by: "liver_metastases") == nil)
    history.metastases = [Metastasis(site: 0, foundOn: PartialDate("2019"))]
    #expect(try group(history, by: "liver_metastases") == "Liver metastases")
    history.metastases = [Metastasis(site: 0, foundOn: PartialDate("2021"))]
    #expect(try group(history, by: "liver_metastases") == "No liver metastases")
  }

  @Test func `a line before that ended without progression lasted at least so long`() throws {
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
