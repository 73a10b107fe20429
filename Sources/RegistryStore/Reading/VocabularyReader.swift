public import ClinicalRecords
import GRDB

extension Registry {
  /// The vocabularies and study fields, as histories refer to them.
  ///
  /// - Throws: ``RegistryError``.
  public func codebook() throws -> Codebook {
    try read { try readWords.codes($0).codebook }
  }

  /// The codes of a snapshot, for the histories read from it.
  ///
  /// - Parameters:
  ///   - database: The snapshot.
  ///   - codebook: What the caller will read the histories by; `nil` where it does not matter.
  /// - Returns: The codes.
  /// - Throws: ``RegistryError/wordsChanged(path:)`` where the snapshot has other words: a position would mean
  ///   something else.
  func storedCodes(_ database: Database, by codebook: Codebook?) throws -> StoredCodes {
    let codes = try readWords.codes(database)
    if let codebook, codebook != codes.codebook { throw RegistryError.wordsChanged(path: path) }
    return codes
  }

  /// The words of a vocabulary.
  ///
  /// - Parameter table: Its table.
  /// - Returns: The vocabulary.
  /// - Throws: ``RegistryError``.
  public func vocabulary(_ table: String) throws -> Vocabulary {
    try read { try Vocabulary(reading: table, from: $0) }
  }
}

extension StoredCodes {
  init(reading database: Database) throws {
    let relations = try Row.fetchAll(
      database, sql: "SELECT relation, counts_as_related FROM relation ORDER BY relation")
    self.init(
      try Codebook(reading: database),
      relations: try relations.map {
        (code: try $0.required(0), countsAsRelated: try $0.required(1))
      })
  }
}

extension Vocabulary {
  /// Reads a table whose first column is its key; `label` and `synonyms` are read where it has
  /// them.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - database: Where it is.
  ///   - dictionary: The dictionary whose terms bare labels mean first.
  /// - Throws: SQLite's error.
  init(
    reading table: String, from database: Database, preferring dictionary: String? = nil
  ) throws {
    if table == "adverse_event_term" {
      let entries = try TermReader.entries(database)
      self.init(name: table, entries: entries, preferring: dictionary)
      return
    }
    let columns = try database.columns(in: table)
    let names = Set(columns.map(\.name))
    let key = columns.first.map(\.name) ?? table
    let isNumbered = columns.first?.type == "INTEGER"
    let order = names.contains("position") && table != "adverse_event_group" ? "position" : key
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT "\(key)", \(names.contains("label") ? "label" : "NULL"),
          \(names.contains("synonyms") ? "synonyms" : "NULL")
        FROM "\(table)" ORDER BY "\(order)"
        """)
    let entries = try rows.map { row in
      let label: String? = try row.optional(1)
      let synonyms: String? = try row.optional(2)
      let code: String = try isNumbered ? label ?? "" : row.required(0)
      return try Entry(
        code: code, storedNumber: isNumbered ? row.required(0) : nil, label: label ?? code,
        synonyms: synonyms?.split(separator: ";").map(String.init) ?? [])
    }
    self.init(name: table, entries: entries)
  }
}

extension Vocabulary {
  /// Positions of words by the number the database stores.
  var positionsByNumber: [Int64: CodePosition] {
    Dictionary(
      entries.enumerated().map { ($0.element.storedNumber ?? 0, CodePosition($0.offset)) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension Codebook {
  init(reading database: Database) throws {
    self.init()
    func read(_ table: String) throws -> Vocabulary {
      try Vocabulary(reading: table, from: database)
    }
    sites = try read("site")
    sexes = try read("sex")
    histologies = try read("histology")
    extents = try read("extent")
    smokingStatuses = try read("smoking_status")
    metastaticSites = try read("metastatic_site")
    endReasons = try read("end_reason")
    agents = try read("agent")
    terms = try read("adverse_event_term")
    agentClasses = try Codebook.agentClasses(database)
    existingGrades = try Codebook.existingGrades(database)
    termClasses = try String.fetchAll(
      database,
      sql: "SELECT system_organ_class FROM adverse_event_term ORDER BY adverse_event_term_id")
    termDictionaries = terms.entries.map { $0.dictionary ?? "" }
    immuneRelatedTerms = try Codebook.immuneRelatedTerms(database, terms: terms)
    analytes = try read("analyte")
    causesOfDeath = try read("cause_of_death")
    termGroups = try Codebook.termGroups(database, terms: terms)
    fields = try Codebook.fields(database)
    criteria = try read("eligibility_criterion")
  }

  private static func agentClasses(_ database: Database) throws -> [AgentClass] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT coalesce(agent_class, ''), coalesce(class_group, '')
        FROM agent LEFT JOIN agent_class USING (agent_class)
        ORDER BY agent
        """
    ).map { AgentClass(code: try $0.required(0), group: try $0.required(1)) }
  }

  private static func existingGrades(_ database: Database) throws -> [UInt8] {
    try Row.fetchAll(
      database, sql: "SELECT grades FROM adverse_event_term ORDER BY adverse_event_term_id"
    ).map { row in
      let digits: String = try row.required(0)
      return digits.utf8.filter { (0x31...0x35).contains($0) }
        .reduce(0) { $0 | UInt8(1) << ($1 - 0x30) }
    }
  }

  private static func termGroups(
    _ database: Database, terms: Vocabulary
  ) throws -> [AdverseEventGroup] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT adverse_event_group, label, attribution, adverse_event_term_id
        FROM adverse_event_group WHERE inclusion = 'core'
        ORDER BY position, adverse_event_group, adverse_event_term_id
        """)
    let positions = terms.positionsByNumber
    var groups: [(code: String, label: String, attribution: String, terms: [CodePosition])] = []
    for row in rows {
      let code: String = try row.required(0)
      if groups.last?.code != code {
        groups.append((code, try row.required(1), try row.required(2), []))
      }
      if let term = positions[try row.required(3)] { groups[groups.count - 1].terms.append(term) }
    }
    return groups.map {
      AdverseEventGroup(
        code: $0.code, label: $0.label, terms: $0.terms,
        attribution: .init(rawValue: $0.attribution) ?? .any)
    }
  }

  private static func immuneRelatedTerms(
    _ database: Database, terms: Vocabulary
  ) throws -> [ImmuneRelatedTerm] {
    let positions = terms.positionsByNumber
    return try Row.fetchAll(
      database,
      sql: """
        SELECT category, adverse_event_term_id, level FROM immune_related_term
        ORDER BY category, adverse_event_term_id
        """
    ).compactMap { row in
      guard let term = positions[try row.required(1)] else { return nil }
      return ImmuneRelatedTerm(
        category: try row.required(0), term: term,
        level: .init(rawValue: try row.required(2)) ?? .related)
    }
  }

  static func fields(_ database: Database) throws -> [DataField] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT data_field, label, field_type, unit, lowest, highest, levels
        FROM data_field ORDER BY data_field
        """
    ).map { row in
      let levels: String? = try row.optional(6)
      return DataField(
        code: try row.required(0), label: try row.required(1),
        type: .init(rawValue: try row.required(2)) ?? .text, unit: try row.optional(3),
        lowest: try row.optional(4), highest: try row.optional(5),
        levels: levels?.split(separator: "|").map(String.init) ?? [])
    }
  }
}
