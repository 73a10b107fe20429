/// Immune-related events by category and group: how many, how severe, when they began, whether they are over.
///
/// Rule: A1, A2.
public struct ImmuneRelatedComparison: Sendable {
  /// One row.
  public struct Row: Sendable {
    /// The category, or any.
    public let label: String
    /// Whether it counts events of every category.
    public let isAny: Bool
    /// Whether it counts events under no category.
    public let isOther: Bool
    /// One tally per group.
    public let cells: [ImmuneRelatedTally]
  }

  /// Who the answer speaks of.
  public let population: Population
  /// Which events count.
  public let filter: EventFilter
  /// The dictionaries of the counted events, with their versions, by name. Rule: A6.
  public let dictionaries: [String]
  /// What was recorded of the events of all groups, where the question asks for it.
  public let recording: EventRecording
  /// Of what can be missing in the record of an event what the filter asks for.
  public let askedDetails: EventTraits
  /// Per group whether it could be told of one event at least that it counts; a zero that could not is none.
  public let isRecorded: [Bool]
  /// Events of the counted patients that belong to no line.
  public let unplaced: UnplacedEvents
  /// How exactly the onsets of the events of all groups are known.
  public let dates: OnsetDates
  /// The groups' headings.
  public let headings: [String]
  /// Patients per group: those who received the line.
  public let denominators: [Int]
  /// Any category, then the categories in their order; "Other" only where it occurred.
  public let rows: [Row]

  /// The answer of a tally.
  ///
  /// - Parameters:
  ///   - tally: The counted cohort.
  ///   - counting: How it was counted.
  /// - Throws: ``QuestionError`` when there are too many groups.
  public init(
    _ tally: GroupedTally<ImmuneRelatedCounts>, _ counting: ImmuneRelatedCounting
  ) throws {
    let answer = try tally.answer()
    let counts = answer.map(\.counts)
    population = tally.population
    filter = counting.filter
    dictionaries = counting.counting.dictionaries(
      ofBits: counts.reduce(0) { $0 | $1.dictionaryBits })
    recording = counts.reduce(into: EventRecording()) { $0.merge($1.recording) }
    askedDetails = counting.counting.askedDetails
    isRecorded = counts.map { $0.recording.tells(counting.counting.conditions) }
    unplaced = counts.reduce(into: UnplacedEvents()) { $0.merge($1.unplaced) }
    dates = counts.reduce(into: OnsetDates()) { $0.merge($1.dates) }
    headings = answer.map(\.heading)
    denominators = counts.map(\.total)
    let all = counting.counting.rows.enumerated().map { position, row in
      Row(
        label: row.label, isAny: row.kind == .any, isOther: position == counting.otherRow,
        cells: counts.map { $0.row(position) })
    }
    rows = all.filter { row in !row.isOther || row.cells.contains { $0.patients > 0 } }
  }
}
