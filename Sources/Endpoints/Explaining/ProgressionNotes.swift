import ClinicalRecords

/// Says of each row why it ended, or did not end, the time without progression.
struct ProgressionNotes {
  let course: LineCourse
  let history: PatientHistory
  let rules: EndpointRules
  let countsDeath: Bool
  /// The day the time counts from.
  let origin: ClinicalDate
  /// What that day is: `the start`.
  let originText: String

  init(
    course: LineCourse, history: PatientHistory, rules: EndpointRules, countsDeath: Bool = true,
    origin: ClinicalDate? = nil, originText: String = "the start"
  ) {
    self.course = course
    self.history = history
    self.rules = rules
    self.countsDeath = countsDeath
    self.origin = origin ?? course.start
    self.originText = originText
  }

  func write(_ end: ProgressionEnd, to trace: Trace) {
    if end.ending == .noBaseline { trace.note(noBaseline) }
    for index in course.visits.indices where isOfTime(index, end) { trace.note(visit(index, end)) }
    for day in history.clinicalProgressions where course.mayEnd(on: day, rules) {
      trace.note(clinical(day, end))
    }
    if course.death != nil { trace.note(death(end)) }
    if course.nextStart != nil { trace.note(nextLine(end)) }
    if course.isLost(rules) { trace.note(loss(end)) }
    if let gap = gap(end) { trace.note(gap) }
    if let atStart = censoredAtStart(end) { trace.note(atStart) }
  }

  // MARK: Visits

  private func visit(_ index: Int, _ end: ProgressionEnd) -> Explanation.Step {
    let visit = course.visits[index]
    if let event = end.event, event.kind == .visit(index) { return progression(visit, event, end) }
    if index == end.censoringVisit { return lastAdequate(visit, end) }
    if end.ending == .noBaseline {
      return visit.step(
        .passedOver, "\(visit.text): there is no baseline to compare it with.", [.r7])
    }
    if end.ending == .progression, visit.day == end.stop {
      return visit.step(
        .used,
        "\(visit.text): its doubtful finding became certain later, so progression is dated to this "
          + "day.", [.r24])
    }
    if let past = past(visit, end) {
      return visit.step(.passedOver, "\(visit.text): \(past.text).", [past.rule])
    }
    if visit.response == .progressive, course.leaves(visit.progressionDay, rules) {
      return visit.step(.passedOver, leftText(visit.text), [.r34])
    }
    guard visit.isAdequate(rules) else {
      return visit.step(
        .passedOver,
        "\(visit.text) could not be evaluated, so it neither ends nor prolongs the time.", [.r59])
    }
    return visit.step(.used, "\(visit.text): no progression yet.", [.r56])
  }

  private func progression(
    _ visit: Visit, _ event: ProgressionEvent, _ end: ProgressionEnd
  ) -> Explanation.Step {
    if end.ending != .progression { return notCounting(visit.text, visit.step, end) }
    guard visit.progressedOn != nil else {
      return visit.step(
        .decided, "\(visit.text): the first progression, \(fromOrigin(event.day)).",
        [.r54, .r56, .r60])
    }
    return visit.step(
      .decided,
      "\(visit.text) confirms what was first seen on \(event.day), so progression is dated to that "
        + "day, \(fromOrigin(event.day)).", [.r24, .r56, .r60])
  }

  private func lastAdequate(_ visit: Visit, _ end: ProgressionEnd) -> Explanation.Step {
    switch end.ending {
    case .beforeNextTherapy:
      visit.step(
        .decided, "\(visit.text): the last adequate assessment before the next line.",
        [.r59, .r64])
    case .beforeLoss:
      visit.step(
        .decided, "\(visit.text): the last adequate assessment before the patient was lost.",
        [.r59, .r65])
    case .beforeMissedAssessments:
      visit.step(
        .decided, "\(visit.text): the last adequate assessment before others were missed.",
        [.r59, .r63])
    default:
      visit.step(
        .decided,
        rules.lastAssessment == .any
          ? "\(visit.text): the last assessment."
          : "\(visit.text): the last assessment that could be evaluated.", [.r59])
    }
  }

  /// Whether a visit is after the day the time counts from, or decides all the same.
  private func isOfTime(_ index: Int, _ end: ProgressionEnd) -> Bool {
    origin <= course.start || course.visits[index].day > origin || index == end.censoringVisit
      || end.event?.kind == .visit(index)
  }

  /// Why a visit comes too late to matter.
  private func past(_ visit: Visit, _ end: ProgressionEnd) -> (text: String, rule: Rule)? {
    if end.ending == .beforeLoss, let lost = course.censoringLoss(rules), visit.day > lost {
      return ("after the patient was lost to follow-up", .r65)
    }
    if end.ending == .beforeNextTherapy || end.ending == .nextLine, let next = course.nextStart,
      !visit.isUp(to: next, rules)
    {
      return ("after the next line started", .r64)
    }
    if end.ending.isEvent {
      return visit.day < end.stop ? nil : ("after the event", .r56)
    }
    guard let event = end.event, visit.day > event.day else { return nil }
    return ("after the event that does not count", .r63)
  }

  // MARK: Other rows

  private func clinical(_ day: ClinicalDate, _ end: ProgressionEnd) -> Explanation.Step {
    let text = "Progression noted on \(day) without images"
    let step = { (role: Explanation.Role, sentence: String, rules: [Rule]) in
      Explanation.Step(
        role, row: .clinicalProgression(day), day: day, value: "progression", sentence: sentence,
        rules: rules)
    }
    guard rules.countsClinicalProgression else {
      return step(.passedOver, "\(text): not an event under these rules.", [.r29])
    }
    if course.leaves(day, rules) { return step(.passedOver, leftText(text), [.r34]) }
    guard let event = end.event, event.kind == .clinical, event.day == day else {
      return step(.passedOver, "\(text): after the event.", [.r56])
    }
    return end.ending == .progression
      ? step(.decided, "\(text): an event under these rules, \(fromOrigin(day)).", [.r29, .r56])
      : notCounting(text, step, end)
  }

  private func death(_ end: ProgressionEnd) -> Explanation.Step {
    let text = course.deathText(history, rules)
    let step = { (role: Explanation.Role, sentence: String, rules: [Rule]) in
      course.deathStep(role, history, sentence, rules)
    }
    guard countsDeath else {
      return step(.passedOver, "\(text) is no event of the time to progression.", [.r53])
    }
    guard end.event?.kind == .death else {
      return step(.passedOver, "\(text) comes after the progression.", [.r56])
    }
    return end.ending == .death
      ? step(.decided, "\(text) is the event, \(fromOrigin(end.stop)).", [.r54, .r56])
      : notCounting(text, step, end)
  }

  /// An event that came first and yet does not count.
  private func notCounting(
    _ text: String, _ step: (Explanation.Role, String, [Rule]) -> Explanation.Step,
    _ end: ProgressionEnd
  ) -> Explanation.Step {
    switch end.ending {
    case .beforeMissedAssessments:
      step(
        .passedOver,
        "\(text) lies \(gapText(end)); more than \(daysText(course.gapLimit(rules))) means "
          + "assessments were missed, so it does not count.", [.r63])
    case .beforeLoss:
      step(
        .passedOver, "\(text) comes after the patient was lost to follow-up, so it does not count.",
        [.r65])
    case .noBaseline:
      step(.passedOver, "\(text) does not count without a baseline.", [.r7])
    default:
      step(.passedOver, "\(text) comes after the next line started, so it does not count.", [.r64])
    }
  }

  private func nextLine(_ end: ProgressionEnd) -> Explanation.Step {
    let text = "Line \(course.nextNumber(history)) started on \(course.nextStart ?? course.start)"
    switch end.ending {
    case .beforeNextTherapy:
      let isStart = end.censoringVisit == nil
      return course.nextLineStep(
        isStart ? .decided : .used, history,
        "\(text), before progression or death: the time is censored at the last adequate "
          + "assessment up to that day\(isStart ? ", and as there is none, at the start" : "").",
        [.r34, .r64])
    case .nextLine:
      return course.nextLineStep(
        .decided, history, "\(text): under these rules the event, \(fromOrigin(end.stop)).", [.r64])
    default:
      return course.nextLineStep(
        .remark, history,
        rules.newTherapy == .ignored
          ? "\(text): under these rules a new therapy changes nothing."
          : "\(text): not before the end of this time.", [.r64])
    }
  }

  private func loss(_ end: ProgressionEnd) -> Explanation.Step {
    let text: String
    var role = Explanation.Role.remark
    switch end.ending {
    case .lossAsEvent:
      text = ", which counts as the event on the last day known alive, \(end.stop)."
      role = .decided
    case .beforeLoss where end.censoringVisit == nil:
      text = ": the time is censored at the start, as no adequate assessment came before."
      role = .decided
    case .beforeLoss:
      text = ": the time is censored at the last adequate assessment up to that day."
      role = .used
    case let ending where ending.isEvent: text = ": the event that is known counts."
    default: text = ": the time is censored as any other without event."
    }
    return Explanation.Step(
      role, row: .line(course.line.number), day: course.line.endedOn, value: "lost",
      sentence: "The patient was lost to follow-up\(text)", rules: [.r65])
  }

  /// Progression of the day on which the next line started, which the rules give to that line.
  private func leftText(_ text: String) -> String {
    "\(text): on the day the next line started, so it belongs to that line."
  }

  // MARK: Remarks

  private var noBaseline: Explanation.Step {
    Explanation.Step(
      .decided, row: .line(course.line.number), day: course.start, value: "start",
      sentence: "No baseline assessment: the time is censored at the start of the line.",
      rules: [.r7, .r64])
  }

  /// Why the time is censored at the start, where no assessment came before its end.
  private func censoredAtStart(_ end: ProgressionEnd) -> Explanation.Step? {
    let text: String
    switch end.ending {
    case .notAssessed: text = "No assessment after the start could be evaluated"
    case .beforeMissedAssessments where end.censoringVisit == nil:
      text = "No adequate assessment comes between the start and the event"
    default: return nil
    }
    return Explanation.Step(
      .decided, row: .line(course.line.number), day: course.start, value: "start",
      sentence: "\(text): the time is censored at the start.", rules: [.r56, .r59])
  }

  /// What the distance of an event that counts means.
  private func gap(_ end: ProgressionEnd) -> Explanation.Step? {
    guard end.ending == .progression || end.ending == .death, let days = end.gapDays(course) else {
      return nil
    }
    let limit = course.gapLimit(rules)
    if rules.censorsAfterMissedAssessments {
      return .remark(
        "\(eventText(end)) lies \(gapText(end)), within \(daysText(limit)): it counts.", [.r63])
    }
    guard days > limit else { return nil }
    return .remark(
      "\(eventText(end)) lies \(gapText(end)), more than \(daysText(limit)): under these rules missed "
        + "assessments change nothing.", [.r63])
  }

  private func eventText(_ end: ProgressionEnd) -> String {
    "The \(end.ending == .death ? "death" : "progression") of \(end.stop)"
  }

  private func gapText(_ end: ProgressionEnd) -> String {
    "\(daysText(end.gapDays(course) ?? 0)) after the "
      + (end.lastAdequate == nil ? "start of the line" : "last adequate scan")
  }

  private func fromOrigin(_ day: ClinicalDate) -> String {
    "\(daysText(max(0, day.days(since: origin)))) after \(originText)"
  }
}
