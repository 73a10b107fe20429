import ClinicalRecords
public import Endpoints

/// Lines of therapy by everything that is derived of them but adverse events.
public struct OutcomesCounts: Counts {
  /// Times to each event, in the order of ``Endpoint/allCases``.
  private var times = [SurvivalCounts](repeating: SurvivalCounts(), count: Endpoint.allCases.count)
  /// By best overall response, unconfirmed.
  public private(set) var unconfirmed = ResponseCounts()
  /// By best overall response, confirmed.
  public private(set) var confirmed = ResponseCounts()
  /// Lines with clinical benefit. Rule: R48.
  public private(set) var clinicalBenefit = 0
  /// Those of them that can be evaluated, on the basis of the rules.
  public private(set) var clinicalBenefitOfEvaluable = 0

  /// Nothing counted.
  public init() {}

  /// Counts one line.
  mutating func add(_ outcome: LineOutcome, _ rules: EndpointRules) {
    for (position, endpoint) in Endpoint.allCases.enumerated() {
      times[position].add(outcome[endpoint], rules)
    }
    if let best = outcome.bestResponse { unconfirmed.add(best, rules) }
    if let best = outcome.confirmedResponse { confirmed.add(best, rules) }
    guard outcome.hasClinicalBenefit == true else { return }
    clinicalBenefit += 1
    if outcome.isEvaluable(rules) { clinicalBenefitOfEvaluable += 1 }
  }

  /// Adds what another part counted.
  ///
  /// - Parameter other: Counts of other lines.
  public mutating func merge(_ other: OutcomesCounts) {
    for position in times.indices { times[position].merge(other.times[position]) }
    unconfirmed.merge(other.unconfirmed)
    confirmed.merge(other.confirmed)
    clinicalBenefit += other.clinicalBenefit
    clinicalBenefitOfEvaluable += other.clinicalBenefitOfEvaluable
  }

  /// By best overall response, on one basis.
  ///
  /// - Parameter basis: Unconfirmed or confirmed.
  /// - Returns: The counts.
  public func responses(on basis: ResponseBasis) -> ResponseCounts {
    switch basis {
    case .unconfirmed: unconfirmed
    case .confirmed: confirmed
    }
  }

  /// Times to an event.
  ///
  /// - Parameter endpoint: The event.
  /// - Returns: Their counts.
  public func times(to endpoint: Endpoint) -> SurvivalCounts {
    times[Endpoint.allCases.firstIndex(of: endpoint) ?? 0]
  }
}

extension GroupedTally where Tally == OutcomesCounts {
  /// A tally of every endpoint.
  ///
  /// - Parameter question: Which lines, compared by what.
  public init(outcomesOf question: Question) {
    let rules = question.rules
    self.init(question, outcomes: .all) { $1.add($0, rules) }
  }
}
