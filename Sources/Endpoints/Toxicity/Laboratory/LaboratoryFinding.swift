public import ClinicalRecords

/// What a laboratory result says about one term.
public struct LaboratoryFinding: Sendable, Equatable {
  /// The term.
  public let term: CodePosition
  /// The grade the number gives whatever else is so; 0 for none.
  public let grade: Int
  /// The highest grade it could have if what is not known were known; the same as ``grade`` where the number decides.
  public let highestGrade: Int
  /// The intervals the number lies in that give ``grade``, by position in ``LaboratoryCriteria/intervals``; empty for grade 0.
  /// Of a number between two that are printed in whole numbers, both neighbors. Rule: G1.
  public let intervals: [Int]
  /// What keeps the grade from being decided, each with the grade it would give.
  public let open: [OpenQuestion]
  /// What would give a higher grade without any number, such as "hospitalization indicated", with that grade.
  public let clinicalCriteria: [ClinicalCriterion]

  /// Something that is not known and would decide.
  public struct OpenQuestion: Sendable, Equatable {
    /// What is not known.
    public enum Unknown: Sendable, Equatable {
      /// A circumstance that no number tells.
      case circumstance(Circumstance)
      /// The lower limit of normal.
      case lowerLimit
      /// The upper limit of normal.
      case upperLimit
      /// The baseline.
      case baseline
      /// As which whole number it is read, where it lies between two grades that are printed in whole numbers.
      case reading(Reading)
    }

    /// One of the two whole numbers a result lies between.
    public struct Reading: Sendable, Equatable {
      /// The number, in the unit of the interval.
      public let number: Double
      /// What of the result it is.
      public let measure: GradeInterval.Measure
      /// What must be so too; `nil` where nothing must that is not known.
      public let circumstance: Circumstance?

      /// A reading.
      ///
      /// - Parameters:
      ///   - number: The number, in the unit of the interval.
      ///   - measure: What of the result it is.
      ///   - circumstance: What must be so too.
      public init(
        _ number: Double, measure: GradeInterval.Measure = .value,
        circumstance: Circumstance? = nil
      ) {
        self.number = number
        self.measure = measure
        self.circumstance = circumstance
      }
    }

    /// What is not known.
    public let unknown: Unknown
    /// The grade it would give.
    public let grade: Int

    /// A question.
    ///
    /// - Parameters:
    ///   - unknown: What is not known.
    ///   - grade: The grade it would give.
    public init(_ unknown: Unknown, grade: Int) {
      self.unknown = unknown
      self.grade = grade
    }
  }

  /// A grade by other means than the number.
  public struct ClinicalCriterion: Sendable, Equatable {
    /// Such as "transfusion indicated".
    public let text: String
    /// The grade it gives.
    public let grade: Int

    /// A criterion.
    ///
    /// - Parameters:
    ///   - text: Such as "transfusion indicated".
    ///   - grade: The grade it gives.
    public init(_ text: String, grade: Int) {
      self.text = text
      self.grade = grade
    }
  }

  /// A finding.
  ///
  /// - Parameters:
  ///   - term: The term.
  ///   - grade: The grade the number gives whatever else is so.
  ///   - highestGrade: The highest grade it could have.
  ///   - intervals: The intervals that give the grade.
  ///   - open: What keeps the grade from being decided.
  ///   - clinicalCriteria: What would give a higher grade without any number.
  public init(
    term: CodePosition, grade: Int, highestGrade: Int, intervals: [Int] = [],
    open: [OpenQuestion] = [], clinicalCriteria: [ClinicalCriterion] = []
  ) {
    self.term = term
    self.grade = grade
    self.highestGrade = highestGrade
    self.intervals = intervals
    self.open = open
    self.clinicalCriteria = clinicalCriteria
  }
}
