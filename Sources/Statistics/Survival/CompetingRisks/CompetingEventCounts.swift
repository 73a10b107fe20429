/// Events of several competing kinds, and censorings, of one group at each whole-number time.
///
/// A commutative monoid as ``EventCounts`` is: parts of a cohort can be counted apart, in any order, and
/// merged. Recording takes constant time; memory is proportional to the largest time, not to the number
/// of subjects.
public struct CompetingEventCounts: Equatable, Sendable {
  /// The number of kinds of event.
  public let causeCount: Int
  /// A run of counts for each time from 0 to the largest recorded: the censored, then each cause. The
  /// last run is not all zero.
  private var tallies: [Int] = []

  /// The group without subjects.
  ///
  /// - Parameter causes: The number of kinds of event, at least 1.
  public init(causes: Int) {
    CompetingEvents.requireCause(causes)
    causeCount = causes
  }

  /// Counts one more subject.
  ///
  /// - Parameters:
  ///   - time: When the event happened or the observation ended, in 0...``EventCounts/largestTime``.
  ///   - cause: 0 for a censored subject, else the kind of event, counted from 1.
  public mutating func record(time: Int, cause: Int) {
    precondition((0...causeCount).contains(cause), "A cause lies in 0...\(causeCount).")
    grow(toHold: time)
    tallies[time * width + cause] += 1
  }

  /// Adds the subjects of another group.
  ///
  /// - Parameter other: A group without subjects in common with this one, of the same kinds of event.
  public mutating func merge(_ other: CompetingEventCounts) {
    precondition(other.causeCount == causeCount, "Both groups have the same kinds of event.")
    guard !other.tallies.isEmpty else { return }
    grow(toHold: other.timeCount - 1)
    for (place, count) in other.tallies.enumerated() { tallies[place] += count }
  }

  /// The number of subjects.
  public var count: Int { tallies.reduce(0, +) }

  /// The number of subjects with an event of a cause; of 0, of those censored.
  public func eventCount(of cause: Int) -> Int {
    (0..<timeCount).reduce(0) { $0 + events(of: cause, at: $1) }
  }

  /// The group with one cause as the event and all others as censorings, as a Kaplan-Meier estimate or a
  /// log-rank test of the cause sees it.
  ///
  /// - Parameter cause: From 1.
  /// - Returns: The same subjects.
  public func eventCounts(of cause: Int) -> EventCounts {
    CompetingEvents.requireCause(cause)
    var result = EventCounts()
    for time in occupiedTimes {
      let events = events(of: cause, at: time)
      result.record(time: time, events: events, censored: all(at: time) - events)
    }
    return result
  }

  /// The times of the events of a cause.
  ///
  /// - Parameter cause: 0 for the times of censorings, else the kind of event.
  /// - Returns: A value for each subject with such an event.
  public func times(of cause: Int) -> ValueCounts {
    var result = ValueCounts()
    for time in occupiedTimes { result.record(time, count: events(of: cause, at: time)) }
    return result
  }

  private var width: Int { causeCount + 1 }
  private var timeCount: Int { tallies.count / width }

  private mutating func grow(toHold time: Int) {
    precondition(
      (0...EventCounts.largestTime).contains(time), "A time lies in 0...\(EventCounts.largestTime)."
    )
    guard time >= timeCount else { return }
    tallies.append(contentsOf: repeatElement(0, count: (time + 1) * width - tallies.count))
  }

  /// The times at which something happened, in ascending order.
  var occupiedTimes: [Int] { (0..<timeCount).filter { all(at: $0) > 0 } }

  /// Subjects with an event of a cause at a time; of 0, those censored.
  func events(of cause: Int, at time: Int) -> Int {
    cause <= causeCount && time < timeCount ? tallies[time * width + cause] : 0
  }

  /// Subjects whose time it is.
  func all(at time: Int) -> Int {
    guard time < timeCount else { return 0 }
    return tallies[time * width..<(time + 1) * width].reduce(0, +)
  }
}

extension CompetingEventCounts: Codable {
  private enum CodingKeys: String, CodingKey {
    case causes, times, counts
  }

  /// Writes the number of causes, the times at which something happened, in ascending order, and for each
  /// the censored and those of each cause.
  ///
  /// - Parameter encoder: Where to write.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    let times = occupiedTimes
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(causeCount, forKey: .causes)
    try container.encode(times, forKey: .times)
    let counts = times.map { time in (0...causeCount).map { events(of: $0, at: time) } }
    try container.encode(counts, forKey: .counts)
  }

  /// Reads what ``encode(to:)`` has written.
  ///
  /// - Parameter decoder: Where to read.
  /// - Throws: `DecodingError` when the times do not ascend within 0...``EventCounts/largestTime``, or a
  ///   time has other than one count for the censored and each cause, a negative one, or only zeros.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let causes = try container.decode(Int.self, forKey: .causes)
    let times = try container.decode([Int].self, forKey: .times)
    let counts = try container.decode([[Int]].self, forKey: .counts)
    let isConsistent =
      (1...1000).contains(causes) && times.count == counts.count
      && times.allSatisfy { (0...EventCounts.largestTime).contains($0) }
      && zip(times, times.dropFirst()).allSatisfy { $0 < $1 }
      && counts.allSatisfy { run in
        run.count == causes + 1 && run.allSatisfy { $0 >= 0 } && run.contains { $0 > 0 }
      }
    guard isConsistent else {
      throw DecodingError.dataCorruptedError(
        forKey: .times, in: container,
        debugDescription:
          "Times ascend from 0, and each has a count for the censored and each cause, "
          + "none negative and not all zero.")
    }
    self.init(causes: causes)
    for (time, run) in zip(times, counts) {
      grow(toHold: time)
      for cause in 0...causes { tallies[time * width + cause] = run[cause] }
    }
  }
}
