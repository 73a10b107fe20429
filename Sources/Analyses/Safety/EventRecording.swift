import ClinicalRecords
import Endpoints

/// What was recorded of events that a question asks about: of how many it cannot be told whether they were serious,
/// stopped treatment, come from a drug, or are immune-related.
public struct EventRecording: Sendable, Equatable, Codable {
  /// One thing that can be missing.
  public struct Detail: Sendable, Equatable, Codable {
    /// Events that count, or that this one thing keeps from counting.
    public private(set) var events = 0
    /// Those of which it was not recorded.
    public private(set) var unrecorded = 0

    /// Whether it could be told of one event at least; true where there is no event.
    var tells: Bool { events == 0 || unrecorded < events }

    mutating func add(isRecorded: Bool) {
      events += 1
      if !isRecorded { unrecorded += 1 }
    }

    mutating func merge(_ other: Detail) {
      events += other.events
      unrecorded += other.unrecorded
    }
  }

  /// Whether events were serious.
  public private(set) var seriousness = Detail()
  /// What was done with the treatment.
  public private(set) var action = Detail()
  /// Which drug is suspected.
  public private(set) var suspect = Detail()
  /// Whether events were immune-related. Rule: A1.
  public private(set) var immuneMark = Detail()

  /// Notes an event of as much relation and as high a grade as asked for.
  ///
  /// Each thing is noted of the events that everything else lets count, or could let count: where an event is recorded not
  /// to be serious, it does not matter for a table of serious events which drug is suspected.
  ///
  /// - Parameters:
  ///   - lineEvent: The event on a line.
  ///   - counting: What is asked for; where nothing can be missing, nothing is noted.
  @inline(__always)
  mutating func note(_ lineEvent: LineEvent, _ counting: SafetyCounting) {
    guard !counting.askedDetails.isEmpty else { return }
    add(lineEvent, counting)
  }

  private mutating func add(_ lineEvent: LineEvent, _ counting: SafetyCounting) {
    let unrecorded = EventTraits(unrecordedOf: lineEvent)
    let failures = counting.failures(of: lineEvent, unrecorded: unrecorded)
    func note(_ traits: EventTraits, _ detail: inout Detail) {
      guard !counting.askedDetails.isDisjoint(with: traits), failures.isSubset(of: traits) else {
        return
      }
      detail.add(isRecorded: unrecorded.isDisjoint(with: traits))
    }
    note(.serious, &seriousness)
    note(.ledToDiscontinuation, &action)
    note(.suspected, &suspect)
    note(.immuneMark, &immuneMark)
  }

  mutating func merge(_ other: EventRecording) {
    seriousness.merge(other.seriousness)
    action.merge(other.action)
    suspect.merge(other.suspect)
    immuneMark.merge(other.immuneMark)
  }

  /// Whether anything was recorded of what makes an event count; true where there is no event.
  ///
  /// - Parameter required: What an event must be.
  /// - Returns: Whether each of it could be told of one event at least.
  func tells(_ required: EventTraits) -> Bool {
    (!required.contains(.serious) || seriousness.tells)
      && (!required.contains(.ledToDiscontinuation) || action.tells)
      && (!required.contains(.suspected) || suspect.tells)
      && (required.isDisjoint(with: .immuneMark) || immuneMark.tells)
  }
}
