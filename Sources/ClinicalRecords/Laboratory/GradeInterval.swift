/// One interval of numbers that gives one grade: a row of the vocabulary `laboratory_grade`.
public struct GradeInterval: Sendable, Equatable {
  /// Which end of the normal range the term is about.
  public enum Direction: String, Sendable {
    /// Below normal.
    case low
    /// Above normal.
    case high
  }

  /// What of a result is compared.
  public enum Measure: String, Sendable, CaseIterable {
    /// The value itself.
    case value
    /// By how much it is below the baseline.
    case absoluteDecrease = "absolute_decrease_from_baseline"
    /// By how much it is above the baseline.
    case absoluteIncrease = "absolute_increase_from_baseline"
    /// By how many percent of the baseline it is below it.
    case percentDecrease = "percent_decrease_from_baseline"
    /// By how many percent of the baseline it is above it.
    case percentIncrease = "percent_increase_from_baseline"
    /// By how much it is below the lower limit of normal.
    case belowLowerLimit = "absolute_below_LLN"
  }

  /// What a bound is a multiple of.
  public enum Basis: String, Sendable, CaseIterable {
    /// The number itself.
    case absolute
    /// The upper limit of normal.
    case timesUpperLimit = "xULN"
    /// The lower limit of normal.
    case timesLowerLimit = "xLLN"
    /// The baseline.
    case timesBaseline = "xBASELINE"
    /// So much above the upper limit of normal.
    case aboveUpperLimit = "ULN+"
    /// The larger of the upper limit of normal and the baseline.
    case timesLargerOfLimitAndBaseline = "max(xULN;xBASELINE)"
  }

  /// One end of the interval.
  public struct Bound: Sendable, Equatable {
    /// What it is a multiple of.
    public let basis: Basis
    /// The number.
    public let value: Double
    /// Whether the bound itself belongs to the interval.
    public let isInside: Bool

    /// A bound.
    ///
    /// - Parameters:
    ///   - basis: What it is a multiple of.
    ///   - value: The number.
    ///   - isInside: Whether the bound itself belongs to the interval.
    public init(_ basis: Basis, _ value: Double, isInside: Bool) {
      self.basis = basis
      self.value = value
      self.isInside = isInside
    }
  }

  /// How surely the interval is what the dictionary says.
  public enum Certainty: String, Sendable, CaseIterable {
    /// As printed.
    case exact
    /// As printed, in whole numbers: what lies between two grades is in neither.
    case integerGap = "integer_gap"
    /// A reading of a text that leaves something open.
    case interpreted
    /// A reading of a text that can be read otherwise.
    case doubtful
  }

  /// Its name, such as `HGB-G2-gdL`.
  public let name: String
  /// The term it grades.
  public let term: CodePosition
  /// What is measured.
  public let analyte: CodePosition
  /// Which end of the normal range the term is about.
  public let direction: Direction
  /// 1 to 4.
  public let grade: Int
  /// What must hold beside the number.
  public let circumstance: Circumstance
  /// What of a result is compared.
  public let measure: Measure
  /// Unit of the bounds; `nil` for the unit of the result and its limits.
  public let unit: String?
  /// The lower end; `nil` where it is open.
  public let lower: Bound?
  /// The upper end; `nil` where it is open.
  public let upper: Bound?
  /// What gives the grade without the number.
  public let clinicalCriteria: [String]
  /// How surely it is what the dictionary says.
  public let certainty: Certainty

  /// An interval.
  ///
  /// - Parameters:
  ///   - name: Such as `HGB-G2-gdL`.
  ///   - term: The term it grades.
  ///   - analyte: What is measured.
  ///   - direction: Which end of the normal range the term is about.
  ///   - grade: 1 to 4.
  ///   - circumstance: What must hold beside the number.
  ///   - measure: What of a result is compared.
  ///   - unit: Unit of the bounds.
  ///   - lower: The lower end.
  ///   - upper: The upper end.
  ///   - clinicalCriteria: What gives the grade without the number.
  ///   - certainty: How surely it is what the dictionary says.
  public init(
    name: String, term: CodePosition, analyte: CodePosition, direction: Direction, grade: Int,
    circumstance: Circumstance = .always, measure: Measure = .value, unit: String? = nil,
    lower: Bound? = nil, upper: Bound? = nil, clinicalCriteria: [String] = [],
    certainty: Certainty = .exact
  ) {
    self.name = name
    self.term = term
    self.analyte = analyte
    self.direction = direction
    self.grade = grade
    self.circumstance = circumstance
    self.measure = measure
    self.unit = unit
    self.lower = lower
    self.upper = upper
    self.clinicalCriteria = clinicalCriteria
    self.certainty = certainty
  }
}
