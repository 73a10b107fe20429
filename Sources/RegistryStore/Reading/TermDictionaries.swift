import ClinicalRecords
import GRDB

/// A dictionary of adverse event terms in the registry.
public struct TermDictionary: Sendable, Equatable {
  /// Name and version, such as `CTCAE 5.0`.
  public let name: String
  /// How many terms it has.
  public let termCount: Int
  /// How many registered events use a term of it.
  public let eventCount: Int
  /// Of how many terms the official words were loaded.
  public let wordedTermCount: Int
}

extension Registry {
  /// The dictionaries of adverse event terms, in the order in which they came.
  ///
  /// - Returns: One each.
  /// - Throws: ``RegistryError``.
  public func termDictionaries() throws -> [TermDictionary] {
    try read { try TermDictionaries.all($0) }
  }
}

/// The dictionaries whose terms the registry has.
enum TermDictionaries {
  static func all(_ database: Database) throws -> [TermDictionary] {
    try Row.fetchAll(
      database,
      sql: """
        WITH used AS (
          SELECT adverse_event_term_id, count(*) AS events FROM adverse_event GROUP BY 1),
        worded AS (SELECT DISTINCT adverse_event_term_id, 1 AS worded FROM adverse_event_wording)
        SELECT dictionary, count(*), coalesce(sum(events), 0), coalesce(sum(worded), 0)
        FROM adverse_event_term
        LEFT JOIN used USING (adverse_event_term_id) LEFT JOIN worded USING (adverse_event_term_id)
        GROUP BY dictionary ORDER BY min(adverse_event_term_id)
        """
    ).map { row in
      TermDictionary(
        name: try row.required(0), termCount: try row.required(1), eventCount: try row.required(2),
        wordedTermCount: try row.required(3))
    }
  }

  /// The dictionary that is meant, whatever the case of its letters.
  ///
  /// - Throws: ``RegistryError/noSuchRow(_:)`` where no term is of this dictionary.
  static func known(as name: String, in database: Database) throws -> String {
    let known = try String.fetchAll(
      database,
      sql: """
        SELECT dictionary FROM adverse_event_term GROUP BY 1 ORDER BY min(adverse_event_term_id)
        """)
    let standard = DictionaryName.standard(name)
    let key = LabelKey.of(standard)
    if let found = known.first(where: { LabelKey.of($0) == key }) { return found }
    let written = Quotation.shortened(standard)
    throw RegistryError.noSuchRow(
      "The registry has no dictionary \"\(written)\": it has \(known.joined(separator: ", ")). "
        + "`nadir dictionary load FILE --name \"\(written)\"` loads it.")
  }
}
