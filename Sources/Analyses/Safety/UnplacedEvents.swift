import Endpoints

/// Adverse events that belong to no line of therapy, and so count nowhere. Rule: N1, A7.
public struct UnplacedEvents: Sendable, Equatable, Codable {
  /// How many there are, of patients with a counted line; each once.
  public private(set) var count = 0

  /// Notes an event that belongs to no line, unless it was noted from another line of the patient, or could not count.
  ///
  /// - Parameters:
  ///   - lineEvent: The event.
  ///   - place: The line that is counted.
  ///   - counting: Which events count.
  mutating func note(_ lineEvent: LineEvent, _ place: LinePlace, _ counting: SafetyCounting) {
    if place.isFirstCounted, counting.couldCount(unplaced: lineEvent) { count += 1 }
  }

  mutating func merge(_ other: UnplacedEvents) { count += other.count }
}
