public import ClinicalRecords
import GRDB

extension Registry {
  /// Hands over every row of a table as text, in key order, a field per column of its layout; for
  /// export and lists.
  ///
  /// - Parameters:
  ///   - layout: The table.
  ///   - patientKey: Only the rows of this patient.
  ///   - row: Takes the fields; empty where nothing is recorded.
  /// - Throws: ``RegistryError``; what `row` throws.
  public func forEachRow(
    of layout: TableLayout, patientKey: String? = nil, _ row: ([String]) throws -> Void
  ) throws {
    try read { try RowText.forEachRow(of: layout, patientKey: patientKey, in: $0, row) }
  }
}

extension Registry {
  /// Hands over every row of several tables as they stood at one moment, whatever is entered meanwhile.
  ///
  /// - Parameters:
  ///   - layouts: The tables.
  ///   - table: Told when a table begins.
  ///   - row: Takes the fields of each row.
  /// - Throws: ``RegistryError``; what the closures throw.
  public func forEachRow(
    ofEach layouts: [TableLayout], table: (TableLayout) throws -> Void,
    row: ([String]) throws -> Void
  ) throws {
    try read { database in
      for layout in layouts {
        try table(layout)
        try RowText.forEachRow(of: layout, patientKey: nil, in: database, row)
      }
    }
  }
}

/// Stored rows as the texts that files and commands use.
enum RowText {
  static func forEachRow(
    of layout: TableLayout, patientKey: String?, in database: Database,
    _ row: ([String]) throws -> Void
  ) throws {
    let stored = try StoredLayout(of: layout.table, in: database)
    let rows = try Row.fetchCursor(
      database, sql: select(stored, onlyPatient: patientKey != nil),
      arguments: patientKey.map { [$0] } ?? [])
    while let next = try rows.next() { try row(next.databaseValues.map(\.storage.text)) }
  }

  /// The columns of a table as files show them: study keys for patients' numbers, labels for
  /// numbered words, millimeters for their tenths.
  static func select(_ stored: StoredLayout, onlyPatient: Bool) -> String {
    let table = stored.layout.table
    var columns: [String] = []
    var joins = ""
    for (column, storedColumn) in zip(stored.layout.columns, stored.stored) {
      let name = "\"\(table)\".\"\(storedColumn.sqlName)\""
      if storedColumn.sqlName == "patient_id" {
        columns.append("p.patient_key")
        joins += " JOIN patient p ON p.patient_id = \(name)"
      } else if case .code(let vocabulary) = column.kind, vocabulary.isNumbered {
        let alias = "\"words of \(column.name)\""
        columns.append(
          vocabulary.name == "adverse_event_term" ? TermReader.code(in: alias) : "\(alias).label")
        joins += " JOIN \"\(vocabulary.name)\" \(alias) USING (\"\(storedColumn.sqlName)\")"
      } else if case .tenths = column.kind {
        columns.append("(\(name) / 10) || '.' || (\(name) % 10)")
      } else {
        columns.append(name)
      }
    }
    let patient = table == "patient" ? "\"patient\".patient_key" : "p.patient_key"
    let condition = onlyPatient ? " WHERE \(patient) = ?" : ""
    return "SELECT \(columns.joined(separator: ", ")) FROM \"\(table)\"\(joins)\(condition)"
      + " ORDER BY \(order(stored))"
  }

  private static func order(_ stored: StoredLayout) -> String {
    let table = stored.layout.table
    if table == "patient" { return "\"patient\".patient_id" }
    return zip(stored.layout.columns, stored.stored).filter(\.0.isKey)
      .map { "\"\(table)\".\"\($0.1.sqlName)\"" }.joined(separator: ", ")
  }

  /// The texts of one row, by column.
  static func fields(
    of row: StoredRow, _ stored: StoredLayout, patientKey: String?
  ) throws -> TextRow {
    let values = try row.texts(select(stored, onlyPatient: false))
    return TextRow(
      Dictionary(uniqueKeysWithValues: zip(stored.layout.columns.map(\.name), values)))
  }
}

extension Vocabulary {
  /// Whether the database stores numbers for its words.
  var isNumbered: Bool { entries.contains { $0.storedNumber != nil } }
}
