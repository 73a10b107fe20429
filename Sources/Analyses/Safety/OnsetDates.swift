import ClinicalRecords
import Endpoints

/// How exactly the onsets of events within the time at risk are known. Rule: A5.
public struct OnsetDates: Sendable, Equatable, Codable {
  /// Events of whose onset only the month is known, which is put on the 15th.
  public private(set) var completed = 0
  /// Events that are recorded to have begun before the line they were stated to belong to, and count at its start.
  public private(set) var moved = 0

  /// Notes an event within the time at risk.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - followUp: The time at risk on the line.
  @inline(__always)
  mutating func add(_ event: AdverseEvent, _ followUp: ToxicityFollowUp) {
    guard let onset = event.onsetOn else { return }
    if onset.precision == .month { completed += 1 }
    if onset.latest < followUp.start { moved += 1 }
  }

  mutating func merge(_ other: OnsetDates) {
    completed += other.completed
    moved += other.moved
  }
}
