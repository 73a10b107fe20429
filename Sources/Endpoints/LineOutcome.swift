public import ClinicalRecords

/// What happened on one line of therapy of one patient: the waist between rows and analyses.
///
/// A pure function of the patient's rows and of ``EndpointRules``; never stored. Parts a question
/// did not ask for are `nil` or empty.
public struct LineOutcome: Sendable, Equatable {
  /// The registry's number of the patient.
  public let patientID: Int64
  /// The line itself.
  public let line: LineOfTherapy
  /// Best overall response, unconfirmed.
  public let bestResponse: BestOverallResponse?
  /// From start of the line to progression or death.
  public let progressionFreeSurvival: EndpointTime?
  /// From start of the line to death.
  public let overallSurvival: EndpointTime?
  /// The line's adverse events, worst grade per term and attribution.
  public let worstGrades: [TermGrade]
}

/// The endpoints a question needs.
public struct OutcomeParts: OptionSet, Sendable {
  /// One bit per endpoint.
  public let rawValue: UInt8

  /// The endpoints with these bits.
  ///
  /// - Parameter rawValue: One bit per endpoint.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Best overall response.
  public static let bestResponse = OutcomeParts(rawValue: 1)
  /// Progression-free survival.
  public static let progressionFreeSurvival = OutcomeParts(rawValue: 2)
  /// Overall survival.
  public static let overallSurvival = OutcomeParts(rawValue: 4)
  /// Adverse events.
  public static let toxicity = OutcomeParts(rawValue: 8)
  /// Every endpoint.
  public static let all = OutcomeParts(rawValue: 15)

  /// The parts of a history from which these endpoints are derived.
  ///
  /// Where a day of death has to be completed, every part that can show the patient alive is needed
  /// beside them: a reader hands such a patient over with all parts.
  public var historyParts: HistoryParts {
    var parts: HistoryParts = []
    if contains(.bestResponse) { parts.insert(.assessments) }
    if contains(.progressionFreeSurvival) { parts.formUnion([.assessments, .death]) }
    if contains(.overallSurvival) { parts.formUnion(LastKnownAlive.historyParts) }
    if contains(.toxicity) { parts.insert(.adverseEvents) }
    return parts
  }
}

extension PatientHistory {
  /// What happened on the line at this position, or `nil` when the line began after the cutoff.
  ///
  /// - Parameters:
  ///   - index: Position in ``PatientHistory/lines``.
  ///   - rules: Settings of the derivation.
  ///   - parts: The endpoints to derive; the history must have been read with their
  ///     ``OutcomeParts/historyParts``.
  /// - Returns: The outcome.
  public func outcome(
    ofLineAt index: Int, rules: EndpointRules, parts: OutcomeParts
  ) -> LineOutcome? {
    let line = lines[index]
    guard rules.knows(line.startedOn) else { return nil }
    return LineOutcome(
      patientID: patient.id, line: line,
      bestResponse: parts.contains(.bestResponse)
        ? BestOverallResponse(ofLineAt: index, in: self, rules: rules) : nil,
      progressionFreeSurvival: parts.contains(.progressionFreeSurvival)
        ? .progressionFreeSurvival(ofLineAt: index, in: self, rules: rules) : nil,
      overallSurvival: parts.contains(.overallSurvival)
        ? .overallSurvival(ofLineAt: index, in: self, rules: rules) : nil,
      worstGrades: parts.contains(.toxicity)
        ? TermGrade.worst(ofLineAt: index, in: self, rules: rules) : [])
  }
}
