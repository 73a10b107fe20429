public import ClinicalRecords

/// One change of a row among several that belong together.
public enum RowEdit: Sendable {
  /// A new row.
  case add(String, TextRow)
  /// New values of a row; with a new key where one is given.
  case amend(String, TextRow, newKey: [String: String] = [:])
  /// A row that goes, with what belongs to it.
  case remove(String, TextRow)

  /// The table.
  public var table: String {
    switch self {
    case .add(let table, _), .amend(let table, _, _), .remove(let table, _): table
    }
  }

  /// The row: of an amended one the key and the new values, of a removed one the key.
  public var row: TextRow {
    switch self {
    case .add(_, let row), .amend(_, let row, _), .remove(_, let row): row
    }
  }
}

extension Registry {
  /// Makes several changes, all or none, as one entry of the log; old rows are kept there.
  ///
  /// The rows are checked against each other and against what is registered once, when all are made.
  ///
  /// - Parameters:
  ///   - edits: The changes in the order they are made.
  ///   - author: Who makes them, and why.
  ///   - today: The day after which no row can be dated.
  /// - Returns: The first changed row's key, and what is odd.
  /// - Throws: ``RowProblems``, ``RegistryError``; nothing is written then.
  public func edit(
    _ edits: [RowEdit], by author: Author, today: ClinicalDate?
  ) throws -> EntryReport {
    try entering(by: author, today: today) { entry in
      let before = try entry.oddities(of: edits.map { ($0.table, $0.row) })
      let keys = try edits.map { edit in
        switch edit {
        case .add(let table, let row): return try entry.add(row, to: table)
        case .amend(let table, let row, let newKey):
          return try entry.amend(row, newKey: newKey, in: table)
        case .remove(let table, let row):
          _ = try entry.remove(row, from: table)
          return ""
        }
      }
      return EntryReport(key: keys.first ?? "", warnings: try entry.newOddities(since: before))
    }
  }
}
