import Statistics

/// Measures each task, or those named. Columns become the module's own values outside of the
/// clock; sorting, counting and scaling stand inside, as they do for the peers.
func measureAll(_ cohort: Cohort, threads: Int, tasks: Set<String>) throws {
  let subjects = try TimeToEvent(times: cohort.times, events: cohort.events.map { $0 == 1 })
  var covariates = Covariates(count: subjects.count)
  for (index, column) in cohort.columns.enumerated() {
    try covariates.append("x\(index)", column)
  }
  let asked = { (task: String) in tasks.isEmpty || tasks.contains(task) }
  try measureSurvival(cohort, subjects, asked)
  try measureRegression(cohort, subjects, covariates, threads, asked)
  if asked("matching") { try measureMatching(cohort) }
  print("memory\t\(peakMegabytes())\t\(inputMegabytes(cohort))\t0")
}

/// The columns of the cohort: time, event, twelve covariates, outcome, score, treatment.
private func inputMegabytes(_ cohort: Cohort) -> Double {
  Double(8 * 17 * cohort.times.count) / 1_048_576
}

private func measureSurvival(
  _ cohort: Cohort, _ subjects: TimeToEvent, _ asked: (String) -> Bool
) throws {
  let days = cohort.times.map { Int($0) }
  let arm = cohort.columns[0].map { $0 == 1 }
  if asked("km") {
    measure("km") {
      var counts = EventCounts()
      for row in days.indices { counts.record(time: days[row], isEvent: subjects.events[row]) }
      let curve = KaplanMeierEstimate(counts)
      let limits = curve.steps.compactMap { curve.interval(at: $0.time)?.lower }
      precondition(limits.count == curve.steps.count)
      return curve.steps.last?.survival ?? 1
    }
  }
  if asked("logrank") {
    try measure("logrank") {
      var groups = [EventCounts(), EventCounts()]
      for row in days.indices {
        groups[arm[row] ? 1 : 0].record(time: days[row], isEvent: subjects.events[row])
      }
      return try LogRankTest(comparing: groups).chiSquare
    }
  }
}

private func measureRegression(
  _ cohort: Cohort, _ subjects: TimeToEvent, _ covariates: Covariates, _ threads: Int,
  _ asked: (String) -> Bool
) throws {
  if asked("cox") {
    try measure("cox") {
      try CoxModel(fitting: subjects, on: covariates, threads: threads).coefficients[0].estimate
    }
  }
  if asked("cox-concordance") {
    try measure("cox-concordance") {
      let model = try CoxModel(fitting: subjects, on: covariates, threads: threads)
      let concordance = try model.concordance()
      precondition(concordance.standardError != nil)
      return concordance.estimate ?? 0
    }
  }
  if asked("logistic") {
    let outcomes = cohort.outcomes.map { $0 == 1 }
    try measure("logistic") {
      try LogisticModel(fitting: outcomes, on: covariates).coefficients[1].estimate
    }
  }
}

private func measureMatching(_ cohort: Cohort) throws {
  let treated = cohort.treated.map { $0 == 1 }
  try measure("matching") {
    let candidates = try MatchingCandidates(scores: cohort.scores, treated: treated)
    let matching = try NearestNeighborMatching(of: candidates, caliper: .width(0.02))
    return Double(matching.sets.pairCount)
  }
}
