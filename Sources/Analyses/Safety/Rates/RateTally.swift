import Endpoints

/// Lines with some adverse events, and the time at risk their first event leaves. Rule: A4.
struct RateTally: Sendable, Equatable, Codable {
  /// Lines with an event whose first onset is known at least by its month.
  private(set) var patients = 0
  /// Lines with events of which no onset is known by its month; they are in no incidence.
  private(set) var undated = 0
  /// All events, also those that are not dated.
  private(set) var events = 0
  /// Events that began after the time at risk; they count nowhere else.
  private(set) var late = 0
  /// Days at risk that lie after a first event, or belong to lines without a date of it.
  private(set) var daysAfterFirst = 0

  /// Counts one line with at least one event, within the time at risk or after it.
  mutating func add(_ first: FirstEvent, _ followUp: ToxicityFollowUp) {
    events += first.count
    late += first.lateCount
    if let onset = first.onset {
      patients += 1
      daysAfterFirst += followUp.days - onset.day
    } else if first.isUndated {
      undated += 1
      daysAfterFirst += followUp.daysAtRisk
    }
  }

  mutating func merge(_ other: RateTally) {
    patients += other.patients
    undated += other.undated
    events += other.events
    late += other.late
    daysAfterFirst += other.daysAfterFirst
  }
}
