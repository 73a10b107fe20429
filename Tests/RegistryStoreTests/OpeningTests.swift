import ClinicalRecords
import Foundation
import GRDB
import Testing

@testable import RegistryStore

struct OpeningTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  func error(_ body: () throws -> Void) -> RegistryError? {
    do {
      try body()
      return nil
    } catch { return error as? RegistryError }
  }

  @Test func `a path without a file is named, with what to do`() {
    let path = folder.path + "/none.sqlite"
    #expect(
      error { _ = try Registry(opening: path) }?.description
        == "There is no registry at \(path). `nadir init` makes one; --registry names another file."
    )
  }

  @Test(arguments: ["", "hello", String(repeating: "x", count: 5000)])
  func `a file that is no database is not a registry and is left alone`(_ text: String) throws {
    let path = folder.path + "/text.sqlite"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(error { _ = try Registry(opening: path) } == .notARegistry(path: path))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test func `another program's database is not a registry and is left alone`() throws {
    let path = folder.path + "/other.sqlite"
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "CREATE TABLE t (x)") }
    try queue.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(error { _ = try Registry(opening: path) } == .notARegistry(path: path))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func `a file of a newer schema is not touched`() throws {
    let registry = try folder.registry()
    try registry.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    try registry.close()
    #expect(
      error { _ = try Registry(opening: registry.path) }
        == .newer(path: registry.path, version: 99, known: MigrationTests.newest))
  }

  @Test func `a truncated file is called damaged, never read as if it were whole`() throws {
    let registry = try folder.registry()
    try registry.close()
    let whole = try Data(contentsOf: URL(fileURLWithPath: registry.path))
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: registry.path))
    let failure = error {
      _ = try Registry(opening: registry.path).codebook()
    }
    guard case .damaged = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  @Test func `flipped bytes end in rows or in an error of the registry, never in a crash`() throws {
    let registry = try folder.registry("whole.sqlite", smallCohort)
    try registry.close()
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: registry.path)))
    var generator = SplitMix64(seed: 7)
    var refused = 0
    for round in 0..<60 {
      var bytes = whole
      for _ in 0..<20 {
        bytes[Int(generator.next() % UInt64(bytes.count))] ^= UInt8(1 << (round % 8))
      }
      let path = folder.path + "/flipped\(round).sqlite"
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      do {
        let damaged = try Registry(opening: path)
        _ = try damaged.dump()
        _ = try damaged.fold(
          .all, from: 0, add: { sum, _ in sum += 1 }, merge: { $0 += $1 })
      } catch is RegistryError {
        refused += 1
      }
    }
    #expect(refused > 0)
  }

  @Test func `a new registry appears whole or not at all`() throws {
    struct Stop: Error {}
    let path = folder.path + "/new.sqlite"
    #expect(throws: Stop.self) { try Registry.create(at: path) { _ in throw Stop() } }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    try Registry.create(at: path) { try TestFolder.fill($0) }
    #expect(error { try Registry.create(at: path) { _ in } } == .exists(path: path))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["new.sqlite"])
  }

  @Test func `a registry opened for asking refuses to write, and its bytes stay as they are`()
    throws
  {
    let registry = try folder.registry("r.sqlite", smallCohort)
    try registry.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: registry.path))
    let asked = try Registry(opening: registry.path, for: .asking)
    #expect(try asked.dump().count > 10)
    _ = try asked.fold(
      .all, from: 0, twoThreadsFrom: 0, add: { sum, _ in sum += 1 }, merge: { $0 += $1 })
    #expect(
      error {
        _ = try asked.remove("patient", TextRow(["patient_key": "P1"]), by: .test)
      } == .unreadable(path: registry.path, detail: "it is read-only here"))
    try asked.close()
    #expect(try Data(contentsOf: URL(fileURLWithPath: registry.path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["r.sqlite"])
  }

  @Test func `a sound file has no problems, one written past the rules names them`() throws {
    let registry = try folder.registry("r.sqlite", smallCohort)
    #expect(try registry.fileProblems().isEmpty)
    try registry.close()
    let queue = try DatabaseQueue(path: registry.path)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
      try database.execute(sql: "DELETE FROM patient WHERE patient_key = 'P2'")
      try database.execute(sql: "UPDATE performance_status SET ecog = 9")
      try database.execute(sql: "UPDATE line_of_therapy SET ended_on = '2020-01-01'")
    }
    try queue.close()
    let problems = try Registry(opening: registry.path, for: .asking).fileProblems()
    #expect(problems.contains { $0.contains("CHECK constraint failed in line_of_therapy") })
    #expect(problems.contains("1 row of death name a row of patient that is not there."))
  }

  /// Rows as only a damaged file or a program past the rules can leave them.
  @Test(arguments: [
    "INSERT INTO patient (patient_id, patient_key, sex) VALUES (-9223372036854775808, 'X', 'M')",
    "INSERT INTO patient (patient_id, patient_key, sex) VALUES (9223372036854775807, 'X', 'M')",
    "UPDATE adverse_event SET adverse_event_term_id = -5",
    "UPDATE adverse_event SET adverse_event_term_id = 9999999999",
    "UPDATE adverse_event SET grade = 99", "UPDATE adverse_event_term SET grades = '万'",
    "UPDATE agent SET agent_class = 'nothing'", "UPDATE tumor_assessment SET overall_response = ''",
    "UPDATE line_of_therapy SET started_on = '2020-01-01-and-more'",
    "INSERT INTO registry_setting VALUES ('toxicity_window_days', '99999999999')",
    "UPDATE OR REPLACE line_drug SET agent = '\(String(repeating: "x", count: 5000))'",
    "UPDATE death SET died_on = '9999-12-31'", "DELETE FROM relation",
    "UPDATE death SET event_number = 99",
    "UPDATE laboratory_grade SET circumstance = 'on a whim'",
    "UPDATE laboratory_grade SET lower_value = NULL", "UPDATE unit_conversion SET factor = 9e999",
    "UPDATE laboratory_grade SET adverse_event_term_id = -5",
    """
    INSERT INTO laboratory_result (patient_id, sampled_on, analyte, value, unit)
    VALUES (1, '2020', 'stardust', -9e999, '')
    """,
  ])
  func `rows past the rules end in rows or an error, never in a crash`(_ sql: String) throws {
    let registry = try folder.registry("r.sqlite", smallCohort)
    try registry.close()
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: registry.path, configuration: configuration)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
      try database.execute(sql: sql)
    }
    try queue.close()
    do {
      let damaged = try Registry(opening: registry.path, for: .asking)
      let checks = RecordChecks(codebook: try damaged.codebook())
      _ = try damaged.settings()
      _ = try damaged.dump()
      _ = try damaged.laboratoryCriteria()
      _ = try damaged.fold(
        .all, from: 0, add: { $0 += checks.findings(in: $1).count }, merge: { $0 += $1 })
    } catch is RegistryError {}
  }
}

/// A small generator with a fixed seed, for damage that can be made again.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
