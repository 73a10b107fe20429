import Statistics

/// The two arms that effects compare: the first of the plan, treated, and the last, the reference. Patients of arms between
/// them are in neither.
struct ComparedArms {
  /// What tables call the first arm.
  let treatedLabel: String
  /// What tables call the last.
  let referenceLabel: String
  /// Positions of the subjects of both, ascending.
  let subjects: [Int]
  /// Whether each of them is of the first arm.
  let isTreated: [Bool]

  init(of cohort: StudyCohort) {
    let arms = cohort.plan.arms
    let last = arms.count - 1
    treatedLabel = arms.first?.label ?? ""
    referenceLabel = arms.last?.label ?? ""
    let subjects = cohort.subjects.indices.filter {
      let arm = cohort.subjects[$0].arm
      return arm == 0 || arm == last
    }
    self.subjects = subjects
    isTreated = cohort.isTreated(subjects)
  }

  /// Numbers of both arms: of the first, then of the last.
  static func counts(_ isTreated: [Bool]) -> [Int] {
    let treated = isTreated.reduce(0) { $1 ? $0 + 1 : $0 }
    return [treated, isTreated.count - treated]
  }

  /// Throws where an arm has no patient.
  func requireBoth() throws(ModelProblem) {
    for (label, isFirst) in [(treatedLabel, true), (referenceLabel, false)]
    where !isTreated.contains(isFirst) {
      throw ModelProblem(
        "“\(label)” has no patients, so there is nobody to compare. Change the condition of the arm."
      )
    }
  }
}
