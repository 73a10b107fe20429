/// The share of patients at risk who have an adverse event under way, by period since the start of
/// the line and by worst grade.
public struct ToxicityOverTime: Sendable {
  /// One group.
  public struct Group: Sendable {
    /// What heads it.
    public let heading: String
    /// Its counts.
    public let counts: ToxicityPeriodCounts
  }

  /// The share of a group that must still be followed where its periods are shown.
  private static let leastShare = 0.1

  /// Who the answer speaks of.
  public let population: Population
  /// Which events.
  public let row: SafetyRow
  /// Which of these count.
  public let filter: EventFilter
  /// The dictionaries of the counted events, with their versions, by name. Rule: A6.
  public let dictionaries: [String]
  /// What was recorded of the events of all groups, where the question asks for it.
  public let recording: EventRecording
  /// Of what can be missing in the record of an event what the row or the filter asks for.
  public let askedDetails: EventTraits
  /// Days after a line's end that the time at risk lasts. Rule: A2, A4.
  public let windowDays: Int
  /// How time is divided.
  public let periods: ToxicityPeriods
  /// The groups in printed order.
  public let groups: [Group]
  /// Periods that are shown: as long as a tenth of a group is followed, or fewer where so asked.
  public let shownCount: Int
  /// Whether fewer periods are shown than are followed, because so asked.
  public let isCut: Bool

  /// The answer of a tally.
  ///
  /// - Parameters:
  ///   - tally: The counted cohort.
  ///   - asked: What was counted.
  ///   - limit: The most periods shown; `nil` for no limit.
  /// - Throws: ``QuestionError`` when there are too many groups.
  public init(
    _ tally: GroupedTally<ToxicityPeriodCounts>, _ asked: ToxicityPeriodCounting,
    limit: Int? = nil
  ) throws {
    population = tally.population
    (row, periods, windowDays) = (asked.row, asked.periods, asked.windowDays)
    filter = asked.counting.filter
    groups = try tally.answer().map { Group(heading: $0.heading, counts: $0.counts) }
    dictionaries = asked.counting.dictionaries(
      ofBits:
        groups.reduce(0) { $0 | $1.counts.dictionaryBits })
    recording = groups.reduce(into: EventRecording()) { $0.merge($1.counts.recording) }
    askedDetails = asked.counting.askedDetails
    let followed = groups.map { group in
      group.counts.atRisk.prefix {
        Double($0) >= ToxicityOverTime.leastShare * Double(group.counts.total)
      }.count
    }
    let longest = max(1, followed.max() ?? 1)
    shownCount = min(longest, limit ?? .max)
    isCut = shownCount < longest
  }
}
