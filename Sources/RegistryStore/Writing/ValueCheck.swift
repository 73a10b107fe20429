import ClinicalRecords
import GRDB

/// What the value of a row must hold to beyond what schema.sql can say: what the row it names allows.
protocol ValueCheck {
  /// Checks a row.
  ///
  /// - Throws: ``RowMistake`` that says what is allowed.
  func check(_ row: SourceRow, _ layout: TableLayout) throws
}

extension TableWriter {
  /// The check of a table's values; `nil` for tables whose values schema.sql describes whole.
  static func valueCheck(of table: String, _ database: Database) throws -> (any ValueCheck)? {
    switch table {
    case "observation": try StudyFieldCheck(database)
    case "registry_setting": try SettingCheck(database)
    case "laboratory_result": try LaboratoryCheck(database)
    default: nil
    }
  }
}

extension SourceRow {
  /// A cell as the text the database stores.
  func text(of column: String, _ layout: TableLayout) -> String {
    guard let position = layout.position(of: column) else {
      preconditionFailure("\(layout.table) has a column \(column).")
    }
    return cells[position].databaseValue(layout.columns[position]).storage.text
  }
}
