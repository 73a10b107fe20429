import ClinicalRecords

/// Says how a time to death, or of follow-up, ended.
struct SurvivalNotes {
  let course: LineCourse
  let history: PatientHistory
  let rules: EndpointRules

  func write(_ time: EndpointTime, to trace: Trace) {
    trace.note(course.death == nil ? alive(time) : death(time))
  }

  private func death(_ time: EndpointTime) -> Explanation.Step {
    let text = course.deathText(history, rules)
    let days = daysText(time.days)
    return time.ending == .deathWithoutEvent
      ? course.deathStep(
        .decided, history, "\(text) ends follow-up after \(days), censored.", [.r62])
      : course.deathStep(.decided, history, "\(text) is the event, after \(days).", [.r54, .r56])
  }

  private func alive(_ time: EndpointTime) -> Explanation.Step {
    let isCutoff = time.evidence == .cutoff
    let text =
      isCutoff
      ? "Known alive on the cutoff, \(time.stop), by what is dated on or after it."
      : "Known alive on \(time.stop); nothing later shows it."
    let end = time.ending == .followedUp ? " Follow-up ends there." : " The time is censored there."
    return Explanation.Step(
      .decided, row: time.evidence, day: time.stop, value: time.evidence?.aliveValue ?? "",
      sentence: text + end,
      rules: (isCutoff ? [.r57] : [.r58]) + (time.ending == .followedUp ? [.r62] : []))
  }

  /// What the next line means for the progression after this line's.
  func writeNextLine(to trace: Trace) {
    guard let next = course.nextStart else {
      trace.note(
        .remark("No next line has started, so only death could end this time.", [.r54]))
      return
    }
    let number = course.nextNumber(history)
    for visit in course.visits where visit.day <= next {
      trace.note(
        visit.step(
          .passedOver,
          "\(visit.text): only progression on line \(number), or death, ends this time.",
          [.r54]))
    }
    trace.note(
      course.nextLineStep(
        .used, history,
        "Line \(number) started on \(next): its progression, or death, ends this time.",
        [.r54]))
  }

  /// Without a diagnosis on or before the start.
  func writeNoDiagnosis(to trace: Trace) {
    trace.note(
      .remark(
        history.patient.diagnosedOn.map {
          "The diagnosis, \($0), is after the start of the line: this time does not exist."
        } ?? "No day of diagnosis is recorded: this time does not exist.", [.r54]))
  }

  /// The day the time counts from.
  func writeOrigin(_ origin: ClinicalDate, _ diagnosed: PartialDate, to trace: Trace) {
    trace.note(
      .remark(
        diagnosed.day == nil
          ? "Diagnosis in \(diagnosed), taken to be on \(origin): day 0 of this time."
          : "Diagnosis on \(origin): day 0 of this time.",
        diagnosed.day == nil ? [.r54, .r69, .r70] : [.r54]))
  }
}
