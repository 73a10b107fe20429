public import Endpoints
public import Statistics

/// Time to an event by group: curves, medians, rates, log-rank test, hazard ratios.
public struct SurvivalComparison: Sendable {
  /// A median in months with its limits; `nil` where not reached or without a limit.
  public struct Median: Sendable, Equatable {
    /// The median.
    public let months: Double?
    /// Lower limit at 95 %.
    public let lower: Double?
    /// Upper limit at 95 %.
    public let upper: Double?
  }

  /// The part of a group without event at a landmark.
  public struct Rate: Sendable, Equatable {
    /// The landmark in months.
    public let months: Double
    /// Survival; `nil` when the curve has ended before, by censoring.
    public let survival: Double?
    /// Its limits at 95 %.
    public let interval: ConfidenceInterval?
    /// Patients still at risk.
    public let atRisk: Int
  }

  /// The hazard ratio of a group.
  public struct HazardRatio: Sendable {
    /// The ratio against the reference group.
    public let ratio: Double
    /// Its limits at 95 %.
    public let interval: ConfidenceInterval
    /// Wald's p value.
    public let pValue: Double
  }

  /// One group.
  public struct Group: Sendable {
    /// Its heading.
    public let heading: String
    /// Its counts.
    public let counts: SurvivalCounts
    /// Its Kaplan-Meier curve, in days.
    public let curve: KaplanMeierEstimate
    /// Median time to the event.
    public let median: Median
    /// Survival at the landmarks.
    public let rates: [Rate]
    /// Median follow-up by the reverse Kaplan-Meier method. Rule: R62.
    public let followUp: Median
    /// The middle of all observed times in months, whether they ended by the event or not; `nil`
    /// where there is none. Rule: R62.
    public let observedMedian: Double?
    /// The hazard ratio; `nil` for the reference group, for a single group, and where none can be
    /// estimated.
    public internal(set) var hazardRatio: HazardRatio?
  }

  /// Who the answer speaks of.
  public let population: Population
  /// The event, as it was derived: real-world progression-free survival under real-world censoring.
  public let endpoint: Endpoint
  /// How it was answered.
  public let options: SurvivalOptions
  /// The groups in printed order.
  public private(set) var groups: [Group]
  /// All groups together.
  public let total: Group
  /// Heading of the reference group; `nil` for a single group.
  public let reference: String?
  /// Whether the curves differ; `nil` when there is nothing to test.
  public let logRank: LogRankTest?
  /// Why there are no hazard ratios, where that needs saying.
  public private(set) var hazardRatioProblem: String?

  /// The answer of a tally.
  ///
  /// - Parameters:
  ///   - endpoint: The event that was counted.
  ///   - tally: The counted cohort.
  ///   - options: How to answer.
  /// - Throws: ``QuestionError`` for too many groups or an unknown reference.
  public init(
    of endpoint: Endpoint, in tally: GroupedTally<SurvivalCounts>,
    options: SurvivalOptions = SurvivalOptions()
  ) throws {
    try self.init(
      of: endpoint.resolved(under: tally.question.rules), in: try tally.answer(),
      population: tally.population, options: options)
  }

  /// The answer of counted groups, in printed order.
  ///
  /// - Parameters:
  ///   - endpoint: The event that was counted, as the rules resolve it.
  ///   - answer: Heading, value and counts of each group.
  ///   - population: Who they are, and under which rules they were counted.
  ///   - options: How to answer.
  /// - Throws: ``QuestionError`` for an unknown reference.
  package init(
    of endpoint: Endpoint, in answer: [(heading: String, value: Value, counts: SurvivalCounts)],
    population: Population, options: SurvivalOptions
  ) throws {
    self.population = population
    self.endpoint = endpoint
    self.options = options
    let asked = (options, population.rules)
    groups = answer.map { Group(heading: $0.heading, counts: $0.counts, asked) }
    var sum = SurvivalCounts()
    for group in answer { sum.merge(group.counts) }
    total = Group(heading: "Total", counts: sum, asked)
    let referenceIndex = try SurvivalComparison.reference(
      among: answer.map { ($0.heading, $0.value) }, options)
    let isCompared = groups.count > 1 && !population.spansLines
    reference = isCompared ? groups[referenceIndex].heading : nil
    let times = answer.map(\.counts.times)
    logRank = isCompared ? try? LogRankTest(comparing: times) : nil
    if isCompared { estimateHazardRatios(times, reference: referenceIndex) }
  }

  private mutating func estimateHazardRatios(_ times: [EventCounts], reference: Int) {
    do {
      let model = try CoxModel(fitting: times, reference: reference, ties: options.ties)
      for coefficient in model.coefficients {
        groups[coefficient.group].hazardRatio = HazardRatio(
          ratio: coefficient.hazardRatio, interval: coefficient.ratioInterval(),
          pValue: coefficient.waldPValue)
      }
    } catch {
      hazardRatioProblem = sentence(error)
    }
  }

  /// Why there is no hazard ratio, with the groups' headings for their numbers.
  private func sentence(_ error: any Error) -> String {
    switch error as? StatisticsError {
    case .emptyGroup(let group): "“\(groups[group].heading)” has no patients."
    case .groupWithoutEvents(let group): "nobody in “\(groups[group].heading)” had the event."
    case .unboundedCoefficient(let group, .upward):
      "the reference had no event while “\(groups[group].heading)” was at risk."
    case .unboundedCoefficient(let group, .downward):
      "“\(groups[group].heading)” had no event while the reference was at risk."
    default: "\(error)"
    }
  }

  private static func reference(
    among groups: [(heading: String, value: Value)], _ options: SurvivalOptions
  ) throws -> Int {
    guard let wanted = options.reference else {
      return groups.firstIndex { $0.value == .flag(false) } ?? 0
    }
    if let found = groups.firstIndex(where: { $0.heading.lowercased() == wanted.lowercased() }) {
      return found
    }
    throw QuestionError(
      "There is no group \"\(wanted)\". Groups: \(groups.map(\.heading).joined(separator: ", ")).")
  }
}
