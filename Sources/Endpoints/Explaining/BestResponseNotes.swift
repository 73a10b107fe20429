import ClinicalRecords

/// Says of each visit why it is, or is not, the best overall response.
struct BestResponseNotes {
  let course: LineCourse
  let rules: EndpointRules
  let best: BestOverallResponse

  func writeUnconfirmed(to trace: Trace) {
    let span = ResponseSpan(course, rules: rules)
    for index in course.visits.indices {
      trace.note(span.position(of: index) != nil ? counting(index) : outside(index))
    }
    if course.responseVisits(rules).isEmpty { trace.note(neverAssessed) }
  }

  func writeConfirmed(_ visits: ConfirmationVisits, to trace: Trace) {
    let span = ResponseSpan(course, rules: rules)
    for index in course.visits.indices {
      guard let position = span.position(of: index), visits.indices.contains(position) else {
        trace.note(outside(index, relapse: visits.relapse))
        continue
      }
      trace.note(
        index == visits.relapse
          ? relapsed(index)
          : course.visits[index].response.isResponse
            ? responding(index, confirmedBy: visits.confirmation(of: index)) : counting(index))
    }
    if visits.indices.isEmpty { trace.note(neverAssessed) }
  }

  private var neverAssessed: Explanation.Step {
    .remark("No assessment with a response was made on this line, so the response is NE.", [.r38])
  }

  private func role(_ visit: Visit) -> Explanation.Role {
    visit.evidence == best.evidence ? .decided : .used
  }

  /// A visit whose own response counts.
  private func counting(_ index: Int) -> Explanation.Step {
    let visit = course.visits[index]
    let counted = visit.countedResponse(course.stableDay(rules))
    if counted != visit.response { return early(visit) }
    if visit.progressedOn != nil { return datedBack(visit) }
    if visit.evidence == best.evidence {
      let rule: [Rule] = counted == .progressive ? [.r33, .r37] : [.r37]
      return visit.step(.decided, "\(visit.text): the best response of the line.", rule)
    }
    switch counted {
    case .progressive:
      return visit.step(
        .used, "\(visit.text): the first progression; nothing after it counts.", [.r33])
    case .notEvaluable:
      return visit.step(
        .passedOver, "\(visit.text) could not be evaluated.", [.r37])
    case best.response:
      return visit.step(
        .used, "\(visit.text) counts as well; the first one is named.", [.r37])
    default:
      return visit.step(
        .used, "\(visit.text) counts, but \(best.response.rawValue) goes before it.", [.r37])
    }
  }

  /// A progression dated to the day of an equivocal finding.
  private func datedBack(_ visit: Visit) -> Explanation.Step {
    visit.step(
      role(visit),
      "\(visit.text) confirms what was first seen on \(visit.progressionDay), so progression is dated "
        + "to that day: "
        + (role(visit) == .decided
          ? "the best response of the line." : "nothing after that day counts."),
      [.r24, .r33] + (role(visit) == .decided ? [.r37] : []))
  }

  private func early(_ visit: Visit) -> Explanation.Step {
    let days = daysText(visit.day.days(since: course.start))
    let text =
      "\(visit.text) is \(days) after the start; \(visit.response.rawValue) counts from day "
      + "\(rules.stableDiseaseMinimumDays), so here it is NE."
    return visit.step(role(visit) == .decided ? .decided : .passedOver, text, [.r35, .r36])
  }

  /// A CR or PR where responses need confirmation.
  private func responding(_ index: Int, confirmedBy later: Int?) -> Explanation.Step {
    let visit = course.visits[index]
    let rule: Rule = visit.response == .complete ? .r39 : .r40
    guard let later else { return unconfirmed(visit, rule) }
    let second = course.visits[later]
    let days = daysText(second.day.days(since: visit.day))
    return visit.step(
      role(visit), "\(visit.text) is confirmed by \(second.text), \(days) later.",
      [rule, .r43] + (later > index + 1 ? [.r41] : []))
  }

  private func unconfirmed(_ visit: Visit, _ rule: Rule) -> Explanation.Step {
    let isEarly = visit.day < course.stableDay(rules)
    let text =
      "\(visit.text) is not confirmed: no scan at least \(daysText(rules.confirmationDays)) later "
      + "shows it again in an unbroken row. It counts as "
      + (isEarly
        ? "NE, as it is before day \(rules.stableDiseaseMinimumDays)." : "SD.")
    return visit.step(role(visit), text, [rule, .r42])
  }

  /// Disease seen again after a complete response.
  private func relapsed(_ index: Int) -> Explanation.Step {
    let visit = course.visits[index]
    return visit.step(
      role(visit),
      "\(visit.text) comes after a complete response: disease seen again is progression, and "
        + "nothing after it counts.", [.r28, .r45])
  }

  /// A visit that does not count for the response of this line.
  private func outside(_ index: Int, relapse: Int? = nil) -> Explanation.Step {
    let visit = course.visits[index]
    if let relapse, index > relapse {
      return visit.step(
        .passedOver, "\(visit.text): after disease was seen again.", [.r33, .r45])
    }
    if let next = course.nextStart, !visit.isUp(to: next, rules) {
      let tie: [Rule] = visit.day == next ? [.r34] : []
      return visit.step(
        .passedOver,
        "\(visit.text): \(visit.day == next ? "on the day" : "after") the next line started"
          + (visit.day == next ? "." : " on \(next)."), [.r33] + tie)
    }
    return visit.step(.passedOver, "\(visit.text): after the first progression.", [.r33])
  }
}
