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
  ///   - withNamingRows: Whether rows that only name it come too, of a line the events and lesions stated for it, of an event
  ///     the death by it: they follow its number, but do not go when it is removed.
  ///   - database: Where they are.
  /// - Returns: The rows as they stand.
  /// - Throws: SQLite's error.
  static func of(
    _ table: String, _ row: TextRow, withNamingRows: Bool = false, in database: Database
  ) throws -> [Child] {
    guard table != "patient" else { return try ofPatient(row, database) }
    guard let key = keys[table] else { return [] }
    let tables = (owned[table] ?? []) + (withNamingRows ? naming[table] ?? [] : [])
    return try tables.flatMap { child in
      try rows(of: child, "AND \"\(key)\" = ?", [row.patientKey, row.values[key] ?? ""], database)
    }
  }

  /// The column in which rows that belong to a row, or name it, hold its key within the patient, by the row's table.
  private static let keys = [
    "line_of_therapy": "line_number", "lesion": "lesion_label", "adverse_event": "event_number",
  ]
  /// The tables whose rows go with a row.
  private static let owned = [
    "line_of_therapy": ["line_drug"], "lesion": ["lesion_measurement"],
  ]
  /// The tables whose rows only name a row.
  private static let naming = [
    "line_of_therapy": ["lesion", "adverse_event"], "adverse_event": ["death"],
  ]

  private static func ofPatient(_ row: TextRow, _ database: Database) throws -> [Child] {
    try ClinicalTables.names.flatMap { child -> [Child] in
      let columns = try database.columns(in: child).map(\.name)
      guard child != "patient", columns.contains("patient_id") else { return [] }
      return try rows(of: child, "", [row.patientKey], database)
    }
  }

  /// Why a row cannot be removed while others name it, and what to do.
  ///
  /// - Parameters:
  ///   - table: The table of the row.
  ///   - row: The row.
  /// - Returns: Sentences.
  static func refusal(of table: String, _ row: TextRow) -> String {
    guard table == "adverse_event", let patient = row.values["patient_key"] else {
      return "Other rows still refer to this \(table.spaced). Change or remove them first."
    }
    return "The death of the patient names this event. "
      + "`nadir amend death \(patient) --clear event_number` takes the name away; then it can be removed."
  }

  private static func rows(
    of table: String, _ condition: String, _ arguments: [String], _ database: Database
  ) throws -> [Child] {
    let columns = try database.columns(in: table).map(\.name)
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

extension TextRow {
  fileprivate var patientKey: String { values["patient_key"] ?? "" }
}
