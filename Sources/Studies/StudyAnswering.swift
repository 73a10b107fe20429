import Analyses

extension StudyAnswer {
  /// Answers a study.
  ///
  /// - Parameters:
  ///   - cohort: Its patients.
  ///   - file: What messages call the study file.
  ///   - progress: Told about each step as it begins.
  /// - Throws: ``StudyProblems`` where nobody can be matched, with the line of the matching and why.
  public init(
    of cohort: StudyCohort, file: String = "study.toml", progress: StudyProgress = { _, _ in }
  ) throws {
    var cohort = cohort
    var matching: MatchedCohort?
    if let plan = cohort.plan.matching {
      progress(.matching, nil)
      matching = try cohort.matched(line: plan.line, file: file)
    }
    cohort.flow.matched = matching.map(cohort.armCounts)
    progress(.describing, nil)
    let comparisons = StudyComparisons(cohort)
    let phases = cohort.phases(matching)
    let responses = phases.mapValuesWithKeys { comparisons.responses($0, of: $1) }
    let baseline = BaselineComparison(of: cohort)
    let matchedBaseline = matching.map { BaselineComparison(of: cohort, matched: $0) }
    let treatment = cohort.plan.treatment.map { _ in TreatmentSummary(of: cohort) }
    progress(.survival, nil)
    let survival = try phases.mapValuesWithKeys { try comparisons.survival($0, of: $1) }
    let strata = cohort.plan.strata.compactMap { StudyStratum($0, in: cohort) }
    let stratified = try strata.map { try comparisons.survival($0) }
    progress(.models, nil)
    let (cox, subgroups) = (CoxTable.tables(of: cohort), SubgroupForest.forests(of: cohort))
    progress(.effects, nil)
    self.init(
      cohort: cohort, baseline: baseline, matchedBaseline: matchedBaseline, matching: matching,
      treatment: treatment, responses: responses, survival: survival, strata: stratified,
      safety: cohort.safety, cox: cox, subgroups: subgroups,
      effects: EffectRow.rows(of: cohort, matching: matching),
      arms: phases.mapValuesWithKeys { comparisons.arms(among: $1) }, stratumGroups: strata)
  }
}

extension StudyCohort {
  /// The positions of the subjects of each phase that the study has.
  fileprivate func phases(_ matching: MatchedCohort?) -> [StudyPhase: [Int]] {
    var phases: [StudyPhase: [Int]] = [.before: Array(subjects.indices)]
    phases[.after] = matching?.subjects
    return phases
  }

  fileprivate func armCounts(_ matching: MatchedCohort) -> [Int] {
    matching.subjects.reduce(into: [Int](repeating: 0, count: plan.arms.count)) {
      $0[subjects[$1].arm] += 1
    }
  }

  /// The study's matching; one that finds nobody is a mistake of the plan.
  fileprivate func matched(line: Int, file: String) throws -> MatchedCohort {
    do {
      return try MatchedCohort(of: self)
    } catch {
      throw StudyProblems(
        file: file, [.init(line: line, "matching: \(error) Otherwise leave [matching] out.")])
    }
  }
}

extension Dictionary {
  /// Other values for the same keys.
  fileprivate func mapValuesWithKeys<Other>(
    _ body: (Key, Value) throws -> Other
  ) rethrows -> [Key: Other] {
    var others: [Key: Other] = [:]
    for (key, value) in self { others[key] = try body(key, value) }
    return others
  }
}
