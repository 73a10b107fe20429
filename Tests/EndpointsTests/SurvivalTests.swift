import ClinicalRecords
import Testing

@testable import Endpoints

struct SurvivalTests {
  func pfs(
    _ history: PatientHistory, line: Int = 0, cutoff: Int? = nil
  ) -> EndpointTime {
    .progressionFreeSurvival(
      ofLineAt: line, in: history, rules: EndpointRules(cutoff: cutoff.map(day)))
  }

  func os(_ history: PatientHistory, line: Int = 0, cutoff: Int? = nil) -> EndpointTime {
    .overallSurvival(ofLineAt: line, in: history, rules: EndpointRules(cutoff: cutoff.map(day)))
  }

  @Test func `progression is the event, on the day of the scan`() {
    let time = pfs(history(scans: [(49, .stable), (98, .progressive)]))
    #expect(time.isEvent && time.days == 98 && time.ending == .progression)
    #expect(time.evidence == .assessment(day(98), reading: 1))
  }

  @Test func `death before the first scan is an event of both endpoints`() {
    let patient = history(died: PartialDate(day(75)))
    #expect(pfs(patient).isEvent && pfs(patient).days == 75)
    #expect(os(patient).isEvent && os(patient).days == 75)
  }

  @Test func `progression and death on one day are progression`() {
    let patient = history(scans: [(60, .progressive)], died: PartialDate(day(60)))
    #expect(pfs(patient).ending == .progression)
  }

  @Test func `a new therapy before progression does not end the time`() {
    let patient = history(
      lines: [(0, 60), (70, nil)], scans: [(49, .stable), (100, .progressive)], contacts: [115])
    #expect(pfs(patient).days == 100 && pfs(patient).isEvent)
    #expect(os(patient).days == 115 && !os(patient).isEvent)
  }

  @Test func `the progression that ended one line is no event of the next`() {
    let patient = history(
      lines: [(0, 60), (70, nil)], scans: [(70, .progressive), (120, .stable)])
    #expect(pfs(patient, line: 1).ending == .lastAssessment)
    #expect(pfs(patient, line: 1).days == 50)
  }

  @Test func `alive without progression is censored at the last evaluable scan`() {
    let patient = history(
      scans: [(49, .stable), (91, .stable), (140, .notEvaluable)], contacts: [180])
    #expect(pfs(patient).days == 91 && pfs(patient).ending == .lastAssessment)
    #expect(os(patient).days == 180 && os(patient).ending == .lastKnownAlive)
  }

  @Test func `never scanned and alive is censored at the start`() {
    let time = pfs(history(scans: [(-3, nil)], contacts: [66]))
    #expect(time.days == 0 && time.ending == .notAssessed && time.evidence == nil)
  }

  @Test func `any dated row shows the patient alive`() {
    var patient = history(scans: [(90, .stable)], contacts: [80])
    #expect(os(patient).days == 90)
    patient.adverseEvents = [
      AdverseEvent(number: 1, term: 0, grade: 1, onsetOn: PartialDate(day(95)), isRelated: false)
    ]
    #expect(os(patient).days == 95 && os(patient).evidence == .adverseEvent(1))
    patient.lines[0].endedOn = day(99)
    #expect(os(patient).days == 99)
  }

  @Test func `a death after the cutoff shows the patient alive at the cutoff`() {
    let patient = history(scans: [(49, .stable)], died: PartialDate(day(200)))
    #expect(os(patient, cutoff: 150).days == 150 && os(patient, cutoff: 150).ending == .cutoff)
    #expect(pfs(patient, cutoff: 150).days == 49 && !pfs(patient, cutoff: 150).isEvent)
  }

  @Test func `a contact after the cutoff is capped there`() {
    #expect(os(history(contacts: [300]), cutoff: 150).days == 150)
  }

  @Test func `a line that starts after the cutoff does not exist`() {
    let patient = history(lines: [(0, 10), (100, nil)])
    let rules = EndpointRules(cutoff: day(99))
    #expect(patient.outcome(ofLineAt: 1, rules: rules, parts: .all) == nil)
    #expect(patient.outcome(ofLineAt: 0, rules: rules, parts: .all) != nil)
  }

  @Test func `a death of which the month is known is on the 15th, not before last known alive`() {
    let early = history(died: PartialDate("2020-03"), contacts: [30])
    #expect(os(early).stop == ClinicalDate("2020-03-15") && os(early).isImputed)
    let late = history(died: PartialDate("2020-03"), contacts: [79])  // 2020-03-20
    #expect(os(late).stop == ClinicalDate("2020-03-20"))
  }

  @Test func `a death of which the year is known is on 30 June`() {
    let time = os(history(died: PartialDate("2021")))
    #expect(time.stop == ClinicalDate("2021-06-30") && time.isImputed && time.isEvent)
  }

  @Test func `shifting all dates shifts nothing else`() {
    let patient = history(scans: [(49, .stable), (98, .progressive)], died: PartialDate(day(120)))
    var shifted = patient
    shifted.lines = patient.lines.map {
      LineOfTherapy(number: $0.number, startedOn: $0.startedOn.adding(days: 777))
    }
    shifted.assessments = patient.assessments.map {
      TumorAssessment(
        assessedOn: $0.assessedOn.adding(days: 777), overallResponse: $0.overallResponse)
    }
    shifted.diedOn = PartialDate(day(120 + 777))
    #expect(pfs(shifted).days == pfs(patient).days && os(shifted).days == os(patient).days)
  }

  @Test func `who was seen on the cutoff or later had not died by it`() {
    let year = history(died: PartialDate("2020"), contacts: [200])
    #expect(os(year, cutoff: 150).ending == .cutoff && os(year, cutoff: 150).days == 150)
    #expect(os(year, cutoff: 200).ending == .cutoff)
    #expect(os(year, cutoff: 250).ending == .death)
  }
}
