public import ClinicalRecords
public import Endpoints

/// One derived value of one line of therapy, and how it came about.
public struct ExplainedOutcome: Sendable, Equatable {
  /// What was derived.
  public enum Result: Sendable, Equatable {
    /// A time to an event.
    case time(EndpointTime)
    /// A best overall response.
    case response(BestOverallResponse)
    /// A depth of response.
    case depth(DepthOfResponse)
    /// Clinical benefit, or none.
    case benefit(Bool)
    /// The adverse events of the line, in order of event number; of one row of a table only, where its name stands here.
    case events([LineEvent], row: String?)
    /// The value does not exist for the line, whose best response stands here.
    case none(BestOverallResponse)
    /// The line began after the cutoff.
    case afterCutoff
  }

  /// The line of therapy.
  public let line: LineOfTherapy
  /// Which value it is.
  public let value: ExplainedValue
  /// What was derived.
  public let result: Result
  /// The rows that were used and passed over.
  public let explanation: Explanation

  /// An explanation at hand.
  ///
  /// - Parameters:
  ///   - value: Which value it is.
  ///   - line: The line of therapy.
  ///   - result: What was derived.
  ///   - explanation: How it came about.
  public init(
    _ value: ExplainedValue, of line: LineOfTherapy, result: Result, explanation: Explanation
  ) {
    self.value = value
    self.line = line
    self.result = result
    self.explanation = explanation
  }

  /// Derives a value of a line, and why it is so.
  ///
  /// - Parameters:
  ///   - value: Which value; under real-world censoring progression-free survival is the real-world
  ///     one, as in tables. Rule: R76.
  ///   - index: Position of the line in the history.
  ///   - history: The patient's rows, all of them.
  ///   - rules: Settings of the derivation.
  ///   - codebook: The words of the registry.
  ///   - row: Of adverse events, the row of a table to which they are limited, whatever their relation to treatment;
  ///     `nil`: all.
  public init(
    _ value: ExplainedValue, ofLineAt index: Int, in history: PatientHistory,
    rules: EndpointRules, codebook: Codebook, row: SafetyRow? = nil
  ) {
    let value = value.resolved(under: rules)
    let derived =
      value == .adverseEvents
      ? history.explainedEvents(index, rules, codebook, row)
      : history.explained(value, index, rules)
    self.init(
      value, of: history.lines[index], result: derived?.result ?? .afterCutoff,
      explanation: derived?.explanation ?? Explanation(steps: []))
  }
}

extension PatientHistory {
  /// A value with its explanation; `nil` where the line began after the cutoff.
  fileprivate func explained(
    _ value: ExplainedValue, _ index: Int, _ rules: EndpointRules
  ) -> (result: ExplainedOutcome.Result, explanation: Explanation)? {
    switch value {
    case .time(let endpoint):
      explanation(of: endpoint, ofLineAt: index, rules: rules)
        .map { ($0.time.map { .time($0) } ?? absence(ofLineAt: index, rules), $0.explanation) }
    case .bestResponse(let basis):
      explanation(ofBestResponse: basis, ofLineAt: index, rules: rules)
        .map { (.response($0.response), $0.explanation) }
    case .depthOfResponse:
      explanation(ofDepthOfResponseOfLineAt: index, rules: rules)
        .map { ($0.depth.map { .depth($0) } ?? absence(ofLineAt: index, rules), $0.explanation) }
    case .clinicalBenefit:
      explanation(ofClinicalBenefitOfLineAt: index, rules: rules)
        .map { (.benefit($0.hasBenefit), $0.explanation) }
    case .adverseEvents: nil
    }
  }

  /// The adverse events of a line; `nil` where it began after the cutoff.
  fileprivate func explainedEvents(
    _ index: Int, _ rules: EndpointRules, _ codebook: Codebook, _ row: SafetyRow?
  ) -> (result: ExplainedOutcome.Result, explanation: Explanation)? {
    let counting = row.map {
      SafetyCounting(
        [$0], EventFilter(relatedOnly: false), of: Question(line: nil, rules: rules), codebook)
    }
    return explanation(ofAdverseEventsOfLineAt: index, rules: rules, codebook: codebook) {
      counting?.counts($0) ?? true
    }.map { (.events($0.events, row: row?.label), $0.explanation) }
  }

  /// What there is instead of a value that does not exist for a line.
  fileprivate func absence(
    ofLineAt index: Int, _ rules: EndpointRules
  ) -> ExplainedOutcome.Result {
    let best = explanation(ofBestResponse: rules.responseBasis, ofLineAt: index, rules: rules)
    return best.map { .none($0.response) } ?? .afterCutoff
  }
}
