import ClinicalRecords
import Endpoints
import Testing

@testable import Analyses

struct EventFilterTests {
  /// The event as it counts on a line that starts on 2020-01-01 and ends on 2020-02-01.
  private func counts(
    _ filter: EventFilter, grade: Int = 2, related: Bool = true, immune: Bool = false,
    onset: String? = "2020-01-05", stated: Int? = nil, serious: Bool? = nil,
    suspect: CodePosition? = nil
  ) -> Bool {
    var event = AdverseEvent(
      number: 1, term: 0, grade: grade, onsetOn: onset.flatMap { PartialDate($0) },
      isRelated: related, statedLine: stated, isImmuneRelated: immune)
    event.details.isSerious = serious
    event.details.suspectedAgent = suspect
    var history = PatientHistory(patient: Patient(id: 1))
    let day = { (text: String) in ClinicalDate(text) ?? ClinicalDate(dayNumber: 0) }
    history.lines = [
      LineOfTherapy(number: 1, startedOn: day("2020-01-01"), endedOn: day("2020-02-01"))
    ]
    history.adverseEvents = [event]
    var isCounted = false
    let rules = EndpointRules()
    history.forEachEvent(ofLineAt: 0, by: EventAttribution(rules, Codebook()), rules: rules) {
      isCounted = filter.counts($0)
    }
    return isCounted
  }

  private func filter(
    related: Bool = false, _ change: (inout EventFilter) -> Void = { _ in }
  ) -> EventFilter {
    var filter = EventFilter(relatedOnly: related)
    change(&filter)
    return filter
  }

  @Test func `related events only, or any`() {
    #expect(counts(filter(related: true)))
    #expect(!counts(filter(related: true), related: false))
    #expect(counts(filter(), related: false))
  }

  @Test func `events suspected to come from a drug`() {
    let suspected = filter { $0.suspects = EventFilter.Suspects([3, 5], label: "ICI") }
    #expect(counts(suspected, suspect: 3) && counts(suspected, suspect: 5))
    #expect(!counts(suspected, suspect: 4) && !counts(suspected))
    #expect(suspected.suspects?.agents == [3, 5])
  }

  @Test func `A1: immune-related events, or the others`() {
    #expect(counts(filter { $0.immune = true }, immune: true))
    #expect(!counts(filter { $0.immune = true }))
    #expect(counts(filter { $0.immune = false }))
    #expect(!counts(filter { $0.immune = false }, immune: true))
  }

  @Test func `what was not recorded as serious does not count as serious`() {
    let serious = filter { $0.seriousOnly = true }
    #expect(counts(serious, serious: true))
    #expect(!counts(serious, serious: false) && !counts(serious))
  }

  @Test func `events of a grade or higher`() {
    let severe = filter { $0.minimumGrade = 3 }
    #expect(counts(severe, grade: 3) && counts(severe, grade: 5))
    #expect(!counts(severe, grade: 2))
  }

  // N1: events belong to the line up to 2020-03-02.
  @Test func `N1: a stated event outside the window is not emergent`() {
    let emergent = filter { $0.emergentOnly = true }
    #expect(counts(emergent) && counts(emergent, onset: "2020-03-02", stated: 1))
    #expect(!counts(emergent, onset: "2020-03-03", stated: 1))
    #expect(!counts(emergent, onset: "2019-12-31", stated: 1))
    #expect(counts(emergent, onset: "2019-12", stated: 1) == false)
    #expect(counts(emergent, onset: "2020", stated: 1) && counts(emergent, onset: nil, stated: 1))
    #expect(counts(filter(), onset: "2019-12-31", stated: 1))
  }

  @Test func `details are read only where they are looked at`() {
    #expect(filter { $0.minimumGrade = 3 }.parts == [])
    #expect(filter { $0.seriousOnly = true }.parts == .eventDetails)
    #expect(filter { $0.suspects = EventFilter.Suspects([1], label: "") }.parts == .eventDetails)
  }
}
