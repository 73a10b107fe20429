import ClinicalRecords

/// Best overall responses by group, with rates and tests.
public struct ResponseComparison: Sendable {
  /// One group.
  public struct Group: Sendable {
    /// Its heading.
    public let heading: String
    /// Its counts.
    public let counts: ResponseCounts
    /// CR or PR of all.
    public let objectiveResponse: Proportion
    /// CR, PR, SD or NON-CR/NON-PD of all.
    public let diseaseControl: Proportion
  }

  /// Who the answer speaks of.
  public let population: Population
  /// The groups in printed order.
  public let groups: [Group]
  /// All groups together.
  public let total: Group
  /// Whether the objective response rate differs; `nil` when there is nothing to test.
  public let objectiveResponseTest: GroupTest?
  /// Whether the disease control rate differs; `nil` when there is nothing to test.
  public let diseaseControlTest: GroupTest?

  /// The answer of a tally.
  ///
  /// Between lines of therapy there is no test: the same patients stand in several groups.
  ///
  /// - Parameter tally: The counted cohort.
  /// - Throws: ``QuestionError`` when there are too many groups.
  public init(_ tally: GroupedTally<ResponseCounts>) throws {
    population = tally.population
    groups = try tally.answer().map { Group(heading: $0.heading, counts: $0.counts) }
    var sum = ResponseCounts()
    for group in groups { sum.merge(group.counts) }
    total = Group(heading: "Total", counts: sum)
    let isTested = !population.spansLines
    objectiveResponseTest =
      isTested
      ? GroupTest(groups.map { ($0.counts.objectiveResponse, $0.counts.total) }) : nil
    diseaseControlTest =
      isTested ? GroupTest(groups.map { ($0.counts.diseaseControl, $0.counts.total) }) : nil
  }
}

extension ResponseComparison.Group {
  fileprivate init(heading: String, counts: ResponseCounts) {
    self.heading = heading
    self.counts = counts
    objectiveResponse = Proportion(counts.objectiveResponse, of: counts.total)
    diseaseControl = Proportion(counts.diseaseControl, of: counts.total)
  }
}
