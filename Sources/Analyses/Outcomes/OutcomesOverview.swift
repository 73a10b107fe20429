import ClinicalRecords
public import Endpoints
import Statistics

/// Every endpoint by group: times to an event, and rates of response.
public struct OutcomesOverview: Sendable {
  /// A time to an event.
  public struct Time: Sendable {
    /// The event.
    public let endpoint: Endpoint
    /// Its counts.
    public let counts: SurvivalCounts
    /// Lines that have the time.
    public let count: Int
    /// Lines that had the event.
    public let eventCount: Int
    /// Kaplan-Meier median.
    public let median: SurvivalComparison.Median
  }

  /// A rate of response.
  public struct Rate: Sendable {
    /// Which lines it counts.
    public enum Kind: String, Sendable, CaseIterable {
      /// CR or PR. Rule: R46.
      case objectiveResponse = "orr"
      /// CR, PR, SD or NON-CR/NON-PD. Rule: R47.
      case diseaseControl = "dcr"
      /// CR or PR, or stable disease that lasted. Rule: R48.
      case clinicalBenefit = "cbr"
    }

    /// Which lines it counts.
    public let kind: Kind
    /// Whether responses need confirmation; `nil` where that makes no difference. Rule: R44.
    public let basis: ResponseBasis?
    /// How many of how many.
    public let proportion: Proportion
  }

  /// One group.
  public struct Group: Sendable {
    /// Its heading.
    public let heading: String
    /// Its lines.
    public let count: Int
    /// The times, in the order of ``Endpoint/allCases``.
    public let times: [Time]
    /// The rates, unconfirmed first.
    public let rates: [Rate]
  }

  /// Who the answer speaks of.
  public let population: Population
  /// How medians were made.
  public let options: SurvivalOptions
  /// The groups in printed order.
  public let groups: [Group]
  /// All groups together.
  public let total: Group

  /// The answer of a tally.
  ///
  /// - Parameters:
  ///   - tally: The counted cohort.
  ///   - options: How medians are made.
  /// - Throws: ``QuestionError`` when there are too many groups.
  public init(
    _ tally: GroupedTally<OutcomesCounts>, options: SurvivalOptions = SurvivalOptions()
  ) throws {
    let answer = try tally.answer()
    let asked = (options, tally.question.rules)
    population = tally.population
    self.options = options
    groups = answer.map { Group($0.heading, $0.counts, asked) }
    var sum = OutcomesCounts()
    for group in answer { sum.merge(group.counts) }
    total = Group("Total", sum, asked)
  }
}

extension OutcomesOverview.Group {
  fileprivate init(
    _ heading: String, _ counts: OutcomesCounts,
    _ asked: (options: SurvivalOptions, rules: EndpointRules)
  ) {
    self.heading = heading
    count = counts.unconfirmed.total
    times = Endpoint.allCases.filter { $0.resolved(under: asked.rules) == $0 }.map { endpoint in
      let group = SurvivalComparison.Group(
        heading: heading, counts: counts.times(to: endpoint), asked)
      return OutcomesOverview.Time(
        endpoint: endpoint, counts: group.counts, count: group.curve.count,
        eventCount: group.curve.eventCount, median: group.median)
    }
    rates = OutcomesOverview.Rate.all(counts, asked.rules)
  }
}

extension OutcomesOverview.Rate {
  fileprivate static func all(
    _ counts: OutcomesCounts, _ rules: EndpointRules
  ) -> [OutcomesOverview.Rate] {
    let denominator = rules.responseDenominator
    func rates(_ responses: ResponseCounts, _ basis: ResponseBasis) -> [OutcomesOverview.Rate] {
      let total = responses.total(denominator)
      return [
        OutcomesOverview.Rate(
          kind: .objectiveResponse, basis: basis,
          proportion: Proportion(responses.objectiveResponse, of: total)),
        OutcomesOverview.Rate(
          kind: .diseaseControl, basis: basis,
          proportion: Proportion(responses.diseaseControl, of: total)),
      ]
    }
    let benefit =
      denominator == .treated ? counts.clinicalBenefit : counts.clinicalBenefitOfEvaluable
    return rates(counts.unconfirmed, .unconfirmed) + rates(counts.confirmed, .confirmed) + [
      OutcomesOverview.Rate(
        kind: .clinicalBenefit, basis: nil,
        proportion: Proportion(
          benefit, of: counts.responses(on: rules.responseBasis).total(denominator)))
    ]
  }
}
