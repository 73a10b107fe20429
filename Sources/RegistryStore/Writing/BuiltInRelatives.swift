import ClinicalRecords
import GRDB

/// The built-in terms of whose name a term of another dictionary may be: what is known of the one holds for the other.
final class BuiltInRelatives {
  /// A built-in term.
  private struct Relative {
    let number: Int64
    let label: String
    let synonyms: [String]
  }

  /// The tables in which a new term takes its place beside its relative.
  private static let tables = [
    "adverse_event_group": "adverse_event_group, label, position, inclusion, attribution",
    "immune_related_term": "category, subcategory, level",
  ]

  private let relatives: [[UInt8]: Relative]
  /// Rows that were added, by table.
  private(set) var added: [(table: String, rows: Int)] = []

  init(_ database: Database) throws {
    let rows = try Row.fetchAll(
      database,
      sql:
        "SELECT adverse_event_term_id, label, synonyms FROM adverse_event_term WHERE dictionary = ?",
      arguments: [Vocabulary.builtInDictionary])
    relatives = try Dictionary(
      rows.map { row in
        let label: String = try row.required(1)
        let synonyms: String? = try row.optional(2)
        return (
          SearchKey.of(label),
          Relative(
            number: try row.required(0), label: label,
            synonyms: synonyms?.split(separator: ";").map(String.init) ?? [])
        )
      }, uniquingKeysWith: { first, _ in first })
    added = BuiltInRelatives.tables.keys.sorted().map { ($0, 0) }
  }

  /// The synonyms of a term with this label; its relative's label is one where it is spelled otherwise.
  func synonyms(of label: String) -> [String] {
    guard let relative = relatives[SearchKey.of(label)] else { return [] }
    return ([relative.label] + relative.synonyms).filter { $0.lowercased() != label.lowercased() }
  }

  /// Gives a new term its relative's rows of tables.
  ///
  /// - Returns: Whether it has a relative.
  func share(_ number: Int64, _ label: String, _ database: Database) throws -> Bool {
    guard let relative = relatives[SearchKey.of(label)] else { return false }
    for (position, table) in added.map(\.table).enumerated() {
      let columns = BuiltInRelatives.tables[table] ?? ""
      try database.execute(
        sql: """
          INSERT INTO \(table) (adverse_event_term_id, \(columns))
          SELECT ?, \(columns) FROM \(table) WHERE adverse_event_term_id = ?
          """, arguments: [number, relative.number])
      added[position].rows += database.changesCount
    }
    return true
  }
}
