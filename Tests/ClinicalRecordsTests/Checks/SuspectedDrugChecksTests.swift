import ClinicalRecords
import Testing

struct SuspectedDrugChecksTests {
  private func findings(
    suspected agent: CodePosition?, given: [LineDrug], stated line: Int? = 2
  ) -> [String] {
    var codebook = Codebook()
    codebook.terms = Vocabulary(name: "", entries: [.init(code: "Rash", label: "Rash")])
    codebook.existingGrades = [0b111110]
    codebook.agents = Vocabulary(
      name: "", entries: ["cisplatin", "nivolumab"].map { .init(code: $0, label: $0) })
    codebook.agentClasses = [
      AgentClass(code: "platinum", group: "chemotherapy"),
      AgentClass(code: "ici_pd_1", group: "immunotherapy"),
    ]
    var history = PatientHistory(patient: Patient(id: 1))
    history.lines = [(1, 0), (2, 100)].map {
      LineOfTherapy(number: $0.0, startedOn: ClinicalDate(dayNumber: 18_262 + $0.1))
    }
    history.drugs = given
    var event = AdverseEvent(
      number: 3, term: 0, grade: 2, onsetOn: PartialDate("2020-05-01"), isRelated: true,
      statedLine: line)
    event.details.suspectedAgent = agent
    history.adverseEvents = [event]
    return RecordChecks(codebook: codebook).findings(in: history)
      .filter { $0.rule == "suspected-drug-not-given" }.map(\.sentence)
  }

  private let both = [LineDrug(lineNumber: 1, agent: 1), LineDrug(lineNumber: 2, agent: 0)]

  // N1.
  @Test func `an event of a line without the suspected drug is odd`() {
    #expect(
      findings(suspected: 1, given: Array(both[1...])) == [
        "Event 3 (Rash) is suspected to come from nivolumab, which is no drug of line 2, to which it belongs."
      ])
    #expect(
      findings(suspected: 1, given: both) == [
        "Event 3 (Rash) is suspected to come from nivolumab, which is no drug of line 2, to which it belongs; line 1 had it."
      ])
  }

  @Test func `nothing is odd where the line has the drug, or no drugs, or nothing is suspected`() {
    #expect(findings(suspected: 0, given: both) == [])
    #expect(findings(suspected: 1, given: both, stated: 1) == [])
    #expect(findings(suspected: 1, given: [both[0]]) == [])
    #expect(findings(suspected: nil, given: both) == [])
  }
}
