import ClinicalRecords

/// Counts how patients pass the steps of a study, one patient after the other.
struct FlowTally: Sendable {
  /// A step while it is counted.
  private struct Step {
    let id: String
    let label: String
    var keys: [String] = []
    var unknown = 0
  }

  private(set) var identified = 0
  private var steps: [Step]
  private var armCounts: [Int]
  private var overlapping: [[Int]: Int] = [:]
  private let hasCutoff: Bool

  init(_ plan: StudyPlan, cutoff: ClinicalDate?) {
    hasCutoff = cutoff != nil
    armCounts = [Int](repeating: 0, count: plan.arms.count)
    let begun = cutoff.map { Step(id: "cutoff", label: "Started by the cutoff, \($0)") }
    steps =
      [Step(id: "line", label: "Started line \(plan.line)")] + [begun].compactMap(\.self)
      + plan.criteria.map { Step(id: $0.id, label: $0.label) }
      + [Step(id: "arm", label: "Belongs to an arm")]
  }

  /// The step of a criterion by its position in the plan.
  func criterion(_ position: Int) -> Int { position + (hasCutoff ? 2 : 1) }
  /// The step of the line; that of the cutoff follows it.
  var line: Int { 0 }
  /// The step of the cutoff.
  var cutoff: Int { 1 }
  /// The step of belonging to an arm.
  var arm: Int { steps.count - 1 }

  /// Counts a patient of the registry.
  mutating func identify() { identified += 1 }

  /// Counts a patient who is left out at a step.
  mutating func leaveOut(_ key: String, at step: Int, isUnknown: Bool = false) {
    steps[step].keys.append(key)
    if isUnknown { steps[step].unknown += 1 }
  }

  /// Counts a patient of the first of the arms that hold.
  mutating func include(in arms: [Int]) {
    armCounts[arms[0]] += 1
    if arms.count > 1 { overlapping[arms, default: 0] += 1 }
  }

  /// What was counted.
  var flow: StudyFlow {
    StudyFlow(
      identified: identified,
      steps: steps.map { step in
        StudyFlow.Step(
          id: step.id, label: step.label, excluded: step.keys.count, unknown: step.unknown,
          keys: step.keys.sorted { $0.precedesBytewise($1) })
      }, arms: armCounts,
      overlaps: overlapping.map { StudyFlow.Overlap(arms: $0.key, count: $0.value) }
        .sorted { $0.arms.lexicographicallyPrecedes($1.arms) })
  }
}

extension String {
  /// Whether it stands before another byte by byte, which no language and no version of Unicode changes.
  func precedesBytewise(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
