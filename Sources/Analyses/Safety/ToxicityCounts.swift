package import ClinicalRecords
import Endpoints

/// Lines of therapy by the worst grade of their adverse events, in each row of a table.
///
/// Rule: A7.
public struct ToxicityCounts: Counts {
  /// All lines, with events or without.
  public private(set) var total = 0
  /// What was recorded of the counted events.
  public private(set) var recording = EventRecording()
  /// Events of the counted patients that belong to no line.
  public private(set) var unplaced = UnplacedEvents()
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
    add(history, place, counting) { _, _ in }
  }

  /// Counts one line, and hands over its worst grade in each row with an event.
  ///
  /// - Parameters:
  ///   - history: The patient's rows.
  ///   - place: The line.
  ///   - counting: How its events are counted.
  ///   - body: Takes a row by its position in ``SafetyCounting/rows``, and a grade.
  @inline(__always)
  package mutating func add(
    _ history: PatientHistory, _ place: LinePlace, _ counting: SafetyCounting,
    _ body: (_ row: Int, _ grade: UInt8) -> Void
  ) {
    total += 1
    history.forEachEvent(ofLineAt: place.index, by: counting.attribution, rules: place.rules) {
      unplaced.note($0, place, counting)
    } _: { lineEvent in
      guard counting.filter.admits(lineEvent) else { return }
      recording.note(lineEvent, counting)
      guard counting.filter.meets(lineEvent) else { return }
      makeRoom(for: counting.rows.count)
      dictionaryBits |= counting.dictionaryBit(of: lineEvent)
      let grade = UInt8(clamping: lineEvent.event.grade)
      counting.forEachRow(of: lineEvent) { row in
        worst.look(atEvent: lineEvent.event.number, inRow: row) { $0 = max($0, grade) }
      }
    }
    worst.close(0) { row, grade in
      byRowAndGrade[5 * row + Int(grade) - 1] += 1
      body(row, grade)
    }
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
    unplaced.merge(other.unplaced)
    dictionaryBits |= other.dictionaryBits
    guard !other.byRowAndGrade.isEmpty else { return }
    makeRoom(for: other.byRowAndGrade.count / 5)
    for position in byRowAndGrade.indices {
      byRowAndGrade[position] += other.byRowAndGrade[position]
    }
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
