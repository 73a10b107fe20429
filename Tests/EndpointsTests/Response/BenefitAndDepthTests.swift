import ClinicalRecords
import Testing

@testable import Endpoints

struct ClinicalBenefitTests {
  func benefit(_ history: PatientHistory, _ rules: EndpointRules = EndpointRules()) -> Bool? {
    history.outcome(ofLineAt: 0, rules: rules, parts: .clinicalBenefit)?.hasClinicalBenefit
  }

  @Test func `R48: CR or PR at any time is benefit, confirmed or not`() {
    #expect(benefit(history(scans: [(20, .partial), (40, .progressive)])) == true)
    #expect(benefit(history(scans: [(60, .complete)])) == true)
  }

  @Test(arguments: [OverallResponse.stable, .nonCompleteNonProgressive])
  func `R48: SD or NON-CR/NON-PD must last 168 days`(_ response: OverallResponse) {
    #expect(benefit(history(scans: [(60, response), (168, .progressive)])) == true)
    #expect(benefit(history(scans: [(60, response), (167, .progressive)])) == false)
    #expect(benefit(history(scans: [(60, response), (168, response)])) == true)
    #expect(benefit(history(scans: [(60, response), (168, .notEvaluable)])) == false)
    #expect(
      benefit(history(scans: [(60, response)]), rules(["clinical_benefit_days": "42"])) == true)
  }

  @Test func `R48, R52: SD lasts to the last adequate scan, not to a death without progression`() {
    let patient = history(scans: [(42, .stable)], died: PartialDate(day(168)))
    #expect(benefit(patient) == false)
    #expect(patient.written(.durationOfStableDisease) == "0:42")
    let seen = history(scans: [(42, .stable), (170, .stable)], died: PartialDate(day(180)))
    #expect(benefit(seen) == true)
  }

  @Test func `R33, R48: what came after the next line started is not this line's benefit`() {
    let patient = history(
      lines: [(0, nil), (80, nil)], scans: [(60, .stable), (170, .stable), (200, .progressive)])
    #expect(benefit(patient) == false)
  }

  @Test func `R29, R48: progression called without images is read where it counts`() {
    let counted = rules(["clinical_progression": "1"])
    #expect(
      OutcomeParts.clinicalBenefit.historyParts(under: counted).contains(.clinicalProgressions))
    #expect(!OutcomeParts.clinicalBenefit.historyParts.contains(.clinicalProgressions))
  }

  @Test func `R48: PD, NE or nothing is no benefit`() {
    #expect(benefit(history(scans: [(60, .progressive)])) == false)
    #expect(benefit(history(scans: [(30, .stable)], died: PartialDate(day(300)))) == false)
    #expect(benefit(history()) == false)
  }
}

struct DepthOfResponseTests {
  func visit(_ number: Int, _ tenths: Int, isComplete: Bool = true, baseline: Int? = 800) -> Visit {
    let sum = DiameterSum(
      tenths: tenths, isComplete: isComplete, baselineTenths: baseline, nadirTenths: nil)
    return Visit(
      day: day(number), evidence: .assessment(day(number), reading: 1), response: .stable,
      derived: DerivedResponse(
        target: .stable, nonTarget: .notApplicable, newLesion: .none, overall: .stable, sum: sum))
  }

  @Test func `R48: the depth is the first visit with the smallest complete sum`() {
    let visits = [visit(42, 600), visit(84, 500), visit(126, 500), visit(168, 700)]
    #expect(DepthOfResponse.deepest(among: visits[...]) == 1)
    #expect(DepthOfResponse.deepest(among: visits[2...]) == 2)
  }

  @Test func `R14: an incomplete sum, or one without baseline, has no depth`() {
    let visits = [
      visit(42, 100, isComplete: false), visit(84, 200, baseline: nil), visit(126, 900),
    ]
    #expect(DepthOfResponse.deepest(among: visits[...]) == 2)
    #expect(DepthOfResponse.deepest(among: visits[..<2]) == nil)
    #expect(DepthOfResponse.deepest(among: []) == nil)
  }

  @Test func `a sum that only rose has a positive depth`() {
    let sum = DiameterSum(tenths: 880, isComplete: true, baselineTenths: 800, nadirTenths: 800)
    #expect(DepthOfResponse(day: day(42), sum: sum).percent == 10)
  }

  @Test func `a line without lesions has no depth`() {
    let outcome = history(scans: [(42, .stable)])
      .outcome(ofLineAt: 0, rules: EndpointRules(), parts: .depthOfResponse)
    #expect(outcome != nil && outcome?.depthOfResponse == nil)
  }
}
