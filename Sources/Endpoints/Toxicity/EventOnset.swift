public import ClinicalRecords

/// The day an adverse event began, counted from the start of the line it belongs to.
///
/// Rule: A5.
public struct EventOnset: Sendable, Equatable {
  /// Days from the start of the line, from 0.
  public let day: Int
  /// Whether only the month was known.
  public let isCompleted: Bool
  /// Whether it is recorded to have begun before the line that it was stated to belong to: such an event counts on the
  /// line's first day.
  public let isMoved: Bool
  /// The running number of the event.
  public let eventNumber: Int
}

extension ToxicityFollowUp {
  /// Whether an event of the line began after the time at risk, for certain: immune-related events and those of a stated
  /// line can.
  ///
  /// Rule: A4.
  ///
  /// - Parameter event: The event.
  /// - Returns: Whether it did; of an onset known by month or year only if no day of it is within the time at risk.
  @inline(__always)
  public func isOver(before event: AdverseEvent) -> Bool {
    event.onsetOn.map { $0.earliest > stop } ?? false
  }

  /// The onset of an event of the line, or `nil` where not even the month is known.
  ///
  /// A month is taken to be its 15th, but not after the time at risk and not before the start of the line.
  ///
  /// Rule: A5.
  ///
  /// - Parameter event: The event; not one that began after the time at risk.
  /// - Returns: The onset.
  public func onset(of event: AdverseEvent) -> EventOnset? {
    guard let onset = event.onsetOn, onset.precision != .year else { return nil }
    let fifteenth = onset.completed(as: .death, missingMonth: .middle)
    let day = onset.day ?? max(onset.earliest, min(fifteenth, stop))
    let isBefore = onset.latest < start
    return EventOnset(
      day: max(0, day.days(since: start)), isCompleted: onset.precision != .day, isMoved: isBefore,
      eventNumber: event.number)
  }
}
