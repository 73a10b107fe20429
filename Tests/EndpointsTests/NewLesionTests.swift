import ClinicalRecords
import Testing

@testable import Endpoints

struct NewLesionTests {
  func found(_ scan: String, nodes: Set<String> = []) -> String? {
    lesionHistory([-4: "T1 20", 45: "T1 12; \(scan)"], nodes: nodes).derived().first
  }

  @Test(arguments: ["NL1 certain", "NL1 present", "NL1 12", "NL1 PD", "NL1 measured"])
  func `an unequivocal new lesion is progression, whatever the rest shows (R23)`(_ scan: String) {
    #expect(found(scan) == "PR NA unequivocal: PD")
  }

  @Test func `a new lesion is progression where targets were not evaluated (R23)`() {
    let patient = lesionHistory([-4: "T1 20; N1 present", 45: "NL1 certain"])
    #expect(patient.derived() == ["NE NE unequivocal: PD"])
  }

  @Test(arguments: ["NL1 doubtful", "NL1 small"])
  func `a doubtful new lesion is no progression (R24)`(_ scan: String) {
    #expect(found(scan) == "PR NA equivocal: PR")
  }

  @Test(arguments: ["NL1 gone", "NL1 ND", "NL1 NE", "NL1 0"])
  func `a new lesion that is not there is none`(_ scan: String) {
    #expect(found(scan) == "PR NA none: PR")
  }

  @Test func `a new lymph node is disease from 10 mm on (R25)`() {
    #expect(found("NL1 9.9", nodes: ["NL1"]) == "PR NA none: PR")
    #expect(found("NL1 10", nodes: ["NL1"]) == "PR NA unequivocal: PD")
    #expect(found("NL1 small", nodes: ["NL1"]) == "PR NA none: PR")
    #expect(found("NL1 long 14", nodes: ["NL1"]) == "PR NA equivocal: PR")
  }

  @Test func `growth of a lymph node from 9 to 11 mm alone is doubtful (R25)`() {
    let patient = lesionHistory(
      [-4: "T1 20; NL1 9", 45: "T1 20; NL1 9", 90: "T1 20; NL1 11", 135: "T1 20; NL1 14"],
      nodes: ["NL1"])
    #expect(
      patient.visits().map { $0.derived?.newLesion.rawValue } == [
        "none", "equivocal", "unequivocal",
      ])
    #expect(patient.visits().last?.progressionDay == day(90))
  }

  @Test func `the worse of lesion and entered finding counts`() {
    func response(_ scan: String, _ entered: NewLesionFinding) -> NewLesionFinding? {
      lesionHistory([-4: "T1 20", 45: scan], entered: [assessment(45, new: entered)])
        .visits().first?.derived?.newLesion
    }
    #expect(response("T1 20", .unequivocal) == .unequivocal)
    #expect(response("T1 20; NL1 certain", .none) == .unequivocal)
    #expect(response("T1 20; NL1 doubtful", .none) == .equivocal)
    #expect(response("T1 20; NL1 doubtful", .unequivocal) == .unequivocal)
  }

  @Test func `a doubtful lesion confirmed later dates progression to the first finding (R24)`() {
    let patient = lesionHistory([
      -4: "T1 20", 45: "T1 12; NL1 doubtful", 90: "T1 12; NL1 NE", 135: "T1 12; NL1 certain",
    ])
    #expect(patient.visits().map(\.response) == [.partial, .partial, .progressive])
    #expect(patient.visits().map(\.progressedOn) == [nil, nil, day(45)])
    #expect(patient.visits().map(\.day) == [day(45), day(90), day(135)])
  }

  @Test func `only the visit that progressed is dated back (R24)`() {
    let patient = lesionHistory([
      -4: "T1 20", 45: "T1 12; NL1 doubtful", 90: "T1 12; NL1 doubtful",
      135: "T1 12; NL1 certain", 180: "T1 12; NL1 certain",
    ])
    #expect(patient.visits().map(\.progressedOn) == [nil, nil, day(45), nil])
    var rules = EndpointRules()
    rules.responseSource = .entered
    let entered = lesionHistory(
      [-4: "T1 20", 45: "T1 20; NL1 doubtful", 90: "T1 20; NL1 certain"],
      entered: [assessment(90, .stable)])
    #expect(entered.visits(rules).map(\.progressedOn) == [nil, nil])
  }

  @Test func `doubt that was settled dates nothing back (R24)`() {
    let gone = lesionHistory([
      -4: "T1 20", 45: "T1 12; NL1 doubtful", 90: "T1 12; NL1 gone", 135: "T1 12; NL1 certain",
    ])
    #expect(gone.visits().last?.progressedOn == nil)
    let other = lesionHistory([
      -4: "T1 20", 45: "T1 12; NL1 doubtful", 90: "T1 12; NL1 doubtful; NL2 certain",
    ])
    #expect(other.visits().last?.progressedOn == nil)
  }

  @Test func `a doubtful finding entered without a lesion is confirmed by an entered one (R24)`() {
    func progressedOn(_ second: NewLesionFinding?, scan: String = "T1 20") -> ClinicalDate? {
      lesionHistory(
        [-4: "T1 20", 45: "T1 20", 90: "T1 20", 135: scan],
        entered: [
          assessment(45, new: .equivocal), assessment(90, new: second),
          assessment(135, new: .unequivocal),
        ]
      ).visits().last?.progressedOn
    }
    #expect(progressedOn(.equivocal) == day(45))
    #expect(progressedOn(nil) == day(45))
    #expect(progressedOn(NewLesionFinding.none) == nil)
    #expect(progressedOn(nil, scan: "T1 20; NL1 certain") == day(45))
  }

  @Test func `entered overall responses are dated back by their entered doubt too (R24)`() {
    let patient = lesionHistory(
      [:],
      entered: [
        assessment(45, .stable, new: .equivocal), assessment(90, .progressive, new: .unequivocal),
      ])
    #expect(patient.visits().map(\.response) == [.stable, .progressive])
    #expect(patient.visits().last?.progressionDay == day(45))
  }
}
