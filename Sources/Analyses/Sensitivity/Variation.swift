import Endpoints

/// A change of rule settings that an analysis of sensitivity tries.
struct Variation: Sendable {
  /// What it does, as a row of a table is named.
  let label: String
  /// Names of settings with their values.
  let settings: [(name: String, value: String)]
  /// The endpoints for which it can matter.
  let endpoints: [Endpoint]

  init(_ label: String, _ settings: [(name: String, value: String)], for endpoints: [Endpoint]) {
    self.label = label
    self.settings = settings
    self.endpoints = endpoints
  }

  /// Every change that is tried unasked. A change to what is already in force is passed over, so that
  /// both sides of a switch stand here.
  static let all: [Variation] =
    therapy + assessments + progression + responses + treatment + realWorld + days

  private static let therapy = [
    Variation("Next line: ignored", [("new_therapy", "ignored")], for: ofProgression),
    Variation("Next line: censors", [("new_therapy", "censored")], for: ofProgression),
    Variation("Next line: an event", [("new_therapy", "event")], for: ofProgression),
    Variation("Loss to follow-up: ignored", [("loss_to_follow_up", "ignored")], for: ofProgression),
    Variation(
      "Loss to follow-up: censors", [("loss_to_follow_up", "censored")], for: ofProgression),
    Variation("Loss to follow-up: an event", [("loss_to_follow_up", "event")], for: ofProgression),
  ]

  private static let assessments = [
    Variation("Missed scans: ignored", [("missed_assessments", "0")], for: ofProgression),
    Variation(
      "Missed scans: censor, after 98 days",
      [("missed_assessments", "1"), ("gap_limit_days", "98")], for: ofProgression),
    Variation(
      "Missed scans: censor, after 126 days",
      [("missed_assessments", "1"), ("gap_limit_days", "126")], for: ofProgression),
    Variation(
      "Missed scans: censor, limit as set", [("missed_assessments", "1")], for: ofProgression),
    Variation("No baseline: ignored", [("missing_baseline", "ignored")], for: ofProgression),
    Variation(
      "No baseline: censors if measured", [("missing_baseline", "where-measured")],
      for: ofProgression),
    Variation("No baseline: censors", [("missing_baseline", "censored")], for: ofProgression),
    Variation(
      "Last scan with NE: passed over", [("last_assessment", "evaluable")], for: ofScans),
    Variation("Last scan with NE: censors there", [("last_assessment", "any")], for: ofScans),
  ]

  private static let progression = [
    Variation("Clinical progression: ignored", [("clinical_progression", "0")], for: ofScans),
    Variation("Clinical progression: an event", [("clinical_progression", "1")], for: ofScans),
    Variation(
      "Scan on day of next line: counts", [("next_therapy_tie", "inclusive")],
      for: ofVisits),
    Variation(
      "Scan on day of next line: left out", [("next_therapy_tie", "exclusive")],
      for: ofVisits),
    Variation(
      "Responses: as entered", [("response_source", "entered")], for: ofVisits),
    Variation(
      "Responses: from lesions", [("response_source", "derived")],
      for: ofVisits),
  ]

  private static let responses = [
    Variation("Responses: unconfirmed", [("response_basis", "unconfirmed")], for: ofBestResponse),
    Variation("Responses: confirmed", [("response_basis", "confirmed")], for: ofBestResponse),
    Variation(
      "Responses: confirmed, past one SD",
      [("response_basis", "confirmed"), ("confirmation_accepts_sd", "1")], for: ofBestResponse),
    Variation(
      "Responses: confirmed, PR after CR kept",
      [("response_basis", "confirmed"), ("after_complete_response", "as-recorded")],
      for: ofBestResponse),
    Variation(
      "SD: from day 42", [("stable_disease_minimum_days", "42")], for: [.durationOfStableDisease]),
    Variation(
      "SD: from day 56", [("stable_disease_minimum_days", "56")], for: [.durationOfStableDisease]),
  ]

  private static let treatment = [
    Variation("Death: an event", [("ttnt_counts_death", "1")], for: [.timeToNextTreatment]),
    Variation("Death: censors", [("ttnt_counts_death", "0")], for: [.timeToNextTreatment]),
    Variation(
      "No dose for 90 days: stopped", [("discontinuation_gap_days", "90")],
      for: [.timeToDiscontinuation]),
    Variation(
      "No dose for 120 days: stopped", [("discontinuation_gap_days", "120")],
      for: [.timeToDiscontinuation]),
    Variation(
      "No dose for 180 days: stopped", [("discontinuation_gap_days", "180")],
      for: [.timeToDiscontinuation]),
  ]

  private static let realWorld = [
    Variation("Progression: from day 1", [("real_world_grace_days", "0")], for: ofClinicians),
    Variation("Progression: from day 14", [("real_world_grace_days", "13")], for: ofClinicians),
    Variation("Progression: from day 15", [("real_world_grace_days", "14")], for: ofClinicians),
    Variation(
      "Followed: to the last record", [("real_world_follow_up", "clinic-notes")], for: ofClinicians),
    Variation(
      "Followed: to the first gap", [("real_world_follow_up", "visit-gaps")], for: ofClinicians),
    Variation(
      "Next line: ignored", [("real_world_line_change", "ignored")], for: ofClinicians),
    Variation("Next line: censors", [("real_world_line_change", "censored")], for: ofClinicians),
    Variation("Next line: an event", [("real_world_line_change", "event")], for: ofClinicians),
  ]

  private static let days = [
    Variation("Deaths of a year: 1 January", [("missing_month", "first")], for: withDeath),
    Variation("Deaths of a year: 30 June", [("missing_month", "mid")], for: withDeath),
    Variation("Deaths of a year: 31 December", [("missing_month", "last")], for: withDeath),
    Variation("Days: none added", [("adds_one_day", "0")], for: Endpoint.allCases),
    Variation("Days: one added", [("adds_one_day", "1")], for: Endpoint.allCases),
  ]

  private static let ofProgression = Endpoint.allCases.filter(\.isCensoredAsProgressionFree)
  private static let ofScans = ofProgression + [.secondProgressionFreeSurvival]
  private static let ofVisits = ofScans + [.timeToResponse] + ofClinicians
  private static let ofBestResponse: [Endpoint] = [
    .timeToResponse, .durationOfResponse, .durationOfStableDisease,
  ]
  private static let ofClinicians: [Endpoint] = [.realWorldProgressionFreeSurvival]
  private static let withDeath = Endpoint.allCases.filter { $0 != .timeToResponse }
}
