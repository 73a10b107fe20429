import Analyses
import ClinicalRecords
import Endpoints
import Statistics
import Testing

/// Rule A4, by hand.
struct EventRatesTests {
  /// Group A: an event on day 9 of a line of 70 days, at risk until day 99; nobody else has one.
  /// B: at risk until day 49 (death).
  static var small: RegistryOfEvents {
    var registry = RegistryOfEvents()
    registry.add(
      to: 0, ended: 69, seen: 400,
      [RegistryOfEvents.event(on: 30), RegistryOfEvents.event(on: 9, grade: 4)])
    registry.add(to: 1, ended: 69, died: 49)
    registry.add(to: 0, ended: 69, seen: 400)
    return registry
  }

  @Test func `first and last day count, and time stops at the first event (A4)`() throws {
    let rates = try Self.small.rates()
    let any = rates.rows[0]
    #expect(any.cells[0].incidence == (try PoissonRate(events: 1, exposure: (10 + 100) / 365.25)))
    #expect(any.cells[0].rate == (try PoissonRate(events: 2, exposure: 200 / 365.25)))
    #expect(any.cells[1].incidence == (try PoissonRate(events: 0, exposure: 50 / 365.25)))
    let severe = rates.rows[1]
    #expect(severe.row.code == "grade-3")
    #expect(severe.cells[0].rate?.events == 1)
    #expect(rates.endings.map(\.ending) == [.death, .window])
    #expect(rates.endings.map(\.count) == [1, 2])
  }

  @Test func `rows of immune-related events alone have 90 days (A4, A2)`() throws {
    let rates = try Self.small.rates()
    let rash = try #require(rates.rows.last)
    #expect(
      rash.row.label == "Rash" && rash.hasImmuneRelatedWindow
        && !rates.rows[0].hasImmuneRelatedWindow)
    #expect(rash.cells[0].incidence?.exposure == 2 * 160 / 365.25)
    var filter = EventFilter(relatedOnly: true)
    filter.immune = true
    #expect(try Self.small.rates(filter).rows[0].cells[0].rate?.exposure == 2 * 160 / 365.25)
  }

  /// At risk until day 99, and of immune-related events alone until day 159.
  @Test func `an event after the time at risk of its row does not count in it (A4, A2)`() throws {
    var registry = RegistryOfEvents()
    registry.add(
      to: 0, ended: 69, seen: 400, [RegistryOfEvents.event(0, on: 119, isImmuneRelated: true)])
    let rates = try registry.rates()
    let (any, rash) = (rates.rows[0].cells[0], try #require(rates.rows.last?.cells[0]))
    #expect(any.late == 1 && any.patients == 0 && any.undated == 0)
    #expect(any.incidence == (try PoissonRate(events: 0, exposure: 100 / 365.25)))
    #expect(any.rate == (try PoissonRate(events: 0, exposure: 100 / 365.25)))
    #expect(rash.late == 0)
    #expect(rash.incidence == (try PoissonRate(events: 1, exposure: 120 / 365.25)))
  }

  @Test func `events of a stated line count as long as the line is at risk (A4, N1)`() throws {
    var registry = RegistryOfEvents()
    let stated = [40, 99, 100].map { day in
      var event = RegistryOfEvents.event(on: day)
      event.statedLine = 1
      return event
    }
    registry.add(to: 0, ended: 69, seen: 400, stated)
    var month = stated[0]
    month.onsetOn = PartialDate("2020-05")  // Days 121 to 151.
    registry.add(to: 0, ended: 69, seen: 400, [month])
    month.onsetOn = PartialDate("2021")
    registry.add(to: 0, ended: 69, seen: 400, [month])
    let cell = try registry.rates().rows[0].cells[0]
    #expect(cell.late == 3 && cell.patients == 1 && cell.undated == 0)
    #expect(cell.incidence?.exposure == (41 + 100 + 100) / 365.25)
    #expect(cell.rate == (try PoissonRate(events: 2, exposure: 300 / 365.25)))
  }

  @Test func `a first event without a month is in the event rate and in no incidence (A4, A5)`()
    throws
  {
    var registry = Self.small
    var event = RegistryOfEvents.event(on: 0)
    event.onsetOn = PartialDate("2020")
    registry.add(to: 0, ended: 69, seen: 400, [event])
    let cell = try registry.rates().rows[0].cells[0]
    #expect(cell.patients == 1 && cell.undated == 1)
    #expect(cell.incidence?.exposure == (10 + 100) / 365.25)
    #expect(cell.rate == (try PoissonRate(events: 3, exposure: 300 / 365.25)))
  }

  @Test func `where nobody recorded whether events were serious there is no rate of serious ones`()
    throws
  {
    let serious = try Self.small.rates().rows[2]
    #expect(serious.row.code == "serious")
    #expect(serious.cells[0].incidence == nil && serious.cells[0].rate == nil)
    // Without an event there is nothing that could have been recorded.
    #expect(serious.cells[1].incidence?.events == 0)
    #expect(serious.ratio == nil)
  }

  // A: 1 event in 10 + 100 days; B: none in 50 days. A difference is A minus B, and a ratio A to B.
  @Test func `a ratio is the first group's rate by the second's`() throws {
    let rates = try Self.small.rates()
    #expect(rates.headings == ["A", "B"] && rates.reference == 1)
    #expect(rates.rows[0].ratio?.estimate == .infinity)
  }

  @Test func `lines of one patient are not compared`() throws {
    var registry = RegistryOfEvents()
    registry.add(to: 0, ended: 10, next: 50, seen: 99, [RegistryOfEvents.event(on: 3)])
    registry.add(to: 1, ended: 10, next: 50, seen: 99, [RegistryOfEvents.event(on: 60)])
    let question = try registry.question(line: nil)
    let counting = EventRateCounting(
      [], EventFilter(relatedOnly: true), of: question, registry.codebook)
    var tally = GroupedTally(counting)
    for history in registry.histories { tally.add(history) }
    let rates = try EventRates(tally, counting)
    #expect(rates.denominators == [2, 2] && rates.reference == nil && rates.rows[0].ratio == nil)
  }
}
