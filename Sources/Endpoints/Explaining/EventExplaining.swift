public import ClinicalRecords

extension PatientHistory {
  /// Which adverse events belong to a line, and for every event of the patient why it does or does not.
  ///
  /// Rule: N1, A1, A2, A3, R57.
  ///
  /// - Parameters:
  ///   - index: Position in ``PatientHistory/lines``.
  ///   - rules: Settings of the derivation.
  ///   - codebook: Names the terms, and says which are immune-related.
  ///   - isAsked: Whether an event is asked about; others are not mentioned. Of an event that does not belong to the line it is
  ///     told what it would be on it.
  /// - Returns: The events in order of event number and how they came there; `nil` when the line began after the cutoff.
  public func explanation(
    ofAdverseEventsOfLineAt index: Int, rules: EndpointRules, codebook: Codebook,
    among isAsked: (LineEvent) -> Bool = { _ in true }
  ) -> (events: [LineEvent], explanation: Explanation)? {
    guard rules.knows(lines[index].startedOn) else { return nil }
    let notes = EventNotes(history: self, index: index, rules: rules, codebook: codebook)
    var events: [LineEvent] = []
    forEachEvent(ofLineAt: index, by: notes.attribution, rules: rules) { event in
      if isAsked(event) { events.append(event) }
    }
    let trace = Trace()
    let worst = events.map(\.event.grade).max()
    let decisive = events.first { $0.event.grade == worst }?.event.number
    for event in adverseEvents {
      if let counted = events.first(where: { $0.event.number == event.number }) {
        trace.note(notes.counted(counted, decides: event.number == decisive))
      } else if !belongs(event, to: index, notes),
        isAsked(supposed(event, on: index, notes))
      {
        trace.note(notes.passedOver(event))
      }
    }
    return (events, Explanation(steps: trace.stepsInOrderOfTime))
  }

  /// An event as it would be on a line to which it does not belong.
  private func supposed(_ event: AdverseEvent, on index: Int, _ notes: EventNotes) -> LineEvent {
    LineEvent(
      event: event,
      isImmuneRelated: notes.attribution.isImmuneRelated(event, on: lines[index], in: self),
      onsetDay: nil, isEmergent: false)
  }

  /// Whether an event counts on a line, asked about or not.
  private func belongs(_ event: AdverseEvent, to index: Int, _ notes: EventNotes) -> Bool {
    notes.attribution.line(of: event, in: self) == index && !notes.isAfterCutoff(event)
  }
}
