import Statistics

extension SubgroupForest {
  /// The subgroups of a plan, one forest per planned endpoint; none where the plan asks for none.
  ///
  /// Each row is a Cox model, not stratified, with the arm as its only covariate, of all patients of the level before
  /// matching. The interaction is the likelihood ratio of a model of arm and levels with their products against the one
  /// without, among those whose level is recorded; a level without events has no degree of freedom in it. Numbers have no levels and are left out.
  ///
  /// - Parameter cohort: The patients.
  /// - Returns: By endpoint, in the order of the plan.
  public static func forests(of cohort: StudyCohort) -> [SubgroupForest] {
    guard let plan = cohort.plan.subgroups else { return [] }
    let arms = ComparedArms(of: cohort)
    let characteristics = cohort.characteristics(named: plan.characteristics)
      .filter { !cohort.characteristics[$0].isNumber }
    return cohort.endpoints(named: plan.endpoints).map { endpoint in
      let times = StudyTimes(endpoint, of: cohort)
      let subjects = times.having(arms.subjects)
      return SubgroupForest(
        endpoint: endpoint, overall: row(0, subjects, times, cohort),
        factors: characteristics.map { factor($0, subjects, times, cohort) })
    }
  }

  private static func factor(
    _ position: Int, _ subjects: [Int], _ times: StudyTimes, _ cohort: StudyCohort
  ) -> Factor {
    var members = cohort.characteristics[position].levels.map { _ in [Int]() }
    for subject in subjects {
      let level = Int(cohort.subjects[subject].levels[position])
      if level >= 0 { members[level].append(subject) }
    }
    return Factor(
      characteristic: position,
      rows: members.enumerated().map { row($0.offset, $0.element, times, cohort) },
      interactionPValue: interaction(members, times, cohort))
  }

  private static func row(
    _ level: Int, _ subjects: [Int], _ times: StudyTimes, _ cohort: StudyCohort
  ) -> Row {
    let groups = times.counts(subjects, isTreated: cohort.isTreated(subjects))
    let model = try? CoxModel(fitting: groups, reference: 1, ties: cohort.ties)
    return Row(
      level: level, subjects: subjects, counts: groups.map(\.count),
      eventCounts: groups.map(\.eventCount),
      effect: model?.coefficients.first.map(EffectEstimate.init))
  }

  /// The test of the products of arm and levels.
  ///
  /// The larger model has a hazard ratio for each arm of each level. One without events leaves it: its hazard ratio tends to
  /// 0, and the likelihood to that of the others.
  private static func interaction(
    _ members: [[Int]], _ times: StudyTimes, _ cohort: StudyCohort
  ) -> Double? {
    let levels = members.filter { times.eventCount($0) > 0 }
    let cells = levels.flatMap { level in
      [
        level.filter { cohort.subjects[$0].arm == 0 },
        level.filter { cohort.subjects[$0].arm != 0 },
      ]
    }
    let told = cells.filter { !$0.isEmpty }.count - 1
    let eventful = cells.filter { times.eventCount($0) > 0 }
    guard eventful.count > 1,
      let larger = model(of: eventful, times, cohort, hasArm: false),
      let smaller = model(of: levels, times, cohort, hasArm: true),
      told > smaller.coefficients.count
    else { return nil }
    return ChiSquareTest(
      chiSquare: 2 * (larger.logLikelihood - smaller.logLikelihood),
      degreesOfFreedom: told - smaller.coefficients.count
    ).pValue
  }

  /// A model of groups, with the arm beside them or not; `nil` without estimate.
  private static func model(
    of groups: [[Int]], _ times: StudyTimes, _ cohort: StudyCohort, hasArm: Bool
  ) -> CoxModel? {
    let subjects = groups.flatMap(\.self)
    var covariates = Covariates(count: subjects.count)
    if hasArm { covariates.append("arm", cohort.isTreated(subjects)) }
    covariates.append(
      factor: "group", levels: groups.indices.map(String.init),
      codes: groups.indices.flatMap { [Int](repeating: $0, count: groups[$0].count) })
    return try? CoxModel(fitting: times.rows(subjects), on: covariates, ties: cohort.ties)
  }
}
