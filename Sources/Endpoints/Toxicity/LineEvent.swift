public import ClinicalRecords

/// An adverse event as it counts on a line of therapy.
public struct LineEvent: Sendable, Equatable {
  /// The event.
  public let event: AdverseEvent
  /// Whether it counts as immune-related on this line; `nil` where the mark decides and was not recorded. Rule: A1.
  public let isImmuneRelated: Bool?
  /// Days from the start of the line to its onset, 0 for the day of the start; `nil` where the onset is not known to the
  /// day, negative where it lies before a line that was stated.
  public let onsetDay: Int?
  /// Whether its onset lies, or where it is not known to the day could lie, within the window of the line; false only for an
  /// event that was stated to belong to it. Rule: N1, A2.
  public let isEmergent: Bool
}

extension LineEvent {
  /// An event that belongs to no line, as it could count on one.
  fileprivate init(unplaced event: AdverseEvent, _ attribution: EventAttribution) {
    self.init(
      event: event, isImmuneRelated: attribution.immuneRelated.containsWithoutLine(event),
      onsetDay: nil, isEmergent: true)
  }
}

extension PatientHistory {
  /// Hands over the adverse events that belong to the line at `index`, in order of event number, without allocation.
  ///
  /// An event without a line, or with an onset after the cutoff, belongs to none.
  ///
  /// Rule: N1, A1, A2, R57.
  ///
  /// - Parameters:
  ///   - index: Position in ``PatientHistory/lines``.
  ///   - attribution: Says which line an event belongs to.
  ///   - rules: Give the cutoff.
  ///   - unplaced: Takes each event that belongs to no line at all, as it could count on one.
  ///   - body: Takes each event.
  @inline(__always)
  public func forEachEvent(
    ofLineAt index: Int, by attribution: EventAttribution, rules: EndpointRules,
    unplaced: (LineEvent) -> Void = { _ in }, _ body: (LineEvent) -> Void
  ) {
    let line = lines[index]
    for event in adverseEvents {
      let found = attribution.line(of: event, in: self)
      guard found == nil || found == index else { continue }
      if let onset = event.onsetOn, !rules.knows(onset.earliest) { continue }
      guard found != nil else {
        unplaced(LineEvent(unplaced: event, attribution))
        continue
      }
      let isImmuneRelated = attribution.isImmuneRelated(event, on: line, in: self)
      body(
        LineEvent(
          event: event, isImmuneRelated: isImmuneRelated,
          onsetDay: event.onsetOn?.day.map { $0.days(since: line.startedOn) },
          isEmergent: event.statedLine == nil
            || couldBegin(
              event.onsetOn, onLineAt: index,
              windowDays: attribution.windowDays(isImmuneRelated: isImmuneRelated))
        ))
    }
  }
}
