import Analyses
import ClinicalRecords
import Endpoints
import Statistics
import Studies

@testable import StudyReports

/// Whole answers.
extension SectionsAnswer {
  /// Everything.
  func full(_ plan: StudyPlan? = nil, isSexKnownLater: Bool = false) throws -> StudyAnswer {
    let plan = plan ?? fullPlan()
    let cohort = cohort(plan, matched: [3, 3], isSexKnownLater: isSexKnownLater)
    let matched = SectionsPatients.byArm([0, 1, 3, 4, 5, 7])
    let byAge = Dictionary(
      uniqueKeysWithValues: (0..<4).map { ($0, Int(SectionsPatients.made[$0].age)) })
    let endpoints: [Endpoint] = [.progressionFreeSurvival, .overallSurvival]
    return StudyAnswer(
      cohort: cohort, baseline: baseline(),
      matchedBaseline: matchedBaseline(), matching: try matching(), treatment: treatment(),
      responses: [.before: try patients.responses(), .after: try patients.responses(matched)],
      survival: [
        .before: try endpoints.map { try patients.survival($0) },
        .after: try endpoints.map { try patients.survival($0, matched) },
      ],
      strata: [try endpoints.map { try patients.survival($0, byAge, ["Age: ≥65", "Age: <65"]) }],
      safety: try patients.safety(), cox: [0, 1].map(coxTable), subgroups: [0, 1].map(forest),
      effects: try effects(), stratumGroups: plan.strata.compactMap { StudyStratum($0, in: cohort) }
    )
  }

  /// The arms and one endpoint, nothing else.
  func bare() throws -> StudyAnswer {
    var plan = plan()
    plan.endpoints = [PlannedEndpoint(.progressionFreeSurvival, landmarks: [6, 12])]
    return StudyAnswer(
      cohort: cohort(plan), baseline: baseline(), matchedBaseline: nil, matching: nil,
      treatment: nil, responses: [:],
      survival: [.before: [try patients.survival(.progressionFreeSurvival)]], strata: [],
      safety: nil, cox: [], subgroups: [], effects: [])
  }

  private func treatment() -> TreatmentSummary {
    func cycles(_ range: ClosedRange<Double>, _ median: Double, _ count: Int)
      -> BaselineComparison.Spread
    { .init(count: count, median: median, quartiles: range, range: range) }
    return TreatmentSummary(arms: [
      .init(
        arm: 0, total: 4, regimens: [.init(label: "ICI alone", subjects: [0, 1, 2])],
        agents: [.init(label: "nivolumab", subjects: [0])], cycles: cycles(2...9, 4, 3)),
      .init(
        arm: 1, total: 4, regimens: [.init(label: "Chemotherapy", subjects: [4, 5, 6, 7])],
        agents: [], cycles: cycles(4...4, 4, 4)),
    ])
  }

  /// Sex enters, age does not, a number of lesions does.
  func coxTable(_ endpoint: Int) -> CoxTable {
    func level(_ level: Int, _ count: Int, _ events: Int, _ p: Double?, _ enters: Bool)
      -> CoxTable.Level
    {
      .init(
        level: level, isReference: p == nil, count: count, eventCount: events,
        univariable: p.map { SectionsAnswer.effect(1.2345, $0) },
        multivariable: enters ? p.map { SectionsAnswer.effect(1.5, $0) } : nil)
    }
    let test = ChiSquareTest(chiSquare: 3.841458820694124, degreesOfFreedom: 1)
    return CoxTable(
      endpoint: endpoint, arm: nil, subjects: Array(0..<8), eventCount: 6,
      factors: [
        .init(
          characteristic: 0, levels: [level(0, 4, 4, 0.04, true), level(1, 3, 1, nil, true)],
          pValue: 0.04, problem: nil, enters: true, proportionality: test),
        .init(
          characteristic: 1, levels: [level(0, 4, 3, 0.7, false), level(1, 4, 3, nil, false)],
          pValue: 0.7, problem: nil, enters: false, proportionality: nil),
        .init(
          characteristic: 2, levels: [level(0, 8, 6, 0.0004, true)], pValue: 0.0004, problem: nil,
          enters: true, proportionality: test),
      ], multivariableCount: 7, multivariableEventCount: 5, proportionality: test,
      concordance: 0.7125, problem: nil)
  }

  /// The overall effect differs in its last digits from that of the counts, as two computations do.
  func forest(_ endpoint: Int) -> SubgroupForest {
    SubgroupForest(
      endpoint: endpoint,
      overall: .init(
        level: 0, subjects: Array(0..<8), counts: [4, 4], eventCounts: [3, 3],
        effect: SectionsAnswer.effect(0.4, 0.3)),
      factors: [
        .init(
          characteristic: 0,
          rows: [
            .init(
              level: 0, subjects: [0, 1, 4, 6], counts: [2, 2], eventCounts: [2, 2],
              effect: SectionsAnswer.effect(0.5, 0.5)),
            .init(
              level: 1, subjects: [2, 5, 7], counts: [1, 2], eventCounts: [0, 1], effect: nil),
          ], interactionPValue: 0.0496),
        .init(
          characteristic: 1,
          rows: [
            .init(
              level: 0, subjects: [0, 3, 4, 7], counts: [2, 2], eventCounts: [2, 1],
              effect: SectionsAnswer.effect(0.8, 0.9))
          ], interactionPValue: nil),
      ])
  }

  private func effects() throws -> [EffectRow] {
    let value = try EValue(hazardRatio: 0.5, isOutcomeCommon: true)
    return (0..<2).flatMap { endpoint in
      [
        EffectRow(
          endpoint: endpoint, method: .unadjusted, effect: SectionsAnswer.effect(0.4, 0.3),
          problem: nil, sizes: [4, 4], eventCount: 6, isRobust: false, largestDifference: 3.0984,
          eValue: value),
        EffectRow(
          endpoint: endpoint, method: .matched, effect: SectionsAnswer.effect(0.5, 0.2),
          problem: nil, sizes: [3, 3], eventCount: 5, isRobust: true, largestDifference: 0.1,
          eValue: nil),
        EffectRow(
          endpoint: endpoint, method: .alternative(0), effect: SectionsAnswer.effect(0.45, 0.25),
          problem: nil, sizes: [3.27, 2.91], eventCount: 6, isRobust: true,
          largestDifference: 0.05, eValue: nil),
        EffectRow(
          endpoint: endpoint, method: .alternative(1), effect: nil,
          problem: "The coefficient of lesions grows without bound.", sizes: [4, 4],
          eventCount: 6, isRobust: false, largestDifference: nil, eValue: nil),
      ]
    }
  }
}
