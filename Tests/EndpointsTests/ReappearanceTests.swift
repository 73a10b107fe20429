import ClinicalRecords
import Testing

@testable import Endpoints

struct ReappearanceTests {
  @Test func `any disease seen again after a complete response is progression (R26, R28)`() {
    let patient = lesionHistory(
      [
        -4: "T1 16; T2 19", 45: "T1 gone; T2 8", 90: "T1 gone; T2 9.9", 135: "T1 3; T2 8",
      ], nodes: ["T2"])
    #expect(patient.overall() == ["CR", "CR", "PD"])
    #expect(patient.targets() == ["CR", "CR", "PR"])
  }

  @Test func `a lymph node is seen again at 10 mm (R26)`() {
    let patient = lesionHistory(
      [-4: "T1 19", 45: "T1 8", 90: "T1 10"], nodes: ["T1"])
    #expect(patient.derived() == ["CR NA none: CR", "PR NA none: PD"])
  }

  @Test(arguments: ["T1 small", "T1 present", "T1 0.1"])
  func `size does not matter (R26)`(_ scan: String) {
    #expect(lesionHistory([-4: "T1 16", 45: "T1 gone", 90: scan]).overall() == ["CR", "PD"])
  }

  @Test func `a lesion may come back where another cannot be evaluated (R26)`() {
    let patient = lesionHistory([-4: "T1 16; T2 16", 45: "T1 gone; T2 gone", 90: "T1 3; T2 NE"])
    #expect(patient.derived() == ["CR NA none: CR", "NE NA none: PD"])
  }

  @Test func `a non-target lesion seen again after a complete response is progression (R26)`() {
    let patient = lesionHistory([
      -4: "T1 16; N1 present", 45: "T1 gone; N1 gone", 90: "T1 gone; N1 doubtful",
      135: "T1 gone; N1 present",
    ])
    #expect(patient.overall() == ["CR", "PR", "PD"])
  }

  @Test func `without a complete response before, reappearance is arithmetic (R26)`() {
    let patient = lesionHistory([
      -4: "T1 20; N1 present", 45: "T1 gone; N1 present", 90: "T1 4; N1 present",
    ])
    #expect(patient.overall() == ["PR", "PR"])
  }

  @Test func `disease entered again after a complete response is progression (R28)`() {
    let patient = lesionHistory(
      [:],
      entered: [
        assessment(45, target: .complete, nonTarget: .complete),
        assessment(90, target: .stable, nonTarget: .complete),
        assessment(135, target: .complete, nonTarget: .nonCompleteNonProgressive),
      ])
    #expect(patient.overall() == ["CR", "PD", "PD"])
  }
}
