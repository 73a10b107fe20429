import ClinicalRecords
import Foundation
import GRDB
import Testing

@testable import RegistryStore

struct MigrationTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// The version this program has, and the next two.
  static let newest = Migration.all.last?.version ?? 0

  static let later =
    Migration.all + [
      Migration(version: newest + 1, sql: "ALTER TABLE patient ADD COLUMN weight_kg REAL"),
      Migration(
        version: newest + 2, sql: "CREATE TABLE visit (visit INTEGER PRIMARY KEY) STRICT"),
    ]

  @Test func `an older file is brought to the newest version and keeps its rows`() throws {
    let old = try folder.registry("r.sqlite", smallCohort)
    let rows = try old.dump()
    try old.close()
    _ = try Registry.upgrade(
      at: old.path, migrations: MigrationTests.later, words: TestFolder.words)
    let upgraded = try Registry(opening: old.path, migrations: MigrationTests.later)
    let version = try upgraded.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    #expect(version == MigrationTests.newest + 2)
    #expect(try upgraded.read { try $0.columns(in: "patient").map(\.name).contains("weight_kg") })
    #expect(try upgraded.dump().map(withoutWeight) == rows)
    try upgraded.close()
    _ = try Registry(opening: old.path, migrations: MigrationTests.later)
  }

  /// A row of patient without the column that the step added, which stands last and is empty.
  func withoutWeight(_ row: String) -> String {
    row.hasPrefix("patient: ") ? String(row.dropLast()) : row
  }

  @Test func `a step that rebuilds a table keeps what refers to it`() throws {
    let old = try folder.registry("r.sqlite", smallCohort)
    let rows = try old.dump()
    let sql = try old.read {
      try String.fetchOne($0, sql: "SELECT sql FROM sqlite_schema WHERE name = 'patient'") ?? ""
    }
    try old.close()
    let rebuilt = sql.replacing("CREATE TABLE patient", with: "CREATE TABLE patient_new")
    let step = """
      \(rebuilt); INSERT INTO patient_new SELECT * FROM patient; DROP TABLE patient;
      ALTER TABLE patient_new RENAME TO patient;
      """
    let migrations = Migration.all + [Migration(version: MigrationTests.newest + 1, sql: step)]
    _ = try Registry.upgrade(at: old.path, migrations: migrations, words: TestFolder.words)
    #expect(try Registry(opening: old.path, migrations: migrations).dump() == rows)
  }

  @Test func `a step that fails leaves the file as it was`() throws {
    let old = try folder.registry("r.sqlite", smallCohort)
    let rows = try old.dump()
    try old.close()
    let broken =
      Migration.all + [
        Migration(
          version: MigrationTests.newest + 1,
          sql: "ALTER TABLE patient ADD COLUMN weight_kg REAL; SELECT * FROM nowhere")
      ]
    #expect(throws: RegistryError.self) {
      try Registry.upgrade(at: old.path, migrations: broken, words: TestFolder.words)
    }
    #expect(try Registry(opening: old.path).dump() == rows)
  }

  @Test func `the version of schema.sql is that of the last step`() throws {
    let registry = try folder.registry()
    #expect(
      try registry.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
        == Migration.all.last?.version)
    #expect(
      try registry.read { try Int.fetchOne($0, sql: "PRAGMA application_id") } == 0x4E44_4952)
  }
}
