import Analyses
import ClinicalRecords
import Endpoints
import Testing

/// What was never recorded is no zero, and what belongs to no line is told.
struct UnrecordedEventsTests {
  private func unmarked(_ term: CodePosition = 0, on day: Int) -> AdverseEvent {
    var event = RegistryOfEvents.event(term, on: day)
    event.isImmuneRelated = nil
    return event
  }

  private func comparison(
    _ registry: RegistryOfEvents, _ rows: [SafetyRow], _ filter: EventFilter, line: Int? = 1
  ) throws -> SafetyComparison {
    let counting = SafetyCounting(
      rows, filter, of: try registry.question(line: line), registry.codebook)
    var tally = GroupedTally(counting)
    for history in registry.histories { tally.add(history) }
    return try SafetyComparison(tally, counting)
  }

  @Test func `A1: an event without a mark is neither immune-related nor not`() throws {
    var registry = RegistryOfEvents()
    registry.add(to: 0, seen: 90, [unmarked(on: 5)])
    for immune in [true, false] {
      var filter = EventFilter(relatedOnly: false)
      filter.immune = immune
      let answer = try comparison(registry, [.any(filter)], filter)
      #expect(answer.rows[0].isRecorded == [false] && answer.rows[0].total.any == 0)
      #expect(answer.recording.immuneMark.unrecorded == 1)
    }
    #expect(try registry.immuneRelated().isRecorded == [false])
  }

  @Test func `A1: one mark is enough to count by, the others are told`() throws {
    var registry = RegistryOfEvents()
    registry.add(to: 0, seen: 90, [unmarked(on: 5)])
    registry.add(to: 0, seen: 90, [RegistryOfEvents.event(0, on: 5, isImmuneRelated: true)])
    let answer = try registry.immuneRelated()
    #expect(answer.isRecorded == [true] && answer.rows[0].cells[0].patients == 1)
    #expect(answer.recording.immuneMark.unrecorded == 1 && answer.recording.immuneMark.events == 2)
  }

  // 50 + 30 days is day 80, + 90 days 140.
  @Test func `A2: an event without a mark has the shorter window`() throws {
    var registry = RegistryOfEvents()
    registry.add(to: 0, ended: 50, seen: 400, [unmarked(on: 80), unmarked(on: 81)])
    let filter = EventFilter(relatedOnly: false)
    let answer = try comparison(registry, [.any(filter)], filter)
    #expect(answer.rows[0].total.any == 1 && answer.unplaced.count == 1)
  }

  @Test func `a drug that was suspected of no event leaves no count`() throws {
    var registry = RegistryOfEvents()
    var suspected = RegistryOfEvents.event(on: 3)
    suspected.details.suspectedAgent = 7
    registry.add(to: 0, seen: 90, [RegistryOfEvents.event(on: 3)])
    registry.add(to: 1, seen: 90, [RegistryOfEvents.event(on: 3), suspected])
    var filter = EventFilter(relatedOnly: false)
    filter.suspects = EventFilter.Suspects([8], label: "x")
    let answer = try comparison(registry, [.any(filter)], filter)
    #expect(answer.rows[0].isRecorded == [false, true])
    #expect(answer.recording.suspect.unrecorded == 2 && answer.recording.suspect.events == 3)
    #expect(try registry.rates(filter).rows[0].cells.map(\.isRecorded) == [false, true])
    let onset = try registry.onset(filter)
    #expect(onset.groups.map { $0.counts.isRecorded(onset.events) } == [false, true])
  }

  @Test func `an event recorded not to be serious tells nothing of drugs`() throws {
    var registry = RegistryOfEvents()
    var event = RegistryOfEvents.event(on: 3)
    event.details.isSerious = false
    registry.add(to: 0, seen: 90, [event])
    var filter = EventFilter(relatedOnly: false)
    filter.seriousOnly = true
    filter.suspects = EventFilter.Suspects([8], label: "x")
    let answer = try comparison(registry, [.any(filter)], filter)
    #expect(answer.rows[0].isRecorded == [true] && answer.recording.suspect.events == 0)
  }

  // N1, A7.
  @Test func `an event without a line is told once, of whatever lines its patient is counted with`()
    throws
  {
    var registry = RegistryOfEvents()
    var undated = RegistryOfEvents.event(on: 3)
    undated.onsetOn = nil
    registry.add(to: 0, ended: 20, next: 200, seen: 400, [undated, RegistryOfEvents.event(on: -1)])
    let filter = EventFilter(relatedOnly: false)
    for line in [1, 2, nil] {
      let answer = try comparison(registry, [.any(filter)], filter, line: line)
      #expect(answer.unplaced.count == 2)
    }
    #expect(try registry.rates(filter).unplaced.count == 2)
    #expect(try registry.onset(filter).total.counts.unplaced.count == 2)
    #expect(try registry.immuneRelated().unplaced.count == 0)
    var severe = filter
    severe.minimumGrade = 3
    #expect(try comparison(registry, [.any(severe)], severe).unplaced.count == 0)
  }

  // A5.
  @Test func `all onsets known by their month are told, not only the first`() throws {
    var registry = RegistryOfEvents()
    func event(_ onset: String) -> AdverseEvent {
      var event = RegistryOfEvents.event(on: 0)
      event.onsetOn = PartialDate(onset)
      event.statedLine = 1
      return event
    }
    registry.add(
      to: 0, ended: 90, seen: 90, [event("2020-01-02"), event("2020-02"), event("2019-12")])
    let filter = EventFilter(relatedOnly: false)
    for dates in [try registry.rates(filter).dates, try registry.onset(filter).total.counts.dates] {
      #expect(dates.completed == 2 && dates.moved == 1)
    }
  }

}
