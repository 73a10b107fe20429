import ClinicalRecords

/// What one visit shows of one kind of lesions.
struct PartFinding<Response> {
  let response: Response
  /// Whether a row says so; otherwise it is what the lack of rows means.
  var isStated = true
  /// The scan that shows progression, where it is one. Rule: R60.
  var progression: Scan?
  /// The scan that shows disease. Rule: R26.
  var disease: Scan?
}

/// What one visit shows.
struct VisitFindings {
  let target: PartFinding<TargetResponse>
  let nonTarget: PartFinding<NonTargetResponse>
  let newLesion: PartFinding<NewLesionFinding>
  /// The sum of diameters, where target lesions were measured.
  let sum: DiameterSum?
  /// Whether an overall complete response was reached before.
  let isAfterComplete: Bool
  /// The day of the first, doubtful finding of a new lesion that is certain now. Rule: R24.
  let doubtedOn: ClinicalDate?

  /// Whether anything is known from which a response follows.
  var isKnown: Bool {
    target.isStated || nonTarget.isStated || newLesion.response == .unequivocal
      || target.response != .notApplicable || nonTarget.response != .notApplicable
  }

  /// The response by the tables; after a complete response disease seen again is progression.
  /// Rule: R26, R28.
  var response: DerivedResponse {
    var overall = OverallResponse(
      target: target.response, nonTarget: nonTarget.response, newLesion: newLesion.response)
    if diseaseAgain != nil { overall = .progressive }
    return DerivedResponse(
      target: target.response, nonTarget: nonTarget.response, newLesion: newLesion.response,
      overall: overall, sum: sum)
  }

  /// The scan that shows disease again after a complete response. Rule: R26.
  var diseaseAgain: Scan? {
    isAfterComplete ? .first(of: target.disease, nonTarget.disease) : nil
  }

  /// The scan that shows progression: that of the new lesion; else, where the targets progressed, the
  /// last that completes their sum; else that of the non-target lesion that grew without doubt.
  /// Rule: R60.
  var progression: Scan? {
    newLesion.progression ?? target.progression ?? nonTarget.progression ?? diseaseAgain
  }
}
