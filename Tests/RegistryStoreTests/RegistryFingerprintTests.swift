import Fingerprints
import Foundation
import GRDB
import Testing

@testable import RegistryStore

struct RegistryFingerprintTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func fingerprint(_ name: String, changedBy sql: String? = nil) throws -> Fingerprint {
    let registry = try folder.registry(name, lesionCohort)
    if let sql {
      try registry.write { database in try database.execute(sql: sql) }
    }
    return try registry.fingerprint()
  }

  @Test func `the same rows have the same fingerprint in whatever order they came in`() throws {
    var turned = lesionCohort
    for (table, text) in lesionCohort {
      let lines = text.split(separator: "\n")
      turned[table] = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
    }
    let registry = try folder.registry("turned.sqlite", turned)
    #expect(try registry.fingerprint() == fingerprint("straight.sqlite"))
  }

  @Test func `neither the log of changes nor the layout of the file counts`() throws {
    let registry = try folder.registry("r.sqlite", lesionCohort)
    let before = try registry.fingerprint()
    try registry.write { database in
      try database.execute(sql: "DELETE FROM change; DELETE FROM change_set")
    }
    try registry.close()
    let queue = try DatabaseQueue(path: "\(folder.path)/r.sqlite")
    try queue.vacuum()
    try queue.close()
    #expect(try Registry(opening: "\(folder.path)/r.sqlite").fingerprint() == before)
  }

  @Test(arguments: [
    "UPDATE patient SET sex = 'M' WHERE patient_key = 'P2'",
    "UPDATE patient SET smoking_status = NULL WHERE patient_key = 'P3'",
    "UPDATE line_of_therapy SET cycle_count = 5 WHERE line_number = 2",
    "UPDATE adverse_event SET grade = 2 WHERE grade = 1",
    "UPDATE site SET label = 'South'",
    "UPDATE agent SET label = label || '.' WHERE agent = 'topotecan'",
    "DELETE FROM death",
    "UPDATE death SET patient_id = (SELECT patient_id FROM patient WHERE patient_key = 'P3')",
    "INSERT INTO registry_setting VALUES ('confirmation_days', '28')",
  ])
  func `one changed cell changes the fingerprint`(_ sql: String) throws {
    #expect(try fingerprint("a.sqlite") != fingerprint("b.sqlite", changedBy: sql))
  }

  @Test func `two rows that exchange a value are not the same rows`() throws {
    let changed = try fingerprint(
      "b.sqlite",
      changedBy: """
        UPDATE patient SET sex = CASE sex WHEN 'M' THEN 'F' ELSE 'M' END
          WHERE patient_key = 'P1' OR patient_key = 'P2'
        """)
    #expect(try fingerprint("a.sqlite") != changed)
  }
}
