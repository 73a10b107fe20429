import Analyses
import ClinicalRecords
import Endpoints

/// A cohort in which the rules of response and censoring make a difference, small enough to be
/// checked by hand.
extension Cohort {
  /// ICI: PR on day 50 and 90 and PD on 130 by lesions alone, next line 140, died 300; SD 45 and 100,
  /// next line 105, died 200; NE 30, line ended 60. No ICI: PD 40, died 120; SD 50, died 200; PR 50
  /// and 90.
  static var ofOutcomes: Cohort {
    var cohort = Cohort(groups: ["ICI", "No ICI"])
    cohort.add(to: 1, visits: [(40, .progressive)], death: 120)
    cohort.add(
      to: 0, death: 300, sums: [(-3, 1000), (50, 600), (90, 450), (130, 700)], next: 140)
    cohort.add(to: 0, visits: [(45, .stable), (100, .stable)], death: 200, next: 105)
    cohort.add(to: 1, visits: [(50, .stable)], death: 200)
    cohort.add(to: 0, visits: [(30, .notEvaluable)])
    cohort.add(to: 1, visits: [(50, .partial), (90, .partial)])
    return cohort
  }

  /// A question under other rules.
  func question(_ rules: EndpointRules) throws -> Question {
    var asked = try question
    asked.rules = rules
    return asked
  }

  /// Its best responses in detail.
  func responsesInDetail(
    _ rules: EndpointRules = EndpointRules()
  ) throws -> ResponseComparison {
    var tally = GroupedTally(responsesInDetailOf: try question(rules))
    for history in histories { tally.add(history) }
    return try ResponseComparison(inDetail: tally)
  }

  /// Its survival under other rules.
  func survival(_ endpoint: Endpoint, _ rules: EndpointRules) throws -> SurvivalComparison {
    var tally = GroupedTally(endpoint, of: try question(rules))
    for history in histories { tally.add(history) }
    return try SurvivalComparison(of: endpoint, in: tally)
  }

  /// All its endpoints.
  func outcomes(_ rules: EndpointRules = EndpointRules()) throws -> OutcomesOverview {
    var tally = GroupedTally(outcomesOf: try question(rules))
    for history in histories { tally.add(history) }
    return try OutcomesOverview(tally)
  }

  /// An endpoint under other rules.
  func sensitivity(
    _ endpoint: Endpoint = .progressionFreeSurvival, _ rules: EndpointRules = EndpointRules(),
    stating stated: [[(name: String, value: String)]] = []
  ) throws -> SensitivityAnalysis {
    let variants = try SensitivityVariant.all(of: endpoint, under: rules, stating: stated)
    var tally = GroupedTally(variants, of: try question(rules))
    for history in histories { tally.add(history) }
    return try SensitivityAnalysis(variants, in: tally)
  }
}

extension PatientHistory {
  /// Adds a target lesion of which these lengths were measured, by day of the line.
  mutating func addLesion(_ sums: [(day: Int, tenths: Int)]) {
    guard !sums.isEmpty else { return }
    lesions = [Lesion(label: "T1", category: .target, organ: "liver")]
    measurements = sums.map {
      LesionMeasurement(
        measuredOn: Cohort.start.adding(days: $0.day), lesion: 0,
        longestDiameterTenths: $0.tenths)
    }
  }
}
