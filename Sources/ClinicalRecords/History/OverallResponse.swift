/// RECIST 1.1 overall response at one visit; raw values are the standard's codes.
public enum OverallResponse: String, CaseIterable, Sendable, Codable {
  /// Complete response.
  case complete = "CR"
  /// Partial response.
  case partial = "PR"
  /// Stable disease.
  case stable = "SD"
  /// Neither complete response nor progression, in a patient without target lesions.
  case nonCompleteNonProgressive = "NON-CR/NON-PD"
  /// Progressive disease.
  case progressive = "PD"
  /// Not evaluable.
  case notEvaluable = "NE"
}
