import ClinicalRecords
import GRDB

/// The rows that go with a removed patient or line, for the log.
enum Dependents {
  /// A row that is removed with its parent.
  struct Child {
    let table: String
    let key: String
    let json: String
  }

  /// The rows that go with a row: of a patient all, of a line its drugs, of a lesion its
  /// measurements.
  ///
  /// - Parameters:
  ///   - table: The table of the row.
  ///   - row: The row.
  ///   - withStatedEvents: Whether the events and lesions stated for a line come too: they follow its
  ///     number, but do not go when it is removed.
  ///   - database: Where they are.
  /// - Returns: The rows as they stand.
  /// - Throws: SQLite's error.
  static func of(
    _ table: String, _ row: TextRow, withStatedEvents: Bool = false, in database: Database
  ) throws -> [Child] {
    let patient = row.values["patient_key"] ?? ""
    switch table {
    case "patient":
      return try ClinicalTables.names.flatMap { child -> [Child] in
        let columns = try database.columns(in: child).map(\.name)
        guard child != "patient", columns.contains("patient_id") else { return [] }
        return try rows(of: child, columns, "", [patient], database)
      }
    case "line_of_therapy":
      let tables = withStatedEvents ? ["line_drug", "lesion", "adverse_event"] : ["line_drug"]
      return try tables.flatMap { child in
        try rows(
          of: child, try database.columns(in: child).map(\.name), "AND line_number = ?",
          [patient, row.values["line_number"] ?? ""], database)
      }
    case "lesion":
      let columns = try database.columns(in: "lesion_measurement").map(\.name)
      return try rows(
        of: "lesion_measurement", columns, "AND lesion_label = ?",
        [patient, row.values["lesion_label"] ?? ""], database)
    default: return []
    }
  }

  private static func rows(
    of table: String, _ columns: [String], _ condition: String, _ arguments: [String],
    _ database: Database
  ) throws -> [Child] {
    let object = columns.map { "'\($0)', \"\($0)\"" }.joined(separator: ", ")
    let key = try database.primaryKey(table).columns.map { "\"\($0)\"" }.joined(separator: ", ")
    return try Row.fetchAll(
      database,
      sql: """
        SELECT json_array(\(key)), json_object(\(object)) FROM "\(table)"
        WHERE patient_id = (SELECT patient_id FROM patient WHERE patient_key = ?) \(condition)
        """, arguments: StatementArguments(arguments)
    ).map { Child(table: table, key: try $0.required(0), json: try $0.required(1)) }
  }
}
