public import ClinicalRecords
public import Endpoints

/// Lines of therapy by best overall response.
public struct ResponseCounts: Counts {
  /// Lines by response, in the order of ``OverallResponse/allCases``.
  public private(set) var byResponse = [Int](repeating: 0, count: OverallResponse.allCases.count)
  /// Of those not evaluable, the ones without any assessment after the start. Rule: R38.
  public private(set) var withoutAssessment = 0
  /// CR, PR, SD, and NON-CR/NON-PD where the rules count it. Rule: R47.
  public private(set) var diseaseControl = 0
  /// Best responses that lesions show, because none was entered or the rules ask for it. Rule: R31.
  public private(set) var fromLesions = 0

  /// Nothing counted.
  public init() {}

  /// Counts one line.
  ///
  /// - Parameters:
  ///   - best: Its best overall response.
  ///   - rules: Say what disease control is. Rule: R47.
  public mutating func add(_ best: BestOverallResponse, _ rules: EndpointRules) {
    byResponse[OverallResponse.allCases.firstIndex(of: best.response) ?? 0] += 1
    if !best.isAssessed { withoutAssessment += 1 }
    if best.response.isControl(rules) { diseaseControl += 1 }
    if case .lesionMeasurement? = best.evidence { fromLesions += 1 }
  }

  /// Adds what another part counted.
  ///
  /// - Parameter other: Counts of other lines.
  public mutating func merge(_ other: ResponseCounts) {
    for position in byResponse.indices { byResponse[position] += other.byResponse[position] }
    withoutAssessment += other.withoutAssessment
    diseaseControl += other.diseaseControl
    fromLesions += other.fromLesions
  }

  /// Lines with this best response.
  ///
  /// - Parameter response: The response.
  /// - Returns: How many.
  public func count(_ response: OverallResponse) -> Int {
    byResponse[OverallResponse.allCases.firstIndex(of: response) ?? 0]
  }

  /// All lines. Rule: R46.
  public var total: Int { byResponse.reduce(0, +) }
  /// Lines with a best response other than NE. Rule: R46.
  public var evaluable: Int { total - count(.notEvaluable) }
  /// CR or PR. Rule: R46.
  public var objectiveResponse: Int { count(.complete) + count(.partial) }

  /// Lines that response rates are of.
  ///
  /// - Parameter denominator: Who counts. Rule: R46.
  /// - Returns: How many.
  public func total(_ denominator: ResponseDenominator) -> Int {
    switch denominator {
    case .treated: total
    case .evaluable: evaluable
    }
  }
}

extension OverallResponse {
  /// Whether it is disease control. Rule: R47.
  package func isControl(_ rules: EndpointRules) -> Bool {
    switch self {
    case .complete, .partial, .stable: true
    case .nonCompleteNonProgressive: rules.diseaseControlCountsNonCRNonPD
    case .progressive, .notEvaluable: false
    }
  }
}

extension LineOutcome {
  /// The best response on the basis the rules state. Rule: R44.
  package func bestResponse(on basis: ResponseBasis) -> BestOverallResponse? {
    switch basis {
    case .unconfirmed: bestResponse
    case .confirmed: confirmedResponse
    }
  }

  /// Whether its best response, on the basis of the rules, is another than NE: who stands in the
  /// denominator of every rate of those that can be evaluated. Rule: R44, R46.
  func isEvaluable(_ rules: EndpointRules) -> Bool {
    bestResponse(on: rules.responseBasis).map { $0.response != .notEvaluable } ?? false
  }
}

extension OutcomeParts {
  /// The best response on a basis. Rule: R44.
  package static func bestResponse(on basis: ResponseBasis) -> OutcomeParts {
    switch basis {
    case .unconfirmed: .bestResponse
    case .confirmed: .confirmedResponse
    }
  }
}

extension GroupedTally where Tally == ResponseCounts {
  /// A tally of best overall responses, on the basis the question's rules state.
  ///
  /// - Parameter question: Which lines, compared by what.
  public init(responsesOf question: Question) {
    let (rules, basis) = (question.rules, question.rules.responseBasis)
    self.init(question, outcomes: .bestResponse(on: basis)) { outcome, counts in
      if let best = outcome.bestResponse(on: basis) { counts.add(best, rules) }
    }
  }
}
