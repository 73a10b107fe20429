import ClinicalRecords

/// How the time without progression on a line ended, under the censoring switches: the one place
/// that knows them, for PFS, TTP and the durations alike.
///
/// Where several reasons censor, the earliest day holds: no baseline censors at the start; a new
/// therapy, or loss, at the last adequate assessment up to its day, which is never after the one
/// before assessments were missed.
///
/// Source: FDA, *Clinical Trial Endpoints for the Approval of Cancer Drugs and Biologics* (2018),
/// appendix on PFS, table A, for the switches of ``CensoringBundle/fda``.
///
/// Rule: R7, R29, R34, R56, R59, R63, R64, R65.
struct ProgressionEnd {
  /// The first event, whether it counts or not.
  let event: ProgressionEvent?
  /// The last adequate assessment before the event, or of all; a position in the course's visits.
  let lastAdequate: Int?
  /// The assessment at which the time is censored.
  let censoringVisit: Int?
  /// How it ended.
  let ending: EndpointTime.Ending
  /// The day of the event or of censoring.
  let stop: ClinicalDate
  /// The row that decided.
  let evidence: Evidence?

  // History and course are borrowed, here and in every initializer on the way: an initializer owns its
  // arguments otherwise, and owning a history counts twenty references up and down, more work than all
  // that is done here.

  private enum Verdict {
    case event(ProgressionEvent)
    case nextLine(ClinicalDate)
    case lost
    case censored(EndpointTime.Ending, at: Int?)
  }

  /// How the time ended.
  ///
  /// - Parameters:
  ///   - course: The line's visits.
  ///   - history: The patient's rows.
  ///   - rules: The switches.
  ///   - countsDeath: Whether death is an event.
  init(
    _ course: borrowing LineCourse, in history: borrowing PatientHistory, rules: EndpointRules,
    countsDeath: Bool = true
  ) {
    let event = ProgressionEvent(
      first: course, in: history, rules: rules, countsDeath: countsDeath)
    let last = course.lastAdequate(rules) { event?.isAfter($0) ?? true }
    self.event = event
    lastAdequate = last
    switch ProgressionEnd.verdict(event, last, course, history, rules) {
    case .event(let event):
      (ending, stop, evidence) = (event.ending, event.day, event.evidence(course))
      censoringVisit = nil
    case .nextLine(let day):
      (ending, stop) = (.nextLine, day)
      evidence = .line(history.lines[course.index + 1].number)
      censoringVisit = nil
    case .lost:
      let alive = AliveEnd(in: history, rules: rules)
      // Time to progression has no death in it: a patient lost may be known to have died.
      let died = course.death.map { $0.day < alive.day } ?? false
      (ending, stop) = (.lossAsEvent, died ? course.death?.day ?? alive.day : alive.day)
      evidence = died ? .death : alive.evidence
      censoringVisit = nil
    case .censored(let reason, let index):
      let visit = index.map { course.visits[$0] }
      (ending, stop, evidence) = (reason, visit?.day ?? course.start, visit?.evidence)
      censoringVisit = index
    }
  }

  private static func verdict(
    _ event: ProgressionEvent?, _ last: Int?, _ course: LineCourse, _ history: PatientHistory,
    _ rules: EndpointRules
  ) -> Verdict {
    if course.isCensoredWithoutBaseline(in: history, rules: rules) {
      return .censored(.noBaseline, at: nil)
    }
    if let censored = beforeLoss(event, course, rules) { return censored }
    if let next = course.nextStart, event?.isAfter(nextStart: next, rules) ?? true {
      switch rules.newTherapy {
      case .ignored: break
      case .censored:
        let visit = course.lastAdequate(rules) { $0.isUp(to: next, rules) }
        return .censored(.beforeNextTherapy, at: visit)
      case .event:
        let last = course.lastAdequate(rules) { $0.isUp(to: next, rules) }
        return missed(until: next, after: last, course, rules)
          ? .censored(.beforeMissedAssessments, at: last) : .nextLine(next)
      }
    }
    if let event {
      return missed(until: event.day, after: last, course, rules)
        ? .censored(.beforeMissedAssessments, at: last) : .event(event)
    }
    if rules.loss == .event, course.isLost(rules) { return .lost }
    return .censored(last == nil ? .notAssessed : .lastAssessment, at: last)
  }

  /// Whether the rules say that assessments were missed before a day. Rule: R63.
  private static func missed(
    until day: ClinicalDate, after last: Int?, _ course: LineCourse, _ rules: EndpointRules
  ) -> Bool {
    let gap = day.days(since: last.map { course.visits[$0].day } ?? course.start)
    return rules.censorsAfterMissedAssessments && gap > course.gapLimit(rules)
  }

  /// What loss makes of an event after it, where it came before the next line. Rule: R64, R65.
  private static func beforeLoss(
    _ event: ProgressionEvent?, _ course: LineCourse, _ rules: EndpointRules
  ) -> Verdict? {
    guard let lost = course.censoringLoss(rules), event.map({ $0.day > lost }) ?? true,
      rules.newTherapy == .ignored || lost < course.nextStart ?? .distantFuture
    else { return nil }
    return .censored(.beforeLoss, at: course.lastAdequate(rules) { $0.day <= lost })
  }

  /// Days between the last adequate assessment, or the start before any, and the event. Rule: R63.
  func gapDays(_ course: LineCourse) -> Int? {
    event?.day.days(since: lastAdequate.map { course.visits[$0].day } ?? course.start)
  }

  /// The time it ends.
  ///
  /// - Parameter origin: Its day 0; the time never ends before it.
  /// - Returns: The time.
  func time(from origin: ClinicalDate) -> EndpointTime {
    EndpointTime(
      start: origin, stop: stop, ending: ending, evidence: evidence,
      isImputed: ending == .death && event?.isImputed ?? false)
  }
}
