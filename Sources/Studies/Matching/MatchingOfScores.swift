import Statistics

extension MatchedCohort {
  /// Matches the first arm of a study to the last, as its plan says; where the plan has no matching, one to one within 0.2
  /// standard deviations of the log odds. With more than two arms those between them are left out.
  ///
  /// Scores are compared as probabilities, unless the caliper is one of log odds. A caliper of standard deviations is a
  /// multiple of the standard deviation of the log odds of all patients with a score (divisor n − 1), as `std.caliper` in the
  /// R package MatchIt.
  ///
  /// Cost: that of a logistic model, then linear in the patients.
  ///
  /// - Parameter cohort: The patients.
  /// - Throws: Why nobody can be matched: an arm is empty, a characteristic decides the arm, no pair is within the caliper.
  public init(of cohort: StudyCohort) throws(ModelProblem) {
    let plan = cohort.plan.matching ?? MatchingPlan()
    try self.init(of: ScoredArms(plan.covariates, of: cohort), plan)
  }

  /// Matches by scores that are known.
  init(of scored: ScoredArms, _ plan: MatchingPlan) throws(ModelProblem) {
    let matching: NearestNeighborMatching
    let overlap: ScoreOverlap
    do {
      matching = try Self.match(scored, plan)
      overlap = try ScoreOverlap(scores: scored.scores, treated: scored.isTreated)
    } catch {
      throw ModelProblem("The matching: \(error)")
    }
    guard !matching.sets.isEmpty else { throw Self.noPairs(scored.arms) }
    let pairs = matching.sets.map { set in
      ([set.focal] + set.matches).map { scored.subjects[$0] }
    }
    let members = pairs.enumerated().flatMap { set, pair in pair.map { (subject: $0, set: set) } }
      .sorted { $0.subject < $1.subject }
    let hasScore = Set(scored.subjects)
    self.init(
      scored: scored.subjects, scores: scored.scores, logits: scored.logits, pairs: pairs,
      distances: matching.sets.distances, caliper: matching.caliperWidth,
      subjects: members.map(\.subject), sets: members.map(\.set),
      withoutScore: scored.arms.subjects.filter { !hasScore.contains($0) }, overlap: overlap,
      idleCovariates: scored.idle)
  }

  private static func match(
    _ scored: ScoredArms, _ plan: MatchingPlan
  ) throws -> NearestNeighborMatching {
    let scores: [Double]
    let caliper: MatchingCaliper?
    switch plan.caliper {
    case .probability(let width): (scores, caliper) = (scored.scores, .width(width))
    case .logit(let width): (scores, caliper) = (scored.logits, .width(width))
    case .standardDeviations(let multiple):
      (scores, caliper) = (scored.logits, .standardDeviations(multiple))
    case nil: (scores, caliper) = (scored.scores, nil)
    }
    return try NearestNeighborMatching(
      of: MatchingCandidates(scores: scores, treated: scored.isTreated),
      ratio: max(1, plan.ratio), caliper: caliper, order: .largest)
  }

  private static func noPairs(_ arms: ComparedArms) -> ModelProblem {
    ModelProblem(
      "Nobody in “\(arms.treatedLabel)” has a score within the caliper of anybody in "
        + "“\(arms.referenceLabel)”. Allow a wider caliper, or name fewer covariates.")
  }

  /// By matched subject its weight in a comparison of the matched arms: 1, unless sets differ in size; then each of the k
  /// references of a set has 1/k, multiplied so that the references add up to their number.
  ///
  /// Source: Stuart, *Statistical Science* 2010;25:1–21, section 4.1.
  public var weights: [Double] {
    let sizes = pairs.map { $0.count - 1 }
    guard let first = sizes.first, sizes.contains(where: { $0 != first }) else {
      return [Double](repeating: 1, count: subjects.count)
    }
    let factor = Double(sizes.reduce(0, +)) / Double(sizes.count)
    return zip(subjects, sets).map { subject, set in
      subject == pairs[set][0] ? 1 : factor / Double(sizes[set])
    }
  }
}
