import ClinicalRecords

/// Says of each row why it ended, or did not end, real-world progression-free survival.
struct RealWorldNotes {
  let course: LineCourse
  let history: PatientHistory
  let rules: EndpointRules
  let followUp: RealWorldFollowUp

  func write(_ end: RealWorldEnd?, to trace: Trace) {
    for visit in course.visits {
      trace.note(
        visit.response == .progressive
          ? progression(visit.progressionDay, visit.text, visit.evidence, "PD", end)
          : visit.step(
            .passedOver, "\(visit.text) is no progression; only progression counts here.", [.r71]))
    }
    for day in history.clinicalProgressions where course.mayEnd(on: day, rules) {
      let text = "Progression noted on \(day)"
      trace.note(progression(day, text, .clinicalProgression(day), "progression", end))
    }
    if course.death != nil { trace.note(death(end)) }
    if let next = course.nextStart { trace.note(lineChange(next, end)) }
    trace.note(endOfFollowUp(end))
  }

  private func progression(
    _ day: ClinicalDate, _ text: String, _ row: Evidence, _ value: String, _ end: RealWorldEnd?
  ) -> Explanation.Step {
    let days = daysText(day.days(since: course.start))
    let isEvent = end?.ending == .progression && end?.evidence == row
    let sentence =
      if isEvent {
        "\(text): the event, \(days) after the start."
      } else if !course.isEligible(day, rules) {
        "\(text) is \(days) after the start; progression up to day \(rules.realWorldGraceDays) "
          + "belongs to the line before."
      } else if end?.ending == .progression {
        "\(text): after the event."
      } else {
        "\(text): after this time had ended."
      }
    return Explanation.Step(
      isEvent ? .decided : .passedOver, row: row, day: day, value: value, sentence: sentence,
      rules: course.isEligible(day, rules) ? [.r71, .r73] : [.r72])
  }

  private func death(_ end: RealWorldEnd?) -> Explanation.Step {
    let text = course.deathText(history, rules)
    if end?.ending == .death {
      return course.deathStep(.decided, history, "\(text) is the event.", [.r73])
    }
    if end?.ending == .progression {
      return course.deathStep(.passedOver, history, "\(text) comes after the event.", [.r56])
    }
    return course.deathStep(
      .passedOver, history,
      "\(text) is not within \(daysText(rules.realWorldDeathDays)) of the end of follow-up, or "
        + "after this time had ended.", [.r74])
  }

  private func lineChange(_ next: ClinicalDate, _ end: RealWorldEnd?) -> Explanation.Step {
    let text = "Line \(course.nextNumber(history)) started on \(next)"
    switch end?.ending {
    case .nextLine:
      return course.nextLineStep(
        .decided, history, "\(text) without progression: the event under these rules.", [.r75])
    case .beforeNextTherapy:
      return course.nextLineStep(
        .decided, history, "\(text) without progression: the time is censored there.", [.r75])
    default:
      return course.nextLineStep(
        .remark, history,
        rules.realWorldLineChange == .ignored
          ? "\(text): under these rules a change of line changes nothing."
          : "\(text): not before the end of this time.", [.r75])
    }
  }

  private func endOfFollowUp(_ end: RealWorldEnd?) -> Explanation.Step {
    let decides = end.map { $0.ending == .endOfFollowUp || $0.ending == .cutoff } ?? true
    let why =
      if let next = followUp.gapEnd {
        "no visit from then to \(next), more than \(daysText(rules.realWorldVisitGapDays))"
      } else if followUp.ending == .cutoff {
        "the cutoff; something is recorded on or after it"
      } else {
        "the last day anything was recorded"
      }
    let missing =
      end == nil ? " It had not begun after the start, so this time does not exist." : ""
    return Explanation.Step(
      decides ? .decided : .remark, row: followUp.evidence, day: followUp.day,
      value: followUp.evidence.aliveValue,
      sentence: "Follow-up ended on \(followUp.day): \(why).\(missing)",
      rules: rules.realWorldVariant == .visitGaps ? [.r74] : [.r73])
  }
}
