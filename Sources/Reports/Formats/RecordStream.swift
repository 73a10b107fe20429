import Analyses

/// Records that are written one at a time, so that however many there are, none is kept.
public struct RecordStream: Sendable {
  /// The formats for programs.
  public enum Format: Sendable {
    /// A line of column names, then a line per record, as ``Report/csv()``.
    case csv
    /// As ``Report/json()``, with title and notice before the records.
    case json
  }

  private let format: Format
  private let columns: [String]
  private var isEmpty = true

  /// A stream of records.
  ///
  /// - Parameters:
  ///   - format: How they are written.
  ///   - columns: Names of their columns, in snake_case.
  public init(_ format: Format, columns: [String]) {
    self.format = format
    self.columns = columns
  }

  /// What stands before the first record.
  ///
  /// - Parameters:
  ///   - title: What the records are.
  ///   - isSynthetic: Whether the data are made up.
  /// - Returns: The text.
  public func beginning(title: String, isSynthetic: Bool) -> String {
    switch format {
    case .csv: return columns.joined(separator: ",") + "\n"
    case .json:
      let notice = isSynthetic ? Population.syntheticNotice.jsonQuoted : "null"
      return "{\n  \"title\": \(title.jsonQuoted),\n  \"notice\": \(notice),\n  \"records\": ["
    }
  }

  /// A record.
  ///
  /// - Parameter values: One per column.
  /// - Returns: The text.
  public mutating func text(_ values: [Records.Value]) -> String {
    defer { isEmpty = false }
    switch format {
    case .csv: return values.map(\.csv).joined(separator: ",") + "\n"
    case .json:
      let members = zip(columns, values).map { "\($0.jsonQuoted): \($1.json)" }
      return (isEmpty ? "" : ",") + "\n    {\(members.joined(separator: ", "))}"
    }
  }

  /// What stands behind the last record.
  public var ending: String {
    switch format {
    case .csv: ""
    case .json: (isEmpty ? "" : "\n  ") + "]\n}\n"
    }
  }
}
