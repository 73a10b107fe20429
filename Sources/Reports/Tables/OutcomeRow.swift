public import ClinicalRecords
public import Endpoints

/// A line of therapy as a row for R or another program: its best responses, and every time to an
/// event with the row of the registry that decided it.
///
/// Days are `YYYY-MM-DD`, durations days as the rules count them, yes and no 1 and 0; a cell without
/// value is empty, such as all of an endpoint that does not exist for the line. `…_event` is 1 for an
/// event; `…_cnsr` is the reverse, as CDISC has it.
///
/// Rule: R55, R65, R66, R70.
public struct OutcomeRow: Sendable {
  private let rules: EndpointRules
  private let words: EvidenceWords

  /// Rows under some rules.
  ///
  /// - Parameters:
  ///   - rules: Say whether a day is added to durations, and which endpoint takes whose place.
  ///   - codebook: Names sites and fields.
  public init(_ rules: EndpointRules, codebook: Codebook) {
    self.rules = rules
    words = EvidenceWords(codebook)
  }

  /// Names of the columns; stable.
  public static let columns =
    [
      "patient_key", "line_number", "group", "started_on", "best_response", "best_response_on",
      "confirmed_response", "confirmed_response_on", "clinical_benefit", "depth_percent",
      "depth_on",
    ] + Endpoint.allCases.flatMap { endpoint in suffixes.map { "\(endpoint.recordName)_\($0)" } }

  private static let suffixes = [
    "start_on", "stop_on", "days", "event", "cnsr", "ending", "imputed", "evidence",
  ]

  /// Hands over the fields of a line, in the order of ``columns``.
  ///
  /// - Parameters:
  ///   - outcome: The line's outcome, with every endpoint.
  ///   - patientKey: The study key.
  ///   - group: Heading of the line's group.
  ///   - field: Takes one field.
  /// - Throws: What `field` throws.
  public func forEachField(
    of outcome: LineOutcome, patientKey: String, group: String, _ field: (String) throws -> Void
  ) throws {
    try field(patientKey)
    try field(String(outcome.line.number))
    try field(group)
    try field(outcome.line.startedOn.description)
    try response(outcome.bestResponse, field)
    try response(outcome.confirmedResponse, field)
    try field(outcome.hasClinicalBenefit.map { $0 ? "1" : "0" } ?? "")
    try field(outcome.depthOfResponse.map { String($0.percent) } ?? "")
    try field(outcome.depthOfResponse?.day.description ?? "")
    for endpoint in Endpoint.allCases { try time(outcome[endpoint], field) }
  }

  private func response(
    _ best: BestOverallResponse?, _ field: (String) throws -> Void
  ) throws {
    try field(best?.response.rawValue ?? "")
    try field(best?.day?.description ?? "")
  }

  private func time(_ time: EndpointTime?, _ field: (String) throws -> Void) throws {
    guard let time else {
      for _ in OutcomeRow.suffixes { try field("") }
      return
    }
    try field(time.start.description)
    try field(time.stop.description)
    try field(String(time.days(rules)))
    try field(time.isEvent ? "1" : "0")
    try field(time.isEvent ? "0" : "1")
    try field(time.ending.measure)
    try field(time.isImputed ? "1" : "0")
    try field(time.evidence.map(words.compactKey) ?? "")
  }
}
