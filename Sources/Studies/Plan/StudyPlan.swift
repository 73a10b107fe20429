public import ClinicalRecords

/// What a study asks, as its file states it: a statistical analysis plan that a program can carry out.
///
/// Conditions are the words of questions (`age_at_diagnosis >= 18`), not looked up yet.
public struct StudyPlan: Sendable, Equatable {
  /// What the study is called.
  public var title: String
  /// The last day the data speak of; `nil`: the registry's.
  public var cutoff: ClinicalDate?
  /// Where it stands in the file.
  public var cutoffLine = 0
  /// Rule settings that differ from the registry's, in the order of the file.
  public var rules: [Setting] = []
  /// Number of the line of therapy that is studied.
  public var line: Int
  /// The criteria in the order in which they are applied.
  public var criteria: [Criterion] = []
  /// The arms; the first is the treated one, the last the reference.
  public var arms: [Arm]
  /// What Table 1 shows, and models take their covariates from.
  public var characteristics: [PlannedCharacteristic] = []
  /// The times to an event, in printed order.
  public var endpoints: [PlannedEndpoint] = []
  /// How curves, medians and hazard ratios are estimated.
  public var survival = SurvivalPlan()
  /// How the arms are matched; `nil`: not at all.
  public var matching: MatchingPlan?
  /// Other ways to make the arms comparable, for the table of sensitivity.
  public var alternatives: [AlternativePlan] = []
  /// Cox models within an arm.
  public var cox: CoxPlan?
  /// Survival within an arm by a characteristic.
  public var strata: [StratumPlan] = []
  /// Hazard ratios of the arms within levels; `nil`: none.
  public var subgroups: SubgroupPlan?
  /// What was given; `nil`: no section.
  public var treatment: TreatmentPlan?
  /// Adverse events; `nil`: no section.
  public var safety: SafetyPlan?
  /// The figures that are wanted, in order.
  public var figures = FigurePlan()
  /// Whose way of printing numbers.
  public var journal = JournalProfile.default

  /// A plan.
  ///
  /// - Parameters:
  ///   - title: What the study is called.
  ///   - line: Number of the line of therapy.
  ///   - arms: The arms, at least two.
  public init(title: String, line: Int, arms: [Arm]) {
    self.title = title
    self.line = line
    self.arms = arms
  }

  /// A rule setting: `censoring = "fda"`.
  public struct Setting: Sendable, Equatable {
    /// Its name, as `nadir list rules` shows it.
    public let name: Written<String>
    /// Its value as a text, `1` and `0` for yes and no.
    public let value: String

    /// A setting.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - value: Its value as a text.
    public init(_ name: Written<String>, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A criterion of the study.
  public struct Criterion: Sendable, Equatable {
    /// Whether meeting it lets a patient in or keeps a patient out.
    public enum Kind: String, Sendable, CaseIterable {
      /// Lets in.
      case inclusion
      /// Keeps out.
      case exclusion
    }

    /// Short name, such as `I1`.
    public let id: String
    /// In words.
    public let label: String
    /// What meeting it does.
    public let kind: Kind
    /// What must hold for it to be met.
    public let condition: Written<String>
    /// Whether a patient of whom it cannot be told passes; otherwise that patient is left out, and counted so.
    public let passesUnknown: Bool

    /// A criterion.
    ///
    /// - Parameters:
    ///   - id: Short name.
    ///   - label: In words.
    ///   - kind: What meeting it does.
    ///   - condition: What must hold for it to be met.
    ///   - passesUnknown: Whether a patient of whom it cannot be told passes.
    public init(
      id: String, label: String, kind: Kind, condition: Written<String>, passesUnknown: Bool
    ) {
      self.id = id
      self.label = label
      self.kind = kind
      self.condition = condition
      self.passesUnknown = passesUnknown
    }
  }

  /// An arm.
  public struct Arm: Sendable, Equatable {
    /// Stable name within numbers' names: `2L-ICI`.
    public let id: String
    /// What tables print.
    public let label: String
    /// Who belongs to it.
    public let condition: Written<String>

    /// An arm.
    ///
    /// - Parameters:
    ///   - id: Stable name.
    ///   - label: What tables print.
    ///   - condition: Who belongs to it.
    public init(id: String, label: String, condition: Written<String>) {
      self.id = id
      self.label = label
      self.condition = condition
    }
  }
}

/// Whose way of printing numbers.
public enum JournalProfile: String, Sendable, CaseIterable {
  /// The conventions of docs/study.md.
  case `default`
  /// *Frontiers* journals, as the model paper prints: medians with two decimals, hazard ratios of regressions with three.
  case frontiers
  /// *JAMA* journals: no zero before the point of a p value.
  case jama
  /// *The New England Journal of Medicine*: p values with two decimals above 0.01, three below.
  case nejm
}
