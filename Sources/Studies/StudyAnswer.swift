public import Analyses

/// Everything a study found, at full precision: what the report prints, and nothing else.
public struct StudyAnswer: Sendable {
  /// The patients.
  public let cohort: StudyCohort
  /// Table 1: all patients.
  public let baseline: BaselineComparison
  /// Table 1: matched patients; `nil` without matching.
  public let matchedBaseline: BaselineComparison?
  /// The matching.
  public let matching: MatchedCohort?
  /// What was given.
  public let treatment: TreatmentSummary?
  /// Best overall responses, by phase.
  public let responses: [StudyPhase: ResponseComparison]
  /// Times to events, by phase and position of the endpoint in the plan.
  public let survival: [StudyPhase: [SurvivalComparison]]
  /// Per stratum of the plan the comparison of its levels, by position of the endpoint.
  public let strata: [[SurvivalComparison]]
  /// Adverse events before matching, the rows in the order of ``StudyCohort/safetyRows``.
  public let safety: SafetyComparison?
  /// Cox models, by endpoint.
  public let cox: [CoxTable]
  /// Subgroups, by endpoint.
  public let subgroups: [SubgroupForest]
  /// The effect of the arms in every way of the plan, by endpoint.
  public let effects: [EffectRow]
  /// Per phase the positions in the plan of the arms that have patients: the groups of ``responses`` and ``survival``, and
  /// before matching the columns of ``safety``.
  public let arms: [StudyPhase: [Int]]
  /// Per stratum of the plan who is in it, and which levels its groups are.
  public let stratumGroups: [StudyStratum]

  /// An answer from its parts.
  public init(
    cohort: StudyCohort, baseline: BaselineComparison, matchedBaseline: BaselineComparison?,
    matching: MatchedCohort?, treatment: TreatmentSummary?,
    responses: [StudyPhase: ResponseComparison], survival: [StudyPhase: [SurvivalComparison]],
    strata: [[SurvivalComparison]], safety: SafetyComparison?, cox: [CoxTable],
    subgroups: [SubgroupForest], effects: [EffectRow], arms: [StudyPhase: [Int]] = [:],
    stratumGroups: [StudyStratum] = []
  ) {
    self.cohort = cohort
    self.baseline = baseline
    self.matchedBaseline = matchedBaseline
    self.matching = matching
    self.treatment = treatment
    self.responses = responses
    self.survival = survival
    self.strata = strata
    self.safety = safety
    self.cox = cox
    self.subgroups = subgroups
    self.effects = effects
    self.arms = arms
    self.stratumGroups = stratumGroups
  }
}
