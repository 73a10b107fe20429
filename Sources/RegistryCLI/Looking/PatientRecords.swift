import ClinicalRecords
import RegistryStore
import Reports

/// One stored row, read by the names of its columns.
struct StoredRecord {
  private let layout: TableLayout
  private let fields: [String]

  init(_ layout: TableLayout, _ fields: [String]) {
    self.layout = layout
    self.fields = fields
  }

  /// The text of a column as it is stored; `nil` where nothing is recorded.
  subscript(_ column: String) -> String? {
    guard let position = layout.position(of: column), position < fields.count else { return nil }
    return fields[position].isEmpty ? nil : fields[position]
  }

  /// The same, with what tables print in place of a code.
  func label(_ column: String) -> String? {
    guard let text = self[column], let position = layout.position(of: column) else { return nil }
    guard case .code(let vocabulary) = layout.columns[position].kind,
      let entry = vocabulary.position(of: text)
    else { return text }
    return vocabulary.entries[entry].label
  }

  /// A label inside a sentence: abbreviations and names keep their capitals.
  func word(_ column: String) -> String? { label(column)?.insideSentence }

  /// Whether a flag is recorded as yes.
  func isYes(_ column: String) -> Bool { self[column] == "1" }

  /// The day of a column, as far as known.
  func date(_ column: String) -> PartialDate? { self[column].flatMap { PartialDate($0) } }
}

/// Everything recorded about one patient, by table.
struct PatientRecords {
  /// The patient's study key.
  let key: String
  private var byTable: [String: [StoredRecord]] = [:]

  /// - Parameters:
  ///   - key: A registered patient.
  ///   - registry: Where the rows are.
  /// - Throws: ``RegistryError``.
  init(of key: String, in registry: Registry) throws {
    self.key = key
    for table in try registry.layouts() where table.position(of: "patient_key") != nil {
      let layout = try registry.entryLayout(of: table.table)
      var records: [StoredRecord] = []
      try registry.forEachRow(of: layout, patientKey: key) {
        records.append(StoredRecord(layout, $0))
      }
      byTable[table.table] = records
    }
  }

  /// The rows of a table, in key order.
  subscript(_ table: String) -> [StoredRecord] { byTable[table] ?? [] }

  /// The drugs of a line in a phrase: `carboplatin + etoposide`.
  func drugs(ofLine number: String?) -> String? {
    let names = self["line_drug"].filter { $0["line_number"] == number }
      .compactMap { $0.word("agent") }
    return names.isEmpty ? nil : names.joined(separator: " + ")
  }
}
