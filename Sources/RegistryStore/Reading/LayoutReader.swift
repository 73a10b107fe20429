public import ClinicalRecords
import GRDB

/// How a column of a file stands in the database.
struct StoredColumn: Sendable {
  /// Its name in SQL.
  let sqlName: String
  /// The table a foreign key of this column alone refers to.
  let parent: String?
}

/// A table as files see it, and as it is stored.
struct StoredLayout: Sendable {
  let layout: TableLayout
  let stored: [StoredColumn]
}

extension Registry {
  /// The tables people enter, parents before children, as files see them.
  ///
  /// - Parameter dictionary: The dictionary whose adverse event terms bare labels mean first; `nil`: the built-in one.
  /// - Returns: Their layouts.
  /// - Throws: ``RegistryError``; ``RegistryError/noSuchRow(_:)`` where no term is of that dictionary.
  public func layouts(preferring dictionary: String? = nil) throws -> [TableLayout] {
    try read { database in
      let dictionary = try dictionary.map { try TermDictionaries.known(as: $0, in: database) }
      return try ClinicalTables.names.map {
        try StoredLayout(of: $0, in: database, preferring: dictionary).layout
      }
    }
  }

  /// One table as files see it; words of parents that users enter, such as hospitals, are checked
  /// by the database.
  ///
  /// - Parameter table: Its name, of a clinical table or a vocabulary.
  /// - Returns: Its layout.
  /// - Throws: ``RegistryError``.
  public func layout(of table: String) throws -> TableLayout {
    try read { try StoredLayout(of: table, in: $0).layout }
  }

  /// One table with every word known now, for entry by hand.
  ///
  /// - Parameter table: Its name.
  /// - Returns: Its layout.
  /// - Throws: ``RegistryError``.
  public func entryLayout(of table: String) throws -> TableLayout {
    try read { try StoredLayout(of: table, in: $0, resolvingParents: true).layout }
  }
}

/// The tables people enter, in the order in which rows can be added: parents first.
enum ClinicalTables {
  static let names = [
    "registry_setting", "site", "patient", "performance_status", "metastasis", "metastatic_burden",
    "line_of_therapy", "line_drug", "drug_exposure", "tumor_assessment", "lesion",
    "lesion_measurement",
    "adverse_event", "laboratory_result", "clinical_progression", "follow_up_contact", "death",
    "data_field", "observation", "eligibility_criterion", "eligibility_finding",
  ]

  /// The tables of the record and SQLite's own, which nobody enters.
  static let ofTheRecord: Set<String> = ["change_set", "change", "data_cut", "sqlite_sequence"]

  /// Parents whose rows users enter: their words are not known before the same import has brought
  /// them.
  static let userVocabularies: Set<String> = ["site", "data_field", "eligibility_criterion"]
}

extension StoredLayout {
  /// Reads a layout from the schema itself: names, types, keys, foreign keys, and the comment
  /// behind each column.
  init(
    of table: String, in database: Database, resolvingParents: Bool = false,
    preferring dictionary: String? = nil
  ) throws {
    let sql = try String.fetchOne(
      database, sql: "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?",
      arguments: [table])
    guard let sql else {
      throw RegistryError.noSuchRow("There is no table \(table).")
    }
    let text = SchemaText(sql)
    let parents = try StoredLayout.parents(of: table, in: database)
    var columns: [ClinicalRecords.Column] = []
    var stored: [StoredColumn] = []
    for info in try Row.fetchAll(database, sql: "PRAGMA table_info(\"\(table)\")") {
      let name: String = info["name"]
      if table == "patient", name == "patient_id" { continue }
      let parent = parents[name]
      let kind = try StoredLayout.kind(
        name, type: info["type"], parent: parent, text: text, database, resolvingParents,
        dictionary)
      let isIdentity = table == "patient" ? name == "patient_key" : (info["pk"] as Int) > 0
      let fallback = (info["dflt_value"] as String?).flatMap { Int64($0) }
      columns.append(
        ClinicalRecords.Column(
          name: StoredLayout.fileName(name, kind), comment: text.meaning(of: name), kind: kind,
          isRequired: ((info["notnull"] as Int) == 1 || isIdentity) && name != "event_number",
          isKey: isIdentity, defaultValue: fallback))
      stored.append(StoredColumn(sqlName: name, parent: parent))
    }
    layout = TableLayout(table: table, comment: text.tableComment, columns: columns)
    self.stored = stored
  }

  private static func parents(of table: String, in database: Database) throws -> [String: String] {
    let keys = try Row.fetchAll(database, sql: "PRAGMA foreign_key_list(\"\(table)\")")
    let byKey = Dictionary(grouping: keys) { $0["id"] as Int }
    return byKey.values.filter { $0.count == 1 }.reduce(into: [:]) { result, key in
      result[key[0]["from"] as String] = key[0]["table"]
    }
  }

  private static func kind(
    _ name: String, type: String, parent: String?, text: SchemaText, _ database: Database,
    _ resolvingParents: Bool, _ dictionary: String?
  ) throws -> ClinicalRecords.Column.Kind {
    if name == "patient_id" || name == "patient_key" { return .patientKey }
    if let parent {
      let isKnown = resolvingParents || !ClinicalTables.userVocabularies.contains(parent)
      guard isKnown else { return .text }
      return .code(try Vocabulary(reading: parent, from: database, preferring: dictionary))
    }
    if name.hasSuffix("_on") { return text.allowsPartial(name) ? .partialDay : .day }
    switch type {
    case "INTEGER" where name.hasSuffix("_tenths"): return .tenths
    case "INTEGER": return name.hasPrefix("is_") ? .flag : .integer
    case "REAL": return .real
    default: return .text
    }
  }

  /// The name in files: the study key for the patient's number, the term for a term's number, millimeters for
  /// their tenths.
  private static func fileName(_ name: String, _ kind: ClinicalRecords.Column.Kind) -> String {
    switch kind {
    case .patientKey: "patient_key"
    case .code where name.hasSuffix("_id"): String(name.dropLast(3))
    case .tenths: name.dropLast("tenths".count) + "mm"
    default: name
    }
  }
}

/// The comments and checks of a CREATE TABLE statement, as schema.sql writes them.
struct SchemaText {
  let lines: [Substring]

  init(_ sql: String) { lines = sql.split(separator: "\n") }

  /// The lines of comment under the table's name.
  var tableComment: String {
    lines.dropFirst().prefix { $0.trimmed.hasPrefix("--") }
      .map { $0.trimmed.dropFirst(2).trimmed }.joined(separator: " ")
  }

  /// What stands behind a column.
  func comment(of column: String) -> String {
    guard let line = line(of: column), let dashes = line.firstRange(of: "--") else { return "" }
    return String(line[dashes.upperBound...].trimmed)
  }

  /// What a column means; the patient's number is the study key wherever people see it.
  func meaning(of column: String) -> String {
    column == "patient_id" ? "study key of the patient" : comment(of: column)
  }

  /// The line that defines a column.
  func line(of column: String) -> Substring? {
    lines.first { $0.trimmed.hasPrefix(column + " ") }
  }

  /// Whether a CHECK lets a month or a year stand for a day.
  func allowsPartial(_ column: String) -> Bool {
    lines.contains { $0.contains(".\(column) is a calendar day, a month") }
  }
}

extension Substring {
  /// Without blanks at its ends.
  var trimmed: Substring {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
