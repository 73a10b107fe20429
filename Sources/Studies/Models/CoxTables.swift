import Statistics

extension CoxTable {
  /// The tables of a plan, one per planned endpoint; none where the plan asks for none.
  ///
  /// A univariable model has the patients of whom its characteristic is recorded, the multivariable one those of whom all
  /// that enter are. Hazard ratios are against the reference level, or per unit of a number; errors are those of the model.
  ///
  /// - Parameter cohort: The patients.
  /// - Returns: By endpoint, in the order of the plan.
  public static func tables(of cohort: StudyCohort) -> [CoxTable] {
    guard let plan = cohort.plan.cox else { return [] }
    return cohort.endpoints(named: plan.endpoints).map { table(of: cohort, plan, endpoint: $0) }
  }

  private static func table(of cohort: StudyCohort, _ plan: CoxPlan, endpoint: Int) -> CoxTable {
    let times = StudyTimes(endpoint, of: cohort)
    let arm = plan.arm.flatMap { cohort.arm(named: $0.value) }
    let subjects = times.having(
      cohort.subjects.indices.filter { arm == nil || cohort.subjects[$0].arm == arm })
    let alone = cohort.characteristics(named: plan.covariates).map { position in
      (position, Alone(position, subjects, times, cohort))
    }
    let entering = alone.filter { $0.1.enters(below: plan.entersBelow) }.map(\.0)
    let together = CoxOfCharacteristics(entering, of: subjects, times, in: cohort)
    let change = together.model.flatMap { try? ProportionalHazardsTest(of: $0) }
    return CoxTable(
      endpoint: endpoint, arm: arm, subjects: subjects, eventCount: times.eventCount(subjects),
      factors: alone.map { $0.1.factor($0.0, together, change, entering.contains($0.0)) },
      multivariableCount: together.model == nil ? 0 : together.subjects.count,
      multivariableEventCount: together.model == nil ? 0 : times.eventCount(together.subjects),
      proportionality: change?.global,
      concordance: together.model.flatMap { try? $0.concordance() }?
        .estimate, problem: problem(together, entering, plan))
  }

  private static func problem(
    _ together: CoxOfCharacteristics, _ entering: [Int], _ plan: CoxPlan
  ) -> String? {
    if together.model != nil { return nil }
    if entering.isEmpty, let limit = plan.entersBelow {
      return "No characteristic has a univariable p value below \(limit)."
    }
    let reason = entering.compactMap { together.problems[$0] }.first
    return reason ?? "There is no characteristic to put into it."
  }
}

/// The univariable model of a characteristic.
private struct Alone {
  let cohort: StudyCohort
  let tallies: LevelTallies
  let fit: CoxOfCharacteristics
  let pValue: Double?

  init(_ position: Int, _ subjects: [Int], _ times: StudyTimes, _ cohort: StudyCohort) {
    let known = subjects.filter { cohort.isRecorded(position, of: $0) }
    self.cohort = cohort
    tallies = LevelTallies(position, known, times, cohort)
    let fit = CoxOfCharacteristics([position], of: known, times, in: cohort)
    self.fit = fit
    let levels = cohort.characteristics[position].levels
    if levels.count <= 2 {
      pValue = fit.model?.coefficients.first?.waldPValue
    } else {
      let level = levels.indices.first { fit.effect(position, level: $0) != nil }
      pValue = Self.test(level, position, fit, times, cohort)?.pValue
    }
  }

  /// The likelihood ratio of all levels.
  ///
  /// Patients of levels without events are not in the model, but are at risk where all hazards are the same: the likelihood
  /// of that is any other model's of all patients, such as one of a single level. Each such level has its degree of freedom.
  private static func test(
    _ level: Int?, _ position: Int, _ fit: CoxOfCharacteristics, _ times: StudyTimes,
    _ cohort: StudyCohort
  ) -> ChiSquareTest? {
    guard let level, let model = fit.model else { return nil }
    let tallies = LevelTallies(position, fit.subjects, times, cohort)
    let silent = tallies.counts.indices.filter { tallies.counts[$0] > 0 && tallies.events[$0] == 0 }
    if silent.isEmpty { return model.likelihoodRatioTest }
    var covariates = Covariates(count: fit.subjects.count)
    covariates.append(
      "level", fit.subjects.map { Int(cohort.subjects[$0].levels[position]) == level })
    let whole = try? CoxModel(fitting: times.rows(fit.subjects), on: covariates, ties: cohort.ties)
    return whole.map {
      ChiSquareTest(
        chiSquare: 2 * (model.logLikelihood - $0.nullLogLikelihood),
        degreesOfFreedom: model.coefficients.count + silent.count)
    }
  }

  func enters(below limit: Double?) -> Bool {
    guard let limit else { return true }
    return pValue.map { $0 < limit } ?? false
  }

  func factor(
    _ position: Int, _ together: CoxOfCharacteristics, _ change: ProportionalHazardsTest?,
    _ wasToEnter: Bool
  ) -> CoxTable.Factor {
    let characteristic = cohort.characteristics[position]
    let levels = tallies.counts.indices.map { level in
      CoxTable.Level(
        level: level,
        isReference: !characteristic.isNumber && level == characteristic.reference,
        count: tallies.counts[level], eventCount: tallies.events[level],
        univariable: fit.effect(position, level: level),
        multivariable: together.effect(position, level: level))
    }
    return CoxTable.Factor(
      characteristic: position, levels: levels, pValue: pValue, problem: fit.problems[position],
      enters: levels.contains { $0.multivariable != nil },
      proportionality: change?[ModelCovariates.term(position)],
      multivariableProblem: wasToEnter ? together.problems[position] : nil)
  }
}
