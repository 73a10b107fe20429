/// Something that does not fit in a patient's rows.
public struct Finding: Sendable, Equatable {
  /// How bad it is.
  public enum Severity: String, Sendable, CaseIterable {
    /// It cannot be so: refused at entry.
    case impossible
    /// It can be so, but is worth a look: a warning at entry, listed by `nadir check`.
    case odd
  }

  /// How bad it is.
  public let severity: Severity
  /// A short name of the rule, such as `lines-overlap`.
  public let rule: String
  /// The table of the row that is most likely wrong.
  public let table: String
  /// The values of that row's key, without the patient.
  public let key: [String]
  /// The column, where one is to blame.
  public let column: String?
  /// What does not fit, in a sentence without identity.
  public let sentence: String
  /// The row that the sentence is about, where it does not fit with another that is more likely wrong.
  public let subject: Place?

  /// A place in one of the patient's rows.
  public struct Place: Sendable, Equatable {
    /// The table of the row.
    public let table: String
    /// The values of its key, without the patient.
    public let key: [String]
    /// The column.
    public let column: String

    /// A place.
    ///
    /// - Parameters:
    ///   - table: The table of the row.
    ///   - key: The values of its key, without the patient.
    ///   - column: The column.
    public init(table: String, key: [String], column: String) {
      self.table = table
      self.key = key
      self.column = column
    }
  }

  /// A finding.
  ///
  /// - Parameters:
  ///   - severity: How bad it is.
  ///   - rule: A short name of the rule.
  ///   - table: The table of the row that is most likely wrong.
  ///   - key: The values of that row's key, without the patient.
  ///   - column: The column, where one is to blame.
  ///   - sentence: What does not fit.
  ///   - subject: The row that the sentence is about, where that is another.
  public init(
    _ severity: Severity, rule: String, table: String, key: [String] = [], column: String? = nil,
    sentence: String, subject: Place? = nil
  ) {
    self.severity = severity
    self.rule = rule
    self.table = table
    self.key = key
    self.column = column
    self.sentence = sentence
    self.subject = subject
  }
}
