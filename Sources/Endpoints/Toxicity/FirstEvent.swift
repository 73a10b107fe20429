public import ClinicalRecords

/// The first of some adverse events of a line, found by looking at one after the other.
///
/// What began after the time at risk is neither a first event nor counted: nobody was at risk of it, so that it has no
/// time to be divided by.
///
/// Rule: A4, A5.
public struct FirstEvent: Sendable, Equatable {
  /// Its onset; of several on one day that of the first looked at; `nil` while no event has been seen whose month of onset
  /// is known.
  public private(set) var onset: EventOnset?
  /// The number of events, without those that began after the time at risk.
  public private(set) var count = 0
  /// The number of events that began after the time at risk.
  public private(set) var lateCount = 0

  /// No event yet.
  public init() {}

  /// Looks at one more event.
  ///
  /// - Parameters:
  ///   - event: An event of the line.
  ///   - followUp: The time at risk on the line.
  /// - Returns: Whether it began within the time at risk, or could have.
  @inline(__always) @discardableResult
  public mutating func look(at event: AdverseEvent, _ followUp: ToxicityFollowUp) -> Bool {
    guard !followUp.isOver(before: event) else {
      lateCount += 1
      return false
    }
    count += 1
    guard let found = followUp.onset(of: event) else { return true }
    if let onset, onset.day <= found.day { return true }
    onset = found
    return true
  }

  /// Whether there are events, and of none even the month of onset is known.
  public var isUndated: Bool { count > 0 && onset == nil }
}
