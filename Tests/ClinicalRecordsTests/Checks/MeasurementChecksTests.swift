import ClinicalRecords
import Testing

struct MeasurementChecksTests {
  @Test func `a measured lesion has a length, a node its short axis`() {
    // R9: the sum has longest diameters, and short axes of nodes.
    var patient = LesionHistory()
    patient.add("T1", .target, "liver", at: -10, 200)
    patient.add("N1", .target, "neck", isNode: true, at: -10, 200)
    patient.measure("T1", at: 42)
    patient.measure("N1", at: 42)
    patient.rows[3].longestDiameterTenths = 210
    #expect(
      patient.findings == [
        "measured-without-length 2020-02-12 T1", "node-without-short-axis 2020-02-12 N1",
      ])
  }

  @Test func `a length contradicts a lesion that is gone, too small or not evaluable`() {
    // R10: a true measurement below 5 mm is a measurement, not "too small".
    var patient = LesionHistory()
    patient.add("T1", .target, "liver", at: -10, 200)
    patient.measure("T1", at: 40, 0, state: .absent)
    patient.measure("T1", at: 41, 10, state: .absent)
    patient.measure("T1", at: 42, 30, state: .tooSmall)
    patient.measure("T1", at: 43, 30, state: .notEvaluable)
    patient.measure("T1", at: 44, 30)
    #expect(
      patient.findings == [
        "length-beside-state 2020-02-11 T1", "length-beside-state 2020-02-12 T1",
        "length-beside-state 2020-02-13 T1",
      ])
    #expect(
      patient.sentences.first == "T1 is gone on 2020-02-11, but has a length (1.0 mm).")
  }

  @Test(arguments: [
    (LesionCategory.target, [LesionState.present, .progressed, .equivocal, .unequivocal]),
    (.nonTarget, [.unequivocal]),
    // R5, R22: on the next line a new lesion is non-target disease, which may progress.
    (.new, []),
  ])
  func `some states say nothing about some lesions`(
    _ category: LesionCategory, _ states: [LesionState]
  ) {
    #expect(LesionState.allCases.filter { !$0.fits(category) } == states)
    for state in states {
      var patient = LesionHistory()
      patient.add("L", category, "liver", at: 42, state: state)
      #expect(patient.findings.contains("state-does-not-fit 2020-02-12 L"))
    }
  }

  @Test func `a short axis is not above the longest diameter`() {
    var patient = LesionHistory()
    patient.add("N1", .target, "neck", isNode: true, at: -10, 200)
    patient.rows[0].longestDiameterTenths = 199
    #expect(patient.findings == ["short-axis-above-longest 2019-12-22 N1"])
  }

  @Test func `a split lesion has pieces, a merged one a lesion it went into`() {
    // R12, R13
    var patient = LesionHistory()
    for label in ["T1", "T2", "T3"] { patient.add(label, .target, "organ \(label)", at: -10, 200) }
    patient.measure("T1", at: 42, state: .split)
    patient.measure("T2", at: 42, state: .merged)
    patient.measure("T3", at: 42, state: .merged)
    patient.add("T2/T3", .target, "organ", parents: ["T2", "T3"], at: 42, 300)
    #expect(patient.findings == ["split-without-pieces 2020-02-12 T1"])
  }

  @Test func `a piece and its parent are not both measured`() {
    // R13: neither double count nor call a parent missing.
    var patient = LesionHistory()
    patient.add("T1", .target, "liver", at: -10, 200)
    patient.add("T1.1", .target, "liver", parents: ["T1"], at: 42, 100)
    patient.measure("T1", at: 42, 200)
    #expect(patient.findings == ["counted-twice 2020-02-12 T1.1"])
  }
}
