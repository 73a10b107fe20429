public import ClinicalRecords
public import Endpoints

/// A row of the table of best overall responses.
public enum ResponseCell: TableCell, Hashable {
  /// Lines with this best response.
  case response(OverallResponse)
  /// NE for want of any assessment after the start. Rule: R38.
  case withoutAssessment
  /// CR or PR. Rule: R46.
  case objectiveResponse
  /// CR, PR, SD, and NON-CR/NON-PD where the rules count it. Rule: R47.
  case diseaseControl
  /// CR or PR at any time, or stable disease that lasted. Rule: R48.
  case clinicalBenefit

  /// Lines counted in the cell.
  ///
  /// - Parameters:
  ///   - tally: The counts of one group.
  ///   - rules: Say who stands in the denominator of rates. Rule: R46.
  /// - Returns: How many.
  public func count(in tally: ResponseDetailCounts, _ rules: EndpointRules) -> Int {
    switch self {
    case .response(let response): tally.responses.count(response)
    case .withoutAssessment: tally.responses.withoutAssessment
    case .objectiveResponse: tally.responses.objectiveResponse
    case .diseaseControl: tally.responses.diseaseControl
    case .clinicalBenefit:
      rules.responseDenominator == .treated
        ? tally.clinicalBenefit : tally.clinicalBenefitOfEvaluable
    }
  }

  /// All lines of a group, or those a rate is of.
  ///
  /// - Parameters:
  ///   - tally: The counts of the group.
  ///   - rules: Say who stands in the denominator of rates. Rule: R46.
  /// - Returns: How many.
  public func total(in tally: ResponseDetailCounts, _ rules: EndpointRules) -> Int {
    switch self {
    case .response, .withoutAssessment: tally.responses.total
    case .objectiveResponse, .diseaseControl, .clinicalBenefit:
      tally.responses.total(rules.responseDenominator)
    }
  }

  /// The best response of a line, on the basis the rules state.
  ///
  /// - Parameters:
  ///   - outcome: The outcome of the line.
  ///   - history: The patient's rows.
  ///   - place: The line, and the rules, which say whether responses need confirmation. Rule: R44.
  /// - Returns: The response.
  public func finding(
    in outcome: LineOutcome, of history: PatientHistory, at place: LinePlace
  ) -> DrilledFinding? {
    outcome.bestResponse(on: place.rules.responseBasis).map { .response($0) }
  }

  /// What explains why a line stands in the cell.
  ///
  /// - Parameter rules: Say whether responses need confirmation. Rule: R44.
  /// - Returns: The value to explain.
  public func explained(_ rules: EndpointRules) -> ExplainedValue {
    self == .clinicalBenefit ? .clinicalBenefit : .bestResponse(rules.responseBasis)
  }
}
