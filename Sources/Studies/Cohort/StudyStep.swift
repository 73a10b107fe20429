/// A step of the work on a study, as its progress is shown.
public enum StudyStep: String, Sendable, CaseIterable {
  /// The histories are read; goes with how many were.
  case reading = "reading patients"
  /// The arms are matched.
  case matching = "matching"
  /// Table 1, treatment, responses.
  case describing = "describing the arms"
  /// Curves of the arms and strata.
  case survival = "survival"
  /// Cox models and subgroups.
  case models = "models"
  /// The effect of the arms in every way of the plan.
  case effects = "sensitivity"
}

/// Told about each step as it begins, and while histories are read how many were, now and then.
public typealias StudyProgress = (_ step: StudyStep, _ patients: Int?) -> Void
