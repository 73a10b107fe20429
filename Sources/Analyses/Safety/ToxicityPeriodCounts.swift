import ClinicalRecords
import Endpoints

/// Lines of therapy by period since their start: how many were followed at its start, and the worst
/// grade of the events that were under way in it.
public struct ToxicityPeriodCounts: Counts {
  /// Grades of CTCAE.
  private static let grades = 5

  /// All lines.
  public private(set) var total = 0
  /// Lines followed at the start of each period.
  public private(set) var atRisk: [Int] = []
  /// Events left out, because not even the month of their onset, or of their end, is known.
  public private(set) var undated = 0
  /// Events without an end, under way to the end of the time at risk.
  public private(set) var endless = 0
  /// Events recorded to be over, nobody knows since when: under way on the day of their onset only.
  public private(set) var endUnknown = 0
  /// What was recorded of the events, where the question asks for it.
  private(set) var recording = EventRecording()
  /// The dictionaries of the counted events, as bits. Rule: A6.
  private(set) var dictionaryBits: UInt64 = 0
  /// Lines with an event, per period and within it by worst grade.
  private var worst: [Int] = []

  /// Nothing counted.
  public init() {}

  /// Lines with an event under way in a period, by its worst grade.
  ///
  /// - Parameters:
  ///   - grade: 1 to 5.
  ///   - period: From 0.
  /// - Returns: How many.
  public func lines(worstGrade grade: Int, in period: Int) -> Int {
    period < atRisk.count ? worst[period * ToxicityPeriodCounts.grades + grade - 1] : 0
  }

  /// Whether no line has an event under way.
  public var isWithoutEvents: Bool { worst.allSatisfy { $0 == 0 } }

  /// Lines followed at the start of a period.
  ///
  /// - Parameter period: From 0.
  /// - Returns: How many.
  public func atRisk(in period: Int) -> Int { period < atRisk.count ? atRisk[period] : 0 }

  /// Adds what another part counted.
  ///
  /// - Parameter other: Counts of other lines.
  public mutating func merge(_ other: ToxicityPeriodCounts) {
    makeRoom(forPeriods: other.atRisk.count)
    for period in other.atRisk.indices { atRisk[period] += other.atRisk[period] }
    for place in other.worst.indices { worst[place] += other.worst[place] }
    total += other.total
    recording.merge(other.recording)
    dictionaryBits |= other.dictionaryBits
    undated += other.undated
    endless += other.endless
    endUnknown += other.endUnknown
  }

  private mutating func makeRoom(forPeriods count: Int) {
    guard count > atRisk.count else { return }
    let more = count - atRisk.count
    atRisk.append(contentsOf: repeatElement(0, count: more))
    worst.append(contentsOf: repeatElement(0, count: more * ToxicityPeriodCounts.grades))
  }

  /// Counts one line.
  ///
  /// - Parameters:
  ///   - history: The patient's rows.
  ///   - place: The line.
  ///   - asked: Which events, in which periods.
  mutating func add(_ history: PatientHistory, _ place: LinePlace, _ asked: ToxicityPeriodCounting)
  {
    let followUp = ToxicityFollowUp(
      ofLineAt: place.index, in: history, windowDays: asked.windowDays, rules: place.rules)
    let (periods, counting) = (asked.periods, asked.counting)
    let last = periods.position(of: followUp.days)
    makeRoom(forPeriods: last + 1)
    total += 1
    for period in 0...last { atRisk[period] += 1 }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: last + 1) { worstGrades in
      worstGrades.initialize(repeating: 0)
      history.forEachEvent(ofLineAt: place.index, by: counting.attribution, rules: place.rules) {
        if counting.couldCount($0) { recording.note($0, counting) }
        guard counting.counts($0) else { return }
        dictionaryBits |= counting.dictionaryBit(of: $0)
        guard let days = courseDays(of: $0.event, followUp) else { return }
        for period in periods.position(of: days.lowerBound)...periods.position(of: days.upperBound)
        {
          worstGrades[period] = max(worstGrades[period], UInt8(clamping: $0.event.grade))
        }
      }
      for period in 0...last where worstGrades[period] > 0 {
        worst[period * ToxicityPeriodCounts.grades + Int(worstGrades[period]) - 1] += 1
      }
    }
  }

  /// The days of the time at risk on which an event was under way, or `nil` for none.
  ///
  /// An end known by month is its 15th, but not before the onset.
  ///
  /// Rule: A5.
  private mutating func courseDays(
    of event: AdverseEvent, _ followUp: ToxicityFollowUp
  ) -> ClosedRange<Int>? {
    guard !followUp.isOver(before: event) else { return nil }
    guard let onset = followUp.onset(of: event)?.day, event.endedOn?.precision != .year else {
      undated += 1
      return nil
    }
    guard let ended = event.endedOn else {
      if event.details.hasResolved == true {
        endUnknown += 1
        return onset...onset
      }
      endless += 1
      return onset...followUp.days
    }
    guard ended.latest >= followUp.start else { return nil }
    let end = (ended.day ?? ended.earliest.adding(days: 14)).days(since: followUp.start)
    return onset...min(max(onset, end), followUp.days)
  }
}

extension GroupedTally where Tally == ToxicityPeriodCounts {
  /// A tally of adverse events under way in each period since the start of a line.
  ///
  /// - Parameter asked: Which lines, which events, in which periods.
  public init(_ asked: ToxicityPeriodCounting) {
    let parts = asked.counting.parts.union(ToxicityFollowUp.historyParts).union(.eventDetails)
    self.init(asked.counting.question, deriving: [], reading: parts) { history, place, counts in
      counts.add(history, place, asked)
    }
  }
}
