/// Events and censorings of one group at each whole-number time.
///
/// A commutative monoid: ``init()`` is the empty group and ``merge(_:)`` the sum of two groups, so
/// that parts of a cohort can be counted apart, in any order, and added up. Two groups are equal
/// when they have the same counts at every time.
///
/// Recording takes constant time; memory is proportional to the largest time, not to the number of
/// subjects: ten years in days are 58 kB.
public struct EventCounts: Equatable, Sendable {
  /// The largest time that can be recorded; a bound on memory, 45 000 years in days.
  public static let largestTime = 1 << 24

  /// What happened at one time.
  struct Tally: Equatable, Sendable {
    var events = 0
    var censored = 0
  }

  /// What happened at each time from 0 to the largest recorded; the last element is not empty.
  private(set) var tallies: [Tally] = []

  /// The group without subjects.
  public init() {}

  /// Counts one more subject.
  ///
  /// - Parameters:
  ///   - time: When the event happened or the observation ended, in 0...``largestTime``. Any unit;
  ///     the estimates answer in the same.
  ///   - isEvent: Whether the observation ended by the event; otherwise the subject is censored.
  public mutating func record(time: Int, isEvent: Bool) {
    grow(toHold: time)
    if isEvent {
      tallies[time].events += 1
    } else {
      tallies[time].censored += 1
    }
  }

  /// Counts several subjects of one time, at least one.
  mutating func record(time: Int, events: Int, censored: Int) {
    grow(toHold: time)
    tallies[time].events += events
    tallies[time].censored += censored
  }

  /// Adds the subjects of another group.
  ///
  /// - Parameter other: A group without subjects in common with this one.
  public mutating func merge(_ other: EventCounts) {
    guard !other.tallies.isEmpty else { return }
    grow(toHold: other.tallies.count - 1)
    for (time, tally) in other.tallies.enumerated() {
      tallies[time].events += tally.events
      tallies[time].censored += tally.censored
    }
  }

  /// The same subjects with events as censorings and censorings as events.
  var reversed: EventCounts {
    var result = self
    for time in tallies.indices {
      result.tallies[time] = Tally(events: tallies[time].censored, censored: tallies[time].events)
    }
    return result
  }

  /// The number of subjects.
  public var count: Int {
    tallies.reduce(0) { $0 + $1.events + $1.censored }
  }

  /// The number of subjects who had the event.
  public var eventCount: Int {
    tallies.reduce(0) { $0 + $1.events }
  }

  /// Makes room for a time. The array doubles its capacity when it grows, so that recording takes
  /// constant time on average.
  private mutating func grow(toHold time: Int) {
    precondition(
      (0...EventCounts.largestTime).contains(time), "A time lies in 0...\(EventCounts.largestTime)."
    )
    guard time >= tallies.count else { return }
    tallies.append(contentsOf: repeatElement(Tally(), count: time + 1 - tallies.count))
  }
}

extension EventCounts: Codable {
  /// Three lists of equal length, one entry for each time at which something happened.
  private enum CodingKeys: String, CodingKey {
    case times, events, censored
  }

  /// Writes the times at which something happened, in ascending order, and the two counts at each.
  ///
  /// - Parameter encoder: Where to write.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    let times = tallies.indices.filter { tallies[$0] != Tally() }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(times, forKey: .times)
    try container.encode(times.map { tallies[$0].events }, forKey: .events)
    try container.encode(times.map { tallies[$0].censored }, forKey: .censored)
  }

  /// Reads what ``encode(to:)`` has written.
  ///
  /// - Parameter decoder: Where to read.
  /// - Throws: `DecodingError` when the lists differ in length, when the times do not ascend within
  ///   0...``largestTime``, when a count is negative or both counts of a time are zero.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let times = try container.decode([Int].self, forKey: .times)
    let events = try container.decode([Int].self, forKey: .events)
    let censored = try container.decode([Int].self, forKey: .censored)
    guard EventCounts.isConsistent(times: times, events: events, censored: censored) else {
      throw DecodingError.dataCorruptedError(
        forKey: .times, in: container,
        debugDescription: "Times ascend from 0, and each has two counts that are not negative "
          + "and not both zero.")
    }
    for (index, time) in times.enumerated() {
      grow(toHold: time)
      tallies[time] = Tally(events: events[index], censored: censored[index])
    }
  }

  private static func isConsistent(times: [Int], events: [Int], censored: [Int]) -> Bool {
    times.count == events.count && times.count == censored.count
      && times.allSatisfy { (0...largestTime).contains($0) }
      && zip(times, times.dropFirst()).allSatisfy { $0 < $1 }
      && zip(events, censored).allSatisfy { $0 >= 0 && $1 >= 0 && ($0 > 0 || $1 > 0) }
  }
}
