public import ClinicalRecords
public import Endpoints

/// A cell of a table of adverse events: lines whose worst grade in a row lies in a span.
public struct SafetyCell: TableCell {
  /// How it is counted: a table of its row alone.
  public let counting: SafetyCounting
  /// Worst grades that are counted.
  public let span: GradeSpan
  /// The row.
  public let row: SafetyRow

  /// A cell.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - span: Worst grades that are counted.
  ///   - filter: Which events count at all.
  ///   - question: Which lines of therapy are asked about.
  ///   - codebook: The words of the registry.
  public init(
    _ row: SafetyRow, _ span: GradeSpan, _ filter: EventFilter, of question: Question,
    _ codebook: Codebook
  ) {
    self.row = row
    self.span = span
    counting = SafetyCounting([row], filter, of: question, codebook)
  }

  /// Lines counted in the cell.
  ///
  /// - Parameters:
  ///   - tally: The counts of one group.
  ///   - rules: Settings of the question; they change nothing here.
  /// - Returns: How many.
  public func count(in tally: ToxicityCounts, _ rules: EndpointRules) -> Int {
    tally.row(0).patients(span)
  }

  /// All lines of a group, with events or without.
  ///
  /// - Parameters:
  ///   - tally: The counts of the group.
  ///   - rules: Settings of the question; they change nothing here.
  /// - Returns: How many.
  public func total(in tally: ToxicityCounts, _ rules: EndpointRules) -> Int { tally.total }

  /// What was recorded of the events of a group.
  ///
  /// - Parameter tally: The counts of the group.
  /// - Returns: The record.
  public func recording(in tally: ToxicityCounts) -> EventRecording { tally.recording }

  /// Whether anything was recorded of what makes an event count.
  ///
  /// - Parameter tally: The counts of the group.
  /// - Returns: Whether it could be told of one event at least.
  public func isRecorded(in tally: ToxicityCounts) -> Bool {
    tally.recording.tells(counting.conditions)
  }

  /// The event of the line with the worst grade in the row; of several the first.
  ///
  /// - Parameters:
  ///   - outcome: The outcome of the line.
  ///   - history: The patient's rows.
  ///   - place: The line, and settings of the question.
  /// - Returns: The event.
  public func finding(
    in outcome: LineOutcome, of history: PatientHistory, at place: LinePlace
  ) -> DrilledFinding? {
    var worst: LineEvent?
    var eventCount = 0
    history.forEachEvent(ofLineAt: place.index, by: counting.attribution, rules: place.rules) {
      guard counting.counts($0) else { return }
      eventCount += 1
      if $0.event.grade > worst?.event.grade ?? 0 { worst = $0 }
    }
    return worst.map { .event($0, of: eventCount) }
  }
}
