import ClinicalRecords
public import Endpoints

/// An endpoint derived in several ways, with what that does to medians and hazard ratios.
public struct SensitivityAnalysis: Sendable {
  /// One way.
  public struct Row: Sendable {
    /// The way.
    public let variant: SensitivityVariant
    /// Medians and hazard ratios.
    public let comparison: SurvivalComparison
    /// Per group the lines whose time begins or ends on another day than in the first way, or has
    /// the event in one of the two alone, or exists in one alone.
    public let changedPerGroup: [Int]

    /// The same of all groups.
    public var changed: Int { changedPerGroup.reduce(0, +) }
  }

  /// Who the answer speaks of.
  public let population: Population
  /// The endpoint, as it was derived in the first way.
  public let endpoint: Endpoint
  /// The ways; the first is as asked.
  public let rows: [Row]
  /// Headings of the groups in printed order, with all their lines.
  public let groups: [(heading: String, count: Int)]

  /// The answer of a tally.
  ///
  /// - Parameters:
  ///   - variants: The ways that were counted.
  ///   - tally: The counted cohort.
  ///   - options: How to answer.
  /// - Throws: ``QuestionError`` for too many groups or an unknown reference.
  public init(
    _ variants: [SensitivityVariant], in tally: GroupedTally<SensitivityCounts>,
    options: SurvivalOptions = SurvivalOptions()
  ) throws {
    let answer = try tally.answer()
    let population = tally.population
    self.population = population
    rows = try variants.enumerated().map { position, variant in
      let counted = answer.map { ($0.heading, $0.value, $0.counts.variants[position].times) }
      let comparison = try SurvivalComparison(
        of: variant.endpoint, in: counted, population: population.under(variant.rules),
        options: options)
      return Row(
        variant: variant, comparison: comparison,
        changedPerGroup: answer.map { $0.counts.variants[position].changed })
    }
    endpoint = variants.first?.endpoint ?? .progressionFreeSurvival
    groups = answer.map { group in
      (group.heading, group.counts.variants.first?.times.lineCount ?? 0)
    }
  }
}

extension SurvivalCounts {
  /// Lines, whether they have the time or not.
  fileprivate var lineCount: Int { endings.reduce(0, +) + withoutTime }
}
