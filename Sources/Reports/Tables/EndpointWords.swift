package import Analyses
public import Endpoints
package import Statistics

extension Endpoint {
  /// `Progression-free survival`.
  package var label: String {
    switch self {
    case .progressionFreeSurvival: "Progression-free survival"
    case .overallSurvival: "Overall survival"
    case .timeToProgression: "Time to progression"
    case .timeToDiscontinuation: "Time to treatment discontinuation"
    case .timeToNextTreatment: "Time to next treatment"
    case .timeToResponse: "Time to response"
    case .durationOfResponse: "Duration of response"
    case .durationOfStableDisease: "Duration of stable disease"
    case .secondProgressionFreeSurvival: "Second progression-free survival"
    case .realWorldProgressionFreeSurvival: "Real-world progression-free survival"
    case .survivalFromDiagnosis: "Overall survival from diagnosis"
    case .followUp: "Follow-up"
    }
  }

  /// `PFS`; as papers print it. Rule: R76.
  public var abbreviation: String {
    switch self {
    case .realWorldProgressionFreeSurvival: "rwPFS"
    case .survivalFromDiagnosis: "OS from diagnosis"
    case .followUp: "follow-up"
    case .durationOfStableDisease: "duration of SD"
    default: rawValue.uppercased()
    }
  }

  /// Whom the reverse Kaplan-Meier estimate takes as censored.
  func eventWords(_ rules: EndpointRules) -> String {
    switch self {
    case .progressionFreeSurvival, .durationOfResponse, .secondProgressionFreeSurvival,
      .realWorldProgressionFreeSurvival:
      "progressions and deaths"
    case .overallSurvival, .survivalFromDiagnosis, .followUp: "deaths"
    case .timeToProgression, .durationOfStableDisease: "progressions"
    case .timeToDiscontinuation: "ends of treatment"
    case .timeToNextTreatment:
      rules.countsDeathInTimeToNextTreatment ? "next lines and deaths" : "next lines"
    case .timeToResponse: "responses"
    }
  }

  /// Where its time begins, for the axis of a figure.
  ///
  /// - Parameter line: Such as `line 2`.
  /// - Returns: Such as `start of line 2`. Rule: R54.
  func origin(ofLine line: String) -> String {
    switch self {
    case .durationOfResponse: "first response"
    case .survivalFromDiagnosis: "diagnosis"
    case .progressionFreeSurvival, .overallSurvival, .timeToProgression, .timeToDiscontinuation,
      .timeToNextTreatment, .timeToResponse, .durationOfStableDisease,
      .secondProgressionFreeSurvival, .realWorldProgressionFreeSurvival, .followUp:
      "start of \(line)"
    }
  }

  /// What a line needs for the time to exist, before a colon.
  var requirement: String {
    switch self {
    case .timeToResponse, .durationOfResponse: "Responders only"
    case .durationOfStableDisease: "Best response SD only"
    case .survivalFromDiagnosis: "Day of diagnosis known"
    case .realWorldProgressionFreeSurvival: "Followed after the start"
    case .progressionFreeSurvival, .overallSurvival, .timeToProgression, .timeToDiscontinuation,
      .timeToNextTreatment, .secondProgressionFreeSurvival, .followUp:
      "With this time"
    }
  }

  /// Whether many lines do not have it, so that it is always said how many do.
  var isSelective: Bool {
    [.timeToResponse, .durationOfResponse, .durationOfStableDisease, .survivalFromDiagnosis]
      .contains(self)
  }

  /// What the row of events is called.
  var eventsLabel: String { self == .followUp ? "Alive when last known, n (%)" : "Events, n (%)" }

  /// What the row of medians is called. Rule: R62.
  var medianLabel: String {
    self == .followUp
      ? "Reverse Kaplan-Meier median, months (95% CI)" : "Median, months (95% CI)"
  }

  /// Whether its own follow-up is stated beside it: not where it is follow-up itself, nor where only
  /// those who had the event are counted.
  var hasFollowUp: Bool { self != .followUp && self != .timeToResponse }
}

extension SurvivalOptions {
  /// How intervals are made.
  package var intervalNote: String {
    let rates = "Kaplan-Meier; pointwise 95% CI of rates on the \(scale.words) scale"
    switch medianStyle {
    case .inverted: return "\(rates), inverted for medians (Brookmeyer-Crowley)."
    case .spss:
      return "\(rates); 95% CI of medians: 1.96 standard errors to either side, as SPSS "
        + "(of follow-up: inverted)."
    }
  }
}

extension IntervalScale {
  /// Its name in a sentence.
  var words: String { self == .arcsine ? "arcsine" : rawValue }
}

extension TieMethod {
  /// `Efron`.
  package var label: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
