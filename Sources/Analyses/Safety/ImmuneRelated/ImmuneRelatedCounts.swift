import ClinicalRecords
import Endpoints
public import Statistics

/// Lines of therapy with immune-related events of one category.
public struct ImmuneRelatedTally: Sendable, Equatable, Codable {
  /// Lines with an event.
  public private(set) var patients = 0
  /// Lines with an event of grade 3 or higher.
  public private(set) var severe = 0
  /// Days from the start of the line to the first event, as ``OnsetCounts`` has them. Rule: A5.
  public private(set) var onsets = ValueCounts()
  /// Lines whose events all began after the time at risk, as an event of a stated line can.
  public private(set) var late = 0
  /// Lines whose events have recorded outcomes.
  public private(set) var withOutcome = 0
  /// Of these, lines all of whose events are over.
  public private(set) var resolved = 0

  /// Nothing counted.
  public init() {}

  /// Lines with an event of which not even the month is known.
  public var undated: Int { patients - onsets.count - late }

  /// Counts one line with an event.
  mutating func add(
    _ line: ImmuneRelatedLine, _ followUp: ToxicityFollowUp, _ rules: EndpointRules
  ) {
    patients += 1
    if line.isSevere { severe += 1 }
    if let time = TimeToFirstEvent(line.first, followUp) {
      if time.ending == .event {
        onsets.record(time.days(rules))
      } else {
        late += 1
      }
    }
    if let isResolved = line.isResolved {
      withOutcome += 1
      if isResolved { resolved += 1 }
    }
  }

  mutating func merge(_ other: ImmuneRelatedTally) {
    patients += other.patients
    severe += other.severe
    onsets.merge(other.onsets)
    late += other.late
    withOutcome += other.withOutcome
    resolved += other.resolved
  }
}

/// What the immune-related events of a category were on one line.
struct ImmuneRelatedLine: Sendable, Equatable {
  private(set) var isSevere = false
  private(set) var first = FirstEvent()
  private var isOpen = false
  private var isUnknown = false

  mutating func add(_ event: AdverseEvent, _ followUp: ToxicityFollowUp) {
    if event.grade >= 3 { isSevere = true }
    first.look(at: event, followUp)
    switch event.details.hasResolved {
    case true?: break
    case false?: isOpen = true
    case nil: isUnknown = true
    }
  }

  /// Whether all events are over; `nil` where that cannot be told.
  var isResolved: Bool? { isOpen ? false : isUnknown ? nil : true }
}

/// Lines of therapy with immune-related events, by category.
///
/// Memory grows with the number of different days of onset, not with patients. Rule: A1, A2.
public struct ImmuneRelatedCounts: Counts {
  /// All lines, with events or without.
  public private(set) var total = 0
  /// What was recorded of the events, where the question asks for it.
  private(set) var recording = EventRecording()
  /// Events of the counted patients that belong to no line.
  private(set) var unplaced = UnplacedEvents()
  /// How exactly the onsets of the events within the time at risk are known.
  private(set) var dates = OnsetDates()
  /// The dictionaries of the counted events, as bits. Rule: A6.
  private(set) var dictionaryBits: UInt64 = 0
  /// By row; empty until an event was counted.
  private var byRow: [ImmuneRelatedTally] = []
  private var lines = RowsOfLine<ImmuneRelatedLine>()

  /// Nothing counted.
  public init() {}

  /// Lines with events of a row.
  func row(_ row: Int) -> ImmuneRelatedTally { byRow.isEmpty ? ImmuneRelatedTally() : byRow[row] }

  /// Counts one line.
  mutating func add(
    _ history: PatientHistory, _ place: LinePlace, _ asked: ImmuneRelatedCounting
  ) {
    let counting = asked.counting
    total += 1
    // Most lines have no such event, and then no time at risk is needed.
    var known: ToxicityFollowUp?
    history.forEachEvent(ofLineAt: place.index, by: counting.attribution, rules: place.rules) {
      unplaced.note($0, place, counting)
    } _: { lineEvent in
      guard counting.filter.admits(lineEvent) else { return }
      recording.note(lineEvent, counting)
      guard counting.filter.meets(lineEvent) else { return }
      let followUp = known ?? asked.followUp(history, place)
      known = followUp
      makeRoom(for: counting.rows.count)
      dictionaryBits |= counting.dictionaryBit(of: lineEvent)
      if !followUp.isOver(before: lineEvent.event) { dates.add(lineEvent.event, followUp) }
      counting.forEachRow(of: lineEvent) { row in
        lines.look(atEvent: lineEvent.event.number, inRow: row) {
          $0.add(lineEvent.event, followUp)
        }
      }
    }
    guard let followUp = known else { return }
    lines.close(ImmuneRelatedLine()) { byRow[$0].add($1, followUp, place.rules) }
  }

  private mutating func makeRoom(for rowCount: Int) {
    if byRow.isEmpty {
      byRow = [ImmuneRelatedTally](repeating: ImmuneRelatedTally(), count: rowCount)
    }
    lines.makeRoom(for: rowCount, ImmuneRelatedLine())
  }

  /// Adds what another part counted in the same way.
  ///
  /// - Parameter other: Counts of other lines.
  public mutating func merge(_ other: ImmuneRelatedCounts) {
    total += other.total
    recording.merge(other.recording)
    unplaced.merge(other.unplaced)
    dates.merge(other.dates)
    dictionaryBits |= other.dictionaryBits
    guard !other.byRow.isEmpty else { return }
    makeRoom(for: other.byRow.count)
    for (row, tally) in other.byRow.enumerated() { byRow[row].merge(tally) }
  }
}

extension GroupedTally where Tally == ImmuneRelatedCounts {
  /// A tally of immune-related events.
  ///
  /// - Parameter counting: Which lines, and which events.
  public init(_ counting: ImmuneRelatedCounting) {
    self.init(
      counting.counting.question, deriving: [],
      reading: counting.counting.parts.union(ToxicityFollowUp.historyPartsForOnsets)
        .union(.eventDetails)
    ) { history, place, counts in counts.add(history, place, counting) }
  }
}
