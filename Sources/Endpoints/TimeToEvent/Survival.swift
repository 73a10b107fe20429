public import ClinicalRecords

extension EndpointTime {
  /// Progression-free survival: to the first progression or death from any cause, whatever therapy
  /// came between; otherwise censored at the last assessment that could be evaluated, or at the
  /// start where there was none.
  ///
  /// Progression called without a RECIST assessment that shows it is no event. Progression and death
  /// on one day are progression. The progression that ended an earlier line
  /// does not count.
  ///
  /// Rule: R29, R54, R56, R57, R59, R66.
  ///
  /// - Parameters:
  ///   - index: Position in the history's lines.
  ///   - history: The patient's rows, with assessments and death.
  ///   - rules: Gives the cutoff.
  /// - Returns: The time.
  public static func progressionFreeSurvival(
    ofLineAt index: Int, in history: PatientHistory, rules: EndpointRules
  ) -> EndpointTime {
    let start = history.lines[index].startedOn
    let death = DayOfDeath(in: history, rules: rules)
    var last: Visit?
    for visit in history.visits(
      from: history.firstAssessmentDay(ofLineAt: index), through: nil, rules: rules)
    {
      if let death, visit.day > death.day { break }
      let evidence = Evidence.assessment(visit.day, reading: visit.reading)
      if visit.response == .progressive {
        return EndpointTime(
          start: start, stop: visit.day, ending: .progression, evidence: evidence)
      }
      if visit.response != .notEvaluable { last = visit }
    }
    if let death {
      return EndpointTime(
        start: start, stop: death.day, ending: .death, evidence: .death,
        isImputed: death.isImputed)
    }
    guard let last else {
      return EndpointTime(start: start, stop: start, ending: .notAssessed, evidence: nil)
    }
    return EndpointTime(
      start: start, stop: last.day, ending: .lastAssessment,
      evidence: .assessment(last.day, reading: last.reading))
  }

  /// Overall survival: to death from any cause; otherwise censored at the last day the patient was
  /// known alive, at the latest at the cutoff.
  ///
  /// Rule: R54, R57, R58, R66.
  ///
  /// - Parameters:
  ///   - index: Position in the history's lines.
  ///   - history: The patient's rows, with ``LastKnownAlive/historyParts``.
  ///   - rules: Gives the cutoff.
  /// - Returns: The time.
  public static func overallSurvival(
    ofLineAt index: Int, in history: PatientHistory, rules: EndpointRules
  ) -> EndpointTime {
    let start = history.lines[index].startedOn
    if let death = DayOfDeath(in: history, rules: rules) {
      return EndpointTime(
        start: start, stop: death.day, ending: .death, evidence: .death,
        isImputed: death.isImputed)
    }
    let alive = LastKnownAlive(in: history)
    if let cutoff = rules.cutoff, alive.day > cutoff || history.diedOn != nil {
      return EndpointTime(start: start, stop: cutoff, ending: .cutoff, evidence: .cutoff)
    }
    return EndpointTime(
      start: start, stop: alive.day, ending: .lastKnownAlive, evidence: alive.evidence)
  }
}
