/// One of the two arms that a propensity score tells apart.
public enum StudyArm: String, CaseIterable, Sendable {
  /// The subjects who had the treatment.
  case treated
  /// The subjects who did not.
  case control

  /// The other arm.
  public var other: StudyArm {
    self == .treated ? .control : .treated
  }
}
