import ClinicalRecords
import Endpoints

/// Lines of therapy by the worst grade of their adverse events, in each row of a table.
///
/// Rule: A7.
public struct ToxicityCounts: Counts {
  /// All lines, with events or without.
  public private(set) var total = 0
  /// What was recorded of the counted events.
  public private(set) var recording = EventRecording()
  /// The dictionaries of the counted events, as bits.
  private(set) var dictionaryBits: UInt64 = 0
  /// Lines by row, then worst grade; empty until an event was counted.
  private var byRowAndGrade: [Int] = []
  private var worst = RowsOfLine<UInt8>()

  /// Nothing counted.
  public init() {}

  /// Lines by the worst grade of the events of a row.
  ///
  /// - Parameter row: Its position in ``SafetyCounting/rows``.
  /// - Returns: The counts.
  public func row(_ row: Int) -> GradeCounts {
    byRowAndGrade.isEmpty ? GradeCounts() : GradeCounts(byRowAndGrade[5 * row..<5 * row + 5])
  }

  /// Counts one line.
  ///
  /// - Parameters:
  ///   - history: The patient's rows.
  ///   - place: The line.
  ///   - counting: How its events are counted.
  mutating func add(_ history: PatientHistory, _ place: LinePlace, _ counting: SafetyCounting) {
    total += 1
    history.forEachEvent(ofLineAt: place.index, by: counting.attribution, rules: place.rules) {
      lineEvent in
      guard counting.filter.couldCount(lineEvent) else { return }
      makeRoom(for: counting.rows.count)
      if counting.looksAtDetails { recording.add(lineEvent.event.details) }
      guard counting.filter.counts(seriousness: lineEvent.event.details) else { return }
      dictionaryBits |= counting.dictionaryBit(of: lineEvent)
      let grade = UInt8(clamping: lineEvent.event.grade)
      counting.forEachRow(of: lineEvent) { row in
        worst.look(atEvent: lineEvent.event.number, inRow: row) { $0 = max($0, grade) }
      }
    }
    worst.close(0) { row, grade in byRowAndGrade[5 * row + Int(grade) - 1] += 1 }
  }

  private mutating func makeRoom(for rowCount: Int) {
    if byRowAndGrade.isEmpty { byRowAndGrade = [Int](repeating: 0, count: 5 * rowCount) }
    worst.makeRoom(for: rowCount, 0)
  }

  /// Adds what another part counted in the same way.
  ///
  /// - Parameter other: Counts of other lines.
  public mutating func merge(_ other: ToxicityCounts) {
    total += other.total
    recording.merge(other.recording)
    dictionaryBits |= other.dictionaryBits
    guard !other.byRowAndGrade.isEmpty else { return }
    makeRoom(for: other.byRowAndGrade.count / 5)
    for position in byRowAndGrade.indices {
      byRowAndGrade[position] += other.byRowAndGrade[position]
    }
  }
}

/// What was recorded of events beside their grade: how many could not be told to be serious, or to
/// have stopped treatment.
public struct EventRecording: Sendable, Equatable, Codable {
  /// All events.
  public private(set) var events = 0
  /// Those of which it is not recorded whether they were serious.
  public private(set) var withoutSeriousness = 0
  /// Those of which it is not recorded what was done with the treatment.
  public private(set) var withoutAction = 0

  mutating func add(_ details: AdverseEvent.Details) {
    events += 1
    if details.isSerious == nil { withoutSeriousness += 1 }
    if details.ledToDiscontinuation == nil { withoutAction += 1 }
  }

  mutating func merge(_ other: EventRecording) {
    events += other.events
    withoutSeriousness += other.withoutSeriousness
    withoutAction += other.withoutAction
  }

  /// Whether anything was recorded of what makes an event count; true where there is no event.
  ///
  /// - Parameter required: What an event must be.
  /// - Returns: Whether it could be told of one event at least.
  func tells(_ required: EventTraits) -> Bool {
    guard events > 0 else { return true }
    if required.contains(.serious), withoutSeriousness == events { return false }
    return !required.contains(.ledToDiscontinuation) || withoutAction < events
  }
}

extension GroupedTally where Tally == ToxicityCounts {
  /// A tally of adverse events.
  ///
  /// - Parameter counting: Which lines, which events, and in which rows.
  public init(_ counting: SafetyCounting) {
    self.init(counting.question, deriving: [], reading: counting.parts) {
      history, place, counts in counts.add(history, place, counting)
    }
  }
}
