/// RECIST 1.1 response of the target lesions at one visit; raw values are the standard's codes.
public enum TargetResponse: String, CaseIterable, Sendable, Codable {
  /// Complete response.
  case complete = "CR"
  /// Partial response.
  case partial = "PR"
  /// Stable disease.
  case stable = "SD"
  /// Progressive disease.
  case progressive = "PD"
  /// Not evaluable.
  case notEvaluable = "NE"
  /// The patient has no target lesion.
  case notApplicable = "NA"
}

/// RECIST 1.1 response of the non-target lesions at one visit; raw values are the standard's codes.
public enum NonTargetResponse: String, CaseIterable, Sendable, Codable {
  /// Complete response.
  case complete = "CR"
  /// Neither complete response nor progression.
  case nonCompleteNonProgressive = "NON-CR/NON-PD"
  /// Progressive disease.
  case progressive = "PD"
  /// Not evaluable.
  case notEvaluable = "NE"
  /// The patient has no non-target lesion.
  case notApplicable = "NA"
}

/// Whether a visit showed a new lesion, least first.
public enum NewLesionFinding: String, CaseIterable, Sendable, Codable {
  /// None.
  case none
  /// Perhaps one, to be confirmed.
  case equivocal
  /// One without doubt.
  case unequivocal
}
