import Analyses
import ClinicalRecords
import Endpoints
import Statistics
import Studies

@testable import StudyReports

/// Answers made by hand: all that a study can have, and the least.
struct SectionsAnswer {
  let patients = SectionsPatients()

  /// Second-line ICI or none by sex, age and a number of lesions, of whom 12 were identified.
  func plan() -> StudyPlan {
    var plan = StudyPlan(
      title: "Second-line ICI", line: 2,
      arms: zip(["2L-ICI", "2L-nonICI"], SectionsPatients.arms).map {
        StudyPlan.Arm(id: $0, label: $1, condition: Written("ici"))
      })
    plan.characteristics = [
      PlannedCharacteristic(id: "gender", label: "Sex", values: .word(Written("sex"))),
      PlannedCharacteristic(
        id: "age", label: "Age",
        values: .levels([
          .init(">=65", Written("age >= 65")), .init("<65", Written("age < 65")),
        ])),
      PlannedCharacteristic(id: "lesions", label: "Lesions", values: .number(Written("lesions"))),
    ]
    plan.endpoints = [.progressionFreeSurvival, .overallSurvival].map {
      PlannedEndpoint($0, landmarks: [6, 12])
    }
    plan.criteria = [
      StudyPlan.Criterion(
        id: "I1", label: "Adult", kind: .inclusion, condition: Written("age >= 18"),
        passesUnknown: false),
      StudyPlan.Criterion(
        id: "E1", label: "Combined histology", kind: .exclusion, condition: Written("combined"),
        passesUnknown: true),
    ]
    return plan
  }

  /// The plan with everything that can be asked for.
  func fullPlan() -> StudyPlan {
    var plan = plan()
    plan.matching = MatchingPlan()
    plan.matching?.caliper = .probability(0.02)
    plan.alternatives = [AlternativePlan(.weighting(.everyone)), AlternativePlan(.adjustment)]
    plan.cox = CoxPlan()
    plan.cox?.entersBelow = 0.15
    plan.strata = [StratumPlan(arm: Written("2L-ICI"), characteristic: Written("age"))]
    plan.subgroups = SubgroupPlan()
    plan.treatment = TreatmentPlan()
    plan.safety = SafetyPlan()
    plan.figures.kinds = FigurePlan.Kind.allCases
    return plan
  }

  func cohort(
    _ plan: StudyPlan, matched: [Int]? = nil, isSexKnownLater: Bool = false
  ) -> StudyCohort {
    StudyCohort(
      plan: plan, codebook: SectionsPatients.codebook(), rules: patients.rules,
      endpointRules: plan.endpoints.map { _ in patients.rules }, ties: .efron,
      characteristics: [
        .init(
          id: "gender", label: "Sex", levels: ["Male", "Female"], reference: 1,
          isKnownLater: isSexKnownLater),
        .init(id: "age", label: "Age", levels: [">=65", "<65"], reference: 1),
        .init(id: "lesions", label: "Lesions", levels: [], reference: 0),
      ], regimens: [],
      safetyRows: [("any", "Any treatment-related event"), ("skin", "Skin")],
      subjects: patients.subjects(),
      flow: StudyFlow(
        identified: 12,
        steps: [
          .init(id: "line", label: "Line 2 started", excluded: 2, unknown: 0, keys: ["Q1", "Q2"]),
          .init(id: "I1", label: "Adult", excluded: 0, unknown: 0, keys: []),
          .init(
            id: "E1", label: "Combined histology", excluded: 2, unknown: 1, keys: ["Q3", "Q4"]),
        ], arms: [4, 4], matched: matched))
  }

  /// Sex: 2 of 3 and 2 of 4 male, one missing. Age: 2 of 4 and 2 of 4. Lesions: 1 to 4, 5 to 8.
  func baseline() -> BaselineComparison {
    func spread(_ from: Double, _ to: Double, _ count: Int) -> BaselineComparison.Spread {
      let step = (to - from) / 4
      return .init(
        count: count, median: (from + to) / 2, quartiles: (from + step)...(to - step),
        range: from...to)
    }
    return BaselineComparison(
      denominators: [4, 4],
      blocks: [
        .init(
          characteristic: 0, counts: [[2, 2], [1, 2]], missing: [1, 0], numbers: [],
          test: GroupTest([(2, 3), (2, 4)]).map { .counts($0) }, differences: [0.3415, -0.3415]),
        .init(
          characteristic: 1, counts: [[2, 2], [2, 2]], missing: [0, 0], numbers: [],
          test: GroupTest([(2, 4), (2, 4)]).map { .counts($0) }, differences: [0, 0]),
        .init(
          characteristic: 2, counts: [], missing: [0, 0],
          numbers: [spread(1, 4, 4), spread(5, 8, 4), spread(1, 8, 8)],
          test: .ranks(pValue: 0.0286), differences: [-3.0984]),
      ])
  }

  /// P1 with P5, P2 with P6, P4 with P8.
  func matchedBaseline() -> BaselineComparison {
    let spread = BaselineComparison.Spread(count: 3, median: 2, quartiles: 1.5...3, range: 1...4)
    return BaselineComparison(
      denominators: [3, 3],
      blocks: [
        .init(
          characteristic: 0, counts: [[2, 1], [0, 2]], missing: [1, 0], numbers: [], test: nil,
          differences: [0.1, -0.1]),
        .init(
          characteristic: 1, counts: [[2, 2], [1, 1]], missing: [0, 0], numbers: [], test: nil,
          differences: [0, 0]),
        .init(
          characteristic: 2, counts: [], missing: [0, 0], numbers: [spread, spread, spread],
          test: nil, differences: [nil]),
      ])
  }

  func matching() throws -> MatchedCohort {
    let (scored, scores) = ([0, 1, 2, 4, 5, 6, 7], [0.6, 0.5, 0.9, 0.61, 0.51, 0.1, 0.41])
    return MatchedCohort(
      scored: scored, scores: scores, logits: scores, pairs: [[0, 4], [1, 5], [3, 7]],
      distances: [0.01, 0.01, 0.0125], caliper: 0.02, subjects: [0, 1, 3, 4, 5, 7],
      sets: [0, 1, 2, 0, 1, 2], withoutScore: [3],
      overlap: try ScoreOverlap(
        scores: scores, treated: [true, true, true, false, false, false, false]))
  }

  static func effect(_ ratio: Double, _ p: Double) -> EffectEstimate {
    EffectEstimate(
      ratio: ratio,
      interval: ConfidenceInterval(lower: ratio / 2, upper: ratio * 2, level: 0.95), pValue: p)
  }
}
