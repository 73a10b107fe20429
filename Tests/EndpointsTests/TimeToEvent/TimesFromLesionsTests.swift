import ClinicalRecords
import Testing

@testable import Endpoints

/// What lesions say, carried on into best responses and times.
struct TimesFromLesionsTests {
  let fda = rules(["censoring": "fda"])

  @Test func `R24, R60: progression is dated to the equivocal finding that it confirms`() {
    let patient = lesionHistory([
      -4: "T1 46.0", 45: "T1 32.2", 90: "T1 32; NL1 doubtful", 130: "T1 31; NL1 certain",
    ])
    let time = patient.time(.progressionFreeSurvival)
    #expect(time?.days == 90 && time?.ending == .progression)
    #expect(patient.written(.timeToResponse) == "1:45")
    #expect(patient.written(.durationOfResponse) == "1:45")
    #expect(patient.written(.timeToProgression, fda) == "1:90")
  }

  // MARK: Progression dated back

  /// Equivocal on days 42 and 84, certain on day 126.
  let doubted = lesionHistory([
    -4: "T1 20", 42: "T1 20; NL1 doubtful", 84: "T1 10; NL1 doubtful", 126: "T1 10; NL1 certain",
  ])

  @Test(arguments: [ResponseBasis.unconfirmed, .confirmed])
  func `R24, R33: a response after the day progression is dated does not count`(
    _ basis: ResponseBasis
  ) {
    let settings = rules(["response_basis": basis.rawValue])
    #expect(doubted.written(.progressionFreeSurvival, settings) == "1:42")
    #expect(doubted.written(.timeToResponse, settings) == "none")
    #expect(doubted.written(.durationOfResponse, settings) == "none")
    #expect(doubted.written(.durationOfStableDisease, settings) == "1:42")
    let outcome = doubted.outcome(ofLineAt: 0, rules: settings, parts: .all)
    let best = basis == .confirmed ? outcome?.confirmedResponse : outcome?.bestResponse
    #expect(best?.response == .stable && best?.day == day(42) && best?.respondedOn == nil)
    #expect(outcome?.depthOfResponse?.day == day(42))
    #expect(outcome?.depthOfResponse?.percent == 0)
    #expect(outcome?.hasClinicalBenefit == false)
  }

  @Test func `R24, R37: a progression dated back stands at its day and is best where SD was early`()
  {
    let patient = lesionHistory([
      -4: "T1 20", 30: "T1 20; NL1 doubtful", 84: "T1 10", 126: "T1 10; NL1 certain",
    ])
    let best = patient.outcome(ofLineAt: 0, rules: fda, parts: .bestResponse)?.bestResponse
    #expect(best?.response == .progressive && best?.day == day(30))
    #expect(best?.evidence == .lesionMeasurement(day(126)))
  }

  @Test func `R24, R39: a scan after the day progression is dated confirms nothing`() {
    let patient = lesionHistory([
      -4: "T1 20", 42: "T1 10; NL1 doubtful", 84: "T1 10; NL1 doubtful", 126: "T1 10; NL1 certain",
    ])
    let outcome = patient.outcome(ofLineAt: 0, rules: fda, parts: .all)
    #expect(outcome?.bestResponse?.response == .partial)
    #expect(outcome?.confirmedResponse?.response == .stable)
    #expect(patient.written(.timeToResponse) == "1:42")
    #expect(patient.written(.durationOfResponse) == "1:0")
  }

  @Test func `R24, R33: progression dated before the next line is this line's, confirmed after it`()
  {
    let patient = lesionHistory(
      [-4: "T1 20", 30: "T1 20; NL1 doubtful", 60: "T1 12", 126: "T1 10; NL1 certain"],
      lines: [0, 70])
    #expect(patient.written(.progressionFreeSurvival) == "1:30")
    let best = patient.outcome(ofLineAt: 0, rules: fda, parts: .bestResponse)?.bestResponse
    #expect(best?.response == .progressive && best?.day == day(30))
  }

  @Test func `R24: the visits after the day progression is dated say why they do not count`() {
    let best = doubted.explanation(
      ofBestResponse: .unconfirmed, ofLineAt: 0, rules: EndpointRules())
    let sentences = best?.explanation.steps.map(\.sentence) ?? []
    #expect(sentences.contains("SD on 2020-02-12: the best response of the line."))
    #expect(sentences.contains("PR on 2020-03-25: after the first progression."))
    #expect(
      sentences.contains(
        "PD on 2020-05-06 confirms what was first seen on 2020-02-12, so progression is dated to that "
          + "day: nothing after that day counts."))
    let confirmed = doubted.explanation(
      ofBestResponse: .confirmed, ofLineAt: 0, rules: EndpointRules())
    #expect(confirmed?.explanation.steps.map(\.sentence) == sentences)
    let time = doubted.explanation(of: .timeToResponse, ofLineAt: 0, rules: EndpointRules())
    #expect(
      time?.explanation.steps.map(\.sentence)
        .contains("PR on 2020-03-25: after the first progression or the next line.") == true)
  }

  @Test func `R63: the gap before a back-dated progression counts from the scan before the doubt`()
  {
    let patient = lesionHistory([
      -4: "T1 46.0", 45: "T1 40", 150: "T1 40; NL1 doubtful", 190: "T1 40; NL1 certain",
    ])
    #expect(patient.written(.progressionFreeSurvival) == "1:150")
    #expect(patient.written(.progressionFreeSurvival, fda) == "0:45")
  }

  @Test func `R48: depth of response is the deepest sum up to the first progression`() {
    let patient = lesionHistory([
      -4: "T1 55; T2 35", 45: "T1 18; T2 12", 90: "T1 23; T2 14", 135: "T1 5; T2 5",
    ])
    let depth = patient.outcome(ofLineAt: 0, rules: fda, parts: .depthOfResponse)?.depthOfResponse
    #expect(depth?.day == day(45) && depth?.sum.tenths == 300)  // 30 of 90 mm; day 90 is PD
    let found = patient.explanation(ofDepthOfResponseOfLineAt: 0, rules: EndpointRules())
    #expect(found?.depth == depth)
    let last = found?.explanation.steps.last { $0.role == .decided }
    #expect(
      last?.sentence
        == "The sum of 2020-02-15 is 30.0 mm, 66.7 % below baseline: the deepest of the line.")
  }

  @Test func `R7: the FDA's switches censor where lesions were measured without a baseline`() {
    let measured = lesionHistory([-4: "T1 20", 45: "T1 20", 90: "T1 40"])
    #expect(measured.written(.progressionFreeSurvival, fda) == "1:90")
    let entered = lesionHistory(
      [45: "T1 20", 90: "T1 40"], entered: [assessment(45, .stable), assessment(90, .progressive)])
    #expect(entered.written(.progressionFreeSurvival, fda) == "0:0")
    #expect(entered.written(.progressionFreeSurvival) == "1:90")
  }

  @Test func `R7: what was new on one line is the baseline of the next`() {
    let patient = lesionHistory(
      [-4: "T1 20", 45: "T1 20; NL1 certain", 100: "T1 20; NL1 present", 140: "NL1 PD"],
      lines: [0, 50])
    #expect(patient.written(.progressionFreeSurvival, line: 0, fda) == "1:45")
    #expect(patient.time(.progressionFreeSurvival, line: 1, fda)?.ending != .noBaseline)
  }

  @Test func `R31: the setting says whose response ends the time`() {
    let patient = lesionHistory(
      [-4: "T1 20", 45: "T1 20", 90: "T1 40"],
      entered: [assessment(45, .stable), assessment(90, .stable)])
    #expect(patient.written(.progressionFreeSurvival) == "0:90")
    #expect(
      patient.written(.progressionFreeSurvival, rules(["response_source": "derived"])) == "1:90")
  }
}
