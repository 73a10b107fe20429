import Statistics

extension EffectRow {
  /// The effect of the first arm against the last on each endpoint, in every way of the plan: unadjusted, matched, then the
  /// alternatives in their order.
  ///
  /// Weights are not stabilized, and have robust errors, as matched arms have where the plan asks for it or their sets differ
  /// in size, which makes weights of them; adjustment is a Cox model with the covariates of the matching. E-values take the
  /// hazard ratio for one of a common outcome where 15 % or more of those compared have the event.
  ///
  /// - Parameters:
  ///   - cohort: The patients.
  ///   - matching: The study's matching; `nil` where it has none.
  /// - Returns: By endpoint, in the order of the plan.
  public static func rows(of cohort: StudyCohort, matching: MatchedCohort?) -> [EffectRow] {
    let comparison = EffectComparison(of: cohort, matching)
    return cohort.plan.endpoints.indices.flatMap { comparison.rows(endpoint: $0) }
  }
}

/// The ways of a plan to compare the arms, each made once for all endpoints.
private struct EffectComparison {
  private struct Way {
    let method: EffectRow.Method
    let sample: EffectSample
    let problem: ModelProblem?
    let largestDifference: Double?
    var isAdjusted = false
  }

  private let cohort: StudyCohort
  private let arms: ComparedArms
  private let plan: MatchingPlan
  private let scored: Result<ScoredArms, ModelProblem>
  private let balance: CharacteristicBalance
  private var ways: [Way] = []

  init(of cohort: StudyCohort, _ matching: MatchedCohort?) {
    self.cohort = cohort
    arms = ComparedArms(of: cohort)
    let plan = cohort.plan.matching ?? MatchingPlan()
    self.plan = plan
    scored = Result { () throws(ModelProblem) in try ScoredArms(plan.covariates, of: cohort) }
    balance = CharacteristicBalance(of: arms, in: cohort)
    let everybody = EffectSample(subjects: arms.subjects)
    ways.append(way(.unadjusted, .success(everybody)))
    if let matching {
      ways.append(way(.matched, .success(sample(matching))))
    }
    for (position, alternative) in cohort.plan.alternatives.enumerated() {
      ways.append(way(.alternative(position), of: alternative.method, everybody))
    }
  }

  private func way(
    _ method: EffectRow.Method, of alternative: AlternativePlan.Method, _ everybody: EffectSample
  ) -> Way {
    switch alternative {
    case .matching(let caliper): way(method, matched(caliper))
    case .weighting(let target): way(method, weighted(target))
    case .adjustment:
      Way(
        method: method, sample: everybody, problem: nil, largestDifference: nil, isAdjusted: true)
    }
  }

  private func way(
    _ method: EffectRow.Method, _ sample: Result<EffectSample, ModelProblem>
  ) -> Way {
    switch sample {
    case .success(let sample):
      Way(
        method: method, sample: sample, problem: nil, largestDifference: largestDifference(sample))
    case .failure(let problem):
      Way(
        method: method, sample: EffectSample(subjects: []), problem: problem,
        largestDifference: nil)
    }
  }

  private func matched(_ caliper: MatchingPlan.Caliper?) -> Result<EffectSample, ModelProblem> {
    Result { () throws(ModelProblem) in
      var plan = plan
      plan.caliper = caliper
      return sample(try MatchedCohort(of: scored.get(), plan))
    }
  }

  private func sample(_ matching: MatchedCohort) -> EffectSample {
    let weights = matching.weights
    let isWeighted = weights.contains { $0 != 1 }
    // Errors of the model do not hold where patients weigh more or less than one.
    let isRobust = plan.isRobust || isWeighted
    return EffectSample(
      subjects: matching.subjects, weights: isWeighted ? weights : nil,
      sets: isRobust ? matching.sets : nil, isRobust: isRobust)
  }

  private func weighted(_ target: PropensityWeights.Target) -> Result<EffectSample, ModelProblem> {
    Result { () throws(ModelProblem) in
      let scored = try scored.get()
      do {
        let weights = try PropensityWeights(
          scores: scored.scores, treated: scored.isTreated, target: target)
        return EffectSample(subjects: scored.subjects, weights: weights.weights, isRobust: true)
      } catch { throw ModelProblem("The weights: \(error)") }
    }
  }

  /// The largest standardized difference of a sample, those outside it having no weight.
  private func largestDifference(_ sample: EffectSample) -> Double? {
    if sample.subjects.count == arms.subjects.count, sample.weights == nil {
      return balance.largestDifference()
    }
    var weights = [Double](repeating: 0, count: cohort.subjects.count)
    for (place, subject) in sample.subjects.enumerated() {
      weights[subject] = sample.weights?[place] ?? 1
    }
    return balance.largestDifference(weights: arms.subjects.map { weights[$0] })
  }

  func rows(endpoint: Int) -> [EffectRow] {
    let times = StudyTimes(endpoint, of: cohort)
    return ways.map { row($0, endpoint, times) }
  }

  private func row(_ way: Way, _ endpoint: Int, _ times: StudyTimes) -> EffectRow {
    if let problem = way.problem {
      return row(way, endpoint, sizes: [0, 0], eventCount: 0, nil, problem.description)
    }
    if way.isAdjusted { return adjusted(way, endpoint, times) }
    let sample = way.sample.having(times)
    let isTreated = cohort.isTreated(sample.subjects)
    let (effect, problem): (EffectEstimate?, String?)
    do {
      effect = try sample.effect(isTreated, times, ties: cohort.ties)
      problem = effect == nil ? "Only one arm is at risk when an event happens." : nil
    } catch {
      (effect, problem) = (nil, ModelProblem(error, comparing: arms).description)
    }
    return row(
      way, endpoint, sizes: sample.sizes(isTreated), eventCount: times.eventCount(sample.subjects),
      effect, problem, among: sample.subjects.count)
  }

  private func adjusted(_ way: Way, _ endpoint: Int, _ times: StudyTimes) -> EffectRow {
    let wanted = cohort.characteristics(named: plan.covariates)
    let fit = CoxOfCharacteristics(
      wanted, of: times.having(way.sample.subjects), times, in: cohort, comparesArms: true)
    let leftOut = wanted.filter { !fit.characteristics.contains($0) }
    var problem = leftOut.compactMap { fit.problems[$0] }.first
    if fit.armEffect == nil {
      problem =
        fit.armProblem.map { ModelProblem($0, comparing: arms).description }
        ?? "The covariates determine the arm."
    }
    return row(
      way, endpoint,
      sizes: ComparedArms.counts(cohort.isTreated(fit.subjects)).map(Double.init),
      eventCount: times.eventCount(fit.subjects), fit.armEffect, problem,
      among: fit.subjects.count)
  }

  private func row(
    _ way: Way, _ endpoint: Int, sizes: [Double], eventCount: Int, _ effect: EffectEstimate?,
    _ problem: String?, among count: Int = 0
  ) -> EffectRow {
    let isCommon = Double(eventCount) >= 0.15 * Double(count)
    return EffectRow(
      endpoint: endpoint, method: way.method, effect: effect, problem: problem, sizes: sizes,
      eventCount: eventCount, isRobust: way.sample.isRobust,
      largestDifference: way.largestDifference,
      eValue: effect.flatMap {
        try? EValue(hazardRatio: $0.ratio, interval: $0.interval, isOutcomeCommon: isCommon)
      })
  }
}
