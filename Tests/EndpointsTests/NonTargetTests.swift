import ClinicalRecords
import Testing

@testable import Endpoints

struct NonTargetTests {
  func response(_ baseline: String, _ scan: String, nodes: Set<String> = []) -> String? {
    lesionHistory([-4: baseline, 45: scan], nodes: nodes).visits().first?.derived?.nonTarget
      .rawValue
  }

  @Test func `non-target lesions are gone, persist, are missing or have progressed`() {
    #expect(response("N1 present; N2 present", "N1 gone; N2 gone") == "CR")
    #expect(response("N1 present; N2 present", "N1 gone; N2 present") == "NON-CR/NON-PD")
    #expect(response("N1 present; N2 present", "N1 present; N2 NE") == "NE")
    #expect(response("N1 present; N2 present", "N1 PD; N2 present") == "PD")
  }

  @Test func `progression of one outranks that another was not evaluated`() {
    #expect(response("N1 present; N2 present", "N1 PD; N2 NE") == "PD")
    #expect(response("N1 present; N2 present", "N1 PD") == "PD")
  }

  @Test(arguments: ["NE", "ND", "treated"])
  func `a non-target lesion not evaluated makes NE (R14, R30)`(_ why: String) {
    #expect(response("N1 present; N2 present", "N1 gone; N2 \(why)") == "NE")
    #expect(response("N1 present; N2 present", "N1 gone") == "NE")
  }

  @Test func `growth of a non-target lesion, measured or doubtful, is no progression (R22)`() {
    #expect(response("N1 8", "N1 25") == "NON-CR/NON-PD")
    #expect(response("N1 present", "N1 doubtful") == "NON-CR/NON-PD")
  }

  @Test func `a lymph node below 10 mm is gone (R2)`() {
    #expect(response("N1 12", "N1 9.9", nodes: ["N1"]) == "CR")
    #expect(response("N1 12", "N1 10", nodes: ["N1"]) == "NON-CR/NON-PD")
    #expect(response("N1 12", "N1 small", nodes: ["N1"]) == "CR")
    #expect(response("N1 present", "N1 small") == "NON-CR/NON-PD")
  }

  @Test func `without non-target lesions at baseline the response is NA`() {
    #expect(response("T1 20", "T1 20") == "NA")
    #expect(response("T1 20; N1 gone", "T1 20; N1 gone") == "NA")
  }

  @Test func `a non-target lesion first recorded later counts from then on, and spoils no visit`() {
    let patient = lesionHistory([
      -4: "T1 20", 45: "T1 gone", 90: "T1 gone; N1 present", 135: "T1 gone",
    ])
    #expect(
      patient.visits().map { $0.derived?.nonTarget.rawValue } == ["NA", "NON-CR/NON-PD", "NE"])
  }

  @Test func `a non-target lesion that is missing does not spoil a partial response`() {
    let patient = lesionHistory([
      -4: "T1 27; N1 present", 45: "T1 18; N1 NE", 90: "T1 18; N1 present", 135: "T1 gone; N1 NE",
    ])
    #expect(patient.overall() == ["PR", "PR", "PR"])
  }

  @Test func `without target lesions the non-target lesions decide`() {
    let patient = lesionHistory([
      -4: "N1 present; N2 present", 45: "N1 present; N2 gone", 90: "N1 NE; N2 gone",
      135: "N1 gone; N2 gone",
    ])
    #expect(patient.overall() == ["NON-CR/NON-PD", "NE", "CR"])
    #expect(patient.targets() == ["NA", "NA", "NA"])
  }

  @Test func `a lesion chosen for the line is missing where it was never recorded`() {
    let patient = lesionHistory(
      [-4: "T1 20; N1 ND", 45: "T1 gone"], chosen: ["N1": 1])
    #expect(patient.derived() == ["CR NE none: PR"])
  }

  @Test func `what merged again and again is followed to its end, each lesion once (R13)`() {
    var patient = history()
    for layer in 0..<24 {
      let parents = layer == 0 ? [] : ["N\(layer)a", "N\(layer)b"]
      for side in ["a", "b"] {
        patient.lesions.append(
          Lesion(
            label: "N\(layer + 1)\(side)", category: .nonTarget, organ: "BONE", parents: parents))
      }
    }
    patient.measurements = [0, 1].map {
      LesionMeasurement(measuredOn: day(-4), lesion: $0, state: .present)
    }
    patient.measurements += [46, 47].map {
      LesionMeasurement(measuredOn: day(45), lesion: $0, state: .absent)
    }
    let course = LineCourse(ofLineAt: 0, in: patient, rules: EndpointRules())
    #expect(course.visits.map(\.response) == [.complete])
  }
}
