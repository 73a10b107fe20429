public import ClinicalRecords

/// Lines of therapy by the grade of the baseline and the worst grade after it, per term and group.
///
/// Rule: G7.
public struct ShiftComparison: Sendable {
  /// One term in one group.
  public struct Section: Sendable {
    /// The label of the term.
    public let term: String
    /// The heading of the group.
    public let group: String
    /// Lines of the group.
    public let total: Int
    private let counts: ShiftCounts
    private let place: Int

    fileprivate init(term: String, group: String, counts: ShiftCounts, place: Int) {
      self.term = term
      self.group = group
      total = counts.total
      self.counts = counts
      self.place = place
    }

    /// Lines with this baseline and worst grade.
    ///
    /// - Parameters:
    ///   - baseline: The baseline; `nil` for any.
    ///   - worst: The worst grade after it; `nil` for any.
    /// - Returns: How many.
    public func count(_ baseline: ShiftCounts.Baseline?, _ worst: ShiftCounts.Worst?) -> Int {
      let baselines = baseline.map { [$0] } ?? ShiftCounts.Baseline.allCases
      let worsts = worst.map { [$0] } ?? ShiftCounts.Worst.allCases
      return baselines.reduce(0) { sum, baseline in
        worsts.reduce(sum) { $0 + counts.count(place, baseline, $1) }
      }
    }
  }

  /// Who the answer speaks of.
  public let population: Population
  /// How many groups there are.
  public let groupCount: Int
  /// By term, then group; only terms that have results.
  public let sections: [Section]

  /// The answer of a tally.
  ///
  /// - Parameters:
  ///   - tally: The counted cohort.
  ///   - terms: The terms that were counted, in the same order.
  ///   - codebook: Names them.
  /// - Throws: ``QuestionError`` when there are too many groups, or no results.
  public init(
    _ tally: GroupedTally<ShiftCounts>, terms: [CodePosition], codebook: Codebook
  ) throws {
    let groups = try tally.answer()
    population = tally.population
    groupCount = groups.count
    sections = terms.enumerated().flatMap { place, term -> [Section] in
      guard groups.contains(where: { $0.counts.hasResults(place) }) else { return [] }
      let label = codebook.terms.entries[Int(term)].label
      return groups.map {
        Section(term: label, group: $0.heading, counts: $0.counts, place: place)
      }
    }
    guard !sections.isEmpty else {
      throw QuestionError(
        "None of these lines has a laboratory result that can be graded. "
          + "`nadir import laboratory_result.csv` adds them (docs/import.md).")
    }
  }
}
