import ClinicalRecords
import Testing

@testable import Endpoints

struct SplitLesionTests {
  func sum(_ patient: PatientHistory) -> DiameterSum? { patient.visits().first?.derived?.sum }

  @Test func `the pieces of a split lesion are added (R12)`() {
    let patient = lesionHistory([-4: "T1 35", 45: "T1.1 12; T1.2 14"])
    #expect(sum(patient)?.tenths == 260 && sum(patient)?.isComplete == true)
    #expect(patient.targets() == ["SD"])
    #expect(
      lesionHistory([-4: "T1 35", 45: "T1 split; T1.1 12; T1.2 12.5"]).targets() == ["PR"])
  }

  @Test(arguments: ["T1.2 NE", "T1.2 ND"])
  func `a piece without measurement makes the sum incomplete (R12)`(_ second: String) {
    let patient = lesionHistory([
      -4: "T1 35", 45: "T1.1 12; \(second)", 90: "T1.1 10; T1.2 10", 135: "T1.1 42; \(second)",
    ])
    #expect(patient.targets() == ["NE", "PR", "PD"])
  }

  @Test func `a piece counts from the first day a row speaks of it (R12, R14)`() {
    // 12 mm of one piece are all there is until another is found: 12 + 14 is 5 mm and 20 % more
    let later = lesionHistory([
      -4: "T1 35", 45: "T1.1 12", 90: "T1.1 12; T1.2 14", 135: "T1.1 12",
    ])
    #expect(later.targets() == ["PR", "PD", "NE"])
    let third = lesionHistory([
      -4: "T1 35", 45: "T1 split; T1.1 10; T1.2 10", 90: "T1.1 10; T1.2 7; T1.3 3",
    ])
    #expect(third.visits().map { $0.derived?.sum?.tenths } == [200, 200])
    #expect(third.targets() == ["PR", "PR"])
    let nonTarget = lesionHistory([
      -4: "N1 present", 45: "N1 split; N1.1 gone; N1.2 gone", 90: "N1.1 gone; N1.2 gone; N1.3 NE",
    ])
    #expect(nonTarget.overall() == ["CR", "NE"])
  }

  @Test func `a piece that split without a row of its own is known by its pieces (R12)`() {
    let patient = lesionHistory([
      -4: "T1 35", 45: "T1.1 10; T1.2.1 5; T1.2.2 5", 90: "T1.1 10; T1.2.1 NE; T1.2.2 ND",
      135: "T1.1 10; T1.2 10",
    ])
    #expect(patient.targets() == ["PR", "NE", "PR"])
  }

  @Test func `a piece may split again`() {
    let patient = lesionHistory([
      -4: "T1 35", 45: "T1.1 12; T1.2 14", 90: "T1.1 12; T1.2.1 5; T1.2.2 6",
      135: "T1.1 12; T1.2 split; T1.2.1 5",
    ])
    #expect(patient.visits().map { $0.derived?.sum?.tenths } == [260, 230, 170])
    #expect(patient.targets() == ["SD", "PR", "NE"])
  }

  @Test func `a lesion measured itself is not added to its pieces`() {
    #expect(sum(lesionHistory([-4: "T1 35", 45: "T1 30; T1.1 12; T1.2 14"]))?.tenths == 300)
  }

  @Test func `a lesion recorded as gone beside measured pieces is its pieces`() {
    #expect(sum(lesionHistory([-4: "T1 35", 45: "T1 gone; T1.1 12; T1.2 14"]))?.tenths == 260)
    let gone = lesionHistory([-4: "T1 35", 45: "T1.1 12; T1.2 14", 90: "T1 gone"])
    #expect(gone.targets() == ["SD", "CR"])
  }

  @Test func `a merged lesion stands for its parents, none of which is missing (R13)`() {
    let patient = lesionHistory([-4: "T1 18; T2 18", 45: "T1/T2 40"])
    #expect(sum(patient)?.tenths == 400 && sum(patient)?.isComplete == true)
    #expect(patient.targets() == ["SD"])
    let named = lesionHistory([
      -4: "T1 18; T2 18; T3 10", 45: "T1 merged; T2 merged; T1/T2 40; T3 10",
    ])
    #expect(sum(named)?.tenths == 500 && sum(named)?.isComplete == true)
  }

  @Test func `a merged lesion never counts beside its parents (R13)`() {
    #expect(sum(lesionHistory([-4: "T1 18; T2 18", 45: "T1 17; T2 18; T1/T2 40"]))?.tenths == 350)
    #expect(sum(lesionHistory([-4: "T1 18; T2 18", 45: "T1 17; T1/T2 40"]))?.tenths == 400)
    #expect(
      sum(lesionHistory([-4: "T1 18; T2 18", 45: "T1 gone; T2 gone; T1/T2 40"]))?.tenths == 400)
  }

  @Test func `a merged lesion that cannot be evaluated leaves its parents missing (R13, R14)`() {
    #expect(lesionHistory([-4: "T1 18; T2 18", 45: "T1/T2 NE"]).targets() == ["NE"])
    #expect(lesionHistory([-4: "T1 18; T2 18", 45: "T1/T2 gone"]).targets() == ["CR"])
  }

  @Test func `parents measured apart again count themselves`() {
    let patient = lesionHistory([-4: "T1 18; T2 18", 45: "T1/T2 40", 90: "T1 18; T2 18"])
    #expect(patient.visits().map { $0.derived?.sum?.tenths } == [400, 360])
    #expect(patient.targets() == ["SD", "SD"])
  }

  @Test func `a piece of one lesion may merge with another`() {
    let patient = lesionHistory([
      -4: "T1 30; T2 18", 45: "T1.1 10; T1.2 12; T2 18", 90: "T1.1 10; T1.2/T2 25",
    ])
    #expect(patient.visits().map { $0.derived?.sum?.tenths } == [400, 350])
    #expect(patient.visits().last?.derived?.sum?.isComplete == true)
  }

  @Test func `a lesion named as its own ancestor does not stop the derivation`() {
    var patient = lesionHistory([-4: "T1 30", 45: "T1.1 10; T1.1.1 10"])
    patient.lesions[1].parents.append("T1.1.1")
    #expect(patient.visits().count == 1)
  }

  @Test(arguments: ["T1/N1", "N1/T1"])
  func `a non-target lesion that merged with a target follows what they merged into (R13)`(
    _ merged: String
  ) {
    func response(_ scan: String, others: String = "") -> [String] {
      lesionHistory([-4: "T1 20; N1 present\(others)", 45: scan]).derived()
    }
    #expect(response("\(merged) 14") == ["PR NON-CR/NON-PD none: PR"])
    #expect(response("T1 merged; \(merged) 22") == ["SD NON-CR/NON-PD none: SD"])
    #expect(response("N1 merged; \(merged) 25") == ["PD NON-CR/NON-PD none: PD"])
    #expect(response("\(merged) gone") == ["CR CR none: CR"])
    #expect(response("\(merged) NE") == ["NE NE none: NE"])
    #expect(response("\(merged) gone; N2 gone", others: "; N2 present") == ["CR CR none: CR"])
    #expect(response("\(merged) gone", others: "; N2 present") == ["CR NE none: PR"])
  }

  @Test func `a non-target lesion that split is followed by its pieces`() {
    func response(_ scan: String) -> [String] {
      lesionHistory([-4: "N1 present", 45: scan]).derived()
    }
    #expect(response("N1 split; N1.1 gone; N1.2 gone") == ["NA CR none: CR"])
    #expect(
      response("N1 split; N1.1 gone; N1.2 present") == ["NA NON-CR/NON-PD none: NON-CR/NON-PD"])
    #expect(response("N1 split; N1.1 gone; N1.2 NE") == ["NA NE none: NE"])
    #expect(response("N1 split; N1.1 gone; N1.2 PD") == ["NA PD none: PD"])
  }
}
