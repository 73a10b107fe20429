import ClinicalRecords

extension EndpointTime {
  /// Real-world progression-free survival: to the first progression, as a clinician called it or a
  /// visit shows it, or death; otherwise censored where follow-up ended.
  ///
  /// Progression in the first days of a line belongs to the line before. By default follow-up ends at
  /// the last day anything was recorded. With visit gaps it ends at the last visit before a long gap:
  /// progression up to that day is an event, death only within some days of it, and the time is
  /// `nil` where follow-up ended, or the patient died, on or before the start.
  ///
  /// Source: Griffith et al., *Adv Ther* 2019;36:2122–2136; Roche, R package RwPFS.
  ///
  /// Rule: R57, R71, R72, R73, R74, R75, R76.
  ///
  /// - Parameters:
  ///   - course: The line's visits.
  ///   - history: The patient's rows.
  ///   - rules: The variant, its days, and what a change of line does.
  ///   - trace: Told which rows were used and passed over.
  /// - Returns: The time.
  static func realWorldProgressionFreeSurvival(
    _ course: LineCourse, in history: PatientHistory, rules: EndpointRules, trace: Trace? = nil
  ) -> EndpointTime? {
    let followUp = RealWorldFollowUp(course, in: history, rules: rules)
    let end = RealWorldEnd(course, in: history, followUp, rules: rules)
    if let trace {
      RealWorldNotes(course: course, history: history, rules: rules, followUp: followUp)
        .write(end, to: trace)
    }
    guard let end else { return nil }
    return EndpointTime(
      start: course.start, stop: end.day, ending: end.ending, evidence: end.evidence,
      isImputed: end.ending == .death && course.death?.isImputed ?? false)
  }
}

/// How real-world progression-free survival ended.
struct RealWorldEnd {
  let ending: EndpointTime.Ending
  let day: ClinicalDate
  let evidence: Evidence

  /// The end; `nil` where follow-up with visit gaps had not begun after the start.
  ///
  /// - Parameters:
  ///   - course: The line's visits.
  ///   - history: The patient's rows.
  ///   - followUp: Where follow-up ended.
  ///   - rules: The settings.
  init?(
    _ course: borrowing LineCourse, in history: borrowing PatientHistory,
    _ followUp: RealWorldFollowUp,
    rules: EndpointRules
  ) {
    let hasGaps = rules.realWorldVariant == .visitGaps
    let died = course.death?.day ?? .distantFuture
    if hasGaps, min(followUp.day, died) <= course.start { return nil }
    var first = RealWorldEnd(followUp.ending, followUp.day, followUp.evidence)
    if let death = course.death,
      !hasGaps || death.day.days(since: followUp.day) <= rules.realWorldDeathDays
    {
      first = RealWorldEnd(.death, death.day, .death)
    }
    if let change = RealWorldEnd(lineChangeOf: course, in: history, rules: rules),
      change.day < first.day || change.day == first.day && !first.ending.isEvent,
      change.day <= followUp.day || !hasGaps
    {
      first = change
    }
    if let progression = RealWorldEnd(progressionOf: course, in: history, rules: rules),
      progression.comes(before: first, rules), progression.day <= followUp.day || !hasGaps
    {
      first = progression
    }
    self = first
  }

  private init(_ ending: EndpointTime.Ending, _ day: ClinicalDate, _ evidence: Evidence) {
    self.ending = ending
    self.day = day
    self.evidence = evidence
  }

  /// The start of the next line, where it matters. Rule: R75.
  private init?(
    lineChangeOf course: borrowing LineCourse, in history: borrowing PatientHistory,
    rules: EndpointRules
  ) {
    guard let next = course.nextStart else { return nil }
    let row = Evidence.line(history.lines[course.index + 1].number)
    switch rules.realWorldLineChange {
    case .ignored: return nil
    case .censored: self.init(.beforeNextTherapy, next, row)
    case .event: self.init(.nextLine, next, row)
    }
  }

  /// The first progression after the days that belong to the line before. Rule: R71, R72.
  init?(
    progressionOf course: borrowing LineCourse, in history: borrowing PatientHistory,
    rules: EndpointRules
  ) {
    let visit = course.visits.first {
      $0.response == .progressive && course.isEligible($0.progressionDay, rules)
    }
    let called = history.clinicalProgressions.first {
      course.mayEnd(on: $0, rules) && course.isEligible($0, rules)
    }
    if let visit, visit.progressionDay <= called ?? .distantFuture {
      self.init(.progression, visit.progressionDay, visit.evidence)
    } else if let called {
      self.init(.progression, called, .clinicalProgression(called))
    } else {
      return nil
    }
  }

  /// Whether this progression is no later than another end. One on the day the line changed is what
  /// the earlier line led to, unless the rules say otherwise. Rule: R34, R56, R75.
  private func comes(before other: RealWorldEnd, _ rules: EndpointRules) -> Bool {
    let isChange = other.ending == .nextLine || other.ending == .beforeNextTherapy
    return isChange && rules.nextTherapyTie == .exclusive
      ? day < other.day : day <= other.day
  }
}

extension LineCourse {
  /// Whether a progression of this day is not one of the line before. Rule: R72.
  func isEligible(_ day: ClinicalDate, _ rules: EndpointRules) -> Bool {
    day.days(since: start) > rules.realWorldGraceDays
  }
}
