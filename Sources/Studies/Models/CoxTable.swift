public import Statistics

/// Univariable and multivariable Cox models of one endpoint.
public struct CoxTable: Sendable {
  /// A level, or a number's single row.
  public struct Level: Sendable {
    /// Position of the level in the characteristic; 0 for a number.
    public let level: Int
    /// Whether others are compared with it.
    public let isReference: Bool
    /// Patients in the univariable model, and events among them.
    public let count: Int
    /// Events among them.
    public let eventCount: Int
    /// The univariable effect; `nil` for the reference, and where none can be estimated.
    public let univariable: EffectEstimate?
    /// The multivariable effect; `nil` where it did not enter.
    public let multivariable: EffectEstimate?

    /// A level.
    public init(
      level: Int, isReference: Bool, count: Int, eventCount: Int, univariable: EffectEstimate?,
      multivariable: EffectEstimate?
    ) {
      self.level = level
      self.isReference = isReference
      self.count = count
      self.eventCount = eventCount
      self.univariable = univariable
      self.multivariable = multivariable
    }
  }

  /// One characteristic.
  public struct Factor: Sendable {
    /// Position of the characteristic in the cohort.
    public let characteristic: Int
    /// Its levels in printed order.
    public let levels: [Level]
    /// The p value by which it enters: of two levels and of a number Wald's, of more the likelihood ratio's.
    public let pValue: Double?
    /// Why the univariable model has no estimate, or not of all levels, in a sentence.
    public let problem: String?
    /// Whether it is in the multivariable model.
    public let enters: Bool
    /// Whether its effect changes with time: the score test of the multivariable model (Grambsch and Therneau).
    public let proportionality: ChiSquareTest?
    /// Why the multivariable model has no estimate of it, or not of all levels, though it was to enter, in a sentence.
    public let multivariableProblem: String?

    /// A characteristic.
    public init(
      characteristic: Int, levels: [Level], pValue: Double?, problem: String?, enters: Bool,
      proportionality: ChiSquareTest?, multivariableProblem: String? = nil
    ) {
      self.characteristic = characteristic
      self.levels = levels
      self.pValue = pValue
      self.problem = problem
      self.enters = enters
      self.proportionality = proportionality
      self.multivariableProblem = multivariableProblem
    }
  }

  /// Position of the endpoint in the plan.
  public let endpoint: Int
  /// Position of the arm in the plan; `nil` for all patients.
  public let arm: Int?
  /// Positions of its subjects.
  public let subjects: [Int]
  /// Events among them.
  public let eventCount: Int
  /// The characteristics in the order of the plan.
  public let factors: [Factor]
  /// Patients in the multivariable model: those with every covariate; 0 without a model.
  public let multivariableCount: Int
  /// Events among them.
  public let multivariableEventCount: Int
  /// Whether any effect of the multivariable model changes with time.
  public let proportionality: ChiSquareTest?
  /// Harrell's concordance of the multivariable model.
  public let concordance: Double?
  /// Why there is no multivariable model, in a sentence.
  public let problem: String?

  /// A table from its parts.
  public init(
    endpoint: Int, arm: Int?, subjects: [Int], eventCount: Int, factors: [Factor],
    multivariableCount: Int, multivariableEventCount: Int, proportionality: ChiSquareTest?,
    concordance: Double?, problem: String?
  ) {
    self.endpoint = endpoint
    self.arm = arm
    self.subjects = subjects
    self.eventCount = eventCount
    self.factors = factors
    self.multivariableCount = multivariableCount
    self.multivariableEventCount = multivariableEventCount
    self.proportionality = proportionality
    self.concordance = concordance
    self.problem = problem
  }
}
