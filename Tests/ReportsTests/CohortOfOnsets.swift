import Analyses
import ClinicalRecords
import Endpoints

/// Made-up patients on line 2 whose adverse events began on known days, of which the tables of rates, onset and immune-related
/// events are made; small enough to be checked by hand.
///
/// 6 with ICI: rash (immune-related, grade 3) on day 14 and fatigue on day 3; rash on day 70, resolved; fatigue on day 30 and 45;
/// fatigue in an unknown month; dead on day 20; none. 4 without: fatigue on day 10 and, grade 4, on day 40; fatigue in March 2020;
/// dead on day 35; none.
struct CohortOfOnsets {
  private(set) var histories: [PatientHistory] = []
  private(set) var codebook = Codebook()

  private static let start = ClinicalDate(dayNumber: 18_320)  // 2020-02-28

  init() {
    codebook.sites = Vocabulary(
      name: "site",
      entries: [.init(code: "a", label: "ICI"), .init(code: "b", label: "No ICI")])
    codebook.terms = Vocabulary(
      name: "term",
      entries: ["Rash", "Colitis", "Fatigue"].map { .init(code: $0.lowercased(), label: $0) })
    codebook.termClasses = ["Skin", "Gut", "General"]
    codebook.termDictionaries = ["CTCAE 5.0", "CTCAE 5.0", "CTCAE 5.0"]
    codebook.immuneRelatedTerms = [
      ImmuneRelatedTerm(category: "Cutaneous", term: 0, level: .typical),
      ImmuneRelatedTerm(category: "Gastrointestinal", term: 1, level: .typical),
    ]
    codebook.termGroups = [
      AdverseEventGroup(code: "rash", label: "Rash", terms: [0], attribution: .immuneRelated),
      AdverseEventGroup(code: "other", label: "Fatigue", terms: [2], attribution: .any),
    ]
    addPatients()
  }

  private mutating func addPatients() {
    add(to: 0, [(0, "2020-03-13", 3), (2, "2020-03-02", 1)], isResolved: false)
    add(to: 0, [(0, "2020-05-08", 2)], isResolved: true)
    add(to: 0, [(2, "2020-03-29", 2), (2, "2020-04-13", 1)])
    add(to: 0, [(2, "2020", 2)])
    add(to: 0, [], died: 20)
    add(to: 0, [])
    add(to: 1, [(2, "2020-03-09", 2), (2, "2020-04-08", 4)])
    add(to: 1, [(2, "2020-03", 2)])
    add(to: 1, [], died: 35)
    add(to: 1, [])
  }

  private mutating func add(
    to group: Int, _ events: [(term: Int, onset: String, grade: Int)], died: Int? = nil,
    isResolved: Bool? = nil
  ) {
    var patient = Patient(id: Int64(histories.count + 1))
    patient.site = CodePosition(group)
    var history = PatientHistory(patient: patient)
    history.lines = [
      LineOfTherapy(
        number: 2, startedOn: Self.start, endedOn: Self.start.adding(days: died ?? 60))
    ]
    history.diedOn = died.map { PartialDate(Self.start.adding(days: $0)) }
    history.contacts = died == nil ? [Self.start.adding(days: 300)] : []
    history.adverseEvents = events.enumerated().map { number, event in
      var made = AdverseEvent(
        number: number + 1, term: CodePosition(event.term), grade: event.grade,
        onsetOn: PartialDate(event.onset), isRelated: true, statedLine: 2,
        isImmuneRelated: event.term == 0)
      made.details.outcome = isResolved.map { $0 ? .recovered : .notRecovered }
      return made
    }
    histories.append(history)
  }

  private var question: Question {
    get throws {
      let grouping = try Grouping(
        .word("site", argument: nil), catalog: CharacteristicCatalog(codebook))
      return Question(line: 2, grouping: grouping)
    }
  }

  /// Which events its questions count.
  var filter = EventFilter(relatedOnly: true)

  private func counted<Tally>(_ empty: GroupedTally<Tally>) -> GroupedTally<Tally> {
    histories.reduce(into: empty) { $0.add($1) }
  }

  /// Its rates with groups of terms, or with terms of which a percentage of a group had one.
  func rates(termsFrom threshold: PercentThreshold? = nil) throws -> EventRates {
    let rows = threshold == nil ? SafetyRow.groups(codebook) : SafetyRow.terms(codebook)
    let counting = EventRateCounting(rows, filter, of: try question, codebook)
    return try EventRates(counted(GroupedTally(counting)), counting, threshold: threshold)
  }

  /// Its onset of any event, or of a group of terms.
  func onset(ofGroup position: Int? = nil) throws -> OnsetComparison {
    let row = position.map { SafetyRow.groups(codebook)[$0] } ?? .any(filter)
    let events = OnsetEvents(row, filter, of: try question, codebook)
    return try OnsetComparison(
      events, in: counted(GroupedTally(onsetOf: events)), atMonths: [1, 2, 12])
  }

  /// Its immune-related events.
  func immuneRelated() throws -> ImmuneRelatedComparison {
    let counting = ImmuneRelatedCounting(filter, of: try question, codebook)
    return try ImmuneRelatedComparison(counted(GroupedTally(counting)), counting)
  }
}
