import ClinicalRecords

/// Says of adverse events why they count on a line, or where else they belong.
struct EventNotes {
  let history: PatientHistory
  let index: Int
  let rules: EndpointRules
  let codebook: Codebook
  let attribution: EventAttribution

  init(history: PatientHistory, index: Int, rules: EndpointRules, codebook: Codebook) {
    self.history = history
    self.index = index
    self.rules = rules
    self.codebook = codebook
    attribution = EventAttribution(rules, codebook)
  }

  private var line: LineOfTherapy { history.lines[index] }

  /// Whether an event does not exist for the question. Rule: R57.
  func isAfterCutoff(_ event: AdverseEvent) -> Bool {
    event.onsetOn.map { !rules.knows($0.earliest) } ?? false
  }

  // MARK: Events of the line

  /// A step about an event of the line.
  func counted(_ counted: LineEvent, decides: Bool) -> Explanation.Step {
    let place = place(counted)
    let nature = ImmuneRelatedNotes(self, counted)
    let death = death(counted.event)
    return step(
      decides ? .decided : .used, counted.event,
      "\(place.text) \(nature.text)" + (death.map { " \($0)" } ?? ""),
      place.rules + nature.rules + (death == nil ? [] : [.a3]))
  }

  private func place(_ counted: LineEvent) -> (text: String, rules: [Rule]) {
    let event = counted.event
    if event.statedLine != nil {
      return ("Stated to belong to line \(line.number)\(onset(of: counted)).", [.n1])
    }
    guard let days = counted.onsetDay, let onset = event.onsetOn else {
      let first = index == 0 ? "" : " and in that of no line before"
      return (
        "Began in \(event.onsetOn?.description ?? "a time not known"), which could lie in the line's window\(first).",
        counted.isImmuneRelated == true ? [.n1, .a2] : [.n1]
      )
    }
    guard let end = line.endedOn, onset.earliest > end else {
      return ("Began \(daysText(days)) after the start of line \(line.number).", [.n1])
    }
    let window = daysText(attribution.windowDays(isImmuneRelated: counted.isImmuneRelated))
    let kind = counted.isImmuneRelated == true ? "immune-related events" : "events"
    return (
      "Began \(daysText(onset.earliest.days(since: end))) after the end of line \(line.number); "
        + "\(kind) belong to it for \(window).",
      counted.isImmuneRelated == true ? [.n1, .a2] : [.n1]
    )
  }

  /// When an event that was stated to belong to the line began: `; it began 21 days after its start`.
  private func onset(of counted: LineEvent) -> String {
    guard let onset = counted.event.onsetOn else { return "" }
    let outside = counted.isEmergent ? "" : ", outside its window"
    guard let days = counted.onsetDay else { return "; it began in \(onset)\(outside)" }
    let side = days < 0 ? "before" : "after"
    return "; it began \(daysText(abs(days))) \(side) its start\(outside)"
  }

  private func death(_ event: AdverseEvent) -> String? {
    guard event.grade == 5 else { return nil }
    if history.fatalEventNumber == event.number { return "The patient died of it." }
    return history.diedOn == nil
      ? "Grade 5 is death, but no death is recorded."
      : "Grade 5 is death, but the death does not name it."
  }

  // MARK: Other events

  /// A step about an event that does not count on the line.
  func passedOver(_ event: AdverseEvent) -> Explanation.Step {
    if isAfterCutoff(event) {
      return step(
        .passedOver, event, "After the cutoff: it does not exist for this question.", [.r57])
    }
    guard let other = attribution.line(of: event, in: history) else {
      return step(.passedOver, event, "\(reasonForNone(event)): it belongs to no line.", [.n1])
    }
    let number = history.lines[other].number
    let why =
      event.statedLine != nil
      ? "to which it was stated to belong"
      : event.onsetOn?.day == nil
        ? "the first in whose window it could have begun" : "in whose window it began"
    let isImmune = attribution.isImmuneRelated(event, on: history.lines[other], in: history)
    return step(
      .passedOver, event, "Counted on line \(number), \(why).",
      isImmune == true && event.statedLine == nil ? [.n1, .a2] : [.n1])
  }

  private func reasonForNone(_ event: AdverseEvent) -> String {
    if let stated = event.statedLine { return "Stated for line \(stated), which there is not" }
    guard let onset = event.onsetOn else { return "Neither an onset nor a line is recorded" }
    guard let before = history.lines.lastIndex(where: { $0.startedOn <= onset.latest }) else {
      return "Began before the first line"
    }
    let isImmune = attribution.isImmuneRelated(event, on: history.lines[before], in: history)
    let days = attribution.windowDays(isImmuneRelated: isImmune)
    let last = history.lastEventDay(ofLineAt: before, windowDays: days)
    let next = history.startOfLine(after: before) == nil ? "" : " and before the next line"
    return "Began after the window of line \(history.lines[before].number), which ends on \(last) "
      + "(\(daysText(days)) after the line)\(next)"
  }

  private func step(
    _ role: Explanation.Role, _ event: AdverseEvent, _ sentence: String, _ rules: [Rule]
  ) -> Explanation.Step {
    let term = codebook.terms.entries[Int(event.term)].label
    return Explanation.Step(
      role, row: .adverseEvent(event.number), day: event.onsetOn?.day,
      value: "\(term), grade \(event.grade)", sentence: sentence, rules: rules)
  }
}

/// Says whether an event of a line is related to treatment and immune-related, and what says so.
struct ImmuneRelatedNotes {
  let text: String
  let rules: [Rule]

  init(_ notes: EventNotes, _ counted: LineEvent) {
    let event = counted.event
    let suspect = event.details.suspectedAgent.map {
      " (suspected: \(notes.codebook.agents.entries[Int($0)].label))"
    }
    let relation = event.isRelated ? "Related to treatment" : "Not related to treatment"
    text = relation + (suspect ?? "") + ", " + ImmuneRelatedNotes.words(notes, counted) + "."
    rules = [.a1]
  }

  private static func words(_ notes: EventNotes, _ counted: LineEvent) -> String {
    let events = notes.attribution.immuneRelated
    let line = notes.history.lines[notes.index]
    switch (events.basis, counted.isImmuneRelated) {
    case (.entered, true): return "immune-related, as recorded"
    case (.entered, false): return "not immune-related"
    case (.entered, nil): return "not recorded whether immune-related"
    case (.typicalTerms, true), (.listedTerms, true):
      return "immune-related by its term in a line with a checkpoint inhibitor"
    case (.typicalTerms, _), (.listedTerms, _):
      if !events.lists(counted.event.term) { return "not immune-related by its term" }
      return events.hasCheckpointInhibitor(line, in: notes.history)
        ? "so not immune-related"
        : "not immune-related, as the line has no checkpoint inhibitor"
    }
  }
}
