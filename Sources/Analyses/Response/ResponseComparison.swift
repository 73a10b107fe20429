import Endpoints

/// Best overall responses by group, with rates and tests.
public struct ResponseComparison: Sendable {
  /// One group.
  public struct Group: Sendable {
    /// Its heading.
    public let heading: String
    /// Its counts.
    public let counts: ResponseCounts
    /// CR or PR. Rule: R46.
    public let objectiveResponse: Proportion
    /// CR, PR, SD or NON-CR/NON-PD. Rule: R47.
    public let diseaseControl: Proportion
    /// How deep and how long responses were; `nil` where that was not asked for.
    public let detail: ResponseDetail?
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
  /// Whether the clinical benefit rate differs; `nil` when there is nothing to test, or detail was
  /// not asked for.
  public let clinicalBenefitTest: GroupTest?

  /// The answer of a tally.
  ///
  /// Between lines of therapy there is no test: the same patients stand in several groups.
  ///
  /// - Parameter tally: The counted cohort.
  /// - Throws: ``QuestionError`` when there are too many groups.
  public init(_ tally: GroupedTally<ResponseCounts>) throws {
    let rules = tally.question.rules
    let answer = try tally.answer()
    var sum = ResponseCounts()
    for group in answer { sum.merge(group.counts) }
    self.init(
      answer.map { Group($0.heading, $0.counts, rules) }, total: Group("Total", sum, rules),
      tally.population)
  }

  /// The answer of a tally, with how deep and how long responses were.
  ///
  /// - Parameter tally: The counted cohort.
  /// - Throws: ``QuestionError`` when there are too many groups.
  public init(inDetail tally: GroupedTally<ResponseDetailCounts>) throws {
    let rules = tally.question.rules
    let answer = try tally.answer()
    var sum = ResponseDetailCounts()
    for group in answer { sum.merge(group.counts) }
    self.init(
      answer.map { Group($0.heading, $0.counts, rules) }, total: Group("Total", sum, rules),
      tally.population)
  }

  /// The answer of counted groups, in printed order.
  ///
  /// - Parameters:
  ///   - answer: Heading and counts of each group.
  ///   - population: Who they are, and under which rules they were counted.
  package init(_ answer: [(heading: String, counts: ResponseCounts)], _ population: Population) {
    var sum = ResponseCounts()
    for group in answer { sum.merge(group.counts) }
    self.init(
      answer.map { Group($0.heading, $0.counts, population.rules) },
      total: Group("Total", sum, population.rules), population)
  }

  private init(_ groups: [Group], total: Group, _ population: Population) {
    self.groups = groups
    self.total = total
    self.population = population
    func test(_ rate: (Group) -> Proportion?) -> GroupTest? {
      let rates = groups.compactMap(rate)
      guard !population.spansLines, rates.count == groups.count else { return nil }
      return GroupTest(rates.map { ($0.count, $0.total) })
    }
    objectiveResponseTest = test(\.objectiveResponse)
    diseaseControlTest = test(\.diseaseControl)
    clinicalBenefitTest = test { $0.detail?.clinicalBenefit }
  }
}

extension ResponseComparison.Group {
  fileprivate init(
    _ heading: String, _ counts: ResponseCounts, _ rules: EndpointRules,
    detail: ResponseDetail? = nil
  ) {
    let total = counts.total(rules.responseDenominator)
    self.heading = heading
    self.counts = counts
    self.detail = detail
    objectiveResponse = Proportion(counts.objectiveResponse, of: total)
    diseaseControl = Proportion(counts.diseaseControl, of: total)
  }

  fileprivate init(
    _ heading: String, _ counts: ResponseDetailCounts, _ rules: EndpointRules
  ) {
    self.init(
      heading, counts.responses, rules, detail: ResponseDetail(counts, rules))
  }
}
