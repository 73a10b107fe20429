/// Which subjects are left out before matching, because the other arm has no scores like theirs.
///
/// Ranges are those of the arms before anybody is left out, over all exact strata together; a score
/// on the edge of a range is inside.
public enum CommonSupport: String, CaseIterable, Sendable {
  /// Nobody is left out.
  case keepAll
  /// Treated subjects outside the range of the controls are left out.
  case discardTreated
  /// Controls outside the range of the treated subjects are left out.
  case discardControls
  /// Both are left out.
  case discardBoth

  /// Whether subjects of an arm may be left out.
  func discards(_ arm: StudyArm) -> Bool {
    switch self {
    case .keepAll: false
    case .discardTreated: arm == .treated
    case .discardControls: arm == .control
    case .discardBoth: true
    }
  }
}
