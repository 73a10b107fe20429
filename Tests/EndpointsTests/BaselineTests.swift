import ClinicalRecords
import Testing

@testable import Endpoints

struct BaselineTests {
  func course(_ patient: PatientHistory, line: Int = 0) -> LineCourse {
    LineCourse(ofLineAt: line, in: patient, rules: EndpointRules())
  }

  @Test func `the baseline is the last scan on or before the start (R7)`() {
    let patient = lesionHistory([-40: "T1 30", -4: "T1 20", 45: "T1 20"])
    #expect(course(patient).baseline == LineCourse.Baseline(day: day(-4), tenths: 200))
    #expect(course(lesionHistory([-4: "T1 30", 0: "T1 20"])).baseline?.tenths == 200)
    #expect(course(lesionHistory([-4: "T1 30", 0: "T1 20"])).visits.isEmpty)
    #expect(course(lesionHistory([-4: "T1 30", 1: "T1 20"])).baseline?.tenths == 300)
  }

  @Test func `a target lacking there is taken from a scan at most 28 days before the start (R7)`() {
    #expect(course(lesionHistory([-28: "T1 30; T2 10", -4: "T1 20"])).baseline?.tenths == 300)
    #expect(course(lesionHistory([-29: "T1 30; T2 10", -4: "T1 20"])).baseline?.tenths == 200)
    #expect(
      course(lesionHistory([-20: "T1 30; T2 10", -4: "T1 20; T2 NE"])).baseline?.tenths == 300)
  }

  @Test func `scans of neighboring days are one baseline`() {
    #expect(course(lesionHistory([-36: "T1 30", -33: "T2 10"])).baseline?.tenths == 400)
  }

  @Test func `a lesion left out at baseline is no target of the line (R7)`() {
    let patient = lesionHistory([-4: "T1 20", 45: "T1 14; T2 30"])
    #expect(patient.targets() == ["PR"])
    #expect(patient.visits().first?.derived?.sum?.tenths == 140)
  }

  @Test(arguments: ["NE", "ND", "treated", "measured"])
  func `a target missing at baseline leaves the baseline sum incomplete (R14, R17)`(_ why: String) {
    // No PR at 24 mm: T2 may have been small. PD from 24 mm: 28.8 mm and 29 mm.
    let patient = lesionHistory([
      -4: "T1 20; T2 \(why)", 42: "T1 14; T2 10", 84: "T1 14; T2 60", 126: "T1 14; T2 14.9",
      168: "T1 gone; T2 gone",
    ])
    #expect(course(patient).baseline == nil)
    #expect(patient.targets() == ["NE", "PD", "NE", "CR"])
    #expect(patient.visits().map { $0.derived?.sum?.nadirTenths } == [nil, 240, 240, 240])
    #expect(patient.visits().allSatisfy { $0.derived?.sum?.baselineTenths == nil })
    let partial = lesionHistory([-4: "T1 20; T2 \(why)", 42: "T1 90", 84: "T1 30; T2 5"])
    #expect(partial.targets() == ["NE", "NE"])
  }

  @Test
  func `where no target could be measured at baseline, those looked at are the targets (R14)`() {
    let patient = lesionHistory([
      -4: "T1 NE; T2 NE; N1 present", 42: "T1 10; N1 gone", 84: "T1 10; T2 10; N1 gone",
      126: "T1 10; T2 20; N1 gone",
    ])
    #expect(patient.targets() == ["NE", "NE", "PD"])
  }

  @Test func `a length of the 28 days before completes a target not evaluated at baseline (R7)`() {
    let patient = lesionHistory([-28: "T1 20; T2 20", -4: "T1 20; T2 NE", 45: "T1 14; T2 14"])
    #expect(patient.targets() == ["PR"])
    let old = lesionHistory([-29: "T1 20; T2 20", -4: "T1 20; T2 NE", 45: "T1 14; T2 14"])
    #expect(old.targets() == ["NE"])
  }

  @Test func `a baseline that is incomplete is told (R14)`() {
    let trace = Trace()
    let patient = lesionHistory([-4: "T1 20; T2 NE", 42: "T1 14; T2 10"])
    _ = LineCourse(ofLineAt: 0, in: patient, rules: EndpointRules(), trace: trace)
    let told = trace.steps.map(\.sentence)
    #expect(told.contains("T2 could not be evaluated: missing, which is not 0."))
    #expect(
      told.contains(
        "A target lesion is missing before treatment: without a complete baseline sum neither PR nor "
          + "SD can be told; PD is told from the smallest complete sum later."))
    #expect(
      told.contains(
        "The sum of diameters is 24.0 mm: target NE, since there is no complete baseline to compare "
          + "with."))
  }

  @Test func `a second line has its own baseline and nadir (R7, R17)`() {
    let patient = lesionHistory(
      [-4: "T1 30", 45: "T1 20", 90: "T1 26", 140: "T1 18", 180: "T1 23"], lines: [0, 100])
    #expect(course(patient, line: 1).baseline == LineCourse.Baseline(day: day(90), tenths: 260))
    #expect(patient.targets(line: 1) == ["PR", "PD"])
    // The first line runs on against its own numbers.
    #expect(patient.targets() == ["PR", "PD", "PR", "PD"])
    #expect(patient.visits().last?.derived?.sum?.nadirTenths == 180)
  }

  @Test func `a scan before the line before started is no baseline`() {
    let patient = lesionHistory([-4: "T1 30", 140: "T1 30"], lines: [0, 100])
    #expect(course(patient, line: 1).baseline == nil)
    #expect(course(patient, line: 1).baselineImagedOn == nil)
    #expect(patient.targets(line: 1) == ["NE"])
  }

  @Test func `a scan on the start of the second line ends the first and is its baseline (R34)`() {
    let patient = lesionHistory([-4: "T1 30", 100: "T1 40", 140: "T1 28"], lines: [0, 100])
    #expect(patient.targets() == ["PD", "SD"])
    #expect(patient.targets(line: 1) == ["PR"])
  }

  @Test func `targets chosen for one line count for that one`() {
    let patient = lesionHistory(
      [-4: "T1 30", 45: "T1 20", 90: "T1 40; T2 20", 140: "T1 40; T2 14"], lines: [0, 100],
      chosen: ["T1": 1, "T2": 2])
    #expect(patient.targets() == ["PR", "PD", "PD"])
    #expect(patient.targets(line: 1) == ["PR"])
  }

  @Test func `a new lesion of one line is non-target disease of the next (R5)`() {
    let patient = lesionHistory(
      [-4: "T1 30", 90: "T1 30; NL1 certain", 140: "T1 gone; NL1 present", 180: "T1 gone; NL1 PD"],
      lines: [0, 100])
    #expect(patient.overall() == ["PD", "PD", "PD"])
    #expect(
      patient.derived(line: 1) == ["CR NON-CR/NON-PD none: PR", "CR PD none: PD"])
  }

  @Test func `a doubtful lesion of one line found certain on the next is not new there (R24)`() {
    let patient = lesionHistory(
      [-4: "T1 30", 90: "T1 30; NL1 doubtful", 140: "T1 30; NL1 certain"], lines: [0, 100])
    #expect(patient.visits().last?.progressionDay == day(90))
    #expect(patient.derived(line: 1) == ["SD NON-CR/NON-PD none: SD"])
  }

  @Test func `a lesion treated before the line is no disease of it (R30)`() {
    let patient = lesionHistory(
      [-4: "T1 30; N1 present", 90: "T1 30; N1 treated", 140: "T1 gone"], lines: [0, 100])
    #expect(patient.derived(line: 1) == ["CR NA none: CR"])
  }

  @Test func `without baseline neither partial response nor stable disease can be told (R7)`() {
    let patient = lesionHistory([45: "T1 30", 90: "T1 15", 135: "T1 20", 180: "T1 gone"])
    #expect(course(patient).baseline == nil)
    #expect(patient.targets() == ["NE", "NE", "PD", "CR"])
  }

  @Test func `targets gone before the line are no target disease`() {
    let patient = lesionHistory(
      [-4: "T1 30; N1 present", 90: "T1 gone; N1 PD", 140: "T1 gone; N1 present"], lines: [0, 100])
    #expect(patient.derived(line: 1) == ["NA NON-CR/NON-PD none: NON-CR/NON-PD"])
  }

  @Test func `imaging before treatment is known though no target was measured`() {
    let patient = lesionHistory([-4: "N1 present", 45: "N1 gone"])
    #expect(course(patient).baseline == nil)
    #expect(course(patient).baselineImagedOn == day(-4))
  }
}
