public import ClinicalRecords
import GRDB

extension Registry {
  /// Every adverse event term as its dictionary describes it, without its wording, in the order of ``Codebook/terms``.
  ///
  /// - Returns: The terms.
  /// - Throws: ``RegistryError``.
  public func dictionaryTerms() throws -> [DictionaryTerm] {
    try read { try TermReader.terms($0) }
  }

  /// What a dictionary says about a term and each of its grades, where that was loaded.
  ///
  /// - Parameter number: The stored number of the term.
  /// - Returns: By grade; 0 is the definition of the term. Empty where nothing was loaded.
  /// - Throws: ``RegistryError``.
  public func wording(ofTerm number: Int64) throws -> [Int: String] {
    try read { try TermReader.wording(of: number, $0) }
  }
}

/// Adverse event terms, which several dictionaries may share.
enum TermReader {
  /// The code of a term as files show it: its label, with the dictionary behind it for all but the built-in one.
  ///
  /// - Parameter table: What the statement calls the table, quoted.
  /// - Returns: An expression. Rule: A6.
  static func code(in table: String) -> String {
    """
    CASE WHEN \(table).dictionary = '\(Vocabulary.builtInDictionary)' THEN \(table).label
      ELSE \(table).label || ' [' || \(table).dictionary || ']' END
    """
  }

  /// All terms as words, in their stored order. A label that another dictionary has too is printed with its
  /// dictionary, except for the built-in one.
  static func entries(_ database: Database) throws -> [Vocabulary.Entry] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT adverse_event_term_id, label, synonyms, dictionary FROM adverse_event_term
        ORDER BY adverse_event_term_id
        """)
    let hasOthers = try rows.contains { try $0.required(3) != Vocabulary.builtInDictionary }
    var counts: [String: Int] = [:]
    if hasOthers { for row in rows { counts[try key(row), default: 0] += 1 } }
    return try rows.map { row in
      let label: String = try row.required(1)
      let dictionary: String = try row.required(3)
      let synonyms: String? = try row.optional(2)
      let isBuiltIn = dictionary == Vocabulary.builtInDictionary
      let code = isBuiltIn ? label : "\(label) [\(dictionary)]"
      let isShared = try !isBuiltIn && counts[key(row), default: 1] > 1
      return Vocabulary.Entry(
        code: code, storedNumber: try row.required(0), label: isShared ? code : label,
        synonyms: synonyms?.split(separator: ";").map(String.init) ?? [], dictionary: dictionary)
    }
  }

  private static func key(_ row: Row) throws -> String {
    (try row.required(1) as String).lowercased()
  }

  static func terms(_ database: Database) throws -> [DictionaryTerm] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT label, synonyms, dictionary, system_organ_class, code, grades FROM adverse_event_term
        ORDER BY adverse_event_term_id
        """
    ).map { row in
      let synonyms: String? = try row.optional(1)
      return DictionaryTerm(
        label: try row.required(0),
        synonyms: synonyms?.split(separator: ";").map(String.init) ?? [],
        dictionary: try row.required(2), systemOrganClass: try row.required(3),
        code: try row.optional(4), grades: DictionaryTerm.grades(listed: try row.required(5)))
    }
  }

  static func wording(of number: Int64, _ database: Database) throws -> [Int: String] {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT grade, wording FROM adverse_event_wording WHERE adverse_event_term_id = ?",
      arguments: [number])
    return try Dictionary(
      rows.map { (try $0.required(0) as Int, try $0.required(1) as String) },
      uniquingKeysWith: { first, _ in first })
  }
}
