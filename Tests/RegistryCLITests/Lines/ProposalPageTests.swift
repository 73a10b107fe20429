import ClinicalRecords
import Endpoints
import RegistryStore
import Testing

@testable import RegistryCLI

/// A course with most of what can be said of one: maintenance, a late addition, a rechallenge, records left out.
struct ProposalPageTests {
  private static let doses: [(String, String, String)] = [
    ("2020-01-15", "atezolizumab+carboplatin+etoposide", ""), ("2020-01-16", "etoposide", ""),
    ("2020-01-18", "filgrastim", ""), ("2020-02-05", "atezolizumab+carboplatin+etoposide", ""),
    ("2020-02-26", "atezolizumab", ""), ("2020-03-18", "atezolizumab", ""),
    ("2020-05-04", "topotecan", ""), ("2020-05-25", "topotecan", ""),
    ("2020-06-15", "anlotinib+topotecan", "2020-08-05"), ("2020-08-03", "cisplatin+etoposide", ""),
  ]

  private static var rows: [(table: String, row: TextRow)] {
    doses.flatMap { day, drugs, last in
      drugs.split(separator: "+").map { drug in
        (
          table: "drug_exposure",
          row: TextRow([
            "patient_key": "P1", "given_on": day, "agent": "\(drug)",
            "last_given_on": drug == "anlotinib" ? last : "",
          ])
        )
      }
    }
  }

  private func clinic() throws -> TemporaryRegistry {
    let clinic = try TemporaryRegistry()
    try clinic.add(
      PatientRow.self,
      [
        "patient_key": "P1", "sex": "F", "born_on": "1950", "diagnosed_on": "2020-01",
        "histology": "sclc", "extent": "extensive",
      ])
    _ = try clinic.registry.enter(
      ProposalPageTests.rows, by: Surroundings.author("test"), today: nil)
    for day in ["2020-04-20", "2020-07-28"] {
      try clinic.add(ProgressionRow.self, ["patient_key": "P1", "progressed_on": day])
    }
    try clinic.add(
      LineRow.self,
      [
        "patient_key": "P1", "line_number": "1", "started_on": "2020-01-15",
        "ended_on": "2020-03-20", "end_reason": "progression", "drugs": "carboplatin,etoposide",
      ])
    return clinic
  }

  private func proposal(
    _ clinic: TemporaryRegistry
  ) throws -> (proposal: LineProposal, words: LineWords) {
    let registry = clinic.registry
    let (codebook, formulary) = try registry.codebookAndFormulary()
    let derivation = try LineDerivation(LineRules(), in: registry, codebook, formulary)
    let history = try #require(try registry.history(ofPatient: "P1"))
    return (
      LineProposal(from: history, by: derivation),
      LineWords(codebook, formulary, derivation.rules)
    )
  }

  @Test(arguments: [("lines_of_therapy.txt", 100), ("lines_of_therapy_narrow.txt", 72)])
  func `a page says what is proposed, what differs and why, L14`(
    _ file: String, _ width: Int
  ) throws {
    let (proposal, words) = try proposal(try clinic())
    let page = ProposalPage(
      proposal: proposal, patientKey: "P1", isSynthetic: true, words: words, width: width)
    #expect(page.text == Snapshot.text(file))
    #expect(page.text.split(separator: "\n").allSatisfy { $0.count <= width })
  }

  @Test func `a count says how many lines each flag touches`() throws {
    let clinic = try clinic()
    let (proposal, words) = try proposal(clinic)
    var tally = LineTally(keeping: .firstDifferences(10))
    tally.add(proposal)
    tally.add(nil)
    var other = LineTally(keeping: .firstDifferences(10))
    other.add(proposal)
    tally.merge(other)
    let page = TallyPage(
      tally: tally, isSynthetic: true, words: words, width: 100,
      patientKey: clinic.registry.patientKey)
    #expect(try page.text() == Snapshot.text("lines_of_therapy_all.txt"))
  }

  @Test func `JSON and CSV hold a row per line and per record`() throws {
    let clinic = try clinic()
    let (proposal, words) = try proposal(clinic)
    let all: EachProposal = { try $0("P1", proposal) }
    var json = ""
    try ProposalJSON(words: words).write(all) { json += $0 }
    #expect(json == Snapshot.text("lines_of_therapy.json"))
    let records = ProposalRecords(words: words)
    var rows: [[String]] = []
    try records.lines(of: all).forEachRow { rows.append($0) }
    #expect(rows.map { $0[1] } == ["proposed", "proposed", "proposed", "proposed", "entered"])
    #expect(Set(rows.map(\.count)) == [records.lines(of: all).columns.count])
    var doses = 0
    try records.records(of: all).forEachRow { row in
      doses += 1
      #expect(row.count == records.records(of: all).columns.count)
    }
    #expect(doses == proposal.exposures.count)
  }
}
