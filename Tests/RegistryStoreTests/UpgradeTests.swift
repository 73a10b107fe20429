import ClinicalRecords
import Foundation
import GRDB
import Testing

@testable import RegistryStore

struct UpgradeTests {
  let folder: TestFolder
  let newest = MigrationTests.newest
  /// Rows that get synonyms on the way, as another test has it.
  let terms = "adverse_event_term: "

  init() throws { folder = try TestFolder() }

  /// A file of an earlier version with rows in every table that has some rule to lose, and these rows.
  func old(_ version: Int, _ name: String = "old.sqlite") throws -> (path: String, rows: [String]) {
    var files = lesionCohort
    files["registry_setting"] = """
      registry_setting,value
      title,An old registry
      cutoff_on,2021-01-10
      stable_disease_minimum_days,007
      """
    files["laboratory_result"] = """
      patient_key,sampled_on,analyte,value,unit,lower_limit,upper_limit
      P1,2020-02-01,hemoglobin,11.5,g/dL,12,16
      """
    files["death"] = "patient_key,died_on,cause_of_death\nP2,2020-09,disease\n"
    let registry = try folder.registry("of-\(name)", files)
    try registry.close()
    let path = "\(folder.path)/\(name)"
    try OldRegistry.make(version: version, at: path, rowsOf: registry)
    return (path, try rows(at: path, version))
  }

  /// The rows of a file as a version knew them, read past the registry.
  func rows(at path: String, _ version: Int) throws -> [String] {
    let schema = try DatabaseQueue()
    try schema.write { try $0.execute(sql: try OldRegistry.schema(version: version)) }
    let columns = try schema.read { try OldRegistry.columns(of: $0) }
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { try OldRegistry.rows(of: $0, asIn: columns) }
  }

  @Test(arguments: OldRegistry.versions)
  func `an older registry keeps every row, and is what a new one is`(_ version: Int) throws {
    let old = try old(version)
    let copy = old.path + ".version-\(version)"
    #expect(
      try Registry.upgrade(at: old.path, words: TestFolder.words)
        == .done(from: version, to: newest, copy: copy))
    #expect(
      try Registry.upgrade(at: old.path, words: TestFolder.words) == .notNeeded(version: newest))
    let upgraded = try Registry(opening: old.path)
    let kept = Set(try rows(at: old.path, version))
    #expect(old.rows.first { !kept.contains($0) && !$0.hasPrefix(terms) } == nil)
    #expect(old.rows.contains { $0.hasPrefix("lesion_measurement: ") && $0.contains("322") })
    #expect(old.rows.contains { $0.hasPrefix("death: ") && $0.contains("2020-09") })
    #expect(old.rows.contains { $0.hasPrefix("laboratory_result: ") && $0.contains("11.5") })
    let settings = try upgraded.settings()
    #expect(settings.cutoff == ClinicalDate("2021-01-10") && settings.title == "An old registry")
    #expect(settings.rules.map(\.name) == ["stable_disease_minimum_days"])
    #expect(try upgraded.fileProblems().isEmpty)
  }

  @Test(arguments: OldRegistry.versions)
  func `an older registry has the tables and the words of a new one`(_ version: Int) throws {
    let old = try old(version)
    _ = try Registry.upgrade(at: old.path, words: TestFolder.words)
    let upgraded = try Registry(opening: old.path)
    let fresh = try folder.registry("fresh.sqlite")
    #expect(try statements(of: upgraded) == statements(of: fresh))
    for (name, _, isVocabulary) in try fresh.tables() where isVocabulary {
      #expect(try words(name, of: upgraded) == words(name, of: fresh), "\(name)")
    }
    #expect(try upgraded.settingDefinitions() == fresh.settingDefinitions())
    #expect(try upgraded.laboratoryCriteria() == fresh.laboratoryCriteria())
    #expect(try upgraded.laboratoryCriteria().intervals.count == 297)
  }

  /// What made the tables of a file.
  func statements(of registry: Registry) throws -> [String] {
    try registry.read {
      try String.fetchAll($0, sql: "SELECT sql FROM sqlite_schema WHERE sql <> '' ORDER BY sql")
    }
  }

  /// Every column of a vocabulary.
  func words(_ table: String, of registry: Registry) throws -> [String] {
    try registry.read {
      try OldRegistry.rows(of: $0, asIn: [table: $0.columns(in: table).map(\.name)])
    }
  }

  /// Otherwise a file that is upgraded in these tests would have had words of today all along.
  @Test(arguments: OldRegistry.versions)
  func `the words an older registry had are known to the last letter`(_ version: Int) throws {
    let old = try old(version)
    let vocabularies = Set(try folder.registry().tables().filter(\.isVocabulary).map(\.name))
    let words = old.rows.filter { row in vocabularies.contains(String(row.prefix { $0 != ":" })) }
    let known = try OldRegistry.text("version-\(version)-words.csv").split(separator: "\n")
      .dropFirst()
    let digests = OldRegistry.digests(of: words)
    #expect(known.count == digests.count)
    for (table, digest) in digests.sorted(by: { $0.key < $1.key }) {
      let line = "\(table),\(digest)"
      #expect(
        known.contains(line[...]),
        "Words of \(table) came since: before-version-3.sql takes them back. Now: \(line)")
    }
  }

  @Test func `words that users added stay as they are, also where the program has the same now`()
    throws
  {
    let old = try old(2)
    let queue = try DatabaseQueue(path: old.path)
    try queue.write { database in
      try database.execute(
        sql: """
          INSERT INTO analyte (analyte, label, synonyms) VALUES
            ('calcium', 'Calcium, total', NULL), ('stardust', 'Stardust', NULL);
          INSERT INTO adverse_event_term
            (adverse_event_term_id, label, dictionary, system_organ_class, grades)
          VALUES (5000, 'Anemia', 'MedDRA 27.0', 'Blood', '12345');
          UPDATE adverse_event_term SET synonyms = 'anaemia;bloodlessness' WHERE adverse_event_term_id = 1;
          """)
    }
    try queue.close()
    _ = try Registry.upgrade(at: old.path, words: TestFolder.words)
    let upgraded = try Registry(opening: old.path)
    let analytes = try upgraded.vocabulary("analyte")
    #expect(analytes.entries.first { $0.code == "calcium" }?.label == "Calcium, total")
    #expect(analytes.position(of: "stardust") != nil)
    let dictionaries = try upgraded.read {
      try String.fetchAll(
        $0,
        sql: "SELECT DISTINCT dictionary FROM laboratory_grade JOIN adverse_event_term "
          + "USING (adverse_event_term_id)")
    }
    #expect(dictionaries == ["CTCAE 5.0"])
    let terms = try upgraded.codebook().terms
    #expect(terms.position(of: "bloodlessness") == 0)
    #expect(terms.position(of: "low hemoglobin") == 0)
  }

  @Test(arguments: [1, 4, 8, 12, 15])
  func `a first step killed half-way leaves the old file, which is upgraded the next time`(
    statements count: Int
  ) throws {
    try expectWholeWhenKilled(version: 1, step: .version2, afterStatements: count)
  }

  @Test(arguments: [1, 3, 5, 7])
  func `a second step killed half-way leaves the old file, which is upgraded the next time`(
    statements count: Int
  ) throws {
    try expectWholeWhenKilled(version: 2, step: .version3, afterStatements: count)
  }

  @Test func `a step killed when all is done but the last leaves the old file`() throws {
    try expectWholeWhenKilled(version: 2, step: .version3, afterStatements: .max)
  }

  /// Copies a file in the middle of a step, and upgrades the copy.
  private func expectWholeWhenKilled(
    version: Int, step: Migration, afterStatements count: Int
  ) throws {
    let old = try old(version)
    let queue = try DatabaseQueue(path: old.path, configuration: .registry)
    let killed = folder.path + "/killed.sqlite"
    try queue.writeWithoutTransaction { database in
      // With a cache of a page, what is not committed yet stands in the log all the same.
      try database.execute(sql: "PRAGMA cache_size = 1; PRAGMA foreign_keys = OFF")
      try database.execute(sql: "BEGIN IMMEDIATE")
      if count == .max {
        try step.run(in: database)
      } else {
        #expect(try run(count, of: step, in: database) == count)
      }
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: old.path + suffix, toPath: killed + suffix)
      }
      try database.execute(sql: "ROLLBACK")
    }
    try queue.close()
    #expect(try self.version(at: killed) == version)
    #expect(try rows(at: killed, version) == old.rows)
    _ = try Registry.upgrade(at: killed, words: TestFolder.words)
    let upgraded = try Registry(opening: killed)
    #expect(try upgraded.history(ofPatient: "P1")?.measurements.count == 7)
    let kept = Set(try rows(at: killed, version))
    #expect(old.rows.first { !kept.contains($0) && !$0.hasPrefix(terms) } == nil)
  }

  /// Runs the first statements of a step.
  private func run(_ count: Int, of step: Migration, in database: Database) throws -> Int {
    var done = 0
    let statements = try database.allStatements(sql: step.sql)
    while done < count, let statement = try statements.next() {
      try statement.execute()
      done += 1
    }
    return done
  }

  /// The version that stands in a file.
  func version(at path: String) throws -> Int {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try Registry.version(queue)
  }
}
