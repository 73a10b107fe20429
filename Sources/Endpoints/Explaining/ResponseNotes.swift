import ClinicalRecords

/// Says which visit is the first response.
struct ResponseNotes {
  let course: LineCourse
  let rules: EndpointRules

  private var basisRules: [Rule] { rules.responseBasis == .confirmed ? [.r43, .r44] : [.r44] }

  /// - Parameters:
  ///   - response: The first response, or `nil`.
  ///   - trace: The notebook.
  func write(_ response: FirstResponse?, to trace: Trace) {
    let span = ResponseSpan(course, rules: rules)
    for index in course.visits.indices where index != response?.visit {
      let visit = course.visits[index]
      let counts = span.position(of: index) != nil
      let isBefore = counts && index < response?.visit ?? course.visits.endIndex
      let text =
        isBefore
        ? before(visit)
        : counts
          ? "\(visit.text): after the first response."
          : "\(visit.text): after the first progression or the next line."
      trace.note(visit.step(isBefore ? .used : .passedOver, text, [.r50]))
    }
    if let response {
      trace.note(first(response, "the first response"))
    } else {
      trace.note(.remark("The line has no \(basisText)response: this time does not exist.", [.r50]))
    }
  }

  /// The day a duration of response counts from.
  func writeOrigin(_ response: FirstResponse, to trace: Trace) {
    var step = first(response, "day 0, the first response")
    step.role = .used
    step.rules.append(.r51)
    trace.note(step)
  }

  /// Whether a duration of stable disease exists.
  func writeStable(_ best: BestOverallResponse, to trace: Trace) {
    trace.note(
      .remark(
        best.response == .stable
          ? "The best \(basisText)response is SD: its duration counts from the start of the line."
          : "The best \(basisText)response is \(best.response.rawValue), not SD: this time does not "
            + "exist.", [.r44, .r52]))
  }

  private var basisText: String { rules.responseBasis == .confirmed ? "confirmed " : "" }

  private func before(_ visit: Visit) -> String {
    visit.response.isResponse
      ? "\(visit.text): not confirmed by a later scan." : "\(visit.text): no response yet."
  }

  private func first(_ response: FirstResponse, _ words: String) -> Explanation.Step {
    let visit = course.visits[response.visit]
    let confirmed = response.confirmation.map { ", confirmed by \(course.visits[$0].text)" } ?? ""
    let days = daysText(visit.day.days(since: course.start))
    return visit.step(
      .decided, "\(visit.text): \(words), \(days) after the start\(confirmed).",
      [.r50] + basisRules)
  }
}
