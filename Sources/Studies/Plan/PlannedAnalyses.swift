public import Endpoints
public import Statistics

/// A time to an event that the study looks at.
public struct PlannedEndpoint: Sendable, Equatable {
  /// The event.
  public let endpoint: Endpoint
  /// Rule settings for this endpoint alone.
  public let rules: [StudyPlan.Setting]
  /// Months at which survival is stated.
  public let landmarks: [Double]
  /// Where it stands in the file.
  public let line: Int

  /// An endpoint.
  ///
  /// - Parameters:
  ///   - endpoint: The event.
  ///   - rules: Rule settings for this endpoint alone.
  ///   - landmarks: Months at which survival is stated.
  ///   - line: Where it stands in the file.
  public init(
    _ endpoint: Endpoint, rules: [StudyPlan.Setting] = [], landmarks: [Double] = [6, 12, 24],
    line: Int = 0
  ) {
    self.endpoint = endpoint
    self.rules = rules
    self.landmarks = landmarks
    self.line = line
  }
}

/// How the interval of a median is made.
public enum MedianInterval: String, Sendable, CaseIterable {
  /// Inverting limits symmetric on the complementary log-log scale (Brookmeyer and Crowley).
  case logLog = "log-log"
  /// On the logarithmic scale, R's default.
  case log
  /// On the scale of survival itself.
  case plain
  /// Median plus or minus 1.96 standard errors, as SPSS prints it.
  case spss
}

/// How curves, medians and hazard ratios are estimated.
public struct SurvivalPlan: Sendable, Equatable {
  /// How the interval of a median is made.
  public var interval = MedianInterval.logLog
  /// How tied event times enter Cox models; `nil`: the registry's setting, else Efron.
  public var ties: TieMethod?

  /// The defaults a paper expects.
  public init() {}
}

/// How the arms are matched.
public struct MatchingPlan: Sendable, Equatable {
  /// On which scale scores are compared, and in which unit the caliper is.
  public enum Caliper: Sendable, Equatable {
    /// At most this difference of probabilities.
    case probability(Double)
    /// At most this difference of log odds.
    case logit(Double)
    /// At most so many standard deviations of the log odds.
    case standardDeviations(Double)
  }

  /// Names of the characteristics in the model of the score; empty: all.
  public var covariates: [Written<String>] = []
  /// How many of the reference each treated patient gets at most.
  public var ratio = 1
  /// How near the scores of a pair must be; `nil`: any distance.
  public var caliper: Caliper? = .standardDeviations(0.2)
  /// Whether Cox models of matched arms have errors robust by pair.
  public var isRobust = true
  /// Where it stands in the file.
  public var line = 0

  /// One to one, within 0.2 standard deviations of the log odds.
  public init() {}
}

/// Another way to make the arms comparable.
public struct AlternativePlan: Sendable, Equatable {
  /// The way.
  public enum Method: Sendable, Equatable {
    /// Matching with another caliper.
    case matching(MatchingPlan.Caliper?)
    /// Weights.
    case weighting(PropensityWeights.Target)
    /// A Cox model of the arms with the matching's covariates.
    case adjustment
  }

  /// The way.
  public let method: Method
  /// Where it stands in the file.
  public let line: Int

  /// Another way.
  ///
  /// - Parameters:
  ///   - method: The way.
  ///   - line: Where it stands in the file.
  public init(_ method: Method, line: Int = 0) {
    self.method = method
    self.line = line
  }
}

/// Univariable and multivariable Cox models within an arm.
public struct CoxPlan: Sendable, Equatable {
  /// Name of the arm; `nil`: all patients.
  public var arm: Written<String>?
  /// The endpoints, a table each; empty: all of the study.
  public var endpoints: [Endpoint] = []
  /// Names of the characteristics; empty: all.
  public var covariates: [Written<String>] = []
  /// The multivariable model takes what has a p value below this in the univariable one; `nil`: everything.
  public var entersBelow: Double?

  /// All characteristics, in all patients.
  public init() {}
}

/// Survival within an arm by a characteristic.
public struct StratumPlan: Sendable, Equatable {
  /// Name of the arm; `nil`: all patients.
  public let arm: Written<String>?
  /// Name of the characteristic.
  public let characteristic: Written<String>

  /// Survival within an arm by a characteristic.
  ///
  /// - Parameters:
  ///   - arm: Name of the arm.
  ///   - characteristic: Name of the characteristic.
  public init(arm: Written<String>?, characteristic: Written<String>) {
    self.arm = arm
    self.characteristic = characteristic
  }
}

/// Hazard ratios of the arms within the levels of characteristics.
public struct SubgroupPlan: Sendable, Equatable {
  /// The endpoints, a figure each; empty: all of the study.
  public var endpoints: [Endpoint] = []
  /// Names of the characteristics; empty: all.
  public var characteristics: [Written<String>] = []

  /// All endpoints and characteristics.
  public init() {}
}

/// What was given.
public struct TreatmentPlan: Sendable, Equatable {
  /// A kind of regimen: label with who got it; within an arm, or in all.
  public struct Category: Sendable, Equatable {
    /// Name of the arm; `nil`: all.
    public let arm: Written<String>?
    /// What the table prints.
    public let label: String
    /// Who got it.
    public let condition: Written<String>

    /// A kind of regimen.
    ///
    /// - Parameters:
    ///   - arm: Name of the arm.
    ///   - label: What the table prints.
    ///   - condition: Who got it.
    public init(arm: Written<String>?, label: String, condition: Written<String>) {
      self.arm = arm
      self.label = label
      self.condition = condition
    }
  }

  /// Kinds of regimens, in printed order; none: by the classes of drugs.
  public var categories: [Category] = []
  /// Classes whose drugs are counted one by one: `ici`.
  public var agentClasses: [Written<String>] = []

  /// By the classes of drugs.
  public init() {}
}

/// Adverse events of the study.
public struct SafetyPlan: Sendable, Equatable {
  /// Which rows the table has.
  public enum Rows: String, Sendable, CaseIterable {
    /// The registry's groups of terms, as `nadir safety --table groups`.
    case groups
    /// Terms below their system organ classes.
    case terms
  }

  /// Which rows the table has.
  public var rows = Rows.groups
  /// Whether only events related to treatment count.
  public var relatedOnly = true
  /// Percent that a term must reach in an arm to be shown; 0: all.
  public var atLeastPercent = 0.0

  /// Related events by the registry's groups.
  public init() {}
}
