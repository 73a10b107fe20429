import ClinicalRecords
import Testing

@testable import Endpoints

struct ResponseChecksTests {
  private func findings(_ history: PatientHistory) -> [String] {
    ResponseChecks(rules: EndpointRules()).findings(in: history)
      .map { "\($0.rule) \($0.key.joined(separator: " "))" }
  }

  @Test(arguments: [OverallResponse.partial, .stable, .nonCompleteNonProgressive])
  func `disease seen again after a complete response was entered is odd unless progression`(
    _ later: OverallResponse
  ) {
    // R28
    let relapse = history(scans: [(42, .complete), (84, later)])
    #expect(findings(relapse) == ["response-after-complete 2020-03-25 1"])
    let seen = history(scans: [(42, .complete), (84, .progressive), (126, later)])
    #expect(findings(seen).isEmpty)
  }

  @Test func `a complete response of the line before says nothing about this one`() {
    let patient = history(
      lines: [(0, 100), (120, nil)], scans: [(42, .complete), (110, .progressive), (160, .stable)])
    #expect(findings(patient).isEmpty)
    let unseen = history(lines: [(0, 100), (120, nil)], scans: [(42, .complete), (160, .stable)])
    #expect(findings(unseen).isEmpty)
  }

  @Test func `a clinician's progression beside images that show none is odd`() {
    // R29
    var patient = history(scans: [(42, .stable)])
    patient.clinicalProgressions = [day(49)]
    #expect(findings(patient) == ["progression-against-images 2020-02-19"])
    patient.clinicalProgressions = [day(50)]
    #expect(findings(patient).isEmpty)
    var shown = history(scans: [(42, .progressive)])
    shown.clinicalProgressions = [day(40)]
    #expect(findings(shown).isEmpty)
    var unclear = history(scans: [(42, .notEvaluable)])
    unclear.clinicalProgressions = [day(42)]
    #expect(findings(unclear).isEmpty)
  }

  @Test func `the cutoff hides nothing from the checks`() {
    let relapse = history(scans: [(42, .complete), (84, .stable)])
    let checks = ResponseChecks(rules: EndpointRules(cutoff: day(50)))
    #expect(checks.findings(in: relapse).map(\.rule) == ["response-after-complete"])
  }
}

// Entered and derived values beside each other. Rule: R31.
extension ResponseChecksTests {
  @Test func `an entered response that the lesions do not give is odd, and names both`() {
    // R31. 46.0 to 32.2 mm is a fall of exactly 30 %: PR.
    let patient = lesionHistory(
      [-4: "T1 46.0", 42: "T1 32.2", 84: "T1 32.2"],
      entered: [assessment(42, .stable), assessment(84, .partial)])
    let found = ResponseChecks(rules: EndpointRules()).findings(in: patient)
    #expect(found.map(\.rule) == ["response-differs"])
    #expect(found.first?.key == ["2020-02-12", "1"])
    #expect(
      found.first?.sentence
        == "SD was entered on 2020-02-12, but its lesions give PR (sum 32.2 mm; baseline 46.0 mm, "
        + "nadir 46.0 mm).")
  }

  @Test func `each entered component is compared with its lesions`() {
    // R31
    let patient = lesionHistory(
      [-4: "T1 46.0; N1 present", 42: "T1 32.2; N1 gone; NL1 certain"],
      entered: [
        assessment(
          42, .progressive, target: .stable, nonTarget: .progressive, new: NewLesionFinding.none)
      ])
    #expect(
      findings(patient) == [
        "target-response-differs 2020-02-12 1", "non-target-response-differs 2020-02-12 1",
        "new-lesion-differs 2020-02-12 1",
      ])
  }

  @Test(arguments: [
    ("NL1 doubtful", NewLesionFinding.unequivocal, ["equivocal"]),
    ("NL1 certain", .equivocal, ["unequivocal"]), ("NL1 certain", .unequivocal, []),
    ("N2 present", .unequivocal, ["recorded that day"]), ("N2 present", .none, []),
    ("NL1 ND", .unequivocal, []),
  ])
  func `entered new lesions are compared with their own rows, though the worse counts`(
    _ rows: String, _ entered: NewLesionFinding, _ claims: [String]
  ) {
    // R23, R24, R31
    let patient = lesionHistory(
      [-4: "T1 46.0; N2 present", 42: "T1 46.0; \(rows)"],
      entered: [assessment(42, new: entered)])
    let found = ResponseChecks(rules: EndpointRules()).findings(in: patient)
    #expect(found.map(\.rule) == claims.map { _ in "new-lesion-differs" })
    for (finding, claim) in zip(found, claims) { #expect(finding.sentence.contains(claim)) }
  }

  @Test func `components alone are compared with the overall response`() {
    // R31: the tables of section 1.6 give PR for these.
    let patient = history(scans: [])
    var entered = patient
    entered.assessments = [
      assessment(42, .stable, target: .partial, nonTarget: .complete, new: NewLesionFinding.none)
    ]
    #expect(findings(entered) == ["response-differs 2020-02-12 1"])
    entered.assessments[0].overallResponse = .partial
    #expect(findings(entered).isEmpty)
  }

  @Test func `a response on a day on which no lesion was measured is odd`() {
    // R14: what has no row is missing.
    let patient = lesionHistory(
      [-4: "T1 46.0", 42: "T1 32.2"],
      entered: [assessment(42, .partial), assessment(84, .partial), assessment(126, .notEvaluable)])
    #expect(findings(patient) == ["response-without-measurements 2020-03-25 1"])
  }

  @Test func `a line without lesions at baseline may have responses alone`() {
    let patient = lesionHistory(
      [-4: "T1 46.0"], lines: [0, 200],
      entered: [assessment(242, .stable), assessment(284, .progressive)])
    #expect(findings(patient).isEmpty)
  }

  @Test func `images of the day the next line starts are checked once`() {
    // R34: they belong to the line before.
    let patient = lesionHistory(
      [-4: "T1 46.0", 100: "T1 60.0"], lines: [0, 100], entered: [assessment(100, .stable)])
    #expect(findings(patient) == ["response-differs 2020-04-10 1"])
  }

  @Test func `R34: a scan on the day the next line starts is held to the line that owns it`() {
    let patient = history(
      lines: [(0, nil), (100, nil)], scans: [(50, .complete), (100, .partial)])
    func found(_ tie: NextTherapyTie) -> [String] {
      var rules = EndpointRules()
      rules.nextTherapyTie = tie
      return ResponseChecks(rules: rules).findings(in: patient).map(\.rule)
    }
    #expect(found(.inclusive) == ["response-after-complete"])
    #expect(found(.exclusive) == [])
  }
}
