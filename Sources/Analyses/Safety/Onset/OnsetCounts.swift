import ClinicalRecords
import Endpoints
public import Statistics

/// Times to a first adverse event by day, in competition with death.
///
/// Memory grows with the longest time, not with patients. Rule: A5.
public struct OnsetCounts: Counts {
  /// The causes that times are counted by: the event, and death without it.
  public enum Cause: Int, Sendable {
    /// The adverse event.
    case event = 1
    /// Death without the event.
    case death = 2
  }

  /// By whole days, as the question counts them.
  public private(set) var times = CompetingEventCounts(causes: 2)
  /// Lines left out because nobody knows when the event began: of none even the month is known.
  public private(set) var undated = 0
  /// Events left out, as they began after the time at risk.
  public private(set) var late = 0
  /// First events of which only the month is known.
  public private(set) var completed = 0
  /// First events that are recorded to have begun before the line they were stated to belong to.
  public private(set) var moved = 0
  /// Deaths without the event whose day was completed. Rule: R70.
  public private(set) var imputedDeaths = 0
  /// The dictionaries of the events, as bits. Rule: A6.
  private(set) var dictionaryBits: UInt64 = 0

  /// Nothing counted.
  public init() {}

  /// Counts one line.
  mutating func add(_ history: PatientHistory, _ place: LinePlace, _ events: OnsetEvents) {
    let followUp = events.followUp(history, place)
    var first = FirstEvent()
    events.forEach(in: history, place) { lineEvent in
      guard first.look(at: lineEvent.event, followUp) else { return }
      dictionaryBits |= events.counting.dictionaryBit(of: lineEvent)
    }
    late += first.lateCount
    guard let time = TimeToFirstEvent(first, followUp) else {
      undated += 1
      return
    }
    switch time.ending {
    case .event:
      if time.isCompleted { completed += 1 }
      if first.onset?.isMoved == true { moved += 1 }
    case .death: if time.isCompleted { imputedDeaths += 1 }
    case .censored: break
    }
    times.record(time: time.days(place.rules), cause: time.ending.cause?.rawValue ?? 0)
  }

  /// Adds what another part counted.
  ///
  /// - Parameter other: Counts of other lines.
  public mutating func merge(_ other: OnsetCounts) {
    times.merge(other.times)
    undated += other.undated
    late += other.late
    completed += other.completed
    moved += other.moved
    imputedDeaths += other.imputedDeaths
    dictionaryBits |= other.dictionaryBits
  }

  /// All lines, those left out too.
  public var total: Int { times.count + undated }
  /// Lines with the event, those too of which nobody knows when it began.
  public var withEvent: Int { count(.event) + undated }

  /// Lines whose time ended so.
  ///
  /// - Parameter cause: The event, or death without it.
  /// - Returns: How many.
  public func count(_ cause: Cause) -> Int { times.eventCount(of: cause.rawValue) }
}

extension TimeToFirstEvent.Ending {
  fileprivate var cause: OnsetCounts.Cause? {
    switch self {
    case .event: .event
    case .death: .death
    case .censored: nil
    }
  }
}

extension GroupedTally where Tally == OnsetCounts {
  /// A tally of times to the first of some events.
  ///
  /// - Parameter events: Which lines, and which events.
  public init(onsetOf events: OnsetEvents) {
    self.init(
      events.counting.question, deriving: [],
      reading: events.counting.parts.union(ToxicityFollowUp.historyParts)
    ) { history, place, counts in counts.add(history, place, events) }
  }
}
