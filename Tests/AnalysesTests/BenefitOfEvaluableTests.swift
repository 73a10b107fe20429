import ClinicalRecords
import Endpoints
import Testing

@testable import Analyses

struct BenefitOfEvaluableTests {
  private static func day(_ number: Int) -> ClinicalDate {
    ClinicalDate(dayNumber: 18_262 + Int32(number))
  }

  private static func patient(_ id: Int64, _ scans: [(Int, OverallResponse)]) -> PatientHistory {
    var patient = PatientHistory(patient: Patient(id: id))
    patient.lines = [LineOfTherapy(number: 1, startedOn: day(0))]
    patient.assessments = scans.map {
      TumorAssessment(assessedOn: day($0.0), overallResponse: $0.1)
    }
    return patient
  }

  // R44, R46, R48: a PR on day 20, never confirmed, is clinical benefit. Its best response is PR
  // unconfirmed, and NE confirmed: too early for SD. The second patient progressed.
  private static let cohort = [
    patient(1, [(20, .partial)]), patient(2, [(50, .progressive)]),
  ]

  @Test(arguments: [
    (ResponseBasis.unconfirmed, ResponseDenominator.evaluable, 1, 2),
    (.confirmed, .evaluable, 0, 1),
    (.unconfirmed, .treated, 1, 2), (.confirmed, .treated, 1, 2),
  ])
  func `tables of responses and of outcomes have one rate of clinical benefit (R46, R48)`(
    _ basis: ResponseBasis, _ denominator: ResponseDenominator, _ count: Int, _ total: Int
  ) throws {
    var rules = EndpointRules()
    rules.responseBasis = basis
    rules.responseDenominator = denominator
    let question = Question(line: 1, rules: rules)
    var responses = GroupedTally(responsesInDetailOf: question)
    var outcomes = GroupedTally(outcomesOf: question)
    for patient in BenefitOfEvaluableTests.cohort {
      responses.add(patient)
      outcomes.add(patient)
    }
    let detail = try #require(try ResponseComparison(inDetail: responses).groups.first?.detail)
    #expect(detail.clinicalBenefit.count == count && detail.clinicalBenefit.total == total)
    let rates = try OutcomesOverview(outcomes).total.rates
    let benefit = try #require(rates.first { $0.kind == .clinicalBenefit }?.proportion)
    #expect(benefit.count == count && benefit.total == total)
  }
}
