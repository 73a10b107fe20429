import Analyses
import ClinicalRecords
import Endpoints
import Statistics
import Testing

/// Rule A5, by hand.
struct OnsetComparisonTests {
  /// A: event on day 10; death on day 20; event on day 30; at risk until day 40. B: two without an event.
  static var small: RegistryOfEvents {
    var registry = RegistryOfEvents()
    registry.add(to: 0, ended: 10, seen: 90, [RegistryOfEvents.event(on: 30)])
    registry.add(to: 0, ended: 10, died: 20)
    registry.add(to: 0, ended: 10, seen: 90, [RegistryOfEvents.event(on: 10)])
    registry.add(to: 0, ended: 10, seen: 90)
    registry.add(to: 1, ended: 10, died: 40)
    registry.add(to: 1, ended: 10, seen: 90)
    return registry
  }

  /// Event-free 3/4, 2/4, then 1/4: the incidence is 1/4 and 1/4 more. The Kaplan-Meier estimate is 3/4 · 1/2.
  @Test func `death competes, and 1 less Kaplan-Meier does not know it (A5)`() throws {
    let onset = try Self.small.onset()
    let group = onset.groups[0]
    #expect(group.counts.count(.event) == 2 && group.counts.count(.death) == 1)
    #expect(group.landmarks[0].incidence == 0.5)
    #expect(group.landmarks[0].complement == 1 - 0.75 * 0.5)
    #expect(group.times?.median == 20 / 30.4375)
  }

  @Test func `a death on the last day at risk competes (A5)`() throws {
    #expect(try Self.small.onset().groups[1].counts.count(.death) == 1)
  }

  @Test func `beyond the time at risk nothing is known`() throws {
    let onset = try Self.small.onset(atMonths: [2, 1, 2])
    #expect(onset.months == [1, 2])
    #expect(onset.groups[0].landmarks[1].incidence == nil)
    #expect(onset.groups[0].landmarks[1].complement == nil)
  }

  @Test func `a group without an event has an incidence of 0 and no limits`() throws {
    let landmark = try Self.small.onset().groups[1].landmarks[0]
    #expect(landmark.incidence == 0 && landmark.incidenceInterval == nil)
    #expect(landmark.complement == 0 && landmark.complementInterval == nil)
  }

  @Test func `what was completed, moved or left out is counted (A5, R70)`() throws {
    var registry = Self.small
    func event(_ onset: String, stated line: Int? = nil) -> AdverseEvent {
      AdverseEvent(
        number: 1, term: 2, grade: 2, onsetOn: PartialDate(onset), isRelated: true, statedLine: line
      )
    }
    registry.add(to: 0, ended: 20, seen: 90, [event("2020-01")])
    registry.add(to: 0, ended: 20, seen: 90, [event("2020")])
    registry.add(to: 0, ended: 20, seen: 90, [event("2019-12-24", stated: 1)])
    let counts = try registry.onset().groups[0].counts
    #expect(counts.dates.completed == 1 && counts.undated == 1 && counts.dates.moved == 1)
    #expect(counts.times.count == 6)
    // All seven are in the table's percentages, as in those of every other table.
    #expect(counts.total == 7 && counts.withEvent == 5)
  }

  @Test func `only the events of the row count (A5)`() throws {
    var registry = RegistryOfEvents()
    registry.add(
      to: 0, ended: 50, seen: 90,
      [RegistryOfEvents.event(2, on: 1), RegistryOfEvents.event(0, on: 9, isImmuneRelated: true)])
    let rash = try registry.onset(of: SafetyRow.groups(registry.codebook)[0])
    #expect(rash.events.isImmuneRelated && rash.events.windowDays == 90)
    #expect(rash.groups[0].times?.median == 9 / 30.4375)
  }

  @Test func `a single group has no test`() throws {
    var registry = RegistryOfEvents()
    registry.add(to: 0, ended: 5, seen: 90, [RegistryOfEvents.event(on: 1)])
    let onset = try registry.onset()
    #expect(onset.gray == nil && onset.logRank == nil)
  }
}
