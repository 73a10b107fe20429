import ClinicalRecords
import Testing

@testable import Endpoints

/// Terms: 0 Colitis (typical), 1 Diarrhea (related), 2 Other (catch-all), 3 Anemia (not listed).
/// Drugs: 0 atezolizumab (a checkpoint inhibitor), 1 cisplatin.
struct EventAttributionTests {
  private let codebook: Codebook = {
    var codebook = Codebook()
    let terms = ["Colitis", "Diarrhea", "Other", "Anemia"]
    codebook.terms = Vocabulary(name: "", entries: terms.map { .init(code: $0, label: $0) })
    codebook.agents = Vocabulary(
      name: "", entries: ["atezolizumab", "cisplatin"].map { .init(code: $0, label: $0) })
    codebook.agentClasses = [
      AgentClass(code: "ici_pd_l1", group: "immunotherapy"),
      AgentClass(code: "platinum", group: "chemotherapy"),
    ]
    codebook.immuneRelatedTerms = [
      ImmuneRelatedTerm(category: "Gut", term: 0, level: .typical),
      ImmuneRelatedTerm(category: "Gut", term: 1, level: .related),
      ImmuneRelatedTerm(category: "Other", term: 2, level: .catchAll),
    ]
    return codebook
  }()

  /// Line 1, cisplatin, days 0 to 31; line 2, atezolizumab, days 131 to 151; line 3, atezolizumab, from day 271 on.
  private let patient: PatientHistory = {
    var patient = history(lines: [(0, 31), (131, 151), (271, nil)])
    patient.drugs = [
      LineDrug(lineNumber: 1, agent: 1), LineDrug(lineNumber: 2, agent: 0),
      LineDrug(lineNumber: 3, agent: 0),
    ]
    return patient
  }()

  private func event(
    _ onset: PartialDate?, term: CodePosition = 0, related: Bool = true, marked: Bool = false,
    stated: Int? = nil
  ) -> AdverseEvent {
    AdverseEvent(
      number: 1, term: term, grade: 2, onsetOn: onset, isRelated: related, statedLine: stated,
      isImmuneRelated: marked)
  }

  private func on(_ number: Int) -> PartialDate { PartialDate(day(number)) }

  private func line(
    _ event: AdverseEvent, by basis: ImmuneRelatedBasis = .entered, _ patient: PatientHistory? = nil
  ) -> Int? {
    let patient = patient ?? self.patient
    var rules = EndpointRules()
    rules.immuneRelatedBasis = basis
    return EventAttribution(rules, codebook).line(of: event, in: patient)
      .map { patient.lines[$0].number }
  }

  @Test func `N1: an event belongs to a line until 30 days after its end`() {
    #expect(line(event(on(0))) == 1)
    #expect(line(event(on(61))) == 1)
    #expect(line(event(on(62))) == nil)
    #expect(line(event(on(130))) == nil)
    #expect(line(event(on(-1))) == nil)
  }

  @Test func `A2: an immune-related event belongs to a line until 90 days after its end`() {
    #expect(line(event(on(121), marked: true)) == 1)
    #expect(line(event(on(122), marked: true)) == nil)
    #expect(line(event(on(241), marked: true)) == 2)
    #expect(line(event(on(242), marked: true)) == nil)
  }

  @Test func `A2: the next line's start ends both windows`() {
    let patient = history(lines: [(0, 31), (41, nil)])
    #expect(line(event(on(40)), by: .entered, patient) == 1)
    #expect(line(event(on(41)), by: .entered, patient) == 2)
    #expect(line(event(on(40), marked: true), by: .entered, patient) == 1)
    #expect(line(event(on(41), marked: true), by: .entered, patient) == 2)
  }

  @Test func `N1: a line that has not ended has no last day`() {
    #expect(line(event(on(5_000))) == 3)
  }

  // Day 61 is 2020-03-02: of March 2020 that is still in the window of line 1. Line 2 begins on 2020-05-11.
  @Test func `N1: an onset known by month belongs to the first line it could fall in`() {
    #expect(line(event(PartialDate("2020-03"))) == 1)
    #expect(line(event(PartialDate("2020-04"))) == nil)
    #expect(line(event(PartialDate("2020-04"), marked: true)) == 1)
    #expect(line(event(PartialDate("2020-05"))) == 2)
    #expect(line(event(PartialDate("2019-12"))) == nil)
    #expect(line(event(PartialDate("2020"))) == 1)
  }

  @Test func `N1: a stated line wins, and an event with neither line nor onset belongs to none`() {
    #expect(line(event(on(0), stated: 2)) == 2)
    #expect(line(event(nil, stated: 3)) == 3)
    #expect(line(event(nil)) == nil)
    #expect(line(event(on(0), stated: 9)) == nil)
  }

  @Test func `A1: as entered the mark decides, whatever term and drug`() {
    #expect(line(event(on(100), term: 3, related: false, marked: true)) == 1)
    #expect(line(event(on(200), term: 0)) == nil)
  }

  @Test func `A1: by typical terms a related event counts in a line with a checkpoint inhibitor`() {
    #expect(line(event(on(200)), by: .typicalTerms) == 2)
    #expect(line(event(on(200), related: false), by: .typicalTerms) == nil)
    #expect(line(event(on(200), term: 1), by: .typicalTerms) == nil)
    #expect(line(event(on(200), term: 3, marked: true), by: .typicalTerms) == nil)
    // Line 1 has none.
    #expect(line(event(on(100), marked: true), by: .typicalTerms) == nil)
  }

  @Test func `A1: by listed terms every term of the list counts but those for whatever has none`() {
    #expect(line(event(on(200), term: 1), by: .listedTerms) == 2)
    #expect(line(event(on(200), term: 2), by: .listedTerms) == nil)
    #expect(line(event(on(200), term: 3), by: .listedTerms) == nil)
  }

  private func eventsOfLine2(_ events: [AdverseEvent], cutoff: ClinicalDate? = nil) -> [LineEvent] {
    var patient = patient
    patient.adverseEvents = events
    let rules = EndpointRules(cutoff: cutoff)
    var found: [LineEvent] = []
    patient.forEachEvent(ofLineAt: 1, by: EventAttribution(rules, codebook), rules: rules) {
      found.append($0)
    }
    return found
  }

  @Test func `N1: the day of a line is counted from its start, for a stated line even below 0`() {
    let found = eventsOfLine2([
      event(on(131)), event(on(150)), event(PartialDate("2020-05")), event(on(121), stated: 2),
      event(nil, stated: 2), event(on(300), stated: 2),
    ])
    #expect(found.map(\.onsetDay) == [0, 19, nil, -10, nil, 169])
    #expect(found.map(\.isEmergent) == [true, true, true, false, true, false])
  }

  @Test func `R57: an event that begins after the cutoff belongs to no line`() {
    let events = [event(on(135)), event(on(136)), event(on(136), stated: 2)]
    #expect(eventsOfLine2(events, cutoff: day(135)).map(\.onsetDay) == [4])
    // Of May 2020, which begins before the cutoff.
    #expect(eventsOfLine2([event(PartialDate("2020-05"))], cutoff: day(135)).count == 1)
  }
}
