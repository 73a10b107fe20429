import GRDB

/// A step from one version of the schema to the next.
///
/// schema.sql always describes the newest version; a migration brings an older file there, in one
/// transaction, and never touches what it need not. A step never changes once a release had it: what it says
/// is frozen, word for word as schema.sql had it then. Words that vocabularies got since are not its matter:
/// ``ProgramWords`` brings them.
struct Migration: Sendable {
  /// The version the file has afterwards.
  let version: Int
  /// The statements of the step.
  let sql: String

  /// All steps in order. The first is the schema itself.
  static let all = [Migration(version: 1, sql: ""), version2, version3]

  /// Makes the step.
  func run(in database: Database) throws {
    try database.execute(sql: sql)
    try database.execute(sql: "PRAGMA user_version = \(version)")
  }
}
