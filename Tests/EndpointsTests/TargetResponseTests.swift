import ClinicalRecords
import Testing

@testable import Endpoints

struct TargetResponseTests {
  @Test func `a fall of exactly 30 % is a partial response, 29.9 % is not (R15, R16)`() {
    // 0.7 × 33.0 = 23.1, which binary floating point misses; 23.2 is a fall of 29.7 %
    #expect(lesionHistory([-4: "T1 33.0", 45: "T1 23.1"]).targets() == ["PR"])
    #expect(lesionHistory([-4: "T1 33.0", 45: "T1 23.2"]).targets() == ["SD"])
    #expect(lesionHistory([-4: "T1 100", 45: "T1 70"]).targets() == ["PR"])
    #expect(lesionHistory([-4: "T1 100", 45: "T1 70.1"]).targets() == ["SD"])
  }

  @Test func `growth of exactly 20 % and 5 mm from the nadir is progression (R16, R18)`() {
    #expect(lesionHistory([-4: "T1 25", 45: "T1 30"]).targets() == ["PD"])
    #expect(lesionHistory([-4: "T1 25", 45: "T1 29.9"]).targets() == ["SD"])
    // 20 % but 4.8 mm; 5 mm but 19.2 %
    #expect(lesionHistory([-4: "T1 24", 45: "T1 28.8"]).targets() == ["SD"])
    #expect(lesionHistory([-4: "T1 26", 45: "T1 31"]).targets() == ["SD"])
    // 20 % of 30.1 is 6.02 mm: 36.1 falls short, 36.2 does not
    #expect(lesionHistory([-4: "T1 30.1", 45: "T1 36.1"]).targets() == ["SD"])
    #expect(lesionHistory([-4: "T1 30.1", 45: "T1 36.2"]).targets() == ["PD"])
  }

  @Test func `progression is measured from the nadir and outranks a partial response (R17, R18)`() {
    let patient = lesionHistory([
      -4: "T1 55; T2 35", 45: "T1 18; T2 12", 90: "T1 23; T2 14", 135: "T1 20; T2 10",
    ])
    #expect(patient.targets() == ["PR", "PD", "PR"])
    #expect(patient.visits().map { $0.derived?.sum?.nadirTenths } == [900, 300, 300])
    #expect(patient.visits().map { $0.derived?.sum?.tenths } == [300, 370, 300])
  }

  @Test func `the baseline is part of the nadir, the visit itself is not (R17)`() {
    let patient = lesionHistory([-4: "T1 20", 45: "T1 25", 90: "T1 25", 135: "T1 22"])
    #expect(patient.targets() == ["PD", "PD", "SD"])
  }

  @Test func `an incomplete sum never becomes the nadir (R14, R17)`() {
    let patient = lesionHistory([
      -4: "T1 20; T2 20", 45: "T1 10; T2 NE", 90: "T1 20; T2 20", 135: "T1 24; T2 24",
    ])
    #expect(patient.targets() == ["NE", "SD", "PD"])
    #expect(patient.visits().map { $0.derived?.sum?.nadirTenths } == [400, 400, 400])
  }

  @Test(arguments: ["NE", "ND", "treated", "measured", ""])
  func `a missing lesion is never 0, whatever it is missing for (R14, R30)`(_ why: String) {
    let second = why.isEmpty ? "" : "; T2 \(why)"
    let patient = lesionHistory([-4: "T1 20; T2 20", 45: "T1 10\(second)"])
    #expect(patient.targets() == ["NE"])
    #expect(patient.visits().first?.derived?.sum?.isComplete == false)
    #expect(patient.visits().first?.derived?.sum?.percentFromBaseline == nil)
  }

  @Test func `progression on partial data comes before NE`() {
    #expect(lesionHistory([-4: "T1 20; T2 20", 45: "T1 48; T2 NE"]).targets() == ["PD"])
    #expect(lesionHistory([-4: "T1 20; T2 20", 45: "T1 47.9; T2 NE"]).targets() == ["NE"])
    // 4.9 mm above a nadir of 20 mm is no progression, 5 mm is
    #expect(lesionHistory([-4: "T1 10; T2 10", 45: "T1 24.9"]).targets() == ["NE"])
    #expect(lesionHistory([-4: "T1 10; T2 10", 45: "T1 25"]).targets() == ["PD"])
  }

  @Test func `a complete response needs 0 mm and lymph nodes below 10 mm (R11)`() {
    let nodes: Set<String> = ["T2"]
    func response(_ scan: String) -> [String] {
      lesionHistory([-4: "T1 16; T2 19", 45: scan], nodes: nodes).targets()
    }
    #expect(response("T1 gone; T2 9.9") == ["CR"])
    #expect(response("T1 0; T2 gone") == ["CR"])
    #expect(response("T1 gone; T2 10") == ["PR"])
    #expect(response("T1 0.1; T2 8") == ["PR"])
    #expect(response("T1 gone; T2 NE") == ["NE"])
  }

  @Test func `a normal lymph node stays in the sum (R11)`() {
    let patient = lesionHistory([-4: "T1 20; T2 20", 45: "T1 20; T2 8"], nodes: ["T2"])
    #expect(patient.visits().first?.derived?.sum?.tenths == 280)
    #expect(patient.targets() == ["PR"])
  }

  @Test func `too small to measure counts 5 mm, a length however small is kept (R10)`() {
    func sum(_ scan: String, nodes: Set<String> = []) -> Int? {
      lesionHistory([-4: "T1 17", 45: scan], nodes: nodes).visits().first?.derived?.sum?.tenths
    }
    #expect(sum("T1 small") == 50)
    #expect(sum("T1 small", nodes: ["T1"]) == 50)
    #expect(sum("T1 small 3") == 30)
    #expect(sum("T1 2.5") == 25)
    #expect(sum("T1 gone") == 0)
  }

  @Test func `a lesion seen but too small is no complete response, a node is (R10, R11)`() {
    #expect(lesionHistory([-4: "T1 17", 45: "T1 small"]).targets() == ["PR"])
    #expect(lesionHistory([-4: "T1 17", 45: "T1 small"], nodes: ["T1"]).targets() == ["CR"])
  }

  @Test func `of a lymph node only the short axis counts (R9)`() {
    let patient = lesionHistory([-4: "T1 20; T2 20", 45: "T1 10; T2 long 12"], nodes: ["T2"])
    #expect(patient.targets() == ["NE"])
  }

  @Test func `from a nadir of 0 progression needs 5 mm (R19)`() {
    let patient = lesionHistory([
      -4: "T1 20; N1 present", 45: "T1 gone; N1 present", 90: "T1 4.9; N1 present",
      135: "T1 5; N1 present",
    ])
    #expect(patient.targets() == ["CR", "PR", "PD"])
  }

  @Test func `normal lymph nodes cannot make progression (R20)`() {
    let patient = lesionHistory(
      [-4: "T1 16; T2 16", 45: "T1 4; T2 4", 90: "T1 9; T2 9", 135: "T1 9; T2 10"],
      nodes: ["T1", "T2"])
    #expect(patient.targets() == ["CR", "CR", "PD"])
  }
}

struct PartialResponseHoldTests {
  /// −35 %, then −25 % and −24 % from baseline without progression, then progression.
  let patient = lesionHistory([
    -4: "T1 100", 45: "T1 65", 90: "T1 75", 135: "T1 76", 180: "T1 80", 225: "T1 71",
  ])

  @Test func `by arithmetic a partial response may turn into stable disease (R21)`() {
    // 78 mm are progression from the nadir of 65 mm
    #expect(patient.targets() == ["PR", "SD", "SD", "PD", "SD"])
  }

  @Test func `a partial response held lasts until progression (R21)`() {
    var rules = EndpointRules()
    rules.holdsPartialResponse = true
    #expect(patient.targets(rules) == ["PR", "PR", "PR", "PD", "SD"])
    #expect(patient.overall(rules) == ["PR", "PR", "PR", "PD", "SD"])
  }

  @Test func `where responses need confirmation only a confirmed one is held (R21)`() {
    var rules = EndpointRules()
    rules.holdsPartialResponse = true
    rules.responseBasis = .confirmed
    #expect(patient.targets(rules) == ["PR", "SD", "SD", "PD", "SD"])
    func response(_ second: Int) -> [String] {
      lesionHistory([-4: "T1 100", 45: "T1 65", second: "T1 66", 120: "T1 75"]).targets(rules)
    }
    #expect(response(73) == ["PR", "PR", "PR"])
    #expect(response(72) == ["PR", "PR", "SD"])
  }

  @Test func `a visit not evaluable does not end a partial response held`() {
    var rules = EndpointRules()
    rules.holdsPartialResponse = true
    let patient = lesionHistory([-4: "T1 100", 45: "T1 65", 90: "T1 NE", 135: "T1 75"])
    #expect(patient.targets(rules) == ["PR", "NE", "PR"])
  }

  @Test func `a partial response held confirms nothing (R21, R40)`() {
    var rules = EndpointRules()
    rules.holdsPartialResponse = true
    // −32 %, then −25 %: by its sum the second visit is stable disease.
    let patient = lesionHistory([-4: "T1 100", 45: "T1 68", 90: "T1 75"])
    let course = LineCourse(ofLineAt: 0, in: patient, rules: rules)
    #expect(BestOverallResponse(unconfirmed: course, rules: rules).response == .partial)
    #expect(BestOverallResponse(confirmed: course, rules: rules).response == .stable)
  }
}
