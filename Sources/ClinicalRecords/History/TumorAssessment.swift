/// One reading of one day's images, as it was entered.
public struct TumorAssessment: Sendable, Equatable {
  /// Day of the images.
  public var assessedOn: ClinicalDate
  /// 1, or more for further readings of the day.
  public var reading: Int
  /// Overall response; `nil` for a baseline assessment, or where only its components were entered.
  public var overallResponse: OverallResponse?
  /// Response of the target lesions.
  public var targetResponse: TargetResponse?
  /// Response of the non-target lesions.
  public var nonTargetResponse: NonTargetResponse?
  /// Whether there were new lesions.
  public var newLesion: NewLesionFinding?

  /// A tumor assessment.
  ///
  /// - Parameters:
  ///   - assessedOn: Day of the images.
  ///   - reading: 1, or more for further readings of the day.
  ///   - overallResponse: Overall response, or `nil` at baseline.
  ///   - targetResponse: Response of the target lesions.
  ///   - nonTargetResponse: Response of the non-target lesions.
  ///   - newLesion: Whether there were new lesions.
  public init(
    assessedOn: ClinicalDate, reading: Int = 1, overallResponse: OverallResponse?,
    targetResponse: TargetResponse? = nil, nonTargetResponse: NonTargetResponse? = nil,
    newLesion: NewLesionFinding? = nil
  ) {
    self.assessedOn = assessedOn
    self.reading = reading
    self.overallResponse = overallResponse
    self.targetResponse = targetResponse
    self.nonTargetResponse = nonTargetResponse
    self.newLesion = newLesion
  }

  /// Whether it states nothing about response: a baseline.
  public var isBaseline: Bool {
    overallResponse == nil && targetResponse == nil && nonTargetResponse == nil && newLesion == nil
  }
}
