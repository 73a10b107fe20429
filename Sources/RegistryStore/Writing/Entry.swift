public import ClinicalRecords
import GRDB

/// What entering a row brought to light.
public struct EntryReport: Sendable {
  /// The first row in words, such as `line of therapy P001, 2`.
  public let key: String
  /// What is odd about the patient's rows because of it; `nadir check` lists it again.
  public let warnings: [String]
  /// What was done beside what was asked for, in sentences.
  public let notes: [String]

  init(key: String, warnings: [String], notes: [String] = []) {
    self.key = key
    self.warnings = warnings
    self.notes = notes
  }
}

extension Registry {
  /// Adds rows entered by hand, all or none, checked against each other and against what is
  /// registered.
  ///
  /// A death that names no event is tied to the patient's event of grade 5 when either of them is entered, and no other event,
  /// and the report says so. Rule: A3.
  ///
  /// - Parameters:
  ///   - rows: The rows with their tables, parents first.
  ///   - author: Who enters.
  ///   - today: The day after which no row can be dated.
  /// - Returns: The first row's key, and what is odd.
  /// - Throws: ``RowProblems`` for wrong values; ``RegistryError`` when a row exists or makes a
  ///   contradiction.
  public func enter(
    _ rows: [(table: String, row: TextRow)], by author: Author, today: ClinicalDate?
  ) throws -> EntryReport {
    try entering(by: author, today: today) { entry in
      let before = try entry.oddities(of: rows)
      let keys = try rows.map { try entry.add($0.row, to: $0.table) }
      let notes = try entry.tieDeaths(of: rows.filter(FatalEventTie.isMade(by:)))
      return EntryReport(
        key: keys.first ?? "", warnings: try entry.newOddities(since: before), notes: notes)
    }
  }

  /// Changes columns of a registered row; a death is tied to an event whose grade becomes 5. Rule: A3.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - row: The key columns and the columns to change; an empty text clears a column.
  ///   - newKey: New values of key columns, such as a corrected day.
  ///   - author: Who changes it, and why.
  ///   - today: The day after which no row can be dated.
  /// - Returns: The row's key, and what is odd.
  /// - Throws: ``RowProblems``, ``RegistryError``.
  public func amend(
    _ table: String, _ row: TextRow, newKey: [String: String], by author: Author,
    today: ClinicalDate?
  ) throws -> EntryReport {
    try entering(by: author, today: today) { entry in
      let before = try entry.oddities(of: [(table, row)])
      let key = try entry.amend(row, newKey: newKey, in: table)
      let isFatal = table == "adverse_event" && FatalEventTie.isMade(by: (table, row))
      let notes = try entry.tieDeaths(of: isFatal ? [(table, row)] : [])
      return EntryReport(key: key, warnings: try entry.newOddities(since: before), notes: notes)
    }
  }

  /// Removes a registered row, and with a patient or a line what belongs to it.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - row: The key columns.
  ///   - author: Who removes it, and why.
  /// - Returns: The number of rows removed.
  /// - Throws: ``RowProblems``, ``RegistryError``.
  public func remove(_ table: String, _ row: TextRow, by author: Author) throws -> Int {
    try entering(by: author, today: nil) { try $0.remove(row, from: table) }
  }

  /// Runs an entry as one transaction, by words that are read again only where they may have changed.
  func entering<Result>(
    by author: Author, today: ClinicalDate?, _ body: (HandEntry) throws -> Result
  ) throws -> Result {
    try write { database in
      let entry = try HandEntry(database, writtenWords, author: author, today: today)
      let result = try body(entry)
      try entry.keepWords()
      return result
    }
  }
}
