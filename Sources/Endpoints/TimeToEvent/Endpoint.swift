/// The times to an event that are derived for a line of therapy; raw values are what users type.
public enum Endpoint: String, Sendable, CaseIterable, Codable {
  /// Progression-free survival.
  case progressionFreeSurvival = "pfs"
  /// Overall survival.
  case overallSurvival = "os"
  /// Time to progression: death without progression is censored. Rule: R53.
  case timeToProgression = "ttp"
  /// Time to treatment discontinuation. Rule: R61.
  case timeToDiscontinuation = "ttd"
  /// Time to next treatment.
  case timeToNextTreatment = "ttnt"
  /// Time to response, responders only. Rule: R50.
  case timeToResponse = "ttr"
  /// Duration of response, responders only. Rule: R51.
  case durationOfResponse = "dor"
  /// Duration of stable disease, of lines whose best response is SD. Rule: R52.
  case durationOfStableDisease = "dsd"
  /// To the progression of the next line, or death.
  case secondProgressionFreeSurvival = "pfs2"
  /// Real-world progression-free survival: as clinicians called progression. Rule: R76.
  case realWorldProgressionFreeSurvival = "rwpfs"
  /// Overall survival counted from diagnosis.
  case survivalFromDiagnosis = "os-diagnosis"
  /// Follow-up: alive when last known is the event, death censors. Rule: R62.
  case followUp = "follow-up"
}

extension Endpoint {
  /// The endpoint that a question under these rules gets: real-world progression-free survival where
  /// progression is what clinicians called it, so that nothing labels it as progression-free
  /// survival.
  ///
  /// Rule: R76.
  ///
  /// - Parameter rules: The settings of the question.
  /// - Returns: The endpoint itself, or the one that takes its place.
  public func resolved(under rules: EndpointRules) -> Endpoint {
    self == .progressionFreeSurvival && rules.censoring == .realWorld
      ? .realWorldProgressionFreeSurvival : self
  }

  /// Whether it is censored at the last day known alive.
  var usesLastKnownAlive: Bool {
    switch self {
    case .overallSurvival, .timeToDiscontinuation, .timeToNextTreatment, .survivalFromDiagnosis,
      .secondProgressionFreeSurvival, .followUp:
      true
    case .progressionFreeSurvival, .timeToProgression, .durationOfResponse,
      .durationOfStableDisease, .timeToResponse, .realWorldProgressionFreeSurvival:
      false
    }
  }
}
