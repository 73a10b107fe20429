import ClinicalRecords
import GRDB

/// Checks the values of settings against the vocabulary of settings.
final class SettingCheck: ValueCheck {
  private let settings: [String: SettingDefinition]

  init(_ database: Database) throws {
    settings = Dictionary(
      try SettingDefinition.all(in: database).map { ($0.code, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  func check(_ row: SourceRow, _ layout: TableLayout) throws {
    let setting = settings[row.text(of: "registry_setting", layout)]
    if let sentence = setting?.mistake(row.text(of: "value", layout)) {
      throw RowMistake(column: "value", sentence: sentence)
    }
  }
}
