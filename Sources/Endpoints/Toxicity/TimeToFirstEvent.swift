/// The time from the start of a line to the first of some adverse events, in competition with death.
///
/// Rule: A5.
public struct TimeToFirstEvent: Sendable, Equatable {
  /// How it ended.
  public enum Ending: String, Sendable, CaseIterable {
    /// By the event.
    case event
    /// By death without the event.
    case death
    /// By the end of the time at risk.
    case censored
  }

  /// Whole days from the start of the line, no day added.
  public let days: Int
  /// How it ended.
  public let ending: Ending
  /// The row that decided.
  public let evidence: Evidence
  /// Whether its last day was completed from a month or, of a death, from a year. Rule: A5, R70.
  public let isCompleted: Bool

  /// The time of a line, or `nil` where it had such an event and nobody knows when. Events after the time at risk change
  /// nothing.
  ///
  /// Rule: A5.
  ///
  /// - Parameters:
  ///   - first: The first event among those that count.
  ///   - followUp: The time at risk on the line.
  public init?(_ first: FirstEvent, _ followUp: ToxicityFollowUp) {
    if first.isUndated { return nil }
    if let onset = first.onset {
      (days, ending, isCompleted) = (onset.day, .event, onset.isCompleted)
      evidence = .adverseEvent(onset.eventNumber)
    } else {
      days = followUp.days
      ending = followUp.ending == .death ? .death : .censored
      (evidence, isCompleted) = (followUp.evidence, followUp.isImputed)
    }
  }

  /// Days as a question counts them. Rule: R66.
  ///
  /// - Parameter rules: Says whether a day is added.
  /// - Returns: Whole days.
  public func days(_ rules: EndpointRules) -> Int { days + (rules.addsOneDay ? 1 : 0) }
}
