import ClinicalRecords
import Testing

@testable import Endpoints

struct SurvivalTests {
  func pfs(
    _ history: PatientHistory, line: Int = 0, cutoff: Int? = nil
  ) -> EndpointTime {
    let rules = EndpointRules(cutoff: cutoff.map(day))
    return .progressionFreeSurvival(
      LineCourse(ofLineAt: line, in: history, rules: rules), in: history, rules: rules)
  }

  func os(_ history: PatientHistory, line: Int = 0, cutoff: Int? = nil) -> EndpointTime {
    let rules = EndpointRules(cutoff: cutoff.map(day))
    return .overallSurvival(
      LineCourse(ofLineAt: line, in: history, rules: rules), in: history, rules: rules)
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

struct DatesOfSurvivalTests {
  @Test func `R62: follow-up takes the living as events and the dead as censored`() {
    #expect(history(contacts: [180]).written(.followUp) == "1:180")
    #expect(history(contacts: [180]).time(.followUp)?.ending == .followedUp)
    let dead = history(died: PartialDate(day(75)), contacts: [60])
    #expect(dead.written(.followUp) == "0:75")
    #expect(dead.time(.followUp)?.ending == .deathWithoutEvent)
    #expect(dead.written(.followUp, rules(cutoff: 70)) == "1:70")
  }

  @Test func `survival from diagnosis counts from there, to the end that survival has`() {
    var patient = history(lines: [(100, nil)], died: PartialDate(day(260)))
    #expect(patient.written(.survivalFromDiagnosis) == "none")
    patient.patient.diagnosedOn = PartialDate(day(30))
    #expect(patient.written(.survivalFromDiagnosis) == "1:230")
    #expect(patient.time(.survivalFromDiagnosis)?.isImputed == false)
    patient.patient.diagnosedOn = PartialDate(day(101))
    #expect(patient.written(.survivalFromDiagnosis) == "none")
  }

  @Test func `R69, R70: a diagnosis known by its month is on its first day, and marked`() {
    var patient = history(lines: [(100, nil)], contacts: [200])  // day 0 is 2020-01-01
    patient.patient.diagnosedOn = PartialDate("2020-02")
    let time = patient.time(.survivalFromDiagnosis)
    #expect(time?.start == ClinicalDate("2020-02-01") && time?.isImputed == true)
  }

  @Test(arguments: [("first", "2018-01-01"), ("mid", "2018-06-30"), ("last", "2018-12-31")])
  func `R69: a missing month of diagnosis is put where the setting says`(
    _ setting: String, _ expected: String
  ) {
    var patient = history(contacts: [200])
    patient.patient.diagnosedOn = PartialDate("2018")
    let time = patient.time(.survivalFromDiagnosis, rules(["missing_month": setting]))
    #expect(time?.start == ClinicalDate(expected))
  }

  @Test func `R69: a completed diagnosis is not after the start of the line`() {
    var patient = history(lines: [(100, nil)], contacts: [200])  // starts on 2020-04-10
    patient.patient.diagnosedOn = PartialDate("2020")
    #expect(patient.time(.survivalFromDiagnosis)?.start == day(100))
  }

  @Test(arguments: [("first", "2021-01-01"), ("mid", "2021-06-30"), ("last", "2021-12-31")])
  func `R69: a missing month of death is put where the setting says`(
    _ setting: String, _ expected: String
  ) {
    let patient = history(died: PartialDate("2021"))
    let time = patient.time(.overallSurvival, rules(["missing_month": setting]))
    #expect(time?.stop == ClinicalDate(expected) && time?.isImputed == true)
  }

  @Test func `R69: a leap year has its 30 June as well`() {
    let patient = history(died: PartialDate("2024"))
    #expect(patient.time(.overallSurvival)?.stop == ClinicalDate("2024-06-30"))
  }

  @Test func `R69: a completed death is not before last known alive, nor after the cutoff`() {
    let seen = history(died: PartialDate("2021"), contacts: [400])  // 2021-02-04
    let first = rules(["missing_month": "first"])
    #expect(seen.time(.overallSurvival, first)?.stop == day(400))
    let cut = rules(["missing_month": "last"], cutoff: 500)
    #expect(seen.time(.overallSurvival, cut)?.stop == day(500))
    #expect(seen.time(.overallSurvival, cut)?.ending == .death)
  }

  @Test func `R70: what a completed death ends is marked, what came before it is not`() {
    let patient = history(scans: [(49, .progressive)], died: PartialDate("2020-05"))
    #expect(patient.time(.overallSurvival)?.isImputed == true)
    #expect(patient.time(.progressionFreeSurvival)?.isImputed == false)
    let unscanned = history(died: PartialDate("2020-05"))
    for endpoint in [
      Endpoint.progressionFreeSurvival, .timeToNextTreatment, .timeToDiscontinuation, .followUp,
      .secondProgressionFreeSurvival, .realWorldProgressionFreeSurvival,
    ] {
      #expect(unscanned.time(endpoint)?.isImputed == true, "\(endpoint)")
    }
  }

  @Test func `R66, R68: days are calendar days, with one added where the rules say so`() {
    var patient = history(died: PartialDate("2020-03-30"))
    // 2020-02-29: a leap day, and a change of the clock before the end.
    patient.lines[0].startedOn = day(59)
    let time = patient.time(.overallSurvival)
    #expect(time?.days == 30)
    #expect(time?.days(rules(["adds_one_day": "1"])) == 31)
    #expect(time?.days(EndpointRules()) == 30)
  }

  @Test func `R55: events are 1, whatever CDISC calls them`() {
    let events = EndpointTime.Ending.allCases.filter(\.isEvent)
    #expect(
      events == [
        .progression, .death, .discontinuation, .nextLine, .response, .lossAsEvent, .followedUp,
      ])
  }
}
