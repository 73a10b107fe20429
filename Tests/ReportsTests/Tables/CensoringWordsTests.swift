import Endpoints
import Testing

@testable import Reports

/// The footnotes that say what changed switches do to an endpoint.
struct CensoringWordsTests {
  func sentences(_ endpoint: Endpoint, _ name: String, _ value: String) throws -> [String] {
    var rules = EndpointRules()
    try rules.set(name, to: value)
    return EndpointDefinition(endpoint, under: rules).sentences
  }

  @Test(arguments: [
    Endpoint.progressionFreeSurvival, .timeToProgression, .durationOfResponse,
    .durationOfStableDisease, .secondProgressionFreeSurvival,
  ])
  func `R29: a definition says that progression called without images counts`(
    _ endpoint: Endpoint
  ) throws {
    let words = "Progression called by a clinician without images is an event."
    #expect(try sentences(endpoint, "clinical_progression", "1").contains(words))
    #expect(try !sentences(endpoint, "clinical_progression", "0").contains(words))
  }

  @Test(arguments: [
    Endpoint.progressionFreeSurvival, .timeToProgression, .durationOfResponse,
    .durationOfStableDisease,
  ])
  func `R65: a definition says that loss to follow-up censors`(_ endpoint: Endpoint) throws {
    let words =
      "Loss to follow-up before the event censors at the last evaluable assessment up to its day."
    #expect(try sentences(endpoint, "loss_to_follow_up", "censored").contains(words))
    #expect(try !sentences(.overallSurvival, "loss_to_follow_up", "censored").contains(words))
  }
}
