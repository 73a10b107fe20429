import ClinicalRecords
import Testing

struct LesionChecksTests {
  @Test func `a target of 10 mm and a target node of 15 mm are measurable`() {
    // R1, R2: the limits themselves are enough.
    var patient = LesionHistory()
    patient.add("T1", .target, "liver", at: -10, 100)
    patient.add("T2", .target, "lung", at: -10, 99)
    patient.add("N1", .target, "neck", isNode: true, at: -10, 150)
    patient.add("N2", .target, "axilla", isNode: true, at: -10, 149)
    patient.add("N3", .nonTarget, "groin", isNode: true, at: -10, 100)
    patient.add("N4", .nonTarget, "groin", isNode: true, at: -10, 99)
    #expect(
      patient.findings == [
        "node-not-measurable N2", "normal-node N4", "target-not-measurable T2",
      ])
    #expect(
      patient.sentences.first
        == "N2 has a short axis of 14.9 mm at baseline (2019-12-22); a target node has at least 15 mm."
    )
  }

  @Test func `what was measured last before the line is the baseline`() {
    // R7: the screening scan of day -40 does not count, nor does what came after the start.
    var patient = LesionHistory()
    patient.add("T1", .target, "liver", at: -40, 80)
    patient.measure("T1", at: 0, 120)
    patient.measure("T1", at: 42, 60)
    #expect(patient.findings.isEmpty)
  }

  @Test func `five targets and two in an organ are the most`() {
    // R3, R4: both lungs are one organ, and so are all lymph nodes.
    var patient = LesionHistory()
    patient.add("T1", .target, "left lung", at: -10, 200)
    patient.add("T2", .target, "Lung, right upper lobe", at: -10, 200)
    patient.add("T3", .target, "liver", at: -10, 200)
    patient.add("T4", .target, "neck", isNode: true, at: -10, 200)
    patient.add("T5", .target, "mediastinum", isNode: true, at: -10, 200)
    #expect(patient.findings.isEmpty)
    patient.add("T6", .target, "pulmonary", at: -10, 200)
    patient.add("T7", .target, "axilla", isNode: true, at: -10, 200)
    #expect(
      patient.findings == [
        "too-many-targets T6", "too-many-targets-in-organ T6", "too-many-targets-in-organ T7",
      ])
  }

  @Test func `no choice of lesions is refused, however odd`() {
    // R8: real data hold targets that RECIST 1.1 would not choose.
    var patient = LesionHistory()
    for number in 1...7 { patient.add("T\(number)", .target, "ascites", at: -60, 20) }
    #expect(patient.findings(.impossible).isEmpty)
    #expect(patient.findings.count > 7)
  }

  @Test func `targets of another line are counted apart`() {
    var patient = LesionHistory(lines: [0, 200])
    for number in 1...5 { patient.add("A\(number)", .target, "organ \(number)", at: -5, 200) }
    for number in 1...5 {
      patient.add("B\(number)", .target, "organ \(number)", line: 2, at: 195, 200)
    }
    #expect(patient.findings.isEmpty)
  }

  @Test(arguments: [
    "pleural effusion", "Ascites", "leptomeningeal disease", "lymphangitis", "blastic bone lesion",
    "inflammatory breast disease",
  ])
  func `disease that is never measurable is no target`(_ organ: String) {
    // R6
    var patient = LesionHistory()
    patient.add("T1", .target, organ, at: -10, 200)
    patient.add("NT1", .nonTarget, organ, at: -10, state: .present)
    #expect(patient.findings == ["never-measurable-target T1"])
  }

  @Test func `a lytic bone lesion and a breast mass may be targets`() {
    var patient = LesionHistory()
    patient.add("T1", .target, "bone, lytic with soft tissue", at: -10, 200)
    patient.add("T2", .target, "breast", at: -10, 200)
    #expect(patient.findings.isEmpty)
  }

  @Test func `a baseline is at most 28 days old`() {
    // R7
    var patient = LesionHistory()
    patient.add("T1", .target, "liver", at: -28, 200)
    #expect(patient.findings.isEmpty)
    var late = LesionHistory()
    late.add("T1", .target, "liver", at: -29, 200)
    #expect(late.findings == ["baseline-too-early 2019-12-03 T1"])
  }

  @Test func `old lesions are no baseline of a line on which nothing was followed`() {
    var patient = LesionHistory(lines: [0, 200])
    patient.add("T1", .target, "liver", at: -10, 200)
    #expect(patient.findings.isEmpty)
    patient.measure("T1", at: 242, 200)
    #expect(patient.findings == ["baseline-too-early 2019-12-22 T1"])
  }

  @Test func `a target first measured during the line has no baseline`() {
    // R25: what lay in a region not imaged before counts as new.
    var patient = LesionHistory()
    patient.add("T1", .target, "brain", at: 42, 200)
    #expect(patient.findings == ["target-without-baseline T1"])
    var next = LesionHistory(lines: [0, 200])
    next.add("T1", .target, "brain", at: 190, 200)
    #expect(next.findings.isEmpty)
  }

  @Test func `a new lesion was not there before treatment`() {
    var patient = LesionHistory()
    patient.add("NL1", .new, "brain", at: 0, state: .unequivocal)
    patient.add("NL2", .new, "bone", at: 42, state: .unequivocal)
    #expect(patient.findings == ["new-lesion-at-baseline NL1"])
  }

  @Test func `a lesion in a lymph node is marked as node`() {
    // R2, R9: else its longest diameter would enter the sum.
    var patient = LesionHistory()
    patient.add("T1", .target, "lymph node", at: -10, 200)
    #expect(patient.findings == ["node-not-marked T1"])
  }

  @Test(arguments: [
    "axillary lymph node", "mediastinal nodes", "Lymph node, axillary", "lymph-node", "node",
    "LN 4R", "LN4R", "Nodal mass", "lns", "lymphnodes", "lung, hilar node",
  ])
  func `a lymph node is known by any word for it, in every region`(_ organ: String) {
    // R2, R9
    #expect(LesionHistory.codebook.isLymphNode(organ: organ))
    var patient = LesionHistory()
    patient.add("T1", .target, organ, at: -10, 200)
    #expect(patient.findings == ["node-not-marked T1"])
  }

  @Test(arguments: [
    "lung nodule", "extra-nodal mass", "extranodal", "non-nodal mass", "lymphangitis", "liver", "",
  ])
  func `what only sounds like a node is none`(_ organ: String) {
    #expect(!LesionHistory.codebook.isLymphNode(organ: organ))
  }

  @Test func `a parent is a lesion of the patient, and not the lesion itself`() {
    var patient = LesionHistory()
    patient.add("T1", .target, "liver", at: -10, 200)
    patient.add("T1.1", .target, "liver", parents: ["T2"], at: 42, 100)
    patient.add("T3", .target, "liver", parents: ["T4"], at: 42, state: .notDone)
    patient.add("T4", .target, "liver", parents: ["T3"], at: 42, state: .notDone)
    #expect(patient.findings == ["unknown-parent T1.1"])
    #expect(patient.findings(.impossible) == ["parents-in-circle T3", "parents-in-circle T4"])
    #expect(patient.sentences.contains("T1.1 came from T2, but there is no lesion T2."))
  }

  @Test func `without a line of therapy the first measurement is the baseline`() {
    var patient = LesionHistory(lines: [])
    patient.add("T1", .target, "liver", at: -10, 90)
    #expect(patient.findings == ["target-not-measurable T1"])
  }
}
