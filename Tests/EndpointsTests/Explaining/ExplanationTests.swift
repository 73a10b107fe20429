import ClinicalRecords
import Testing

@testable import Endpoints

struct ExplanationTests {
  /// The steps as text, a line each.
  func text(
    _ patient: PatientHistory, _ endpoint: Endpoint, line: Int = 0,
    _ rules: EndpointRules = EndpointRules()
  ) -> [String] {
    let found = patient.explanation(of: endpoint, ofLineAt: line, rules: rules)
    return (found?.explanation.steps ?? []).map(text)
  }

  func text(_ step: Explanation.Step) -> String {
    let ids = step.rules.map(\.rawValue).joined(separator: ", ")
    return "\(step.role.rawValue): \(step.sentence) (\(ids))"
  }

  @Test func `every row is told: what was used, what decided, what came after`() {
    var patient = history(
      lines: [(0, nil), (70, nil)],
      scans: [
        (-4, .partial), (49, .stable), (60, .notEvaluable), (100, .progressive), (150, .stable),
      ],
      died: PartialDate(day(200)))
    patient.clinicalProgressions = [day(90)]
    #expect(
      text(patient, .progressionFreeSurvival) == [
        "passed over: PR on 2019-12-28 is before the start of the line. (R33, R54)",
        "used: SD on 2020-02-19: no progression yet. (R56)",
        "passed over: NE on 2020-03-01 could not be evaluated, so it neither ends nor prolongs the "
          + "time. (R59)",
        "remark: Line 2 started on 2020-03-11: under these rules a new therapy changes nothing. (R64)",
        "passed over: Progression noted on 2020-03-31 without images: not an event under these rules. "
          + "(R29)",
        "decided: PD on 2020-04-10: the first progression, 100 days after the start. (R54, R56, R60)",
        "passed over: SD on 2020-05-30: after the event. (R56)",
        "passed over: Death on 2020-07-19 comes after the progression. (R56)",
      ])
  }

  @Test func `missed assessments and a new therapy say why an event does not count`() {
    let fda = rules(["censoring": "fda"])
    #expect(
      text(history(scans: [(49, .stable), (260, .progressive)]), .progressionFreeSurvival, fda) == [
        "decided: SD on 2020-02-19: the last adequate assessment before others were missed. (R59, R63)",
        "passed over: PD on 2020-09-17 lies 211 days after the last adequate scan; more than 98 days "
          + "means assessments were missed, so it does not count. (R63)",
      ])
    let changed = history(
      lines: [(0, nil), (70, nil)], scans: [(49, .stable), (100, .progressive)])
    #expect(
      text(changed, .progressionFreeSurvival, fda) == [
        "decided: SD on 2020-02-19: the last adequate assessment before the next line. (R59, R64)",
        "used: Line 2 started on 2020-03-11, before progression or death: the time is censored at the "
          + "last adequate assessment up to that day. (R34, R64)",
        "passed over: PD on 2020-04-10 comes after the next line started, so it does not count. (R64)",
      ])
  }

  @Test func `R65: loss that censors says why an event after it does not count`() {
    let lost = rules(["loss_to_follow_up": "censored"])
    var patient = history(
      scans: [(42, .stable), (120, .stable), (150, .progressive)], died: PartialDate(day(200)))
    patient.lines[0].wasLost = true
    patient.lines[0].endedOn = day(100)
    #expect(
      text(patient, .progressionFreeSurvival, lost) == [
        "decided: SD on 2020-02-12: the last adequate assessment before the patient was lost. "
          + "(R59, R65)",
        "used: The patient was lost to follow-up: the time is censored at the last adequate "
          + "assessment up to that day. (R65)",
        "passed over: SD on 2020-04-30: after the patient was lost to follow-up. (R65)",
        "passed over: PD on 2020-05-30 comes after the patient was lost to follow-up, so it does not "
          + "count. (R65)",
        "passed over: Death on 2020-07-19 comes after the progression. (R56)",
      ])
    patient.lines[0].endedOn = day(30)
    #expect(
      text(patient, .progressionFreeSurvival, lost).first
        == "decided: The patient was lost to follow-up: the time is censored at the start, as no "
        + "adequate assessment came before. (R65)")
  }

  @Test func `R34: progression left to the next line says so`() {
    let patient = history(
      lines: [(0, nil), (70, nil)],
      scans: [(49, .stable), (70, .progressive), (140, .progressive)])
    let exclusive = rules(["next_therapy_tie": "exclusive"])
    #expect(
      text(patient, .progressionFreeSurvival, exclusive)[1]
        == "passed over: PD on 2020-03-11: on the day the next line started, so it belongs to that "
        + "line. (R34)")
  }

  @Test func `without an event the last assessment decides, and with none the start`() {
    #expect(
      text(history(scans: [(62, .stable)]), .progressionFreeSurvival) == [
        "decided: SD on 2020-03-03: the last assessment that could be evaluated. (R59)"
      ])
    #expect(
      text(history(contacts: [66]), .progressionFreeSurvival) == [
        "decided: No assessment after the start could be evaluated: the time is censored at the "
          + "start. (R56, R59)"
      ])
  }

  @Test func `R57: what is dated after the cutoff does not exist, and says so`() {
    var patient = history(
      lines: [(0, nil), (70, nil)], scans: [(49, .stable), (100, .progressive)],
      died: PartialDate(day(200)))
    patient.clinicalProgressions = [day(90)]
    #expect(
      text(patient, .progressionFreeSurvival, rules(cutoff: 60)) == [
        "decided: SD on 2020-02-19: the last assessment that could be evaluated. (R59)",
        "passed over: The start of line 2, 2020-03-11, is after the cutoff: it does not exist for this "
          + "question. (R57)",
        "passed over: Progression noted on 2020-03-31 is after the cutoff: it does not exist for this "
          + "question. (R57)",
        "passed over: PD on 2020-04-10 is after the cutoff: it does not exist for this question. (R57)",
        "passed over: Death on 2020-07-19 is after the cutoff: it does not exist for this question. "
          + "(R57)",
      ])
  }

  @Test func `R69, R70: a completed death says so`() {
    #expect(
      text(history(died: PartialDate("2020-09")), .overallSurvival) == [
        "decided: Death in 2020-09, taken to be on 2020-09-15, is the event, after 258 days. "
          + "(R54, R56, R69, R70)"
      ])
  }

  @Test func `R69: a death moved by a later contact names the contact`() {
    var patient = history(died: PartialDate("2020-09"))
    patient.contacts = [day(263)]
    #expect(
      text(patient, .overallSurvival) == [
        "decided: Death in 2020-09, taken to be on 2020-09-20, the last day known alive (contact), as "
          + "that is later than the 15th, is the event, after 263 days. (R54, R56, R69, R70)"
      ])
  }

  @Test func `R37: a second PR counts as well`() {
    let patient = history(scans: [(50, .partial), (100, .partial)])
    let steps =
      patient.explanation(
        ofBestResponse: .unconfirmed, ofLineAt: 0, rules: EndpointRules())?.explanation.steps ?? []
    #expect(
      steps.map(text).last
        == "used: PR on 2020-04-10 counts as well; the first one is named. (R37)")
  }

  @Test func `R63: the distance that is told is that of the progression, not of a death after it`()
  {
    let patient = history(
      scans: [(50, .stable), (250, .progressive)], died: PartialDate(day(300)))
    #expect(
      text(patient, .progressionFreeSurvival).contains {
        $0.hasPrefix(
          "remark: The progression of 2020-09-07 lies 200 days after the last adequate scan")
      })
  }

  @Test func `R45: a confirmed best response tells of every visit`() {
    let patient = history(
      scans: [
        (30, .partial), (60, .partial), (90, .complete), (130, .stable), (170, .progressive),
      ])
    let found = patient.explanation(
      ofBestResponse: .confirmed, ofLineAt: 0, rules: EndpointRules())
    #expect(found?.response.response == .partial)
    #expect(
      found?.explanation.steps.map(text) == [
        "decided: PR on 2020-01-31 is confirmed by PR on 2020-03-01, 30 days later. (R40, R43)",
        "used: PR on 2020-03-01 is confirmed by CR on 2020-03-31, 30 days later. (R40, R43)",
        "used: CR on 2020-03-31 is not confirmed: no scan at least 28 days later shows it again in an "
          + "unbroken row. It counts as SD. (R39, R42)",
        "used: SD on 2020-05-10 comes after a complete response: disease seen again is progression, "
          + "and nothing after it counts. (R28, R45)",
        "passed over: PD on 2020-06-19: after disease was seen again. (R33, R45)",
      ])
  }

  @Test func `R35, R38: an early SD and a line never assessed say why they are NE`() {
    let early = history(scans: [(41, .stable)])
      .explanation(ofBestResponse: .unconfirmed, ofLineAt: 0, rules: EndpointRules())
    #expect(
      early?.explanation.steps.map(text) == [
        "decided: SD on 2020-02-11 is 41 days after the start; SD counts from day 42, so here it is "
          + "NE. (R35, R36)"
      ])
    let never = history()
      .explanation(ofBestResponse: .unconfirmed, ofLineAt: 0, rules: EndpointRules())
    #expect(
      never?.explanation.steps.map(text) == [
        "remark: No assessment with a response was made on this line, so the response is NE. (R38)"
      ])
  }

  @Test func `R61: the end of treatment says which dose and which activity it rests on`() {
    var patient = history(contacts: [200])
    patient.exposures = [0, 21, 42].map { DrugExposure(givenOn: day($0), agent: 1) }
    #expect(
      text(patient, .timeToDiscontinuation) == [
        "decided: The last dose known was given on 2020-02-12, 42 days after the start. (R61)",
        "used: The last activity, on 2020-07-19, is 158 days after the last dose; 120 days or more "
          + "mean that treatment has stopped. (R58, R61)",
      ])
  }

  @Test func `R72, R74: real-world PFS tells of grace days and gaps`() {
    var patient = history(contacts: [60, 160])
    patient.clinicalProgressions = [day(10), day(155)]
    #expect(
      text(
        patient, .realWorldProgressionFreeSurvival, rules(["real_world_follow_up": "visit-gaps"]))
        == [
          "passed over: Progression noted on 2020-01-11 is 10 days after the start; progression up to "
            + "day 14 belongs to the line before. (R72)",
          "decided: Follow-up ended on 2020-03-01: no visit from then to 2020-06-04, more than 90 "
            + "days. (R74)",
          "passed over: Progression noted on 2020-06-04: after this time had ended. (R71, R73)",
        ])
  }

  @Test func `R48: clinical benefit says how long stable disease lasted`() {
    let found = history(scans: [(49, .stable), (200, .progressive)])
      .explanation(ofClinicalBenefitOfLineAt: 0, rules: EndpointRules())
    #expect(found?.hasBenefit == true)
    #expect(
      found?.explanation.steps.last.map(text)
        == "remark: SD lasted 200 days, to the progression of 2020-07-19; 168 days or more are "
        + "clinical benefit. (R48)")
  }

  @Test func `a depth of response without lesions says so`() {
    let found = history(scans: [(49, .stable)])
      .explanation(ofDepthOfResponseOfLineAt: 0, rules: EndpointRules())
    #expect(found?.depth == nil)
    #expect(
      found?.explanation.steps.map(text) == [
        "remark: No visit has a complete sum of diameters beside a baseline. (R14, R48)"
      ])
  }

  @Test func `a line that starts after the cutoff has nothing to explain`() {
    #expect(
      history(lines: [(50, nil)])
        .explanation(of: .overallSurvival, ofLineAt: 0, rules: rules(cutoff: 49)) == nil)
  }
}
