/// The columns of one table as files and commands see them, read from the open registry itself.
public struct TableLayout: Sendable {
  /// The table, such as `tumor_assessment`; its file is `tumor_assessment.csv`.
  public let table: String
  /// What one row is, in a sentence.
  public let comment: String
  /// The columns in schema order.
  public let columns: [Column]

  /// The layout of a table.
  ///
  /// - Parameters:
  ///   - table: Name of the table.
  ///   - comment: What one row is.
  ///   - columns: Its columns.
  public init(table: String, comment: String, columns: [Column]) {
    self.table = table
    self.comment = comment
    self.columns = columns
  }

  /// The position of the column with this name, or `nil`.
  ///
  /// - Parameter name: Name in files.
  /// - Returns: The position in ``columns``.
  public func position(of name: String) -> Int? {
    columns.firstIndex { $0.name == name }
  }
}

/// One column of a table.
public struct Column: Sendable {
  /// What a cell of the column may hold.
  public enum Kind: Sendable {
    /// The study key of a patient who is, or is being, registered.
    case patientKey
    /// A whole number.
    case integer
    /// 0 or 1; `no` and `yes` are accepted.
    case flag
    /// A decimal number.
    case real
    /// A length in millimeters with at most one decimal, kept in tenths.
    case tenths
    /// A calendar day.
    case day
    /// A calendar day, month or year.
    case partialDay
    /// A word of a vocabulary.
    case code(Vocabulary)
    /// Any text without control characters.
    case text
  }

  /// Name in files and options, such as `assessed_on`.
  public let name: String
  /// What it means, in a phrase.
  public let comment: String
  /// What it may hold.
  public let kind: Kind
  /// Whether every row must have a value.
  public let isRequired: Bool
  /// Whether it is part of what identifies a row.
  public let isKey: Bool
  /// The value of a cell that is left empty, where the schema names one.
  public let defaultValue: Int64?

  /// A column.
  ///
  /// - Parameters:
  ///   - name: Name in files.
  ///   - comment: What it means.
  ///   - kind: What it may hold.
  ///   - isRequired: Whether every row must have a value.
  ///   - isKey: Whether it identifies a row.
  ///   - defaultValue: The value of an empty cell, if the schema names one.
  public init(
    name: String, comment: String, kind: Kind, isRequired: Bool, isKey: Bool,
    defaultValue: Int64? = nil
  ) {
    self.name = name
    self.comment = comment
    self.kind = kind
    self.isRequired = isRequired
    self.isKey = isKey
    self.defaultValue = defaultValue
  }
}
