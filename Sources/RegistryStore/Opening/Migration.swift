import GRDB

/// A step from one version of the schema to the next.
///
/// schema.sql always describes the newest version; a migration brings an older file there, in one
/// transaction, and never touches what it need not. A step never changes once a release had it: what it says
/// is frozen, word for word as schema.sql had it then.
struct Migration: Sendable {
  /// The version the file has afterwards.
  let version: Int
  /// The statements of the step.
  let sql: String
  /// Vocabularies the step makes, filled with the words the program has.
  let vocabularies: [String]

  init(version: Int, sql: String, vocabularies: [String] = []) {
    self.version = version
    self.sql = sql
    self.vocabularies = vocabularies
  }

  /// All steps in order. The first is the schema itself.
  static let all = [Migration(version: 1, sql: ""), version2]

  /// Makes the step, but for the version.
  func run(in database: Database) throws {
    try database.execute(sql: sql)
    for vocabulary in vocabularies {
      try EmbeddedVocabulary(of: vocabulary).insert(into: database)
    }
  }
}
