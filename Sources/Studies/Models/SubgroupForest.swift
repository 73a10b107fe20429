/// Hazard ratios of the first arm against the last within subgroups, before matching.
public struct SubgroupForest: Sendable {
  /// A subgroup.
  public struct Row: Sendable {
    /// Position of the level in the characteristic; 0 for all patients.
    public let level: Int
    /// Positions of the subjects, of both arms.
    public let subjects: [Int]
    /// Patients of the first and the last arm.
    public let counts: [Int]
    /// Events of the first and the last arm.
    public let eventCounts: [Int]
    /// The effect; `nil` where an arm has no event or the model has no estimate: `NE`.
    public let effect: EffectEstimate?

    /// A subgroup.
    public init(
      level: Int, subjects: [Int], counts: [Int], eventCounts: [Int], effect: EffectEstimate?
    ) {
      self.level = level
      self.subjects = subjects
      self.counts = counts
      self.eventCounts = eventCounts
      self.effect = effect
    }
  }

  /// The subgroups of one characteristic.
  public struct Factor: Sendable {
    /// Position of the characteristic in the cohort.
    public let characteristic: Int
    /// Its levels in printed order.
    public let rows: [Row]
    /// The likelihood ratio test of the products of arm and levels; `nil` where it cannot be told.
    public let interactionPValue: Double?

    /// The subgroups of one characteristic.
    public init(characteristic: Int, rows: [Row], interactionPValue: Double?) {
      self.characteristic = characteristic
      self.rows = rows
      self.interactionPValue = interactionPValue
    }
  }

  /// Position of the endpoint in the plan.
  public let endpoint: Int
  /// All patients.
  public let overall: Row
  /// The characteristics in the order of the plan.
  public let factors: [Factor]

  /// Subgroups from their parts.
  public init(endpoint: Int, overall: Row, factors: [Factor]) {
    self.endpoint = endpoint
    self.overall = overall
    self.factors = factors
  }
}
