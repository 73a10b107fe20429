public import ClinicalRecords

/// The time from the start of a line to an event, or to the day until which it is known not to have
/// happened.
public struct EndpointTime: Sendable, Equatable {
  /// How the time ended.
  public enum Ending: String, Sendable, CaseIterable {
    /// Progression at a tumor assessment: an event.
    case progression
    /// Death: an event.
    case death
    /// Censored at the last assessment that could be evaluated.
    case lastAssessment = "last evaluable assessment"
    /// Censored at the start: never assessed, not known to have died.
    case notAssessed = "no assessment after the start"
    /// Censored at the last day the patient was known alive.
    case lastKnownAlive = "last known alive"
    /// Censored at the cutoff: known alive then.
    case cutoff
  }

  /// Start of the line: day 0. Rule: R54.
  public let start: ClinicalDate
  /// Day of the event or of censoring; never before `start`.
  public let stop: ClinicalDate
  /// How it ended; also the reason of censoring. Rule: R65.
  public let ending: Ending
  /// The row that decided; `nil` when censored at the start for want of any.
  public let evidence: Evidence?
  /// Whether the day of death was completed from a month or year. Rule: R70.
  public let isImputed: Bool

  /// A time to event.
  ///
  /// - Parameters:
  ///   - start: Start of the line.
  ///   - stop: Day of the event or of censoring; moved to `start` if before it.
  ///   - ending: How it ended.
  ///   - evidence: The row that decided.
  ///   - isImputed: Whether the day was completed.
  public init(
    start: ClinicalDate, stop: ClinicalDate, ending: Ending, evidence: Evidence?,
    isImputed: Bool = false
  ) {
    self.start = start
    self.stop = max(start, stop)
    self.ending = ending
    self.evidence = evidence
    self.isImputed = isImputed
  }

  /// Whether the event happened.
  public var isEvent: Bool { ending == .progression || ending == .death }

  /// Whole days from start to stop. Rule: R66.
  public var days: Int { stop.days(since: start) }
}
