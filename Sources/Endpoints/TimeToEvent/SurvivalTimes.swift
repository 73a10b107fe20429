import ClinicalRecords

extension EndpointTime {
  /// Overall survival: to death from any cause; otherwise censored at the last day the patient was
  /// known alive, at the latest at the cutoff.
  ///
  /// Rule: R54, R57, R58, R66.
  ///
  /// - Parameters:
  ///   - course: The line.
  ///   - history: The patient's rows, with ``LastKnownAlive/historyParts``.
  ///   - alive: The last day known alive, where it is already known.
  ///   - rules: Gives the cutoff.
  ///   - trace: Told which rows were used and passed over.
  /// - Returns: The time.
  static func overallSurvival(
    _ course: LineCourse, in history: PatientHistory, alive: AliveEnd? = nil,
    rules: EndpointRules, trace: Trace? = nil
  ) -> EndpointTime {
    let time = survival(from: course.start, course, history, alive, rules)
    if let trace {
      SurvivalNotes(course: course, history: history, rules: rules).write(time, to: trace)
    }
    return time
  }

  /// Overall survival counted from diagnosis; `nil` without a day of diagnosis, or where it lies after
  /// the start of the line.
  ///
  /// A diagnosis of which only the month or the year is known is put on the first day of the month,
  /// or where the setting puts a missing month; not after the start of the line.
  ///
  /// Rule: R54, R58, R69, R70.
  ///
  /// - Parameters:
  ///   - course: The line.
  ///   - history: The patient's rows, with the patient's own and ``LastKnownAlive/historyParts``.
  ///   - alive: The last day known alive, where it is already known.
  ///   - rules: Gives the cutoff and where a missing month is put.
  ///   - trace: Told which rows were used and passed over.
  /// - Returns: The time.
  static func survivalFromDiagnosis(
    _ course: LineCourse, in history: PatientHistory, alive: AliveEnd? = nil,
    rules: EndpointRules, trace: Trace? = nil
  ) -> EndpointTime? {
    let notes = SurvivalNotes(course: course, history: history, rules: rules)
    guard let diagnosed = history.patient.diagnosedOn, diagnosed.earliest <= course.start else {
      if let trace { notes.writeNoDiagnosis(to: trace) }
      return nil
    }
    let completed = diagnosed.completed(as: .start, missingMonth: rules.missingMonth)
    let origin = min(completed, course.start)
    let time = survival(
      from: origin, course, history, alive, rules, isImputed: diagnosed.day == nil)
    if let trace {
      notes.writeOrigin(origin, diagnosed, to: trace)
      notes.write(time, to: trace)
    }
    return time
  }

  /// Follow-up, for its reverse Kaplan-Meier estimate: alive when last known is the event, death
  /// censors.
  ///
  /// Rule: R58, R62.
  ///
  /// - Parameters:
  ///   - course: The line.
  ///   - history: The patient's rows, with ``LastKnownAlive/historyParts``.
  ///   - alive: The last day known alive, where it is already known.
  ///   - rules: Gives the cutoff.
  ///   - trace: Told which rows were used and passed over.
  /// - Returns: The time.
  static func followUp(
    _ course: LineCourse, in history: PatientHistory, alive: AliveEnd? = nil,
    rules: EndpointRules, trace: Trace? = nil
  ) -> EndpointTime {
    let survival = survival(from: course.start, course, history, alive, rules)
    let time = EndpointTime(
      start: survival.start, stop: survival.stop,
      ending: survival.ending == .death ? .deathWithoutEvent : .followedUp,
      evidence: survival.evidence, isImputed: survival.isImputed)
    if let trace {
      SurvivalNotes(course: course, history: history, rules: rules).write(time, to: trace)
    }
    return time
  }

  private static func survival(
    from origin: ClinicalDate, _ course: LineCourse, _ history: PatientHistory, _ alive: AliveEnd?,
    _ rules: EndpointRules, isImputed: Bool = false
  ) -> EndpointTime {
    if let death = course.death {
      return EndpointTime(
        start: origin, stop: death.day, ending: .death, evidence: .death,
        isImputed: death.isImputed || isImputed)
    }
    let alive = alive ?? AliveEnd(in: history, rules: rules)
    return EndpointTime(
      start: origin, stop: alive.day, ending: alive.ending, evidence: alive.evidence,
      isImputed: isImputed)
  }
}
