/// Patients of an arm, or all, by the levels of a characteristic.
public struct StudyStratum: Sendable, Equatable {
  /// Position of the arm in the plan; `nil` for all patients.
  public let arm: Int?
  /// Position of the characteristic in the cohort.
  public let characteristic: Int
  /// Positions of the levels that have patients, in printed order: the groups of its comparisons.
  public let levels: [Int]
  /// Positions of the subjects whose level is known, ascending.
  public let subjects: [Int]
  /// Patients of whom it is not known.
  public let unknownCount: Int

  /// The stratum of a plan; `nil` where the plan names what is not there, which finding its words refuses.
  ///
  /// - Parameters:
  ///   - plan: What it is by.
  ///   - cohort: The patients.
  public init?(_ plan: StratumPlan, in cohort: StudyCohort) {
    guard let characteristic = cohort.position(of: plan.characteristic.value) else { return nil }
    let arm = plan.arm.flatMap { cohort.arm(named: $0.value) }
    let members = cohort.subjects.indices.filter { arm == nil || cohort.subjects[$0].arm == arm }
    let known = members.filter { cohort.subjects[$0].levels[characteristic] >= 0 }
    let present = Set(known.map { Int(cohort.subjects[$0].levels[characteristic]) })
    self.arm = arm
    self.characteristic = characteristic
    levels = present.sorted()
    subjects = known
    unknownCount = members.count - known.count
  }
}

extension StudyCohort {
  /// The position of a characteristic by its stable name.
  ///
  /// - Parameter id: Its name.
  /// - Returns: Its position; `nil` where there is none.
  public func position(of id: String) -> Int? { characteristics.firstIndex { $0.id == id } }
}
