public import ClinicalRecords

/// A laboratory result of a line of therapy with what it says about one term.
public struct GradedResult: Sendable, Equatable {
  /// The result.
  public let result: LaboratoryResult
  /// What it was graded as: corrected calcium, of total calcium; else its own analyte.
  public let analyte: CodePosition
  /// The baseline of its analyte on this line; `nil` where there is none.
  public let baseline: LaboratoryResult?
  /// The albumin it was corrected for, of total calcium.
  public let albumin: LaboratoryResult?
  /// What it says about one term.
  public let finding: LaboratoryFinding
  /// What the baseline says about the same term; `nil` without a baseline that can be graded.
  public let baselineFinding: LaboratoryFinding?

  /// The grades the baseline may have; 0 without one. Rule: G3.
  var baselineGrades: ClosedRange<Int> { baselineFinding?.grades ?? 0...0 }

  /// Whether it is worse than the baseline whatever is not known. Rule: G6.
  var isAboveBaseline: Bool { finding.grade > baselineGrades.upperBound }

  /// Whether it is worse than the baseline, or could be. Rule: G4, G6.
  var mayBeAboveBaseline: Bool {
    finding.highestGrade > baselineGrades.upperBound || finding.grade > baselineGrades.lowerBound
  }
}

/// A laboratory result of a line of therapy that cannot be graded.
public struct UngradedResult: Sendable, Equatable {
  /// The result.
  public let result: LaboratoryResult
  /// Why.
  public let obstacle: LaboratoryGrading.Obstacle
}

extension LaboratoryFinding {
  /// Every grade it may have. Rule: G4.
  public var grades: ClosedRange<Int> { grade...max(grade, highestGrade) }

  /// Whether the number alone decides. Rule: G4.
  public var isDecided: Bool { highestGrade <= grade }
}
