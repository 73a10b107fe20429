/// How many patients were left after each criterion, in the order in which they were applied.
///
/// Adds up by construction: those before a step are those it left out and those after it.
public struct StudyFlow: Sendable, Equatable {
  /// One step.
  public struct Step: Sendable, Equatable {
    /// Short name, such as `E1`.
    public let id: String
    /// In words; of all steps but an exclusion what those meet who are left.
    public let label: String
    /// Patients it left out; 0 is kept.
    public let excluded: Int
    /// Of them those of whom it could not be told.
    public let unknown: Int
    /// The study keys of those it left out, in order.
    public let keys: [String]

    /// A step.
    ///
    /// - Parameters:
    ///   - id: Short name.
    ///   - label: In words.
    ///   - excluded: Patients it left out.
    ///   - unknown: Of them those of whom it could not be told.
    ///   - keys: Their study keys, in order.
    public init(id: String, label: String, excluded: Int, unknown: Int, keys: [String]) {
      self.id = id
      self.label = label
      self.excluded = excluded
      self.unknown = unknown
      self.keys = keys
    }
  }

  /// Patients with a line of therapy in the registry.
  public let identified: Int
  /// The steps: first the line that is studied and the cutoff, then the criteria, then belonging to an arm.
  public let steps: [Step]
  /// Patients per arm.
  public let arms: [Int]
  /// Matched patients per arm; `nil` without matching.
  public var matched: [Int]?
  /// Patients for whom several arms hold; each was counted in the first of them.
  public let overlaps: [Overlap]

  /// Names of the steps that are no criteria.
  public static let ownSteps = ["line", "cutoff", "arm"]

  /// Arms that hold for the same patients.
  public struct Overlap: Sendable, Equatable {
    /// Their positions in the plan, ascending.
    public let arms: [Int]
    /// Patients.
    public let count: Int

    /// Arms that hold for the same patients.
    ///
    /// - Parameters:
    ///   - arms: Their positions in the plan, ascending.
    ///   - count: Patients.
    public init(arms: [Int], count: Int) {
      self.arms = arms
      self.count = count
    }
  }

  /// A flow.
  ///
  /// - Parameters:
  ///   - identified: Patients with a line of therapy.
  ///   - steps: The steps.
  ///   - arms: Patients per arm.
  ///   - matched: Matched patients per arm.
  ///   - overlaps: Patients for whom several arms hold.
  public init(
    identified: Int, steps: [Step], arms: [Int], matched: [Int]? = nil, overlaps: [Overlap] = []
  ) {
    self.identified = identified
    self.steps = steps
    self.arms = arms
    self.matched = matched
    self.overlaps = overlaps
  }
}
