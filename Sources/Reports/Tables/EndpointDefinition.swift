import Analyses
package import Endpoints

/// What an endpoint is under the settings in force, in the words of a footnote: start, event, and
/// when it is censored.
///
/// Rule: R51, R53, R59, R61, R63, R64, R72, R73, R74, R75.
package struct EndpointDefinition {
  private let endpoint: Endpoint
  private let rules: EndpointRules

  package init(_ endpoint: Endpoint, under rules: EndpointRules) {
    self.endpoint = endpoint
    self.rules = rules
  }

  /// The definition, then what to mind.
  var definition: [String] { ["\(endpoint.label): \(text)."] + caveat }

  /// The same, then what changed switches do to it.
  package var sentences: [String] { definition + CensoringWords(endpoint, under: rules).sentences }

  private var text: String {
    switch endpoint {
    case .progressionFreeSurvival:
      "from the start of the line to progression (RECIST 1.1) or death from any cause; "
        + lastAssessment
    case .overallSurvival: "from the start of the line to death from any cause; \(lastKnownAlive)"
    case .timeToProgression:
      "from the start of the line to progression (RECIST 1.1); \(lastAssessment); death without "
        + "progression is no event"
    case .timeToDiscontinuation: discontinuation
    case .timeToNextTreatment: nextTreatment
    case .timeToResponse: "from the start of the line to the first \(response)"
    case .durationOfResponse:
      "from the first \(response) to progression or death from any cause; otherwise censored at "
        + "the last \(assessment)"
    case .durationOfStableDisease:
      "from the start of a line with SD as \(rules.responseBasis.rawValue) best response to "
        + "progression; otherwise censored at the last \(assessment)"
    case .secondProgressionFreeSurvival:
      "from the start of the line to progression on the next line or death from any cause, "
        + "censored as its progression-free survival; without a next line to death, \(lastKnownAlive)"
    case .realWorldProgressionFreeSurvival: realWorld
    case .survivalFromDiagnosis: "from diagnosis to death from any cause; \(lastKnownAlive)"
    case .followUp:
      "from the start of the line to the last day known alive, at the latest to the cutoff; deaths "
        + "are taken as censored"
    }
  }

  private var assessment: String {
    rules.lastAssessment == .any ? "assessment" : "evaluable assessment"
  }

  private var lastAssessment: String {
    "otherwise censored at the last \(assessment), or at the start if there was none"
  }

  private var lastKnownAlive: String {
    "otherwise censored on the last day known alive, at the latest at the cutoff"
  }

  /// `CR or PR (RECIST 1.1, unconfirmed)`. Rule: R44.
  private var response: String { "CR or PR (RECIST 1.1, \(rules.responseBasis.rawValue))" }

  private var discontinuation: String {
    "from the start of the line to the last dose, or where doses are not recorded to the end, of a "
      + "treatment that has stopped: its end is recorded, the next line started, the patient died, "
      + "or at least \(rules.discontinuationGapDays) days passed without a dose; otherwise censored "
      + "at the last dose, or on the last day known alive"
  }

  private var nextTreatment: String {
    let event = "from the start of the line to the start of the next line"
    return rules.countsDeathInTimeToNextTreatment
      ? "\(event) or death from any cause; \(lastKnownAlive)"
      : "\(event); otherwise censored at death or on the last day known alive, at the latest at "
        + "the cutoff"
  }

  private var realWorld: String {
    let event =
      "from the start of the line to progression as the clinician called it or an assessment shows "
      + "it, more than \(rules.realWorldGraceDays) days after the start, or death from any cause"
    switch rules.realWorldVariant {
    case .clinicNotes:
      return
        "\(event); otherwise censored on the last day of any record, at the latest at the cutoff"
    case .visitGaps:
      return "\(event) up to \(rules.realWorldDeathDays) days after follow-up; follow-up, at whose "
        + "end times are otherwise censored, ends at a gap of more than "
        + "\(rules.realWorldVisitGapDays) days between records, else with the last record or at the "
        + "cutoff"
    }
  }

  private var caveat: [String] {
    guard endpoint == .survivalFromDiagnosis else { return [] }
    return [
      "Patients who died between diagnosis and the line are not among those counted, which makes "
        + "this survival too long (left truncation)."
    ]
  }
}
