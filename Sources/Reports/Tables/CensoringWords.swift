import Analyses
import Endpoints

/// What the censoring switches do to an endpoint, a sentence for each that is on.
///
/// Rule: R7, R29, R63, R64, R65, R75.
struct CensoringWords {
  private let endpoint: Endpoint
  private let rules: EndpointRules

  init(_ endpoint: Endpoint, under rules: EndpointRules) {
    self.endpoint = endpoint
    self.rules = rules
  }

  /// The bundle, where one was chosen, then the switches.
  var sentences: [String] {
    if endpoint == .realWorldProgressionFreeSurvival { return realWorldLineChange }
    guard endpoint.isCensoredAsProgressionFree else {
      return endpoint == .secondProgressionFreeSurvival ? clinicalProgression : []
    }
    return bundle + newTherapy + missedAssessments + missingBaseline + loss + clinicalProgression
  }

  private var bundle: [String] {
    switch rules.censoring {
    case .default: []
    case .fda: ["Censoring rules: FDA guidance of 2018, table A, with the settings named here."]
    case .ema:
      [
        "Censoring rules: EMA, appendix 1: events count whatever came before them, unless named here."
      ]
    case .realWorld: ["Censoring rules: real-world, with the settings named here."]
    }
  }

  private var newTherapy: [String] {
    switch rules.newTherapy {
    case .ignored: []
    case .censored:
      ["A next line before the event censors at the last \(assessment) up to its start."]
    case .event: ["The start of the next line is an event."]
    }
  }

  private var missedAssessments: [String] {
    guard rules.censorsAfterMissedAssessments else { return [] }
    return [
      "An event more than \(rules.gapLimitDays) days after the last \(assessment), or after the "
        + "start, is censored there; a line with a planned interval between scans has twice that and "
        + "14 days."
    ]
  }

  private var missingBaseline: [String] {
    switch rules.missingBaseline {
    case .ignored: []
    case .censoredWhereMeasured:
      ["Lines with lesions measured, but not by the start, are censored at the start."]
    case .censored: ["Lines without any assessment by the start are censored at the start."]
    }
  }

  private var loss: [String] {
    switch rules.loss {
    case .ignored: []
    case .censored:
      ["Loss to follow-up before the event censors at the last \(assessment) up to its day."]
    case .event: ["Loss to follow-up is an event on the last day known alive."]
    }
  }

  private var clinicalProgression: [String] {
    rules.countsClinicalProgression
      ? ["Progression called by a clinician without images is an event."] : []
  }

  private var realWorldLineChange: [String] {
    switch rules.realWorldLineChange {
    case .ignored: ["A next line without progression changes nothing."]
    case .censored: ["A next line without progression censors at its start."]
    case .event: ["A next line without progression is an event."]
    }
  }

  private var assessment: String {
    rules.lastAssessment == .any ? "assessment" : "evaluable assessment"
  }
}
