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
        == "The sum of 2020-02-15 is 30.0 mm, 66.7% below baseline: the deepest of the line.")
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
