public import ClinicalRecords

/// The response of one visit as RECIST 1.1 derives it.
public struct DerivedResponse: Sendable, Equatable {
  /// Target lesions.
  public var target: TargetResponse
  /// Non-target lesions.
  public var nonTarget: NonTargetResponse
  /// New lesions.
  public var newLesion: NewLesionFinding
  /// All together.
  public var overall: OverallResponse
  /// The sum of diameters, where target lesions were measured.
  public var sum: DiameterSum?

  /// A derived response.
  ///
  /// - Parameters:
  ///   - target: Target lesions.
  ///   - nonTarget: Non-target lesions.
  ///   - newLesion: New lesions.
  ///   - overall: All together.
  ///   - sum: The sum of diameters.
  public init(
    target: TargetResponse, nonTarget: NonTargetResponse, newLesion: NewLesionFinding,
    overall: OverallResponse, sum: DiameterSum? = nil
  ) {
    self.target = target
    self.nonTarget = nonTarget
    self.newLesion = newLesion
    self.overall = overall
    self.sum = sum
  }
}
