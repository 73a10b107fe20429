import ClinicalRecords
import Foundation
import GRDB
import Testing

@testable import RegistryStore

struct MigrationTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  static let later =
    Migration.all + [
      Migration(version: 3, sql: "ALTER TABLE patient ADD COLUMN weight_kg REAL"),
      Migration(version: 4, sql: "CREATE TABLE visit (visit INTEGER PRIMARY KEY) STRICT"),
    ]

  @Test func `an older file is brought to the newest version and keeps its rows`() throws {
    let old = try folder.registry("r.sqlite", smallCohort)
    let rows = try old.dump()
    try old.close()
    _ = try Registry.upgrade(at: old.path, migrations: MigrationTests.later)
    let upgraded = try Registry(opening: old.path, migrations: MigrationTests.later)
    let version = try upgraded.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    #expect(version == 4)
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
    let migrations = Migration.all + [Migration(version: 3, sql: step)]
    _ = try Registry.upgrade(at: old.path, migrations: migrations)
    #expect(try Registry(opening: old.path, migrations: migrations).dump() == rows)
  }

  @Test func `a step that fails leaves the file as it was`() throws {
    let old = try folder.registry("r.sqlite", smallCohort)
    let rows = try old.dump()
    try old.close()
    let broken =
      Migration.all + [
        Migration(
          version: 3, sql: "ALTER TABLE patient ADD COLUMN weight_kg REAL; SELECT * FROM nowhere")
      ]
    #expect(throws: RegistryError.self) {
      try Registry.upgrade(at: old.path, migrations: broken)
    }
    #expect(try Registry(opening: old.path).dump() == rows)
  }

  /// A file of version 1 with settings, lesions and measurements, and its rows.
  func version1(_ name: String = "old.sqlite") throws -> (path: String, rows: [String]) {
    var files = lesionCohort
    files["registry_setting"] = """
      registry_setting,value
      title,An old registry
      cutoff_on,2021-01-10
      stable_disease_minimum_days,007
      """
    let registry = try folder.registry("of-\(name)", files)
    try registry.close()
    let path = "\(folder.path)/\(name)"
    try OldRegistry.version1(at: path, rowsOf: registry)
    return (path, try rows(at: path))
  }

  /// The rows of a file as version 1 knows them, read past the registry.
  func rows(at path: String) throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { database in
      var columns = try OldRegistry.columns(of: database)
      columns["setting"] = nil
      columns["drug_exposure"] = nil
      columns["lesion"]?.removeAll { $0 == "line_number" }
      return try OldRegistry.rows(of: database, asIn: columns)
    }
  }

  @Test func `a registry of version 1 keeps every row, and is what a new one is`() throws {
    let old = try version1()
    let copy = old.path + ".version-1"
    #expect(try Registry.upgrade(at: old.path) == .done(from: 1, to: 2, copy: copy))
    #expect(try Registry.upgrade(at: old.path) == .notNeeded(version: 2))
    let upgraded = try Registry(opening: old.path)
    #expect(try rows(at: old.path) == old.rows)
    #expect(old.rows.contains { $0.hasPrefix("lesion_measurement: ") && $0.contains("322") })
    let settings = try upgraded.settings()
    #expect(settings.cutoff == ClinicalDate("2021-01-10") && settings.title == "An old registry")
    #expect(settings.rules.map(\.name) == ["stable_disease_minimum_days"])
    #expect(try upgraded.fileProblems().isEmpty)
    let fresh = try folder.registry("fresh.sqlite")
    #expect(try statements(of: upgraded) == statements(of: fresh))
    #expect(try upgraded.vocabulary("setting").entries == fresh.vocabulary("setting").entries)
    #expect(try upgraded.settingDefinitions() == fresh.settingDefinitions())
  }

  /// What made the tables of a file.
  func statements(of registry: Registry) throws -> [String] {
    try registry.read {
      try String.fetchAll($0, sql: "SELECT sql FROM sqlite_schema WHERE sql <> '' ORDER BY sql")
    }
  }

  @Test(arguments: [1, 4, 8, 12, 15])
  func `a migration killed half-way leaves the old file, which is upgraded the next time`(
    statements count: Int
  ) throws {
    let old = try version1()
    let queue = try DatabaseQueue(path: old.path, configuration: .registry)
    let killed = folder.path + "/killed.sqlite"
    try queue.writeWithoutTransaction { database in
      // With a cache of a page, what is not committed yet stands in the log all the same.
      try database.execute(sql: "PRAGMA cache_size = 1; PRAGMA foreign_keys = OFF")
      try database.execute(sql: "BEGIN IMMEDIATE")
      var done = 0
      let statements = try database.allStatements(sql: Migration.version2.sql)
      while done < count, let statement = try statements.next() {
        try statement.execute()
        done += 1
      }
      #expect(done == count)
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: old.path + suffix, toPath: killed + suffix)
      }
      try database.execute(sql: "ROLLBACK")
    }
    try queue.close()
    #expect(try version(at: killed) == 1)
    #expect(try rows(at: killed) == old.rows)
    _ = try Registry.upgrade(at: killed)
    let upgraded = try Registry(opening: killed)
    #expect(try upgraded.history(ofPatient: "P1")?.measurements.count == 7)
    #expect(try rows(at: killed) == old.rows)
  }

  /// The version that stands in a file.
  func version(at path: String) throws -> Int {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try Registry.version(queue)
  }

  @Test(arguments: [Registry.Purpose.asking, .writing])
  func `an old file says what to do when it is opened, and not a byte of it changes`(
    _ purpose: Registry.Purpose
  ) throws {
    let old = try version1()
    let before = try Data(contentsOf: URL(fileURLWithPath: old.path))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let error = RegistryError.older(path: old.path, version: 1, known: 2)
    #expect(throws: error) { try Registry(opening: old.path, for: purpose) }
    #expect(
      error.description
        == "\(old.path) was made by an older version of this program: it has version 1 of the schema, "
        + "this program needs 2. `nadir upgrade \(old.path)` brings it to version 2 and keeps a copy "
        + "beside it, \(old.path).version-1.")
    #expect(try Data(contentsOf: URL(fileURLWithPath: old.path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == files)
  }

  @Test func `an upgrade keeps the file as it was, for the same eyes, and replaces no other copy`()
    throws
  {
    let old = try version1()
    let first = old.path + ".version-1"
    try "mine".write(toFile: first, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: old.path)
    let copy = first + ".2"
    #expect(try Registry.upgrade(at: old.path) == .done(from: 1, to: 2, copy: copy))
    #expect(try String(contentsOfFile: first, encoding: .utf8) == "mine")
    let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o640)
    #expect(try version(at: copy) == 1)
    #expect(try rows(at: copy) == old.rows)
    #expect(throws: RegistryError.older(path: copy, version: 1, known: 2)) {
      try Registry(opening: copy)
    }
  }

  @Test func `an old file that cannot be written is not upgraded, and stays as it is`() throws {
    let old = try version1()
    let before = try Data(contentsOf: URL(fileURLWithPath: old.path))
    guard getuid() != 0 else { return }  // whoever may write anything is never refused
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: old.path)
    #expect(throws: RegistryError.self) { try Registry.upgrade(at: old.path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: old.path)) == before)
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
