public import Endpoints

/// The derived values of a line of therapy that can be explained; raw values are what users type.
public enum ExplainedValue: Sendable, Hashable {
  /// A time to an event.
  case time(Endpoint)
  /// Best overall response.
  case bestResponse(ResponseBasis)
  /// Depth of response.
  case depthOfResponse
  /// Clinical benefit.
  case clinicalBenefit
  /// Adverse events.
  case adverseEvents
}

extension ExplainedValue: CaseIterable {
  /// The times first, then responses, then adverse events.
  public static let allCases: [ExplainedValue] =
    Endpoint.allCases.map { .time($0) }
    + [
      .bestResponse(.unconfirmed), .bestResponse(.confirmed), .depthOfResponse, .clinicalBenefit,
      .adverseEvents,
    ]
}

extension ExplainedValue: RawRepresentable {
  /// What users type: `pfs`, `best-response`.
  public var rawValue: String {
    switch self {
    case .time(let endpoint): endpoint.rawValue
    case .bestResponse(.unconfirmed): "best-response"
    case .bestResponse(.confirmed): "confirmed-response"
    case .depthOfResponse: "depth"
    case .clinicalBenefit: "clinical-benefit"
    case .adverseEvents: "adverse-events"
    }
  }

  /// The value of a word; `nil` for any other word.
  ///
  /// - Parameter rawValue: What users type.
  public init?(rawValue: String) {
    guard let value = ExplainedValue.allCases.first(where: { $0.rawValue == rawValue }) else {
      return nil
    }
    self = value
  }
}

extension ExplainedValue {
  /// The value that is derived when this one is asked for. Rule: R76.
  ///
  /// - Parameter rules: Say which bundle of censoring rules holds.
  /// - Returns: The value to derive and to name.
  func resolved(under rules: EndpointRules) -> ExplainedValue {
    if case .time(let endpoint) = self { .time(endpoint.resolved(under: rules)) } else { self }
  }

  /// The names of the rule settings that can change the value, in the order of ``RuleSetting/all``.
  public var settingNames: [String] {
    switch self {
    case .time(let endpoint): endpoint.settingNames
    case .bestResponse: ExplainedValue.responseSettings
    case .depthOfResponse: ExplainedValue.depthSettings
    case .clinicalBenefit:
      RuleSetting.all.map(\.name).filter {
        ExplainedValue.responseSettings.contains($0) || ExplainedValue.benefitSettings.contains($0)
      }
    case .adverseEvents:
      ["toxicity_window_days", "immune_related_window_days", "immune_related_by"]
    }
  }

  /// A best response is what time to response is the time of.
  private static let responseSettings = Endpoint.timeToResponse.settingNames
    .filter { $0 != "adds_one_day" && $0 != "days_per_month" }

  private static let depthSettings = Endpoint.timeToResponse.settingNames
    .filter { ["response_source", "visit_window_days", "next_therapy_tie"].contains($0) }

  /// How long stable disease lasted, and where it is censored. Rule: R48, R59, R69.
  private static let benefitSettings = [
    "clinical_benefit_days", "last_assessment", "missing_month",
  ]
}
