/// Which patients a number speaks of: all of the study, or those that were matched.
public enum StudyPhase: String, Sendable, CaseIterable {
  /// All patients of the arms.
  case before
  /// Matched patients.
  case after
}
