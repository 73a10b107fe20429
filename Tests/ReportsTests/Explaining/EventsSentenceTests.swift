import Analyses
import ClinicalRecords
import Endpoints
import Testing

@testable import Reports

struct EventsSentenceTests {
  private let codebook: Codebook = {
    var codebook = Codebook()
    codebook.terms = Vocabulary(
      name: "", entries: ["Anemia", "Colitis"].map { .init(code: $0, label: $0) })
    return codebook
  }()

  private func event(
    _ number: Int, term: CodePosition, grade: Int, related: Bool = true, immune: Bool = false,
    onset: String? = "2021-02-10"
  ) -> AdverseEvent {
    AdverseEvent(
      number: number, term: term, grade: grade, onsetOn: onset.flatMap { PartialDate($0) },
      isRelated: related, statedLine: 1, isImmuneRelated: immune)
  }

  private func outcome(_ events: [AdverseEvent], row: SafetyRow? = nil) -> ExplainedOutcome {
    var history = PatientHistory(patient: Patient(id: 1))
    history.lines = [
      LineOfTherapy(
        number: 1, startedOn: ClinicalDate("2021-02-01") ?? ClinicalDate(dayNumber: 0))
    ]
    history.adverseEvents = events
    return ExplainedOutcome(
      .adverseEvents, ofLineAt: 0, in: history, rules: EndpointRules(), codebook: codebook,
      row: row)
  }

  private func page(_ outcome: ExplainedOutcome) -> ExplanationPage {
    ExplanationPage(
      [outcome], ofPatient: "P1", rules: EndpointRules(), words: EvidenceWords(codebook),
      titles: RuleTitles(page: ""))
  }

  private func sentence(_ events: [AdverseEvent], row: SafetyRow? = nil) -> String {
    let outcome = outcome(events, row: row)
    return page(outcome).answer(outcome).text(of: "P1")
  }

  @Test func `several events are counted with their terms and the worst`() {
    #expect(
      sentence([
        event(1, term: 0, grade: 1), event(2, term: 1, grade: 3, immune: true),
        event(3, term: 0, grade: 3, related: false),
      ])
        == "Line 1 of P1: 3 adverse events of 2 terms, worst grade 3 (Colitis, from 2021-02-10); "
        + "2 related to treatment, 1 immune-related.")
    #expect(
      sentence([event(1, term: 0, grade: 1), event(2, term: 0, grade: 2, onset: nil)])
        == "Line 1 of P1: 2 adverse events of 1 term, worst grade 2 (Anemia); all related to treatment."
    )
  }

  @Test func `one event is told by itself, none is said`() {
    #expect(
      sentence([event(1, term: 1, grade: 2, related: false, onset: "2021-02")])
        == "Line 1 of P1: 1 adverse event, grade 2 (Colitis, from 2021-02); not related to treatment."
    )
    #expect(sentence([]) == "Line 1 of P1: no adverse event.")
  }

  @Test func `a row of a table limits the events`() {
    let row = SafetyRow(
      .systemOrganClass, code: "Blood", label: "Blood", .of([SafetyRow.Member(0)]))
    #expect(
      sentence([event(1, term: 0, grade: 2), event(2, term: 1, grade: 3)], row: row)
        == "Line 1 of P1: 1 adverse event in the row Blood, grade 2 (Anemia, from 2021-02-10); "
        + "related to treatment.")
    let criterion = EventCriterion(.notImmuneRelated)
    let other = SafetyRow(
      .group, code: "blood", label: "Blood, immune",
      .of([SafetyRow.Member(0, criterion), SafetyRow.Member(1, criterion)]))
    #expect(
      outcome([event(1, term: 1, grade: 3, immune: true)], row: other).result
        == .events([], row: "Blood, immune"))
  }

  // The event of 2021-01-10 began before the line, and is stated to belong to none.
  @Test func `an event that is no event of the row is not passed over either`() {
    let early = AdverseEvent(
      number: 2, term: 0, grade: 2, onsetOn: PartialDate("2021-01-10"), isRelated: true,
      statedLine: nil, isImmuneRelated: false)
    let events = [event(1, term: 0, grade: 3), early]
    func steps(_ minimumGrade: Int) -> Int {
      let row = SafetyRow(
        .overview, code: "grade", label: "Grade",
        .every(EventCriterion(minimumGrade: minimumGrade)))
      return outcome(events, row: row).explanation.steps.count
    }
    #expect(steps(2) == 2)
    #expect(steps(3) == 1)
  }

  @Test func `programs get the counts and the row of the worst event`() {
    let json = page(
      outcome([event(4, term: 0, grade: 1), event(7, term: 1, grade: 3, immune: true)])
    ).formatted(as: .json)
    #expect(
      json.contains(
        """
              "result": {
                "row": null,
                "events": 2,
                "terms": 2,
                "worst_grade": 3,
                "related": 2,
                "immune_related": 1,
                "table": "adverse_event",
                "key": "7"
              },
        """))
  }
}
