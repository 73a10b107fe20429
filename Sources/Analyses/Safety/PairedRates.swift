public import ClinicalRecords
public import Statistics

/// How often adverse events occurred in two groups, row by row: what a figure that sets two groups
/// against each other shows.
public struct PairedRates: Sendable {
  /// How rows stand below the first.
  public enum Order: String, CaseIterable, Sendable {
    /// The largest risk difference first, group one minus group two.
    case difference
    /// The most frequent in both groups together first.
    case frequency
  }

  /// Which rows are shown.
  public struct Choice: Sendable {
    /// What a row counts; any event stands above it always.
    public var kind: SafetyRow.Kind
    /// Worst grades that are counted.
    public var grades: GradeSpan
    /// The percentage that a row must reach in one group at least, at any grade, as in a table; `nil`: every row with an event.
    public var threshold: PercentThreshold?
    /// The most rows, the most frequent ones.
    public var limit: Int
    /// How they stand.
    public var order: Order

    /// A choice of rows.
    ///
    /// - Parameters:
    ///   - kind: What a row counts.
    ///   - grades: Worst grades that are counted.
    ///   - threshold: The percentage that a row must reach in one group at least, at any grade.
    ///   - limit: The most rows.
    ///   - order: How they stand.
    public init(
      kind: SafetyRow.Kind = .term, grades: GradeSpan = .any, threshold: PercentThreshold? = nil,
      limit: Int = PairedRates.mostRows, order: Order = .frequency
    ) {
      self.kind = kind
      self.grades = grades
      self.threshold = threshold
      self.limit = limit
      self.order = order
    }

    /// What is counted for it: any event, then rows of its kind.
    ///
    /// - Parameters:
    ///   - filter: Which events count.
    ///   - codebook: Holds the rows.
    /// - Returns: The rows.
    public func rows(_ filter: EventFilter, _ codebook: Codebook) -> [SafetyRow] {
      let any = [SafetyRow.any(filter)]
      return switch kind {
      case .any, .overview: any
      case .group: any + SafetyRow.groups(codebook)
      case .systemOrganClass: any + SafetyRow.systemOrganClasses(codebook)
      case .term: any + SafetyRow.terms(codebook)
      }
    }
  }

  /// One row.
  public struct Row: Sendable {
    /// What it counts.
    public let row: SafetyRow
    /// Patients by worst grade, in the first and in the second group.
    public let counts: [GradeCounts]
    /// Patients with a worst grade that is counted, in the same order.
    public let patients: [Int]
    /// The proportion of the first group minus that of the second, with Newcombe's interval; `nil`
    /// where a group is empty, or one patient can stand in both.
    public let difference: RiskDifference?

    /// What it is called.
    public var label: String { row.label }
  }

  /// Rows that a page can hold.
  public static let mostRows = 40

  /// Who the answer speaks of.
  public let population: Population
  /// Which events count.
  public let filter: EventFilter
  /// The dictionaries of the counted events, with their versions, by name. Rule: A6.
  public let dictionaries: [String]
  /// What was recorded of the events of both groups, where the question asks for it.
  public let recording: EventRecording
  /// Of what can be missing in the record of an event what the filter asks for.
  public let askedDetails: EventTraits
  /// The two groups' headings.
  public let headings: [String]
  /// Patients of the two groups: those who received the line.
  public let denominators: [Int]
  /// Which rows are shown.
  public let choice: Choice
  /// Any event first, then the others in their order.
  public let rows: [Row]
  /// Rows with a counted event that reach the least percentage in no group.
  public let rareCount: Int
  /// Rows that reach it, for which there was no room.
  public let omittedCount: Int

  /// The rows of two groups.
  ///
  /// - Parameters:
  ///   - tally: The counted cohort.
  ///   - counting: How it was counted: the rows of the choice.
  ///   - choice: Which rows are shown.
  /// - Throws: ``QuestionError`` unless there are exactly two groups.
  public init(
    _ tally: GroupedTally<ToxicityCounts>, _ counting: SafetyCounting, choice: Choice = Choice()
  ) throws {
    let comparison = try SafetyComparison(tally, counting, spans: [choice.grades])
    try comparison.requireTwoGroups()
    population = comparison.population
    filter = comparison.filter
    dictionaries = comparison.dictionaries
    recording = comparison.recording
    askedDetails = comparison.askedDetails
    headings = comparison.headings
    denominators = comparison.denominators
    self.choice = choice
    let sizes = comparison.denominators
    func rows(of kind: SafetyRow.Kind) -> [Row] {
      comparison.rows.filter { $0.kind == kind }.map { Row($0, choice.grades) }
    }
    let seen = choice.kind == .any ? [] : rows(of: choice.kind).filter { $0.total > 0 }
    let frequent = seen.filter { $0.atAnyGrade.isShown(choice.threshold, of: sizes) }
      .sorted(by: Row.isMoreFrequent)
    let shown = frequent.prefix(max(0, choice.limit))
    rareCount = seen.count - frequent.count
    omittedCount = frequent.count - shown.count
    self.rows =
      rows(of: .any)
      + (choice.order == .frequency ? Array(shown) : shown.sorted(by: Row.hasLargerDifference))
  }
}

extension PairedRates.Row {
  fileprivate init(_ row: SafetyComparison.Row, _ grades: GradeSpan) {
    self.row = row.row
    counts = row.counts
    patients = row.counts.map { $0.patients(grades) }
    difference = row.differences[grades]
  }

  fileprivate var total: Int { patients.reduce(0, +) }

  fileprivate var atAnyGrade: RowFrequency { RowFrequency(label, counts.map(\.any)) }

  /// The most frequent at the grades that are shown first; of one frequency in order of their names.
  fileprivate static func isMoreFrequent(_ left: Self, _ right: Self) -> Bool {
    RowFrequency(left.label, left.patients).precedes(RowFrequency(right.label, right.patients))
  }

  /// The largest difference first; of one difference the more frequent.
  fileprivate static func hasLargerDifference(_ left: Self, _ right: Self) -> Bool {
    let (one, other) = (left.difference?.estimate ?? 0, right.difference?.estimate ?? 0)
    return one != other ? one > other : isMoreFrequent(left, right)
  }
}

extension SafetyComparison {
  /// Throws unless there are exactly two groups.
  fileprivate func requireTwoGroups() throws {
    guard headings.count != 2 else { return }
    let by = population.groupingName.map { "Comparing by \($0)" } ?? "This question"
    let names = headings.prefix(5).joined(separator: ", ") + (headings.count > 5 ? ", …" : "")
    let count = headings.count == 1 ? "one group" : "\(headings.count) groups"
    throw QuestionError(
      "The figure sets two groups against each other. \(by) makes \(count): \(names). "
        + "State a condition, as in --by ici or --by \"ecog>=2\", or choose lines with --where.")
  }
}
