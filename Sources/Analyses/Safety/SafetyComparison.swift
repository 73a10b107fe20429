public import ClinicalRecords

/// Patients with adverse events by group and worst grade, with tests.
public struct SafetyComparison: Sendable {
  /// What a row of the table counts.
  public enum Kind: String, Sendable {
    /// Any event.
    case any
    /// A group of terms.
    case group
    /// A CTCAE term.
    case term
  }

  /// A span of worst grades.
  public enum Span: String, Sendable, CaseIterable {
    /// Grade 1 to 5.
    case any
    /// Grade 3 or 4.
    case severe = "3-4"
    /// Grade 5.
    case fatal = "5"

    /// Patients of a count within the span.
    ///
    /// - Parameter counts: Patients by worst grade.
    /// - Returns: How many.
    public func patients(_ counts: GradeCounts) -> Int {
      switch self {
      case .any: counts.any
      case .severe: counts.severe
      case .fatal: counts.fatal
      }
    }
  }

  /// One row.
  public struct Row: Sendable {
    /// What it counts.
    public let kind: Kind
    /// What it is called.
    public let label: String
    /// Patients by worst grade, per group.
    public let counts: [GradeCounts]
    /// Whether the groups differ, per span; `nil` when there is nothing to test.
    public let tests: [Span: GroupTest]

    /// Patients of all groups by worst grade.
    public var total: GradeCounts {
      var sum = GradeCounts()
      for group in counts { sum.merge(group) }
      return sum
    }
  }

  /// Who the answer speaks of.
  public let population: Population
  /// Whether only events related to treatment count.
  public let isRelatedOnly: Bool
  /// The groups' headings.
  public let headings: [String]
  /// Patients per group: those who received the line.
  public let denominators: [Int]
  /// Any event first, then groups of terms in their order, then terms by falling frequency.
  public let rows: [Row]

  /// The answer of a tally.
  ///
  /// - Parameters:
  ///   - tally: The counted cohort.
  ///   - relatedOnly: Whether only related events were counted.
  ///   - codebook: Names the groups and terms.
  ///   - kinds: The rows to make.
  /// - Throws: ``QuestionError`` when there are too many groups.
  public init(
    _ tally: GroupedTally<ToxicityCounts>, relatedOnly: Bool, codebook: Codebook,
    kinds: Set<Kind> = [.any, .group, .term]
  ) throws {
    let answer = try tally.answer()
    let makeRow = RowMaker(
      denominators: answer.map(\.counts.total), isTested: !tally.population.spansLines)
    population = tally.population
    isRelatedOnly = relatedOnly
    headings = answer.map(\.heading)
    denominators = makeRow.denominators
    let any = makeRow(
      .any, relatedOnly ? "Any treatment-related event" : "Any event",
      answer.map(\.counts.overall))
    let groups =
      !kinds.contains(.group)
      ? []
      : codebook.termGroups.enumerated().map {
        position, group in makeRow(.group, group.label, answer.map { $0.counts.group(position) })
      }
    let seen =
      !kinds.contains(.term)
      ? []
      : codebook.terms.entries.enumerated().compactMap {
        position, entry -> Row? in
        let counts = answer.map { $0.counts.term(position) }
        return counts.contains { $0.any > 0 } ? makeRow(.term, entry.label, counts) : nil
      }
    rows = [any] + groups + seen.sorted { ($1.total.any, $0.label) < ($0.total.any, $1.label) }
  }
}

/// Makes the rows of one table.
private struct RowMaker {
  let denominators: [Int]
  let isTested: Bool

  func callAsFunction(
    _ kind: SafetyComparison.Kind, _ label: String, _ counts: [GradeCounts]
  ) -> SafetyComparison.Row {
    SafetyComparison.Row(
      kind: kind, label: label, counts: counts, denominators: denominators, isTested: isTested)
  }
}

extension SafetyComparison.Row {
  fileprivate init(
    kind: SafetyComparison.Kind, label: String, counts: [GradeCounts], denominators: [Int],
    isTested: Bool
  ) {
    self.kind = kind
    self.label = label
    self.counts = counts
    var tests: [SafetyComparison.Span: GroupTest] = [:]
    for span in SafetyComparison.Span.allCases where isTested {
      tests[span] = GroupTest(
        zip(counts, denominators).map { (span.patients($0), $1) })
    }
    self.tests = tests
  }
}
