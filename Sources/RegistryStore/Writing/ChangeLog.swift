import GRDB

/// Who writes, and why: stands in the log beside every change.
public struct Author: Sendable {
  /// Name of the account, such as `anna@ward3`.
  public let name: String
  /// What was run, such as `add patient`.
  public let command: String
  /// When, in UTC: `2025-01-10T12:00:00Z`.
  public let time: String
  /// Why; required where a row is changed or removed.
  public let reason: String?

  /// The author of a change.
  ///
  /// - Parameters:
  ///   - name: Name of the account.
  ///   - command: What was run.
  ///   - time: When, in UTC.
  ///   - reason: Why.
  public init(name: String, command: String, time: String, reason: String? = nil) {
    self.name = name
    self.command = command
    self.time = time
    self.reason = reason
  }
}

/// Writes the log, in the transaction of the change itself.
final class ChangeLog {
  enum Kind: String {
    case entered
    case imported
    case changed
    case removed
  }

  private let database: Database
  private let changeSet: Int64

  init(_ database: Database, by author: Author) throws {
    self.database = database
    try database.execute(
      sql: "INSERT INTO change_set (made_at, made_by, command, reason) VALUES (?, ?, ?, ?)",
      arguments: [author.time, author.name, author.command, author.reason])
    changeSet = database.lastInsertedRowID
  }

  func record(
    _ kind: Kind, table: String, key: String? = nil, newKey: String? = nil, rows: Int = 1,
    oldRow: String? = nil
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO change
          (change_set_id, table_name, kind, row_key, new_row_key, row_count, old_row)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """, arguments: [changeSet, table, kind.rawValue, key, newKey, rows, oldRow])
  }
}
