public import ClinicalRecords
public import Endpoints

/// Lines of therapy by best overall response.
public struct ResponseCounts: Counts {
  /// Lines by response, in the order of ``OverallResponse/allCases``.
  public private(set) var byResponse = [Int](repeating: 0, count: OverallResponse.allCases.count)
  /// Of those not evaluable, the ones without any assessment after the start. Rule: R38.
  public private(set) var withoutAssessment = 0

  /// Nothing counted.
  public init() {}

  /// Counts one line.
  ///
  /// - Parameter best: Its best overall response.
  public mutating func add(_ best: BestOverallResponse) {
    byResponse[OverallResponse.allCases.firstIndex(of: best.response) ?? 0] += 1
    if !best.isAssessed { withoutAssessment += 1 }
  }

  /// Adds what another part counted.
  ///
  /// - Parameter other: Counts of other lines.
  public mutating func merge(_ other: ResponseCounts) {
    for position in byResponse.indices { byResponse[position] += other.byResponse[position] }
    withoutAssessment += other.withoutAssessment
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
  /// CR or PR. Rule: R46.
  public var objectiveResponse: Int { count(.complete) + count(.partial) }
  /// CR, PR, SD or NON-CR/NON-PD. Rule: R47.
  public var diseaseControl: Int {
    objectiveResponse + count(.stable) + count(.nonCompleteNonProgressive)
  }
}

extension GroupedTally where Tally == ResponseCounts {
  /// A tally of best overall responses.
  ///
  /// - Parameter question: Which lines, compared by what.
  public init(responsesOf question: Question) {
    self.init(question, outcomes: .bestResponse) { outcome, counts in
      if let best = outcome.bestResponse { counts.add(best) }
    }
  }
}
