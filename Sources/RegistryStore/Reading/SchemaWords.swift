import CSchema

/// What schema.sql says about a column without any registry being open: for help texts and
/// completion.
public enum SchemaWords {
  private static let tables: [String: SchemaText] = {
    let beginning = "CREATE TABLE "
    let statements = String(cString: schema_sql_text()).pieces(beginning: beginning)
    return Dictionary(
      statements.map { statement in
        (String(statement.dropFirst(beginning.count).prefix { $0 != " " }), SchemaText(statement))
      }, uniquingKeysWith: { first, _ in first })
  }()

  /// What a column means, in a phrase; empty where the schema says nothing.
  ///
  /// - Parameters:
  ///   - column: Its name in files.
  ///   - table: Its table.
  /// - Returns: The comment behind the column.
  public static func comment(of column: String, in table: String) -> String {
    if table != "patient", column == "patient_key" { return "study key of the patient" }
    guard let text = tables[table] else { return "" }
    return [column, column + "_id", column.millimetersAsTenths].lazy
      .map { text.comment(of: $0) }.first { !$0.isEmpty } ?? ""
  }

  /// The table whose words a column takes, or `nil`.
  ///
  /// - Parameters:
  ///   - column: Its name in files.
  ///   - table: Its table.
  /// - Returns: Such as `end_reason`.
  public static func vocabulary(of column: String, in table: String) -> String? {
    guard let text = tables[table] else { return nil }
    return text.parent(of: column) ?? text.parent(of: column + "_id")
  }

  /// What every row of a table must hold to about a column, as the names of its checks say: `is 0
  /// to 5`.
  ///
  /// - Parameters:
  ///   - column: Its name in files.
  ///   - table: Its table.
  /// - Returns: The ends of sentences that begin with the column's name.
  public static func rules(of column: String, in table: String) -> [String] {
    tables[table]?.rules(of: "\(table).\(column) ") ?? []
  }

  /// What one row of a table is, in a sentence.
  ///
  /// - Parameter table: Its name.
  /// - Returns: The comment under the table's name.
  public static func comment(of table: String) -> String {
    tables[table]?.tableComment ?? ""
  }
}

extension SchemaText {
  /// The table the column's own REFERENCES names.
  fileprivate func parent(of column: String) -> String? {
    guard let line = line(of: column), let word = line.firstRange(of: "REFERENCES ") else {
      return nil
    }
    return String(line[word.upperBound...].prefix { $0.isLetter || $0 == "_" })
  }

  /// What follows a beginning in the names of checks.
  fileprivate func rules(of beginning: String) -> [String] {
    lines.compactMap { line in
      guard let start = line.firstRange(of: "CONSTRAINT \"" + beginning) else { return nil }
      return String(line[start.upperBound...].prefix { $0 != "\"" })
    }
  }
}

extension String {
  /// The stored name of a length: `longest_diameter_tenths` for `longest_diameter_mm`.
  fileprivate var millimetersAsTenths: String {
    hasSuffix("_mm") ? dropLast("mm".count) + "tenths" : self
  }

  /// The pieces that begin with each occurrence of some words.
  fileprivate func pieces(beginning words: String) -> [String] {
    let starts = ranges(of: words).map(\.lowerBound)
    return zip(starts, starts.dropFirst() + [endIndex]).map { String(self[$0..<$1]) }
  }
}
