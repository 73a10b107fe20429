import Statistics

/// The probability of belonging to the first arm rather than the last, given the characteristics of the plan.
struct ScoredArms {
  /// The arms, with those who have no score.
  let arms: ComparedArms
  /// Positions of the subjects that have a score, ascending.
  let subjects: [Int]
  /// Whether each of them is of the first arm.
  let isTreated: [Bool]
  /// Their scores.
  let scores: [Double]
  /// Their log odds.
  let logits: [Double]
  /// Characteristics that add nothing: they do not vary, or others of the model determine them.
  let idle: [Int]

  /// Fits the logistic model.
  init(_ covariates: [Written<String>], of cohort: StudyCohort) throws(ModelProblem) {
    let arms = ComparedArms(of: cohort)
    try arms.requireBoth()
    let columns = ModelCovariates(
      cohort.characteristics(named: covariates), of: arms.subjects, in: cohort)
    let isTreated = cohort.isTreated(columns.rows)
    try Self.requireBoth(isTreated, arms)
    let model: PropensityModel
    do {
      model = try PropensityModel(of: isTreated, on: columns.covariates)
    } catch {
      throw Self.problem(error, columns, arms, cohort)
    }
    let dropped = Set(model.model.dropped.map(\.name))
    self.arms = arms
    subjects = columns.rows
    self.isTreated = isTreated
    scores = model.scores
    logits = model.logits
    idle = columns.characteristics.filter { position in
      columns.covariates[ModelCovariates.term(position)].allSatisfy { dropped.contains($0.name) }
    }
  }

  private static func requireBoth(
    _ isTreated: [Bool], _ arms: ComparedArms
  ) throws(ModelProblem) {
    for (label, isFirst) in [(arms.treatedLabel, true), (arms.referenceLabel, false)]
    where !isTreated.contains(isFirst) {
      throw ModelProblem(
        "Nobody in “\(label)” has every covariate of the score recorded. Name fewer covariates "
          + "for the matching.")
    }
  }

  private static func problem(
    _ error: any Error, _ columns: ModelCovariates, _ arms: ComparedArms, _ cohort: StudyCohort
  ) -> ModelProblem {
    guard case RegressionError.unboundedCoefficient(_, let name, let direction) = error,
      let place = columns.place(ofColumn: name)
    else { return ModelProblem("The score: \(error)") }
    let words = cohort.words(place.characteristic, level: place.level)
    let likely = direction == .upward ? arms.treatedLabel : arms.referenceLabel
    return ModelProblem(
      "\(words), alone or together with other covariates of the score, decides the arm: some "
        + "patients with it could only be in “\(likely)”, so nobody in the other arm is "
        + "comparable. Leave it out of the matching's covariates, merge levels, or exclude those "
        + "patients.")
  }
}
