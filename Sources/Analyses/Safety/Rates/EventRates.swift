import ClinicalRecords
public import Endpoints
public import Statistics

/// Adverse events per patient-year at risk, by group.
///
/// Rule: A4.
public struct EventRates: Sendable {
  /// One row in one group.
  public struct Cell: Sendable, Equatable {
    /// Patients whose first event is dated.
    public let patients: Int
    /// Patients with events of which none is dated; they are left out of the incidence.
    public let undated: Int
    /// Whether it could be told of one event at least that it counts; a zero that could not is none.
    public let isRecorded: Bool
    /// Events left out of both, as they began after the time at risk.
    public let late: Int
    /// First events per year at risk; `nil` where nobody is left to be at risk, or of no event it was recorded what the row asks
    /// for.
    public let incidence: PoissonRate?
    /// All events per year at risk; `nil` where of no event it was recorded what the row asks for.
    public let rate: PoissonRate?
  }

  /// The ratio of two incidences.
  public struct Ratio: Sendable {
    /// The ratio; infinite where the reference has no event.
    public let estimate: Double
    /// Exact limits at 95 %.
    public let interval: ConfidenceInterval
    /// The exact two-sided p value.
    public let pValue: Double
  }

  /// One row.
  public struct Row: Sendable {
    /// What it is called, and which events count in it.
    public let row: SafetyRow
    /// Whether it has the longer window of immune-related events, unlike the row of any event. Rule: A2.
    public let hasImmuneRelatedWindow: Bool
    /// One cell per group.
    public let cells: [Cell]
    /// The ratio of the incidences of two groups; `nil` where it is not asked for or there is no event.
    public let ratio: Ratio?

    /// Patients with an event, dated or not.
    var frequency: RowFrequency { RowFrequency(row.label, cells.map { $0.patients + $0.undated }) }
  }

  /// Who the answer speaks of.
  public let population: Population
  /// Which events count.
  public let filter: EventFilter
  /// The groups' headings.
  public let headings: [String]
  /// Patients per group: those who received the line.
  public let denominators: [Int]
  /// The dictionaries of the counted events, with their versions, by name. Rule: A6.
  public let dictionaries: [String]
  /// What was recorded of the counted events of all groups, and of those that would count if it were recorded.
  public let recording: EventRecording
  /// Of what can be missing in the record of an event what a row or the filter asks for.
  public let askedDetails: EventTraits
  /// Events of the counted patients that belong to no line.
  public let unplaced: UnplacedEvents
  /// How exactly the onsets of the counted events of all groups are known.
  public let dates: OnsetDates
  /// Lines of all groups by what ended their time at risk, of those that occurred.
  public let endings: [(ending: ToxicityFollowUp.Ending, count: Int)]
  /// The percentage that a term reaches in one group at least; `nil`: none need be reached.
  public let threshold: PercentThreshold?
  /// Any event, of grade 3 or higher, serious; then groups of terms in their order, then terms by falling frequency.
  public let rows: [Row]
  /// Position of the group that ratios compare with: the second, as a difference is the first group's share minus the
  /// second's; `nil` without ratios.
  public let reference: Int?

  /// Days in a patient-year.
  public static let daysPerYear = 365.25

  /// The answer of a tally.
  ///
  /// - Parameters:
  ///   - tally: The counted cohort.
  ///   - counting: How it was counted.
  ///   - threshold: The percentage that a term must reach in one group at least.
  /// - Throws: ``QuestionError`` when there are too many groups.
  public init(
    _ tally: GroupedTally<EventRateCounts>, _ counting: EventRateCounting,
    threshold: PercentThreshold? = nil
  ) throws {
    let answer = try tally.answer()
    let counts = answer.map(\.counts)
    population = tally.population
    filter = counting.filter
    self.threshold = threshold
    dictionaries = counting.counting.dictionaries(
      ofBits: counts.reduce(0) { $0 | $1.dictionaryBits })
    recording = counts.reduce(into: EventRecording()) { $0.merge($1.recording) }
    unplaced = counts.reduce(into: UnplacedEvents()) { $0.merge($1.unplaced) }
    dates = counts.reduce(into: OnsetDates()) { $0.merge($1.dates) }
    askedDetails = counting.counting.askedDetails
    headings = answer.map(\.heading)
    denominators = counts.map(\.total)
    let isCompared = answer.count == 2 && !tally.population.spansLines
    reference = isCompared ? 1 : nil
    endings = EventRateCounts.endingKinds.enumerated().map { position, ending in
      (ending, counts.reduce(0) { $0 + $1.endings[position] })
    }.filter { $0.1 > 0 }
    let made = counting.rows.indices.map { [reference] in
      Row(at: $0, counting, counts, reference)
    }
    let terms = made.filter {
      $0.row.kind == .term && $0.frequency.isShown(threshold, of: counts.map(\.total))
    }
    rows =
      made.filter { $0.row.kind != .term }
      + terms.sorted { $0.frequency.precedes($1.frequency) }
  }
}

extension EventRates.Row {
  fileprivate init(
    at position: Int, _ counting: EventRateCounting, _ counts: [EventRateCounts], _ reference: Int?
  ) {
    let hasImmuneRelatedWindow = counting.hasImmuneRelatedWindow[position]
    let row = counting.rows[position]
    let cells = counts.map { counts in
      EventRates.Cell(
        counts.row(position),
        days: hasImmuneRelatedWindow ? counts.immuneRelatedDays : counts.days,
        isRecorded: counts.recording.tells(row.alwaysRequired.union(counting.filter.required)))
    }
    self.init(
      row: row, hasImmuneRelatedWindow: hasImmuneRelatedWindow, cells: cells,
      ratio: reference.flatMap { EventRates.Ratio(cells, reference: $0) })
  }
}

extension EventRates.Cell {
  fileprivate init(_ tally: RateTally, days: Int, isRecorded: Bool) {
    func perYear(_ events: Int, _ days: Int) -> PoissonRate? {
      guard isRecorded else { return nil }
      return try? PoissonRate(events: events, exposure: Double(days) / EventRates.daysPerYear)
    }
    patients = tally.patients
    undated = tally.undated
    late = tally.late
    self.isRecorded = isRecorded
    incidence = perYear(tally.patients, days - tally.daysAfterFirst)
    rate = perYear(tally.events, days)
  }
}

extension EventRates.Ratio {
  /// The ratio of the first group to the reference.
  fileprivate init?(_ cells: [EventRates.Cell], reference: Int) {
    guard let numerator = cells[0].incidence, let denominator = cells[reference].incidence,
      let ratio = try? RateRatio(of: numerator, to: denominator),
      let interval = ratio.interval(), let pValue = ratio.pValue()
    else { return nil }
    (estimate, self.interval, self.pValue) = (ratio.estimate, interval, pValue)
  }
}
