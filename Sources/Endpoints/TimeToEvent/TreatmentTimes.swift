import ClinicalRecords

extension EndpointTime {
  /// Time to treatment discontinuation: to the last dose of a treatment that stopped; censored where
  /// it goes on.
  ///
  /// It stopped if an end is recorded, if a next line started, if the patient died, or if at least
  /// the days of the rules lie between the last dose and the last activity. Its day is that of the
  /// last dose; where no dose is known the recorded end, the day before the next line, or the death.
  ///
  /// Rule: R57, R61.
  ///
  /// - Parameters:
  ///   - course: The line.
  ///   - history: The patient's rows, with drugs, exposures and ``LastKnownAlive/historyParts``.
  ///   - alive: The last day known alive, where it is already known.
  ///   - rules: Gives the days without a dose after which treatment has stopped.
  ///   - trace: Told which rows were used and passed over.
  /// - Returns: The time.
  static func timeToDiscontinuation(
    _ course: LineCourse, in history: PatientHistory, alive: AliveEnd? = nil,
    rules: EndpointRules, trace: Trace? = nil
  ) -> EndpointTime {
    let dose = LastDose(of: course, in: history, rules: rules)
    let stop = TreatmentStop(course, in: history, alive: alive, dose: dose, rules: rules)
    if let trace {
      TreatmentNotes(course: course, history: history, rules: rules)
        .write(stop, dose: dose, to: trace)
    }
    return EndpointTime(
      start: course.start, stop: stop.day, ending: stop.ending, evidence: stop.evidence,
      isImputed: stop.ending == .death && course.death?.isImputed ?? false)
  }

  /// Time to next treatment: to the start of the next line or death; a setting censors at death.
  /// Otherwise censored at the last day known alive.
  ///
  /// Rule: R54, R56, R57, R58.
  ///
  /// - Parameters:
  ///   - course: The line.
  ///   - history: The patient's rows, with ``LastKnownAlive/historyParts``.
  ///   - alive: The last day known alive, where it is already known.
  ///   - rules: Says whether death is an event.
  ///   - trace: Told which rows were used and passed over.
  /// - Returns: The time.
  static func timeToNextTreatment(
    _ course: LineCourse, in history: PatientHistory, alive: AliveEnd? = nil,
    rules: EndpointRules, trace: Trace? = nil
  ) -> EndpointTime {
    let time: EndpointTime
    if let next = course.nextStart {
      time = EndpointTime(
        start: course.start, stop: next, ending: .nextLine,
        evidence: .line(history.lines[course.index + 1].number))
    } else if let death = course.death {
      time = EndpointTime(
        start: course.start, stop: death.day,
        ending: rules.countsDeathInTimeToNextTreatment ? .death : .deathWithoutEvent,
        evidence: .death, isImputed: death.isImputed)
    } else {
      time = (alive ?? AliveEnd(in: history, rules: rules)).time(from: course.start)
    }
    if let trace {
      TreatmentNotes(course: course, history: history, rules: rules).write(time, to: trace)
    }
    return time
  }
}

/// When and why the treatment of a line stopped, or that it goes on.
struct TreatmentStop {
  /// Why it is known to have stopped.
  enum Reason {
    case ended
    case nextLine
    case death
    case noDoses
    case goesOn
  }

  let reason: Reason
  let day: ClinicalDate
  let ending: EndpointTime.Ending
  let evidence: Evidence
  /// The last day of anything recorded, where it was looked at.
  let activity: AliveEnd?

  init(
    _ course: borrowing LineCourse, in history: borrowing PatientHistory, alive: AliveEnd?,
    dose: LastDose?,
    rules: EndpointRules
  ) {
    if let ended = course.line.endedOn, rules.knows(ended) {
      self.init(
        .ended, dose?.day ?? ended, .discontinuation, dose?.evidence ?? .line(course.line.number))
    } else if let next = course.nextStart {
      self.init(
        .nextLine, dose?.day ?? next.adding(days: -1), .discontinuation,
        dose?.evidence ?? .line(history.lines[course.index + 1].number))
    } else if let death = course.death {
      self.init(
        .death, dose?.day ?? death.day, dose == nil ? .death : .discontinuation,
        dose?.evidence ?? .death)
    } else {
      let activity = alive ?? AliveEnd(in: history, rules: rules)
      guard let dose else {
        self.init(.goesOn, activity.day, .onTreatment, activity.evidence, activity)
        return
      }
      let hasStopped = activity.day.days(since: dose.day) >= rules.discontinuationGapDays
      self.init(
        hasStopped ? .noDoses : .goesOn, dose.day, hasStopped ? .discontinuation : .onTreatment,
        dose.evidence, activity)
    }
  }

  private init(
    _ reason: Reason, _ day: ClinicalDate, _ ending: EndpointTime.Ending, _ evidence: Evidence,
    _ activity: AliveEnd? = nil
  ) {
    self.reason = reason
    self.day = day
    self.ending = ending
    self.evidence = evidence
    self.activity = activity
  }
}
