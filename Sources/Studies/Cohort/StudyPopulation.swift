import Analyses
import Endpoints

extension Population {
  /// The arms of a study.
  static func arms(
    of plan: StudyPlan, under rules: EndpointRules, _ phase: StudyPhase
  ) -> Population {
    Population(
      line: plan.line, groupingLabel: "Arm", groupingName: "arm",
      conditionLabel: phase == .before ? "all patients of the study" : "matched patients",
      definitions: [], rules: rules,
      denominator: phase == .before
        ? "all patients of the study in the arm" : "all matched patients of the arm")
  }

  /// The levels of a characteristic, within an arm or in all patients.
  static func levels(
    of characteristic: StudyCohort.Characteristic, arm: StudyPlan.Arm?, of plan: StudyPlan,
    under rules: EndpointRules, unknown: Int
  ) -> Population {
    Population(
      line: plan.line, groupingLabel: characteristic.label, groupingName: characteristic.label,
      conditionLabel: arm?.label ?? "all patients of the study",
      definitions: characteristic.definitions, rules: rules,
      denominator: "all patients of the level", groupUnknown: unknown)
  }
}
