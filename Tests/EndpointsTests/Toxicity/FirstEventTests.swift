import ClinicalRecords
import Testing

@testable import Endpoints

/// Rule A5. Line 1 from 2020-01-20 (day 19) to 2020-02-29 (day 59), at risk until 2020-03-30 (day 89).
struct FirstEventTests {
  let patient = history(lines: [(19, 59)], contacts: [400])

  func followUp(_ history: PatientHistory? = nil) -> ToxicityFollowUp {
    ToxicityFollowUp(
      ofLineAt: 0, in: history ?? patient, windowDays: 30, rules: EndpointRules())
  }

  func event(_ onset: String?, number: Int = 1) -> AdverseEvent {
    AdverseEvent(
      number: number, term: 0, grade: 2, onsetOn: onset.flatMap { PartialDate($0) },
      isRelated: true, statedLine: 1)
  }

  func time(_ onsets: [String?], in history: PatientHistory? = nil) -> TimeToFirstEvent? {
    let followUp = followUp(history)
    var first = FirstEvent()
    for (position, onset) in onsets.enumerated() {
      first.look(at: event(onset, number: position + 1), followUp)
    }
    return TimeToFirstEvent(first, followUp)
  }

  @Test func `the earliest onset counts, in whatever order events are recorded (A5)`() {
    let time = time(["2020-02-20", "2020-01-25", nil, "2020-03-01"])
    #expect(time?.days == 5 && time?.ending == .event && time?.evidence == .adverseEvent(2))
    #expect(time?.isCompleted == false)
  }

  @Test func `an onset on the first day is at time 0 (A5)`() {
    #expect(time(["2020-01-20"])?.days == 0)
  }

  @Test func `a month is put on its 15th, but not before the line's start (A5)`() {
    #expect(time(["2020-02"])?.days == 26)  // 15 February is day 45
    let start = time(["2020-01"])
    #expect(start?.days == 0 && start?.isCompleted == true)
  }

  @Test func `a month is put within the time at risk (A5)`() {
    // Dead on 10 February: an event of that month began by then.
    let dead = history(lines: [(19, nil)], died: PartialDate("2020-02-10"))
    #expect(time(["2020-02"], in: dead)?.days == 21)
  }

  @Test func `an event after the time at risk is none (A4, A5)`() {
    // At risk until 30 March.
    #expect(time(["2020-03-30"])?.ending == .event)
    for late in ["2020-03-31", "2020-04", "2021"] {
      let time = time([late])
      #expect(time?.days == 70 && time?.ending == .censored && time?.evidence == .line(1))
    }
    var first = FirstEvent()
    let followUp = followUp()
    let counted = [event("2020-04-20"), event("2020-02-20"), event(nil)].map {
      first.look(at: $0, followUp)
    }
    #expect(counted == [false, true, true])
    #expect(first.count == 2 && first.lateCount == 1 && first.onset?.day == 31)
  }

  @Test func `an onset known by year tells no time: other events do (A5)`() {
    #expect(time(["2020"]) == nil)
    #expect(time([nil]) == nil)
    #expect(time(["2020", "2020-02-20"])?.days == 31)
  }

  @Test
  func `an event stated to belong to a later line began on its first day at the earliest (A5)`() {
    var first = FirstEvent()
    first.look(at: event("2019-12-20"), followUp())
    #expect(first.onset?.day == 0 && first.onset?.isMoved == true)
    var within = FirstEvent()
    within.look(at: event("2020-01"), followUp())
    #expect(within.onset?.isMoved == false)
  }

  @Test func `death without the event competes, anything else censors (A5)`() {
    let alive = time([])
    #expect(alive?.days == 70 && alive?.ending == .censored && alive?.evidence == .line(1))
    let dead = time([], in: history(lines: [(19, 59)], died: PartialDate(day(80))))
    #expect(dead?.days == 61 && dead?.ending == .death && dead?.evidence == .death)
    let later = time([], in: history(lines: [(19, 59)], died: PartialDate(day(90))))
    #expect(later?.days == 70 && later?.ending == .censored)
  }

  @Test func `an event before the death of the same line wins (A5)`() {
    let dead = history(lines: [(19, 59)], died: PartialDate("2020-02-10"))
    #expect(time(["2020-02-10"], in: dead)?.ending == .event)
  }

  @Test func `CDISC adds a day (R66)`() {
    var rules = EndpointRules()
    rules.addsOneDay = true
    #expect(time(["2020-01-25"])?.days(rules) == 6)
  }
}
