import ClinicalRecords
import Testing

@testable import Endpoints

/// Target lesions that were gone when the line started.
struct RegrowthTests {
  @Test func `a target gone at baseline that comes back is progression (R17, R19)`() {
    let patient = lesionHistory(
      [-1: "T1 20", 84: "T1 gone", 150: "T1 30", 192: "T1 40"], lines: [0, 110])
    #expect(patient.targets() == ["CR", "PD", "PD"])
    #expect(patient.derived(line: 1) == ["PD NA none: PD", "PD NA none: PD"])
    #expect(patient.visits(line: 1).map(\.day) == [day(150), day(192)])
    #expect(patient.visits(line: 1).first?.derived?.sum?.nadirTenths == 0)
    #expect(LineCourse(ofLineAt: 1, in: patient, rules: EndpointRules()).baseline == nil)
  }

  @Test func `from a nadir of 0 it needs 5 mm, and is stable below (R19)`() {
    let patient = lesionHistory([
      -4: "T1 gone; N1 present", 45: "T1 gone; N1 present", 90: "T1 4.9; N1 present",
      135: "T1 5; N1 present", 180: "T1 gone; N1 gone",
    ])
    #expect(
      patient.derived() == [
        "NA NON-CR/NON-PD none: NON-CR/NON-PD", "SD NON-CR/NON-PD none: SD",
        "PD NON-CR/NON-PD none: PD", "NA CR none: CR",
      ])
    #expect(patient.visits().allSatisfy { $0.derived?.sum?.percentFromBaseline == nil })
  }

  @Test func `a normal lymph node as sole target is NA while it is normal (R17, R20)`() {
    // 9.9 mm is normal; 12.9 mm is 61 % but 4.9 mm above 8 mm, 13 mm is 5 mm above
    let patient = lesionHistory(
      [-4: "T1 8", 45: "T1 9.9", 90: "T1 12.9", 135: "T1 13"], nodes: ["T1"])
    #expect(patient.derived() == ["NA NA none: NE", "SD NA none: SD", "PD NA none: PD"])
    let smaller = lesionHistory([-4: "T1 8", 45: "T1 5", 90: "T1 10"], nodes: ["T1"])
    #expect(smaller.targets() == ["NA", "PD"])
  }

  @Test func `a target gone at baseline and not looked at again is no target (R14)`() {
    let patient = lesionHistory([
      -4: "T1 gone; T2 gone; N1 present", 45: "N1 present", 90: "T1 NE; N1 gone",
      135: "T1 gone; N1 gone",
    ])
    #expect(patient.derived().map { $0.prefix(2) } == ["NA", "NA", "NA"])
    #expect(patient.overall() == ["NON-CR/NON-PD", "CR", "CR"])
  }

  @Test func `once it came back it may be missing (R14)`() {
    let patient = lesionHistory([
      -4: "T1 gone; T2 gone", 45: "T1 3", 90: "T1 3; T2 gone", 135: "T1 NE; T2 gone", 180: "T1 9",
    ])
    #expect(patient.targets() == ["NE", "SD", "NE", "PD"])
  }

  @Test func `after a complete response of the non-target lesions any size is progression (R26)`() {
    let patient = lesionHistory([
      -4: "T1 gone; N1 present", 45: "T1 gone; N1 gone", 90: "T1 3; N1 gone",
    ])
    #expect(patient.derived() == ["NA CR none: CR", "SD CR none: PD"])
  }

  @Test func `an entered response stands where the targets are gone as before (R31)`() {
    let patient = lesionHistory(
      [-4: "T1 gone", 45: "T1 gone"], entered: [assessment(45, .notEvaluable)])
    #expect(patient.derived() == ["-"])
    #expect(patient.visits().map(\.response) == [.notEvaluable])
  }

  @Test func `it is told that targets were gone, and that they came back (R19)`() {
    let trace = Trace()
    let patient = lesionHistory([-4: "T1 gone", 45: "T1 gone", 90: "T1 3", 135: "T1 30"])
    _ = LineCourse(ofLineAt: 0, in: patient, rules: EndpointRules(), trace: trace)
    let told = trace.steps.map(\.sentence)
    #expect(told.contains("T1 was gone before treatment: 0 mm."))
    #expect(
      told.contains(
        "The target lesions were all gone before treatment: target NA while they are, PD from 5.0 mm."
      ))
    #expect(
      told.contains(
        "The sum of diameters is 0.0 mm, like the nadir of 0 mm: target NA, since all were gone "
          + "before treatment and still are."))
    #expect(
      told.contains(
        "The sum of diameters is 3.0 mm, above the nadir of 0 mm: target SD, less than PD, from 5.0 "
          + "mm; no response can be told."))
    #expect(
      told.contains(
        "The sum of diameters is 30.0 mm, above the nadir of 0 mm: target PD, which begins 20 % and "
          + "at least 5 mm above the nadir, at 5.0 mm."))
  }
}
