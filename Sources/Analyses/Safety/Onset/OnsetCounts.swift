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
  /// How exactly the onsets of the events within the time at risk are known.
  public private(set) var dates = OnsetDates()
  /// Deaths without the event whose day was completed. Rule: R70.
  public private(set) var imputedDeaths = 0
  /// What was recorded of the events, where the question asks for it.
  public private(set) var recording = EventRecording()
  /// Events of the counted patients that belong to no line.
  public private(set) var unplaced = UnplacedEvents()
  /// The dictionaries of the events, as bits. Rule: A6.
  private(set) var dictionaryBits: UInt64 = 0

  /// Nothing counted.
  public init() {}

  /// Counts one line.
  mutating func add(_ history: PatientHistory, _ place: LinePlace, _ events: OnsetEvents) {
    let followUp = events.followUp(history, place)
    var first = FirstEvent()
    let counting = events.counting
    history.forEachEvent(ofLineAt: place.index, by: counting.attribution, rules: place.rules) {
      unplaced.note($0, place, counting)
    } _: { lineEvent in
      if counting.couldCount(lineEvent) { recording.note(lineEvent, counting) }
      guard counting.counts(lineEvent), first.look(at: lineEvent.event, followUp) else { return }
      dictionaryBits |= counting.dictionaryBit(of: lineEvent)
      dates.add(lineEvent.event, followUp)
    }
    late += first.lateCount
    guard let time = TimeToFirstEvent(first, followUp) else {
      undated += 1
      return
    }
    switch time.ending {
    case .death: if time.isCompleted { imputedDeaths += 1 }
    case .event, .censored: break
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
    dates.merge(other.dates)
    unplaced.merge(other.unplaced)
    imputedDeaths += other.imputedDeaths
    recording.merge(other.recording)
    dictionaryBits |= other.dictionaryBits
  }

  /// All lines, those left out too.
  public var total: Int { times.count + undated }
  /// Whether anything was recorded of what makes an event count; a zero that could not be told is none.
  ///
  /// - Parameter events: Which events were counted.
  /// - Returns: Whether it could be told of one event at least.
  public func isRecorded(_ events: OnsetEvents) -> Bool {
    recording.tells(events.counting.conditions)
  }
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
