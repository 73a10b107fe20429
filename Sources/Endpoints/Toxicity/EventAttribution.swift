public import ClinicalRecords

/// To which line of therapy adverse events belong, and which of them are immune-related.
///
/// Made once per question from the words of a registry; asking it takes no allocation.
///
/// Rule: N1, A1, A2.
public struct EventAttribution: Sendable {
  /// Days after a line's end in which events belong to it.
  let windowDays: Int
  /// The same for immune-related events.
  let immuneRelatedWindowDays: Int
  /// Says which events count as immune-related.
  let immuneRelated: ImmuneRelatedEvents

  /// The attribution under some rules.
  ///
  /// - Parameters:
  ///   - rules: Give the windows and say which events are immune-related.
  ///   - codebook: Gives the list of terms and the classes of drugs.
  public init(_ rules: EndpointRules, _ codebook: Codebook) {
    windowDays = rules.toxicityWindowDays
    immuneRelatedWindowDays = rules.immuneRelatedWindowDays
    immuneRelated = ImmuneRelatedEvents(rules.immuneRelatedBasis, codebook)
  }

  /// The parts of a history it looks at, beside adverse events and lines of therapy.
  public var parts: HistoryParts { immuneRelated.parts }

  /// Whether an event counts as immune-related on a line. Rule: A1.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - line: The line it is looked at from.
  ///   - history: The patient's rows.
  /// - Returns: Whether it does; `nil` where the mark decides and was not recorded.
  @inline(__always)
  public func isImmuneRelated(
    _ event: AdverseEvent, on line: LineOfTherapy, in history: PatientHistory
  ) -> Bool? { immuneRelated.contains(event, on: line, in: history) }

  /// The position of the line to which an event belongs, or `nil` when it belongs to none.
  ///
  /// A stated line wins. Otherwise the first line whose window holds the onset: from its start to a number of days after
  /// its end, more for immune-related events, but no longer than the day before the next line starts. Of an onset known by
  /// month or year only it is asked whether it could fall there.
  ///
  /// Rule: N1, A2.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - history: The patient's rows.
  /// - Returns: The position in ``PatientHistory/lines``.
  public func line(of event: AdverseEvent, in history: PatientHistory) -> Int? {
    history.line(of: event) { index in
      let isImmune = isImmuneRelated(event, on: history.lines[index], in: history)
      return windowDays(isImmuneRelated: isImmune)
    }
  }

  /// Days after a line's end in which events belong to it. Rule: A2.
  ///
  /// - Parameter isImmuneRelated: Whether the event is immune-related; where that is not recorded it has the shorter window.
  /// - Returns: The days.
  @inline(__always)
  func windowDays(isImmuneRelated: Bool?) -> Int {
    isImmuneRelated == true ? immuneRelatedWindowDays : windowDays
  }
}
