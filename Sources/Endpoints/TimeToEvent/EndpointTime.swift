public import ClinicalRecords

/// The time from the start of a line to an event, or to the day until which it is known not to have
/// happened.
///
/// Rule: R54, R55, R56, R65, R66, R68, R70.
public struct EndpointTime: Sendable, Equatable {
  /// How the time ended.
  public enum Ending: String, Sendable, CaseIterable {
    /// Progression: an event.
    case progression
    /// Death: an event.
    case death
    /// Treatment stopped: an event.
    case discontinuation = "treatment stopped"
    /// The next line started: an event.
    case nextLine = "next line started"
    /// Response: an event.
    case response
    /// Loss to follow-up, where the rules count it as an event.
    case lossAsEvent = "lost to follow-up, counted as an event"
    /// Alive when last known: the event of follow-up.
    case followedUp = "alive when last known"
    /// Censored at the last assessment that could be evaluated.
    case lastAssessment = "last evaluable assessment"
    /// Censored at the start: never assessed, not known to have died.
    case notAssessed = "no assessment after the start"
    /// Censored at the last day the patient was known alive.
    case lastKnownAlive = "last known alive"
    /// Censored at the cutoff: known alive then.
    case cutoff
    /// Censored at the start: no baseline assessment. Rule: R7.
    case noBaseline = "no baseline assessment"
    /// Censored at the last assessment before the next therapy.
    case beforeNextTherapy = "next therapy before the event"
    /// Censored at the last assessment before several were missed.
    case beforeMissedAssessments = "missed assessments before the event"
    /// Censored at the last assessment before the patient was lost.
    case beforeLoss = "lost to follow-up before the event"
    /// Censored at death: the event is another.
    case deathWithoutEvent = "death without the event"
    /// Censored at the last dose: treatment goes on.
    case onTreatment = "on treatment"
    /// Censored where real-world follow-up ended.
    case endOfFollowUp = "end of follow-up"

    /// Whether it is an event; CDISC's CNSR says the reverse. Rule: R55.
    public var isEvent: Bool {
      switch self {
      case .progression, .death, .discontinuation, .nextLine, .response, .lossAsEvent, .followedUp:
        true
      default: false
      }
    }
  }

  /// Day 0: the start of the line; of a duration of response the day of the response, of survival
  /// from diagnosis the diagnosis. Rule: R54.
  public let start: ClinicalDate
  /// Day of the event or of censoring; never before `start`.
  public let stop: ClinicalDate
  /// How it ended; also the reason of censoring. Rule: R65.
  public let ending: Ending
  /// The row that decided; `nil` when censored at the start for want of any.
  public let evidence: Evidence?
  /// Whether the day of death, or of diagnosis, was completed from a month or year. Rule: R70.
  public let isImputed: Bool

  /// A time to event.
  ///
  /// - Parameters:
  ///   - start: Day 0.
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
  public var isEvent: Bool { ending.isEvent }

  /// Whole days from start to stop, no day added. Rule: R66.
  public var days: Int { stop.days(since: start) }

  /// Days as a question counts them.
  ///
  /// - Parameter rules: Says whether a day is added.
  /// - Returns: Whole days.
  public func days(_ rules: EndpointRules) -> Int { days + (rules.addsOneDay ? 1 : 0) }
}
