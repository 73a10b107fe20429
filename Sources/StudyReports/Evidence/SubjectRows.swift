import Reports

/// Rows for other programs to repeat a study: all patients with what its numbers are made of, or the settings under which
/// they are.
public struct SubjectRows: Sendable {
  /// Headings.
  public let columns: [String]
  /// Hands over the rows one after the other, a cell for each column.
  public let forEach: @Sendable (_ row: ([String]) throws -> Void) throws -> Void

  /// Rows that are made while they are written.
  ///
  /// - Parameters:
  ///   - columns: Headings.
  ///   - forEach: Hands over the rows, in order of study keys; the same each time it is called.
  public init(
    columns: [String],
    forEach: @escaping @Sendable (_ row: ([String]) throws -> Void) throws -> Void
  ) {
    self.columns = columns
    self.forEach = forEach
  }

  /// The rows as a file; texts that a spreadsheet would take for formulas begin with an apostrophe.
  ///
  /// - Parameter path: From the folder of the report.
  /// - Returns: The file.
  func file(_ path: String) -> ReportFile {
    ReportFile(path) { write in
      try write(SubjectRows.line(columns))
      try forEach { try write(SubjectRows.line($0)) }
    }
  }

  private static func line(_ cells: [String]) -> String {
    cells.map(\.csvField).joined(separator: ",") + "\n"
  }
}
