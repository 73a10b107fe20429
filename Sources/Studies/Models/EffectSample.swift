import Statistics

/// The patients of an effect: those who are compared in one way, with their weights and matched sets.
struct EffectSample {
  /// Positions of the subjects.
  var subjects: [Int]
  /// By subject its weight; `nil` for 1.
  var weights: [Double]?
  /// By subject its matched set; `nil` where each stands alone.
  var sets: [Int]?
  /// Whether errors are robust.
  var isRobust = false

  /// Those who have a time.
  func having(_ times: StudyTimes) -> EffectSample {
    let kept = subjects.indices.filter { times.days[subjects[$0]] != nil }
    if kept.count == subjects.count { return self }
    return EffectSample(
      subjects: kept.map { subjects[$0] }, weights: weights.map { all in kept.map { all[$0] } },
      sets: sets.map { all in kept.map { all[$0] } }, isRobust: isRobust)
  }

  /// Patients of the first and the last arm; of weights the effective sizes.
  func sizes(_ isTreated: [Bool]) -> [Double] {
    guard let weights else { return ComparedArms.counts(isTreated).map(Double.init) }
    let size = try? EffectiveSampleSize(of: weights, treated: isTreated)
    return size.map { [$0.treated, $0.control] } ?? [0, 0]
  }

  /// The Cox model of the arms.
  ///
  /// Without weights and robust errors it is that of counted groups, which tables of survival have, to the last digit.
  func effect(_ isTreated: [Bool], _ times: StudyTimes, ties: TieMethod) throws -> EffectEstimate? {
    if weights == nil, !isRobust {
      let groups = times.counts(subjects, isTreated: isTreated)
      return try CoxModel(fitting: groups, reference: 1, ties: ties)
        .coefficients.first.map(EffectEstimate.init)
    }
    var covariates = Covariates(count: subjects.count)
    covariates.append("arm", isTreated)
    return try CoxModel(
      fitting: times.rows(subjects, weights: weights), on: covariates, ties: ties, clusters: sets,
      robust: isRobust
    )["arm"].map(EffectEstimate.init)
  }
}
