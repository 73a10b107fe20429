import ClinicalRecords
import Testing

@testable import Endpoints

/// Rule A4: the first of end of the window, day before the next line, death, last known alive, cutoff.
struct ToxicityFollowUpTests {
  func followUp(
    _ history: PatientHistory, line index: Int = 0, windowDays: Int = 30, cutoff: Int? = nil
  ) -> ToxicityFollowUp {
    ToxicityFollowUp(
      ofLineAt: index, in: history, windowDays: windowDays,
      rules: EndpointRules(cutoff: cutoff.map { day($0) }))
  }

  @Test func `a patient seen later is at risk until 30 days after the line's end (A4)`() {
    let time = followUp(history(lines: [(0, 31)], contacts: [400]))
    #expect(time.stop == day(61) && time.ending == .window && time.evidence == .line(1))
    #expect(time.days == 61 && time.daysAtRisk == 62)
  }

  @Test func `of immune-related events alone it is 90 days (A4, A2)`() {
    let time = followUp(history(lines: [(0, 31)], contacts: [400]), windowDays: 90)
    #expect(time.stop == day(121) && time.ending == .window)
  }

  @Test func `the day before the next line is the last, and names that line by its number (A4)`() {
    var patient = history(lines: [(0, 31), (45, nil)], contacts: [400])
    patient.lines[1].number = 3
    let time = followUp(patient)
    #expect(time.stop == day(44) && time.ending == .nextLine && time.evidence == .line(3))
  }

  @Test func `a window that ends on the day before the next line ends by itself (A4)`() {
    let time = followUp(history(lines: [(0, 31), (62, nil)], contacts: [400]))
    #expect(time.stop == day(61) && time.ending == .window && time.evidence == .line(1))
  }

  @Test func `death ends it, also on the very last day of the window (A4)`() {
    let early = followUp(history(lines: [(0, 31)], died: PartialDate(day(50))))
    #expect(early.stop == day(50) && early.ending == .death && early.evidence == .death)
    let last = followUp(history(lines: [(0, 31)], died: PartialDate(day(61))))
    #expect(last.stop == day(61) && last.ending == .death)
    let late = followUp(history(lines: [(0, 31)], died: PartialDate(day(62))))
    #expect(late.stop == day(61) && late.ending == .window)
  }

  @Test func `who died was alive until then, however long ago the last row (A4)`() {
    let time = followUp(history(lines: [(0, 5)], died: PartialDate(day(30)), contacts: [10]))
    #expect(time.stop == day(30) && time.ending == .death)
  }

  /// 2020-03: the 15th is day 74.
  @Test
  func
    `a death known by its month is put on the 15th, or where the patient was last seen (A4, R69)`()
  {
    let middle = followUp(history(lines: [(0, nil)], died: PartialDate("2020-03")))
    #expect(middle.stop == day(74) && middle.isImputed)
    let seen = followUp(history(lines: [(0, nil)], died: PartialDate("2020-03"), contacts: [80]))
    #expect(seen.stop == day(80) && seen.ending == .death && seen.isImputed)
  }

  @Test func `who is not known to have died is at risk until last known alive (A4, R58)`() {
    let ended = followUp(history(lines: [(0, 31)], contacts: [40]))
    #expect(ended.stop == day(40) && ended.ending == .lastKnownAlive)
    #expect(ended.evidence == .contact(day(40)))
    let going = followUp(history(lines: [(0, nil)], scans: [(90, .stable)], contacts: [40]))
    #expect(going.stop == day(90) && going.evidence == .assessment(day(90), reading: 1))
  }

  @Test func `nothing after the cutoff counts: rows, death, next line (A4, R57)`() {
    let seen = followUp(history(lines: [(0, nil)], contacts: [100]), cutoff: 50)
    #expect(seen.stop == day(50) && seen.ending == .cutoff && seen.evidence == .cutoff)
    let died = followUp(history(lines: [(0, nil)], died: PartialDate(day(51))), cutoff: 50)
    #expect(died.stop == day(50) && died.ending == .cutoff)
    let next = followUp(history(lines: [(0, 40), (60, nil)], contacts: [100]), cutoff: 50)
    #expect(next.stop == day(50) && next.ending == .cutoff)
  }

  @Test func `a patient seen only at the start was at risk for one day (A4)`() {
    let time = followUp(history(lines: [(0, nil)]))
    #expect(time.days == 0 && time.daysAtRisk == 1 && time.ending == .lastKnownAlive)
    let sameDay = followUp(history(lines: [(5, 5), (5, nil)], contacts: [90]))
    #expect(sameDay.start == day(5) && sameDay.stop == day(5))
  }
}
