import Analyses
import Endpoints
import Statistics
import Studies

@testable import StudyReports

/// Answers in which something is missing, or is left over.
extension SectionsAnswer {
  /// Two arms with response, survival and the unadjusted effect.
  func unmatched() throws -> StudyAnswer {
    let full = try full()
    var plan = fullPlan()
    plan.matching = nil
    plan.alternatives = []
    return StudyAnswer(
      cohort: cohort(plan), baseline: full.baseline, matchedBaseline: nil, matching: nil,
      treatment: nil, responses: [.before: try patients.responses()],
      survival: [
        .before: try [.progressionFreeSurvival, .overallSurvival].map {
          try patients.survival($0)
        }
      ], strata: [], safety: full.safety, cox: full.cox, subgroups: [],
      effects: full.effects.filter { $0.method == .unadjusted })
  }

  /// All of it, no value missing, with these differences of sex and age after matching.
  func differing(_ differences: [Double]) throws -> StudyAnswer {
    let full = try full()
    func complete(_ comparison: BaselineComparison, _ differences: [Double]?) -> BaselineComparison
    {
      BaselineComparison(
        denominators: comparison.denominators,
        blocks: comparison.blocks.map { block in
          let value = differences.flatMap {
            block.characteristic < $0.count ? $0[block.characteristic] : nil
          }
          return .init(
            characteristic: block.characteristic, counts: block.counts, missing: [0, 0],
            numbers: block.numbers, test: block.test,
            differences: value.map { [$0, -$0] } ?? block.differences)
        })
    }
    return StudyAnswer(
      cohort: full.cohort, baseline: complete(full.baseline, nil),
      matchedBaseline: full.matchedBaseline.map { complete($0, differences) },
      matching: full.matching, treatment: nil, responses: [:], survival: full.survival, strata: [],
      safety: nil, cox: [], subgroups: [], effects: full.effects)
  }

  /// One endpoint as a journal prints it.
  func bare(_ survival: SurvivalComparison, _ journal: JournalProfile) throws -> StudyAnswer {
    var plan = plan()
    plan.endpoints = [PlannedEndpoint(.progressionFreeSurvival, landmarks: [6, 12])]
    plan.journal = journal
    return StudyAnswer(
      cohort: cohort(plan), baseline: baseline(), matchedBaseline: nil, matching: nil,
      treatment: nil, responses: [:], survival: [.before: [survival]], strata: [], safety: nil,
      cox: [], subgroups: [], effects: [])
  }

  /// A Cox table of all factors, of which age has no estimate.
  func leavingOutAge(_ why: String) throws -> StudyAnswer {
    let table = coxTable(0)
    let factors = table.factors.map { factor in
      factor.characteristic != 1
        ? factor
        : CoxTable.Factor(
          characteristic: 1, levels: factor.levels, pValue: nil, problem: why, enters: false,
          proportionality: nil, multivariableProblem: why)
    }
    return try cox(
      CoxTable(
        endpoint: 0, arm: nil, subjects: table.subjects, eventCount: 6, factors: factors,
        multivariableCount: 7, multivariableEventCount: 5, proportionality: nil, concordance: nil,
        problem: nil), entersBelow: nil)
  }

  /// A Cox table without a multivariable model.
  func withoutModel(_ problem: String) throws -> StudyAnswer {
    let table = coxTable(0)
    let factors = table.factors.map {
      CoxTable.Factor(
        characteristic: $0.characteristic, levels: $0.levels, pValue: 0.7, problem: nil,
        enters: false, proportionality: nil)
    }
    return try cox(
      CoxTable(
        endpoint: 0, arm: nil, subjects: table.subjects, eventCount: 6, factors: factors,
        multivariableCount: 0, multivariableEventCount: 0, proportionality: nil, concordance: nil,
        problem: problem), entersBelow: 0.15)
  }

  private func cox(_ table: CoxTable, entersBelow limit: Double?) throws -> StudyAnswer {
    var plan = plan()
    plan.cox = CoxPlan()
    plan.cox?.entersBelow = limit
    plan.figures.kinds = [.cox]
    return StudyAnswer(
      cohort: cohort(plan), baseline: BaselineComparison(denominators: [4, 4], blocks: []),
      matchedBaseline: nil, matching: nil, treatment: nil, responses: [:],
      survival: [.before: [try patients.survival(.progressionFreeSurvival)]], strata: [],
      safety: nil, cox: [table], subgroups: [], effects: [])
  }
}
