public import ClinicalRecords
import GRDB

/// Gives the rows that the program has for a vocabulary, by its layout; `nil` where it has none.
public typealias VocabularySource = (TableLayout) throws -> (any RowSource)?

/// The words of the program's vocabularies, for a registry that was made when it had fewer.
///
/// Words are only ever added: rows whose key is not there, and synonyms beside those that are. What users loaded stays.
enum ProgramWords {
  /// Adds what a registry does not have, once its tables are those of this program.
  ///
  /// - Parameters:
  ///   - words: Gives the rows of a vocabulary.
  ///   - database: The registry, with foreign keys off, as tables may name each other.
  /// - Throws: SQLite's error; ``RegistryError`` for a row that cannot be there.
  static func add(_ words: VocabularySource, to database: Database) throws {
    for table in try vocabularies(of: database) {
      let stored = try StoredLayout(of: table, in: database)
      guard let source = try words(stored.layout) else { continue }
      try addRows(of: source, to: stored, in: database)
      if stored.layout.position(of: "synonyms") != nil {
        try addSynonyms(of: source, to: stored.layout, in: database)
      }
    }
  }

  private static func vocabularies(of database: Database) throws -> [String] {
    try String.fetchAll(
      database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid"
    ).filter { table in
      !ClinicalTables.names.contains(table) && !ClinicalTables.ofTheRecord.contains(table)
    }
  }

  private static func addRows(
    of source: any RowSource, to stored: StoredLayout, in database: Database
  ) throws {
    let writer = try TableWriter(stored, database)
    var problems: [String] = []
    try source.forEachRow {
      problems.append($0.sentence)
    } row: {
      _ = try writer.write($0)
    }
    if !problems.isEmpty { throw RegistryError.refused(problems) }
  }

  /// Adds synonyms to words that have the same key and label; words that users added stay as they are.
  private static func addSynonyms(
    of source: any RowSource, to layout: TableLayout, in database: Database
  ) throws {
    let table = layout.table
    let key = layout.columns[0].name
    let known = try Row.fetchAll(
      database, sql: "SELECT \"\(key)\", label, coalesce(synonyms, '') FROM \"\(table)\"")
    let stored = Dictionary(
      known.map { ("\($0[0] as DatabaseValue)\n\($0[1] as String)", $0[2] as String) },
      uniquingKeysWith: { first, _ in first })
    var changes: [(key: DatabaseValue, synonyms: String)] = []
    try source.forEachRow { _ in
    } row: { row in
      let new = row.text(of: "synonyms", layout)
      let value = row.cells[0].databaseValue(layout.columns[0])
      guard let old = stored["\(value)\n\(row.text(of: "label", layout))"], old != new else {
        return
      }
      changes.append((value, joined(new, old)))
    }
    for change in changes {
      try database.execute(
        sql: "UPDATE \"\(table)\" SET synonyms = ? WHERE \"\(key)\" = ?",
        arguments: [change.synonyms, change.key])
    }
  }

  /// The program's synonyms, then those that only the file has.
  private static func joined(_ new: String, _ old: String) -> String {
    let program = new.split(separator: ";")
    return (program + old.split(separator: ";").filter { !program.contains($0) })
      .joined(separator: ";")
  }
}
