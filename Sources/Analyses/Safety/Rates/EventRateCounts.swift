import ClinicalRecords
import Endpoints

/// Lines of therapy with adverse events, and their time at risk.
///
/// Sums only: memory grows with the rows of a table, not with patients. Rule: A4.
public struct EventRateCounts: Counts {
  /// All lines, with events or without.
  public private(set) var total = 0
  /// What can end a time at risk.
  static let endingKinds = ToxicityFollowUp.Ending.allCases
  /// Lines by what ended their time at risk, in the order of ``endingKinds``.
  private(set) var endings = [Int](repeating: 0, count: EventRateCounts.endingKinds.count)
  /// Days at risk of all lines.
  private(set) var days = 0
  /// The same with the window of rows of immune-related events alone, where a table has such. Rule: A2.
  private(set) var immuneRelatedDays = 0
  /// The dictionaries of the counted events, as bits. Rule: A6.
  private(set) var dictionaryBits: UInt64 = 0
  /// What was recorded of the counted events, and of those that would count if it were recorded.
  private(set) var recording = EventRecording()
  /// Events of the counted patients that belong to no line.
  private(set) var unplaced = UnplacedEvents()
  /// How exactly the onsets of the counted events are known.
  private(set) var dates = OnsetDates()
  /// By row; empty until an event was counted.
  private var byRow: [RateTally] = []
  private var firsts = RowsOfLine<FirstEvent>()

  /// Nothing counted.
  public init() {}

  /// Lines with events of a row, by its position in ``EventRateCounting/rows``.
  func row(_ row: Int) -> RateTally { byRow.isEmpty ? RateTally() : byRow[row] }

  /// Counts one line.
  mutating func add(_ history: PatientHistory, _ place: LinePlace, _ asked: EventRateCounting) {
    let (usual, late) = asked.followUps(history, place)
    total += 1
    endings[EventRateCounts.endingKinds.firstIndex(of: usual.ending) ?? 0] += 1
    days += usual.daysAtRisk
    immuneRelatedDays += late.daysAtRisk
    history.forEachEvent(
      ofLineAt: place.index, by: asked.counting.attribution, rules: place.rules
    ) {
      unplaced.note($0, place, asked.counting)
    } _: { lineEvent in
      guard asked.filter.admits(lineEvent) else { return }
      guard asked.filter.meets(lineEvent) else {
        if !usual.isOver(before: lineEvent.event) { recording.note(lineEvent, asked.counting) }
        return
      }
      makeRoom(for: asked.rows.count)
      var isCounted = false
      asked.counting.forEachRow(of: lineEvent) { row in
        firsts.look(atEvent: lineEvent.event.number, inRow: row) {
          let followUp = asked.hasImmuneRelatedWindow[row] ? late : usual
          if $0.look(at: lineEvent.event, followUp) { isCounted = true }
        }
      }
      guard isCounted else { return }
      dictionaryBits |= asked.counting.dictionaryBit(of: lineEvent)
      recording.note(lineEvent, asked.counting)
      dates.add(lineEvent.event, usual)
    }
    firsts.close(FirstEvent()) { row, first in
      byRow[row].add(first, asked.hasImmuneRelatedWindow[row] ? late : usual)
    }
  }

  private mutating func makeRoom(for rowCount: Int) {
    if byRow.isEmpty { byRow = [RateTally](repeating: RateTally(), count: rowCount) }
    firsts.makeRoom(for: rowCount, FirstEvent())
  }

  /// Adds what another part counted in the same way.
  ///
  /// - Parameter other: Counts of other lines.
  public mutating func merge(_ other: EventRateCounts) {
    total += other.total
    for position in endings.indices { endings[position] += other.endings[position] }
    days += other.days
    immuneRelatedDays += other.immuneRelatedDays
    dictionaryBits |= other.dictionaryBits
    recording.merge(other.recording)
    unplaced.merge(other.unplaced)
    dates.merge(other.dates)
    guard !other.byRow.isEmpty else { return }
    makeRoom(for: other.byRow.count)
    for (row, tally) in other.byRow.enumerated() { byRow[row].merge(tally) }
  }
}

extension GroupedTally where Tally == EventRateCounts {
  /// A tally of adverse events per time at risk.
  ///
  /// - Parameter counting: Which lines, which events, and in which rows.
  public init(_ counting: EventRateCounting) {
    self.init(
      counting.counting.question, deriving: [],
      reading: counting.counting.parts.union(ToxicityFollowUp.historyParts)
    ) { history, place, counts in counts.add(history, place, counting) }
  }
}
