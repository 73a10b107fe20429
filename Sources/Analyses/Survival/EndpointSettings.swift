public import Endpoints

extension Endpoint {
  /// The names of the rule settings that can change the time, in the order of ``RuleSetting/all``.
  public var settingNames: [String] {
    RuleSetting.all.map(\.name).filter { name in
      Endpoint.settings.contains { $0.names.contains(name) && $0.endpoints.contains(self) }
    }
  }

  /// Whether it ends at a progression judged by RECIST 1.1 and is censored by the switches of the
  /// bundles. Rule: R51, R53, R63, R64.
  public var isCensoredAsProgressionFree: Bool { Endpoint.ofProgression.contains(self) }

  private static let ofProgression: [Endpoint] = [
    .progressionFreeSurvival, .timeToProgression, .durationOfResponse, .durationOfStableDisease,
  ]

  private static let ofBestResponse: [Endpoint] = [
    .timeToResponse, .durationOfResponse, .durationOfStableDisease,
  ]

  private static let ofVisits: [Endpoint] =
    ofProgression + [.timeToResponse, .secondProgressionFreeSurvival]

  private static let settings: [(names: [String], endpoints: [Endpoint])] = [
    (
      ["response_source", "visit_window_days", "next_therapy_tie"],
      ofVisits + [.realWorldProgressionFreeSurvival]
    ),
    (["last_assessment", "clinical_progression"], ofVisits.filter { $0 != .timeToResponse }),
    // A bundle says whether clinical progression counts, which is all it does to the second one.
    (["censoring"], [.secondProgressionFreeSurvival, .realWorldProgressionFreeSurvival]),
    (
      [
        "censoring", "new_therapy", "missed_assessments", "missing_baseline", "loss_to_follow_up",
        "gap_limit_days",
      ], ofProgression
    ),
    (
      [
        "partial_response_hold", "stable_disease_minimum_days", "response_basis",
        "confirmation_days",
        "confirmation_ne_limit", "confirmation_accepts_sd", "after_complete_response",
      ], ofBestResponse
    ),
    (["ttnt_counts_death"], [.timeToNextTreatment]),
    (["discontinuation_gap_days"], [.timeToDiscontinuation]),
    (
      [
        "real_world_grace_days", "real_world_follow_up", "real_world_line_change",
        "real_world_visit_gap_days", "real_world_death_days",
      ], [.realWorldProgressionFreeSurvival]
    ),
    (["missing_month"], allCases.filter { $0 != .timeToResponse }),
    (["adds_one_day", "days_per_month"], allCases),
  ]
}
