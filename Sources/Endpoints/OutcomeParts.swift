public import ClinicalRecords

/// The derived values a question needs.
public struct OutcomeParts: OptionSet, Sendable {
  /// One bit per value.
  public let rawValue: UInt32

  /// The values with these bits.
  ///
  /// - Parameter rawValue: One bit per value.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Best overall response, unconfirmed.
  public static let bestResponse = OutcomeParts(rawValue: 1 << 0)
  /// Best overall response, confirmed.
  public static let confirmedResponse = OutcomeParts(rawValue: 1 << 1)
  /// Depth of response.
  public static let depthOfResponse = OutcomeParts(rawValue: 1 << 2)
  /// Clinical benefit.
  public static let clinicalBenefit = OutcomeParts(rawValue: 1 << 3)
  /// Progression-free survival.
  public static let progressionFreeSurvival = time(to: .progressionFreeSurvival)
  /// Overall survival.
  public static let overallSurvival = time(to: .overallSurvival)

  /// Every response and every time.
  public static let all = Endpoint.allCases.reduce(
    into: [.bestResponse, .confirmedResponse, .depthOfResponse, .clinicalBenefit] as OutcomeParts
  ) { $0.insert(time(to: $1)) }

  /// One time to an event.
  ///
  /// - Parameter endpoint: The endpoint.
  /// - Returns: Its part.
  public static func time(to endpoint: Endpoint) -> OutcomeParts {
    OutcomeParts(rawValue: 1 << (8 + UInt32(Endpoint.allCases.firstIndex(of: endpoint) ?? 0)))
  }

  /// The values that a question under these rules gets for those it asked for. Rule: R76.
  ///
  /// - Parameter rules: The settings of the question.
  /// - Returns: The same, with ``Endpoint/resolved(under:)`` applied.
  public func resolved(under rules: EndpointRules) -> OutcomeParts {
    var parts = self
    for endpoint in Endpoint.allCases where contains(.time(to: endpoint)) {
      let resolved = endpoint.resolved(under: rules)
      if resolved != endpoint {
        parts.remove(.time(to: endpoint))
        parts.insert(.time(to: resolved))
      }
    }
    return parts
  }

  /// The parts of a history from which these values are derived under the default switches.
  ///
  /// Where a day of death has to be completed, every part that can show the patient alive is needed
  /// beside them: a reader hands such a patient over with all parts.
  public var historyParts: HistoryParts { historyParts(under: EndpointRules()) }

  /// The parts of a history from which these values are derived under some rules.
  ///
  /// - Parameter rules: The settings of the question; some make more parts speak.
  /// - Returns: The parts.
  public func historyParts(under rules: EndpointRules) -> HistoryParts {
    var parts: HistoryParts = []
    if !isDisjoint(with: [.bestResponse, .confirmedResponse, .depthOfResponse, .clinicalBenefit]) {
      parts.formUnion([.assessments, .lesions, .death])
    }
    if contains(.clinicalBenefit), rules.countsClinicalProgression {
      parts.insert(.clinicalProgressions)
    }
    for endpoint in Endpoint.allCases where contains(.time(to: endpoint)) {
      parts.formUnion(endpoint.resolved(under: rules).historyParts(under: rules))
    }
    return parts
  }

  /// Whether any of them is censored at the last day known alive.
  var useLastKnownAlive: Bool {
    Endpoint.allCases.contains { $0.usesLastKnownAlive && contains(.time(to: $0)) }
  }
}

extension Endpoint {
  fileprivate func historyParts(under rules: EndpointRules) -> HistoryParts {
    var parts: HistoryParts = usesLastKnownAlive ? LastKnownAlive.historyParts : [.death]
    switch self {
    case .progressionFreeSurvival, .timeToProgression, .durationOfResponse,
      .durationOfStableDisease, .secondProgressionFreeSurvival:
      parts.formUnion([.assessments, .lesions, .clinicalProgressions])
      if rules.loss == .event { parts.formUnion(LastKnownAlive.historyParts) }
    case .timeToResponse: parts.formUnion([.assessments, .lesions])
    case .overallSurvival, .followUp, .timeToNextTreatment: break
    case .survivalFromDiagnosis: parts.insert(.patient)
    case .timeToDiscontinuation: parts.formUnion([.drugs, .exposures])
    case .realWorldProgressionFreeSurvival:
      parts.formUnion(LastKnownAlive.historyParts)
      parts.formUnion([.assessments, .clinicalProgressions, .drugs, .exposures, .lesions])
    }
    return parts
  }
}
