public import Analyses
public import ClinicalRecords
public import Endpoints
public import Statistics

/// The patients of a study, and what its plan means in this registry.
public struct StudyCohort: Sendable {
  /// The plan.
  public let plan: StudyPlan
  /// The words of the registry.
  public let codebook: Codebook
  /// The settings of the study: the registry's, changed by the plan.
  public let rules: EndpointRules
  /// Per endpoint of the plan its settings.
  public let endpointRules: [EndpointRules]
  /// How tied event times enter Cox models.
  public let ties: TieMethod
  /// The characteristics of the plan, their levels found.
  public let characteristics: [Characteristic]
  /// Labels of the kinds of regimens, in printed order, with the arm they are shown in (`nil`: all).
  public let regimens: [(label: String, arm: Int?)]
  /// The rows of the safety table, by what users type and what tables print.
  public let safetyRows: [(code: String, label: String)]
  /// The patients, in order of their study keys.
  public let subjects: [StudySubject]
  /// How they were chosen.
  public internal(set) var flow: StudyFlow
  /// Adverse events by arm, of arms with patients; `nil` where the plan asks for none.
  public let safety: SafetyComparison?
  /// Courses of the patients by arm, of arms with patients; `nil` where no figure of single patients is asked for, or they
  /// are more than one can show.
  public let courses: CourseComparison?
  /// What is likely a mistake of the plan, and did not keep it from being carried out.
  public let warnings: [StudyProblems.Problem]

  /// A characteristic with its levels.
  public struct Characteristic: Sendable, Equatable {
    /// Stable name.
    public let id: String
    /// What tables print.
    public let label: String
    /// Labels of its levels, in printed order; empty for a number.
    public let levels: [String]
    /// Position of the level that models compare with.
    public let reference: Int
    /// What its words mean, a sentence each.
    public let definitions: [String]
    /// Whether it is known only after the line that is studied has begun, such as its best response.
    ///
    /// As a covariate such a quantity favors those who lived long enough to have it: it needs a landmark or a covariate that
    /// changes with time. What the line before brought is known at the start.
    public let isKnownLater: Bool

    /// Whether it is a number.
    public var isNumber: Bool { levels.isEmpty }

    /// A characteristic.
    ///
    /// - Parameters:
    ///   - id: Stable name.
    ///   - label: What tables print.
    ///   - levels: Labels of its levels.
    ///   - reference: Position of the level that models compare with.
    ///   - definitions: What its words mean.
    ///   - isKnownLater: Whether it is known only after the line has begun.
    public init(
      id: String, label: String, levels: [String], reference: Int, definitions: [String] = [],
      isKnownLater: Bool = false
    ) {
      self.id = id
      self.label = label
      self.levels = levels
      self.reference = reference
      self.definitions = definitions
      self.isKnownLater = isKnownLater
    }
  }

  /// A cohort from its parts.
  public init(
    plan: StudyPlan, codebook: Codebook, rules: EndpointRules, endpointRules: [EndpointRules],
    ties: TieMethod, characteristics: [Characteristic], regimens: [(label: String, arm: Int?)],
    safetyRows: [(code: String, label: String)], subjects: [StudySubject], flow: StudyFlow,
    safety: SafetyComparison? = nil, courses: CourseComparison? = nil,
    warnings: [StudyProblems.Problem] = []
  ) {
    self.plan = plan
    self.codebook = codebook
    self.rules = rules
    self.endpointRules = endpointRules
    self.ties = ties
    self.characteristics = characteristics
    self.regimens = regimens
    self.safetyRows = safetyRows
    self.subjects = subjects
    self.flow = flow
    self.safety = safety
    self.courses = courses
    self.warnings = warnings
  }
}
