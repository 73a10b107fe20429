public import ClinicalRecords
import GRDB

/// Small looks into a registry, for commands that list, complete and confirm.
extension Registry {
  /// Every table people enter or choose words from, and what one row of it is.
  ///
  /// - Returns: Vocabularies first, in the order of schema.sql.
  /// - Throws: ``RegistryError``.
  public func tables() throws -> [(name: String, comment: String, isVocabulary: Bool)] {
    try read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
      return try rows.compactMap { row in
        let name: String = try row.required(0)
        if ClinicalTables.ofTheRecord.contains(name) { return nil }
        let text = SchemaText(try row.required(1))
        return (name, text.tableComment, !ClinicalTables.names.contains(name))
      }
    }
  }

  /// Study keys in alphabetical order.
  ///
  /// - Parameters:
  ///   - prefix: What they begin with.
  ///   - limit: At most so many.
  /// - Returns: The keys.
  /// - Throws: ``RegistryError``.
  public func patientKeys(startingWith prefix: String, limit: Int) throws -> [String] {
    try read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT patient_key FROM patient WHERE patient_key >= ?1 AND substr(patient_key, 1, ?2) = ?1
          ORDER BY patient_key LIMIT ?3
          """, arguments: [prefix, prefix.unicodeScalars.count, limit])
    }
  }

  /// The study key of a patient, for results that know only the number.
  ///
  /// - Parameter number: The registry's number.
  /// - Returns: Such as `P001`.
  /// - Throws: ``RegistryError``.
  public func patientKey(of number: Int64) throws -> String {
    try read { try ProblemFinder.patientKey(number, $0) }
  }

  /// Everything the registry holds about one patient; `nil` when there is no such patient.
  ///
  /// - Parameters:
  ///   - key: The study key.
  ///   - codebook: The words by whose positions the history is understood; `nil` for those it is read with.
  /// - Returns: The history with all parts.
  /// - Throws: ``RegistryError``; ``RegistryError/wordsChanged(path:)`` where the words are others by now.
  public func history(
    ofPatient key: String, by codebook: Codebook? = nil
  ) throws -> PatientHistory? {
    try read { database in
      let codes = try storedCodes(database, by: codebook)
      let number = try Int64.fetchOne(
        database, sql: "SELECT patient_id FROM patient WHERE patient_key = ?", arguments: [key])
      guard let number else { return nil }
      var found: PatientHistory?
      let reader = try HistoryReader(database, parts: .all, codes: codes)
      try reader.forEach(in: number...number) { found = $0 }
      return found
    }
  }

  /// The rows that removing a row removes with it, counted by table.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - row: The key columns.
  /// - Returns: Tables in schema order; empty for a table whose rows own no others.
  /// - Throws: ``RegistryError``.
  public func dependents(
    of table: String, _ row: TextRow
  ) throws -> [(table: String, count: Int)] {
    try read { database in
      let children = try Dependents.of(table, row, in: database)
      return ClinicalTables.names.compactMap { name in
        let count = children.count { $0.table == name }
        return count == 0 ? nil : (name, count)
      }
    }
  }
}
