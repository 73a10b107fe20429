import Analyses
import ClinicalRecords
import Endpoints
import Testing

/// Made-up patients on a first line of therapy, in two groups, with adverse events of three terms.
struct RegistryOfEvents {
  private(set) var histories: [PatientHistory] = []
  private(set) var codebook = Codebook()

  /// First day of every line.
  static let start = ClinicalDate(dayNumber: 18_262)  // 2020-01-01

  init() {
    codebook.sites = Vocabulary(
      name: "site", entries: [.init(code: "a", label: "A"), .init(code: "b", label: "B")])
    codebook.terms = Vocabulary(
      name: "term",
      entries: ["Rash", "Colitis", "Fatigue"].map { .init(code: $0.lowercased(), label: $0) })
    codebook.termClasses = ["Skin", "Gut", "General"]
    codebook.immuneRelatedTerms = [
      ImmuneRelatedTerm(category: "Cutaneous", term: 0, level: .typical),
      ImmuneRelatedTerm(category: "Gastrointestinal", term: 1, level: .typical),
      ImmuneRelatedTerm(category: "Systemic", term: 0, level: .related),
    ]
    codebook.termGroups = [
      AdverseEventGroup(code: "rash", label: "Rash", terms: [0], attribution: .immuneRelated)
    ]
  }

  /// A day counted from the start of the line.
  static func day(_ day: Int) -> ClinicalDate { start.adding(days: day) }

  /// Adds a patient; days count from the start of the line.
  mutating func add(
    to group: Int, ended: Int? = nil, next: Int? = nil, died: Int? = nil, seen: Int? = nil,
    _ events: [AdverseEvent] = []
  ) {
    var patient = Patient(id: Int64(histories.count + 1))
    patient.site = CodePosition(group)
    var history = PatientHistory(patient: patient)
    history.lines = [
      LineOfTherapy(number: 1, startedOn: Self.start, endedOn: ended.map(Self.day))
    ]
    if let next { history.lines.append(LineOfTherapy(number: 2, startedOn: Self.day(next))) }
    history.diedOn = died.map { PartialDate(Self.day($0)) }
    history.contacts = seen.map { [Self.day($0)] } ?? []
    history.adverseEvents = events.enumerated().map { position, event in
      var event = event
      event.number = position + 1
      return event
    }
    histories.append(history)
  }

  /// A related event of grade 2.
  static func event(
    _ term: CodePosition = 2, on day: Int, grade: Int = 2, isImmuneRelated: Bool = false
  ) -> AdverseEvent {
    AdverseEvent(
      number: 1, term: term, grade: grade, onsetOn: PartialDate(Self.day(day)), isRelated: true,
      isImmuneRelated: isImmuneRelated)
  }

  /// Which lines are asked about, by group.
  func question(line: Int? = 1) throws -> Question {
    let grouping = try Grouping(
      .word("site", argument: nil), catalog: CharacteristicCatalog(codebook))
    return Question(line: line, grouping: grouping)
  }

  /// Its rates, with the groups of terms below.
  func rates(_ filter: EventFilter = EventFilter(relatedOnly: true)) throws -> EventRates {
    let counting = EventRateCounting(
      SafetyRow.groups(codebook), filter, of: try question(), codebook)
    return try EventRates(merged(GroupedTally(counting)), counting)
  }

  /// Its onsets of a row, of any event unless another is named.
  func onset(
    of row: SafetyRow? = nil, _ filter: EventFilter = EventFilter(relatedOnly: true),
    atMonths months: [Double] = [1]
  ) throws -> OnsetComparison {
    let events = OnsetEvents(row ?? .any(filter), filter, of: try question(), codebook)
    return try OnsetComparison(events, in: merged(GroupedTally(onsetOf: events)), atMonths: months)
  }

  /// Its immune-related events.
  func immuneRelated() throws -> ImmuneRelatedComparison {
    let counting = ImmuneRelatedCounting(
      EventFilter(relatedOnly: true), of: try question(), codebook)
    return try ImmuneRelatedComparison(merged(GroupedTally(counting)), counting)
  }

  /// Every second patient counted apart from the others, then both merged.
  private func merged<Tally>(_ empty: GroupedTally<Tally>) -> GroupedTally<Tally> {
    var (first, second) = (empty, empty)
    for (position, history) in histories.enumerated() {
      if position.isMultiple(of: 2) { first.add(history) } else { second.add(history) }
    }
    second.merge(first)
    return second
  }
}
