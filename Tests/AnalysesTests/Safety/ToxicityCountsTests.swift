import ClinicalRecords
import Endpoints
import Statistics
import Testing

@testable import Analyses

/// Counted by hand on patients with one line from 2020-01-01 to 2020-03-01 and three terms: 0 and 1 of class A, 2 of class B.
struct ToxicityCountsTests {
  private static let codebook = {
    var codebook = Codebook()
    codebook.terms = Vocabulary(
      name: "term", entries: ["a", "b", "c"].map { .init(code: $0, label: $0) })
    codebook.termClasses = ["A", "A", "B"]
    codebook.termDictionaries = ["CTCAE 5.0", "CTCAE 5.0", "CTCAE 6.0"]
    return codebook
  }()

  private func patient(_ events: [AdverseEvent]) -> PatientHistory {
    var history = PatientHistory(patient: Patient(id: 1))
    history.lines = [
      LineOfTherapy(number: 1, startedOn: day("2020-01-01"), endedOn: day("2020-03-01"))
    ]
    history.adverseEvents = events.enumerated().map { position, event in
      var event = event
      event.number = position + 1
      return event
    }
    return history
  }

  private func day(_ text: String) -> ClinicalDate {
    ClinicalDate(text) ?? ClinicalDate(dayNumber: 0)
  }

  private func event(
    _ term: CodePosition, _ grade: Int, _ onset: String = "2020-02-01", related: Bool = true,
    immune: Bool = false
  ) -> AdverseEvent {
    AdverseEvent(
      number: 1, term: term, grade: grade, onsetOn: PartialDate(onset), isRelated: related,
      isImmuneRelated: immune)
  }

  private func counts(
    _ rows: [SafetyRow], _ filter: EventFilter = EventFilter(relatedOnly: true),
    of patients: [[AdverseEvent]]
  ) throws -> ToxicityCounts {
    let counting = SafetyCounting(
      rows, filter, of: Question(line: 1), ToxicityCountsTests.codebook)
    var tally = GroupedTally(counting)
    for events in patients { tally.add(patient(events)) }
    return try #require(try tally.answer().first).counts
  }

  // A7.
  @Test func `a patient counts once in a row, by the worst grade, whatever the order of events`()
    throws
  {
    let classA = SafetyRow.systemOrganClasses(ToxicityCountsTests.codebook)[0]
    let rows = [classA] + SafetyRow.terms(ToxicityCountsTests.codebook)
    let counts = try counts(
      rows, of: [[event(0, 1), event(0, 3), event(1, 2), event(0, 2)], [event(1, 4)], []])
    #expect(counts.total == 3)
    #expect(counts.row(0).byGrade == [0, 0, 1, 1, 0])
    #expect(counts.row(1).byGrade == [0, 0, 1, 0, 0])
    #expect(counts.row(2).byGrade == [0, 1, 0, 1, 0])
    #expect(counts.row(3).byGrade == [0, 0, 0, 0, 0])
  }

  @Test func `an event below a row's grade, or of another attribution, leaves no trace in it`()
    throws
  {
    let row = SafetyRow(
      .group, code: "g", label: "g",
      .of([
        .init(0, EventCriterion(minimumGrade: 3)), .init(1, EventCriterion(.immuneRelated)),
        .init(2, EventCriterion(.notImmuneRelated)),
      ]))
    let patients = [
      [event(0, 2)], [event(0, 3)], [event(1, 4)], [event(1, 1, immune: true)],
      [event(2, 5, immune: true)], [event(2, 2)],
    ]
    #expect(try counts([row], of: patients).row(0).byGrade == [1, 1, 1, 0, 0])
  }

  @Test func `a term that a group names twice counts when one of its lines holds`() throws {
    let row = SafetyRow(
      .group, code: "g", label: "g",
      .of([
        .init(0, EventCriterion(minimumGrade: 4)), .init(0, EventCriterion(.immuneRelated)),
      ]))
    let patients = [[event(0, 4)], [event(0, 4, immune: true)], [event(0, 3)]]
    #expect(try counts([row], of: patients).row(0).byGrade == [0, 0, 0, 2, 0])
  }

  // A2: 2020-03-01 + 30 days is 2020-03-31, + 90 days 2020-05-30.
  @Test func `an immune-related event counts 90 days after the line, another 30`() throws {
    let any = SafetyRow.any(EventFilter(relatedOnly: true))
    let patients = [
      [event(0, 1, "2020-03-31")], [event(0, 2, "2020-04-01")],
      [event(0, 3, "2020-05-30", immune: true)], [event(0, 4, "2020-05-31", immune: true)],
    ]
    #expect(try counts([any], of: patients).row(0).byGrade == [1, 0, 1, 0, 0])
  }

  // A7.
  @Test func `of serious events alone there is no count where seriousness was never recorded`()
    throws
  {
    var filter = EventFilter(relatedOnly: true)
    filter.seriousOnly = true
    func row(_ events: [AdverseEvent]) throws -> SafetyComparison.Row {
      let counting = SafetyCounting(
        [.any(filter)], filter, of: Question(line: 1), ToxicityCountsTests.codebook)
      var tally = GroupedTally(counting)
      tally.add(patient(events))
      return try SafetyComparison(tally, counting).rows[0]
    }
    var (serious, other) = (event(0, 3), event(0, 2))
    (serious.details.isSerious, other.details.isSerious) = (true, false)
    #expect(try row([event(0, 2)]).isRecorded == [false])
    #expect(try row([other]).isRecorded == [true] && row([other]).total.any == 0)
    #expect(try row([event(0, 2), serious]).total.byGrade == [0, 0, 1, 0, 0])
  }

  @Test func `parts counted apart and merged are what one pass counts, in either order`() throws {
    let rows = SafetyRow.terms(ToxicityCountsTests.codebook)
    let patients = [[event(0, 1)], [event(2, 3), event(2, 2)], [], [event(0, 5)]]
    let whole = try counts(rows, of: patients)
    var parts = [
      try counts(rows, of: Array(patients[..<1])), try counts(rows, of: Array(patients[1...])),
    ]
    parts[0].merge(parts[1])
    #expect(parts[0] == whole)
    var empty = try counts(rows, of: [[]])
    empty.merge(try counts(rows, of: [patients[1]]))
    #expect(empty == (try counts(rows, of: [[], patients[1]])))
  }

  // A6.
  @Test func `the dictionaries of counted events are known, of others not`() throws {
    let rows = [SafetyRow.any(EventFilter(relatedOnly: true))]
    let counting = SafetyCounting(
      rows, EventFilter(relatedOnly: true), of: Question(line: 1), ToxicityCountsTests.codebook)
    var tally = GroupedTally(counting)
    tally.add(patient([event(0, 1), event(2, 1, related: false)]))
    #expect(try SafetyComparison(tally, counting).dictionaries == ["CTCAE 5.0"])
    tally.add(patient([event(2, 1)]))
    #expect(try SafetyComparison(tally, counting).dictionaries == ["CTCAE 5.0", "CTCAE 6.0"])
  }

  // A7.
  @Test func `seriousness that was recorded of no event is no zero`() throws {
    let rows = SafetyRow.overview
    let all = EventFilter(relatedOnly: false)
    var known = event(0, 2)
    known.details.isSerious = false
    known.details.ledToDiscontinuation = false
    #expect(try counts(rows, all, of: [[event(0, 2)]]).recording.tells(.serious) == false)
    #expect(try counts(rows, all, of: [[event(0, 2), known]]).recording.tells(.serious))
    #expect(try counts(rows, all, of: [[]]).recording.tells(.serious))
    #expect(
      try counts(rows, all, of: [[event(0, 2)]]).recording.tells(.ledToDiscontinuation) == false)
  }
}

struct SafetyComparisonTests {
  @Test func `the difference is the first group's share minus the second's, of two groups alone`()
    throws
  {
    let two = try SeedCohort.safety(try SeedCohort.question(by: "ici"))
    // 173 of 200 minus 242 of 296, as Table 3 has them.
    let difference = try #require(two.rows[0].differences[.any])
    #expect(abs(difference.estimate - (173.0 / 200 - 242.0 / 296)) < 1e-12)
    #expect(two.headings == ["ICI", "No ICI"])
    let one = try SeedCohort.safety(try SeedCohort.question(by: nil))
    #expect(one.rows.allSatisfy { $0.differences.isEmpty && $0.tests.isEmpty })
  }

  @Test func `lines of the same patients are not tested against each other`() throws {
    let lines = try SeedCohort.safety(try SeedCohort.question(line: nil, by: "line_group"))
    #expect(lines.headings == ["Line 1", "Line 2", "Line ≥3"])
    #expect(lines.denominators == [496, 496, 163])
    #expect(lines.population.isByLine)
    #expect(lines.rows.allSatisfy { $0.differences.isEmpty && $0.tests.isEmpty })
  }

  @Test(arguments: [
    ("5", 1, 20, true), ("5", 4, 81, false), ("2.5", 1, 40, true), ("0.1", 1, 1000, true),
    ("1.1", 11, 1000, true), ("100", 3, 3, true), ("33.33", 1, 3, true), ("33.34", 1, 3, false),
    ("5", 0, 0, false),
  ])
  func `a percentage is reached exactly`(
    _ text: String, _ count: Int, _ total: Int, _ isReached: Bool
  ) throws {
    let threshold = try #require(PercentThreshold(text))
    #expect(threshold.isReached(by: count, of: total) == isReached)
    #expect(threshold.text == text)
  }

  @Test(arguments: ["", "0", "0.00", "-5", "5.", ".5", "5.123", "101", "5%", "٥", "5,0", "1e1"])
  func `a percentage is above 0 and up to 100 with two decimals at most`(_ text: String) {
    #expect(PercentThreshold(text) == nil)
  }
}
