public import ClinicalRecords

extension OverallResponse {
  /// The overall response of a visit from its three parts.
  ///
  /// Non-target NA counts like CR where there is target disease. Where there is neither target nor
  /// non-target disease nothing can be evaluated, and without a new lesion the response is NE. An
  /// equivocal new lesion changes nothing.
  ///
  /// Source: Eisenhauer et al., *Eur J Cancer* 2009;45:228–247, tables 1 and 2.
  ///
  /// Rule: R22, R23, R24, R27.
  ///
  /// - Parameters:
  ///   - target: Target lesions; NA where the patient has none.
  ///   - nonTarget: Non-target lesions; NA where the patient has none.
  ///   - newLesion: New lesions.
  public init(
    target: TargetResponse, nonTarget: NonTargetResponse, newLesion: NewLesionFinding
  ) {
    if target == .progressive || nonTarget == .progressive || newLesion == .unequivocal {
      self = .progressive
      return
    }
    switch target {
    case .complete:
      self = nonTarget == .complete || nonTarget == .notApplicable ? .complete : .partial
    case .partial: self = .partial
    case .stable: self = .stable
    case .progressive: self = .progressive
    case .notEvaluable: self = .notEvaluable
    case .notApplicable: self = OverallResponse(nonTargetOnly: nonTarget)
    }
  }

  private init(nonTargetOnly response: NonTargetResponse) {
    switch response {
    case .complete: self = .complete
    case .nonCompleteNonProgressive: self = .nonCompleteNonProgressive
    case .progressive: self = .progressive
    case .notEvaluable, .notApplicable: self = .notEvaluable
    }
  }
}
