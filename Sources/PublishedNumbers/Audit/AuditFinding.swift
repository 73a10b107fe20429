/// A printed number that cannot be right, or does not fit others of its paper.
public struct AuditFinding: Sendable, Equatable {
  /// How sure it is.
  public enum Verdict: String, Sendable, CaseIterable {
    /// It contradicts another number, however either was rounded.
    case impossible
    /// It holds only under circumstances that would have to be stated.
    case inconsistent
    /// It is off by less than one unit of its last digit.
    case rounding
  }

  /// The check that found it.
  public enum Check: String, Sendable, CaseIterable {
    /// A percentage against its count.
    case percentage
    /// Counts against each other: parts and whole, any grade and high grades.
    case counts
    /// A p value against the counts it tests.
    case pValue = "p_value"
    /// A ratio, its limits and its p value against each other.
    case ratio
    /// Medians and rates of one curve against each other.
    case curve
    /// Strata against all of them together.
    case strata
    /// Follow-up against survival.
    case followUp = "follow_up"
  }

  /// Names of the rows it speaks of, the blamed one first.
  public let rows: [String]
  /// The check that found it.
  public let check: Check
  /// How sure it is.
  public let verdict: Verdict
  /// What is printed.
  public let printed: String
  /// What the paper's other numbers give.
  public let expected: String
  /// Why, in a sentence or two.
  public let sentence: String
}
