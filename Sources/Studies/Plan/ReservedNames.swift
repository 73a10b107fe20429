/// Names that a study cannot give, as they mean something else in its results.
public enum ReservedNames {
  /// Of arms: what stands for all patients.
  public static let arms = ["all", "Total"]
  /// Of levels: patients without one, and the phases.
  public static let levels = ["missing", "Missing", "before", "after"]
  /// Of kinds of regimens: what those of none are called where a kind is called `Other`.
  static let regimens = [noRegimen]
  static let noRegimen = "None of these"
  /// Of criteria: the steps that are none.
  static let criteria = StudyFlow.ownSteps

  /// Of characteristics: what stands for all patients, and the columns of the data set.
  static func characteristics(of plan: StudyPlan) -> [String] {
    ["all"] + AnalysisDataSet.ownColumns(of: plan)
  }
}
