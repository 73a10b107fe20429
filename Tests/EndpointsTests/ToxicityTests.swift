import ClinicalRecords
import Testing

@testable import Endpoints

struct ToxicityTests {
  func event(
    onset: String?, stated: Int? = nil, grade: Int = 2, term: CodePosition = 0, number: Int = 1
  ) -> AdverseEvent {
    AdverseEvent(
      number: number, term: term, grade: grade, onsetOn: onset.flatMap { PartialDate($0) },
      isRelated: true, statedLine: stated)
  }

  /// Line 1 from 2020-01-01 to 2020-02-01, line 2 from 2020-04-01 to 2020-05-01, line 3 from
  /// 2020-05-11.
  let patient = history(lines: [(0, 31), (91, 121), (131, nil)])

  func line(_ event: AdverseEvent) -> Int? {
    patient.line(of: event, windowDays: { _ in 30 }).map { patient.lines[$0].number }
  }

  @Test func `an event belongs to the line under way at its onset`() {
    #expect(line(event(onset: "2020-01-01")) == 1)
    #expect(line(event(onset: "2020-04-15")) == 2)
    #expect(line(event(onset: "2024-01-01")) == 3)
  }

  @Test func `an event belongs to a line until 30 days after its end`() {
    #expect(line(event(onset: "2020-03-02")) == 1)
    #expect(line(event(onset: "2020-03-03")) == nil)
  }

  @Test func `the next line's start ends the window`() {
    #expect(line(event(onset: "2020-05-10")) == 2)
    #expect(line(event(onset: "2020-05-11")) == 3)
  }

  @Test func `an event before the first line belongs to none`() {
    #expect(line(event(onset: "2019-12-31")) == nil)
    #expect(line(event(onset: nil)) == nil)
  }

  @Test func `a stated line wins over the onset`() {
    #expect(line(event(onset: "2020-01-15", stated: 2)) == 2)
    #expect(line(event(onset: nil, stated: 3)) == 3)
  }

  @Test func `an onset known by month belongs to the first line it could fall in`() {
    #expect(line(event(onset: "2020-04")) == 2)
    #expect(line(event(onset: "2020-03")) == 1)
    #expect(line(event(onset: "2019-12")) == nil)
    #expect(line(event(onset: "2020")) == 1)
  }
}
