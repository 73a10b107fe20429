/// A step from one version of the schema to the next.
///
/// schema.sql always describes the newest version; a migration brings an older file there, in one
/// transaction, and never touches what it need not.
struct Migration: Sendable {
  /// The version the file has afterwards.
  let version: Int
  /// The statements of the step.
  let sql: String

  /// All steps in order. The first is the schema itself.
  static let all = [Migration(version: 1, sql: "")]
}
