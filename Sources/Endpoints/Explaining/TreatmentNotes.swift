import ClinicalRecords

/// Says when and why treatment stopped, or what the next treatment was.
struct TreatmentNotes {
  let course: LineCourse
  let history: PatientHistory
  let rules: EndpointRules

  // MARK: Time to treatment discontinuation

  func write(_ stop: TreatmentStop, dose: LastDose?, to trace: Trace) {
    if let dose {
      trace.note(
        Explanation.Step(
          .decided, row: dose.evidence, day: dose.day, value: "last dose",
          sentence: "The last dose known was given on \(dose.day), \(afterStart(dose.day)).",
          rules: [.r61]))
    } else {
      trace.note(.remark("No dose with a date is known for this line.", [.r61]))
    }
    trace.note(reason(stop, dose))
  }

  private func reason(_ stop: TreatmentStop, _ dose: LastDose?) -> Explanation.Step {
    let role: Explanation.Role = dose == nil ? .decided : .used
    let day = dose == nil ? "" : "; the day of the last dose counts"
    switch stop.reason {
    case .ended:
      let ended = course.line.endedOn ?? stop.day
      return Explanation.Step(
        role, row: .line(course.line.number), day: ended, value: "end",
        sentence: "The end of treatment is recorded on \(ended)\(day).", rules: [.r61])
    case .nextLine:
      let next = course.nextStart ?? stop.day
      return course.nextLineStep(
        role, history,
        "Line \(course.nextNumber(history)) started on \(next), so treatment had stopped"
          + (dose == nil ? " the day before." : day + "."), [.r61])
    case .death:
      return course.deathStep(
        role, history, "\(course.deathText(history, rules)) ended treatment\(day).", [.r61])
    case .noDoses, .goesOn: return activity(stop, dose)
    }
  }

  private func activity(_ stop: TreatmentStop, _ dose: LastDose?) -> Explanation.Step {
    let last = stop.activity?.day ?? stop.day
    let limit = daysText(rules.discontinuationGapDays)
    let days = dose.map { daysText(last.days(since: $0.day)) }
    let text =
      if let days {
        "The last activity, on \(last), is \(days) after the last dose; "
          + (stop.reason == .noDoses
            ? "\(limit) or more mean that treatment has stopped."
            : "below \(limit) treatment is taken to go on.")
      } else {
        "No end is recorded: treatment is taken to go on until \(last), the last day known alive."
      }
    return Explanation.Step(
      dose == nil ? .decided : .used, row: stop.activity?.evidence, day: last,
      value: stop.activity?.evidence.aliveValue ?? "", sentence: text,
      rules: [stop.activity?.ending == .cutoff ? .r57 : .r58, .r61])
  }

  // MARK: Time to next treatment

  func write(_ time: EndpointTime, to trace: Trace) {
    switch time.ending {
    case .nextLine:
      trace.note(
        course.nextLineStep(
          .decided, history,
          "Line \(course.nextNumber(history)) started on \(time.stop), \(afterStart(time.stop)).",
          [.r54, .r56]))
    case .death, .deathWithoutEvent:
      let words = time.ending == .death ? "is an event" : "is no event and censors the time"
      trace.note(
        course.deathStep(
          .decided, history,
          "\(course.deathText(history, rules)) before a next line \(words) under these rules.",
          [.r54]))
    default:
      trace.note(.remark("No next line has started.", [.r54]))
      SurvivalNotes(course: course, history: history, rules: rules).write(time, to: trace)
    }
  }

  private func afterStart(_ day: ClinicalDate) -> String {
    "\(daysText(max(0, day.days(since: course.start)))) after the start"
  }
}
