/// What was given on the line that is studied, per arm, before matching.
public struct TreatmentSummary: Sendable {
  /// How many of an arm got something.
  public struct Row: Sendable {
    /// What it is called.
    public let label: String
    /// The subjects, by position.
    public let subjects: [Int]

    /// A row.
    public init(label: String, subjects: [Int]) {
      self.label = label
      self.subjects = subjects
    }
  }

  /// One arm.
  public struct Arm: Sendable {
    /// Position in the plan.
    public let arm: Int
    /// Patients of the arm.
    public let total: Int
    /// Kinds of regimens, in the order of the plan; what none of them names is `Other`, or `None of these` where a kind is
    /// called so.
    public let regimens: [Row]
    /// Drugs of the classes the plan counts, most frequent first, ties by label.
    public let agents: [Row]
    /// Cycles of those of whom they are recorded.
    public let cycles: BaselineComparison.Spread

    /// An arm.
    public init(
      arm: Int, total: Int, regimens: [Row], agents: [Row], cycles: BaselineComparison.Spread
    ) {
      self.arm = arm
      self.total = total
      self.regimens = regimens
      self.agents = agents
      self.cycles = cycles
    }
  }

  /// The arms in the order of the plan.
  public let arms: [Arm]

  /// A summary from its parts.
  public init(arms: [Arm]) { self.arms = arms }
}
