/// An event that kills has grade 5, a fatal outcome, and is the event the death names.
///
/// Rule: A3.
extension RecordChecks {
  func fatalEventFindings(_ history: PatientHistory) -> [Finding] {
    gradeAndOutcomeFindings(history) + deathOfEventFindings(history) + causeFindings(history)
      + severalFatalFindings(history)
  }

  /// `Event 3 (Sepsis)`, as findings name an event.
  func name(of event: AdverseEvent) -> String {
    "Event \(event.number) (\(codebook.terms.entries[Int(event.term)].label))"
  }

  /// What does not fit between grade, outcome and the day of death.
  private func gradeAndOutcomeFindings(_ history: PatientHistory) -> [Finding] {
    history.adverseEvents.flatMap { event -> [Finding] in
      guard event.grade == 5 else {
        return event.details.wasFatal ? [gradeOfFatalFinding(event)] : []
      }
      return [
        history.diedOn == nil ? missingDeathFinding(event) : nil,
        event.details.wasSurvived ? outcomeFinding(event) : nil,
        endFinding(event, history),
      ].compactMap(\.self)
    }
  }

  private func missingDeathFinding(_ event: AdverseEvent) -> Finding {
    finding(
      "fatal-event-without-death", event, "grade",
      "\(name(of: event)) has grade 5, but no death is recorded: it needs one that names the event."
    )
  }

  private func gradeOfFatalFinding(_ event: AdverseEvent) -> Finding {
    finding(
      "fatal-outcome-below-grade-5", event, "event_outcome",
      "\(name(of: event)) ended in death, but has grade \(event.grade); an event that kills has grade 5."
    )
  }

  private func outcomeFinding(_ event: AdverseEvent) -> Finding {
    finding(
      "fatal-event-survived", event, "event_outcome",
      "\(name(of: event)) has grade 5, but an outcome other than death.")
  }

  /// An event that kills goes on until death.
  private func endFinding(_ event: AdverseEvent, _ history: PatientHistory) -> Finding? {
    guard let end = event.endedOn, let died = history.diedOn, end.latest < died.earliest else {
      return nil
    }
    return finding(
      "fatal-event-ends-before-death", event, "ended_on",
      "\(name(of: event)) has grade 5, but ends (\(end)) before death (\(died)).")
  }

  /// The event a death names, or does not name.
  private func deathOfEventFindings(_ history: PatientHistory) -> [Finding] {
    let fatal = history.adverseEvents.filter { $0.grade == 5 }
    guard let number = history.fatalEventNumber else {
      guard history.diedOn != nil, let event = fatal.first else { return [] }
      return [
        deathFinding(
          .odd, "fatal-event-not-named", "event_number",
          "\(name(of: event)) has grade 5, but the death does not name it.")
      ]
    }
    guard let named = history.adverseEvents.first(where: { $0.number == number }),
      named.grade < 5
    else { return [] }
    let other = fatal.first.map { " \(name(of: $0)) has grade 5." } ?? ""
    return [
      deathFinding(
        .impossible, "death-of-lesser-event", "event_number",
        "The death names \(name(of: named).insideSentence), which has grade \(named.grade); "
          + "an event that kills has grade 5.\(other)")
    ]
  }

  /// What does not fit between the cause of death and its events.
  private func causeFindings(_ history: PatientHistory) -> [Finding] {
    guard let cause = history.causeOfDeath else { return [] }
    let fatal = history.adverseEvents.filter { $0.grade == 5 }
    switch codebook.causesOfDeath.entries[Int(cause)].code {
    case "treatment" where fatal.isEmpty:
      return [
        deathFinding(
          .odd, "toxic-death-without-event", "cause_of_death",
          "The cause of death is treatment, but no adverse event has grade 5.")
      ]
    case "disease":
      return fatal.filter(\.isRelated).map { event in
        deathFinding(
          .odd, "toxic-death-called-disease", "cause_of_death",
          "\(name(of: event)) has grade 5 and is related to treatment, but the cause of death is disease."
        )
      }
    default: return []
    }
  }

  /// A patient dies once.
  private func severalFatalFindings(_ history: PatientHistory) -> [Finding] {
    let fatal = history.adverseEvents.filter { $0.grade == 5 }
    guard let first = fatal.first else { return [] }
    return fatal.dropFirst().map { event in
      finding(
        "several-fatal-events", event, "grade",
        "\(name(of: event)) has grade 5, as \(name(of: first).insideSentence) has: a patient dies of one event."
      )
    }
  }

  private func finding(
    _ rule: String, _ event: AdverseEvent, _ column: String, _ sentence: String
  ) -> Finding {
    Finding(
      .odd, rule: rule, table: "adverse_event", key: ["\(event.number)"], column: column,
      sentence: sentence)
  }

  private func deathFinding(
    _ severity: Finding.Severity, _ rule: String, _ column: String, _ sentence: String
  ) -> Finding {
    Finding(severity, rule: rule, table: "death", column: column, sentence: sentence)
  }
}

extension String {
  /// `event 3 (Sepsis)`, as it stands inside a sentence.
  fileprivate var insideSentence: String { prefix(1).lowercased() + dropFirst() }
}
