import ClinicalRecords
public import Statistics

/// Patients with adverse events by group and worst grade, with tests and differences.
///
/// Rule: A7.
public struct SafetyComparison: Sendable {
  /// One row.
  public struct Row: Sendable {
    /// What it counts.
    public let row: SafetyRow
    /// Patients by worst grade, per group.
    public let counts: [GradeCounts]
    /// Per group whether that could be told of one event at least; a zero that could not is none.
    public let isRecorded: [Bool]
    /// Whether the groups differ, per span; none where there is nothing to test.
    public let tests: [GradeSpan: GroupTest]
    /// The first group's share minus the second's, per span, by Newcombe's method 10; none unless two groups of different
    /// patients are compared.
    public let differences: [GradeSpan: RiskDifference]

    /// Whether only immune-related events count in it by what the row asks for. Rule: A2.
    public var countsOnlyImmuneRelated: Bool { row.alwaysRequired.contains(.immuneRelated) }
    /// What kind of row it is.
    public var kind: SafetyRow.Kind { row.kind }
    /// What it is called.
    public var label: String { row.label }
    /// Patients of all groups by worst grade.
    public var total: GradeCounts {
      counts.reduce(into: GradeCounts()) { $0.merge($1) }
    }
  }

  /// Who the answer speaks of.
  public let population: Population
  /// Which events count.
  public let filter: EventFilter
  /// The spans of grades that were tested.
  public let spans: [GradeSpan]
  /// The dictionaries of the counted events, with their versions, by name. Rule: A6.
  public let dictionaries: [String]
  /// Which rows are shown in which order; `nil`: all as they were asked for.
  public let arrangement: SafetyArrangement?
  /// The groups' headings.
  public let headings: [String]
  /// Patients per group: those who received the line.
  public let denominators: [Int]
  /// What was recorded of the events, per group; nothing unless it is asked for.
  public let recordings: [EventRecording]
  /// Of what can be missing in the record of an event what a row or the filter asks for.
  public let askedDetails: EventTraits
  /// The rows that are shown, in their order.
  public let rows: [Row]

  /// Events of the counted patients that belong to no line.
  public let unplaced: UnplacedEvents

  /// What was recorded of the events of all groups.
  public var recording: EventRecording {
    recordings.reduce(into: EventRecording()) { $0.merge($1) }
  }

  /// The answer of a tally.
  ///
  /// - Parameters:
  ///   - tally: The counted cohort.
  ///   - counting: How it was counted.
  ///   - spans: The spans of grades to test.
  ///   - arrangement: Which rows are shown in which order; `nil`: all as they were asked for.
  /// - Throws: ``QuestionError`` when there are too many groups.
  public init(
    _ tally: GroupedTally<ToxicityCounts>, _ counting: SafetyCounting,
    spans: [GradeSpan] = [.any, .severe, .fatal], arrangement: SafetyArrangement? = nil
  ) throws {
    let answer = try tally.answer().map { ($0.heading, $0.counts) }
    self.init(answer, tally.population, counting, spans: spans, arrangement: arrangement)
  }

  /// The answer of counted groups, in printed order.
  ///
  /// - Parameters:
  ///   - answer: Heading and counts of each group.
  ///   - population: Who they are.
  ///   - counting: How they were counted.
  ///   - spans: The spans of grades to test.
  ///   - arrangement: Which rows are shown in which order; `nil`: all as they were asked for.
  package init(
    _ answer: [(heading: String, counts: ToxicityCounts)], _ population: Population,
    _ counting: SafetyCounting, spans: [GradeSpan] = [.any, .severe, .fatal],
    arrangement: SafetyArrangement? = nil
  ) {
    self.population = population
    filter = counting.filter
    self.spans = spans
    self.arrangement = arrangement
    headings = answer.map(\.heading)
    denominators = answer.map(\.counts.total)
    dictionaries = counting.dictionaries(ofBits: answer.reduce(0) { $0 | $1.counts.dictionaryBits })
    recordings = answer.map(\.counts.recording)
    askedDetails = counting.askedDetails
    unplaced = answer.reduce(into: UnplacedEvents()) { $0.merge($1.counts.unplaced) }
    let counted = counting.rows.enumerated().map { position, row in
      CountedRow(row, answer.map { $0.counts.row(position) })
    }
    let comparing = RowComparison(
      spans: spans, denominators: denominators, recordings: recordings, required: filter.required,
      isTested: !population.spansLines)
    rows = (arrangement?.arranged(counted, denominators) ?? counted).map(comparing.row)
  }
}

/// What the groups are compared by.
private struct RowComparison {
  let spans: [GradeSpan]
  let denominators: [Int]
  let recordings: [EventRecording]
  let required: EventTraits
  let isTested: Bool

  func row(_ counted: CountedRow) -> SafetyComparison.Row {
    let isRecorded = recordings.map { $0.tells(counted.row.alwaysRequired.union(required)) }
    var tests: [GradeSpan: GroupTest] = [:]
    var differences: [GradeSpan: RiskDifference] = [:]
    if isTested, isRecorded.allSatisfy(\.self) {
      for span in spans {
        let groups = zip(counted.counts, denominators).map { ($0.patients(span), $1) }
        tests[span] = GroupTest(groups)
        differences[span] = difference(groups)
      }
    }
    return SafetyComparison.Row(
      row: counted.row, counts: counted.counts, isRecorded: isRecorded, tests: tests,
      differences: differences)
  }

  private func difference(_ groups: [(count: Int, total: Int)]) -> RiskDifference? {
    guard groups.count == 2 else { return nil }
    let table = try? TwoByTwoTable(
      successes: groups[0].count, of: groups[0].total, against: groups[1].count,
      of: groups[1].total)
    return table.flatMap { try? RiskDifference(in: $0, method: .newcombe) }
  }
}
