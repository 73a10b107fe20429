import Analyses
import ClinicalRecords
import Endpoints
import Statistics
import Testing

/// Rules A1 and A2, by hand.
struct ImmuneRelatedTests {
  static func event(
    _ term: CodePosition, on day: Int, grade: Int = 2, resolved: Bool? = nil
  ) -> AdverseEvent {
    var event = RegistryOfEvents.event(term, on: day, grade: grade, isImmuneRelated: true)
    event.details.outcome = resolved.map { $0 ? .recovered : .notRecovered }
    return event
  }

  static var small: RegistryOfEvents {
    var registry = RegistryOfEvents()
    registry.add(
      to: 0, ended: 50, seen: 400,
      [
        event(0, on: 30, grade: 3, resolved: true), event(0, on: 8, resolved: true),
        event(1, on: 80, resolved: false),
      ])
    registry.add(to: 0, ended: 50, seen: 400, [event(0, on: 11, resolved: nil)])
    registry.add(
      to: 0, ended: 50, seen: 400,
      [event(0, on: 15, resolved: false), event(2, on: 139), event(2, on: 141)])
    registry.add(to: 0, ended: 50, seen: 400, [RegistryOfEvents.event(0, on: 5)])
    return registry
  }

  @Test func `events not marked so do not count, and those within 90 days do (A1, A2)`() throws {
    let answer = try Self.small.immuneRelated()
    #expect(answer.denominators == [4])
    #expect(answer.rows[0].isAny && answer.rows[0].cells[0].patients == 3)
    #expect(answer.rows[0].cells[0].severe == 1)
    // Day 139 is 89 days after the end, day 141 is 91: that event belongs to no line.
    #expect(answer.rows.last?.label == "Other" && answer.rows.last?.cells[0].onsets.maximum == 139)
  }

  @Test func `a term under two categories counts under the first`() throws {
    let rows = try Self.small.immuneRelated().rows
    #expect(
      rows.map(\.label).dropFirst() == ["Cutaneous", "Gastrointestinal", "Systemic", "Other"])
    #expect(rows.dropFirst().map { $0.cells[0].patients } == [3, 1, 0, 1])
  }

  @Test func `the first event of the category tells the onset`() throws {
    let rash = try Self.small.immuneRelated().rows[1].cells[0]
    #expect(rash.onsets.median == 11 && rash.onsets.minimum == 8 && rash.onsets.maximum == 15)
    #expect(rash.onsets.quantile(0.25) == 9.5)
  }

  @Test func `a patient has recovered when every event of the category is over`() throws {
    let rows = try Self.small.immuneRelated().rows
    #expect(rows[1].cells[0].withOutcome == 2 && rows[1].cells[0].resolved == 1)
    #expect(rows[0].cells[0].withOutcome == 2 && rows[0].cells[0].resolved == 0)
  }

  @Test func `onsets are those of A5: a month is its 15th, a year alone is left out`() throws {
    var registry = Self.small
    func event(_ onset: String) -> AdverseEvent {
      var event = Self.event(0, on: 0)
      event.onsetOn = PartialDate(onset)
      event.statedLine = 1
      return event
    }
    registry.add(to: 0, ended: 50, seen: 400, [event("2020-01"), Self.event(0, on: 40)])
    registry.add(to: 0, ended: 50, seen: 400, [event("2020")])
    registry.add(to: 0, ended: 50, seen: 400, [event("2020"), Self.event(0, on: 40)])
    registry.add(to: 0, ended: 50, seen: 400, [event("2020-06-01")])  // Day 152; at risk until 140.
    let answer = try registry.immuneRelated()
    let rash = answer.rows[1].cells[0]
    #expect(rash.patients == 7 && rash.undated == 1 && rash.late == 1)
    #expect(answer.dates.completed == 1)
    // 8, 11, 14 (15 January), 15, 40.
    #expect(rash.onsets.count == 5 && rash.onsets.median == 14 && rash.onsets.maximum == 40)
  }

  @Test func `other has no row where every term has a category`() throws {
    var registry = RegistryOfEvents()
    registry.add(to: 0, ended: 50, seen: 400, [Self.event(1, on: 3)])
    #expect(try registry.immuneRelated().rows.map(\.label).last == "Systemic")
  }
}
