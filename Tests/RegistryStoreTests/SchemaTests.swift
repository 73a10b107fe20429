import CSchema
import ClinicalRecords
import GRDB
import Testing

@testable import RegistryStore

struct SchemaTests {
  let registry: Registry

  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    registry = try folder.registry()
  }

  /// The tables in the order of schema.sql.
  func tables() throws -> [String] {
    try registry.read {
      try String.fetchAll(
        $0,
        sql:
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
      )
    }
  }

  @Test func `every table is a vocabulary with a file, a clinical table, or part of the record`()
    throws
  {
    let vocabularies = (0..<vocabulary_file_count()).compactMap {
      vocabulary_file($0).map { String(cString: $0.pointee.table) }
    }
    let record = ["change_set", "change", "data_cut"]
    let loaded = ["adverse_event_wording"]  // official words, which users bring
    #expect(
      try tables().filter { !loaded.contains($0) }
        == vocabularies + ClinicalTables.names + record)
  }

  @Test func `every vocabulary is filled`() throws {
    for position in 0..<vocabulary_file_count() {
      guard let table = vocabulary_file(position).map({ String(cString: $0.pointee.table) }) else {
        continue
      }
      let count = try registry.read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM \"\(table)\"")
      }
      #expect(count ?? 0 > 0, "\(table)")
    }
    #expect(try registry.codebook().terms.entries.count == 837)
  }

  @Test func `every column that people enter is explained`() throws {
    for layout in try registry.layouts() {
      #expect(!layout.comment.isEmpty, "\(layout.table)")
      for column in layout.columns where column.name != "patient_key" || layout.table == "patient" {
        #expect(!column.comment.isEmpty, "\(layout.table).\(column.name)")
      }
    }
  }

  @Test func `every table is strict and every check is a sentence about its column`() throws {
    for table in try tables() {
      let sql =
        try registry.read {
          try String.fetchOne(
            $0, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [table])
        } ?? ""
      #expect(sql.hasSuffix("STRICT") || sql.hasSuffix("STRICT, WITHOUT ROWID"), "\(table)")
      for line in sql.split(separator: "\n") where line.contains("CONSTRAINT") {
        #expect(line.contains("CONSTRAINT \"\(table)."), "\(line)")
      }
    }
  }

  @Test func `histories are read without sorting`() throws {
    try registry.read { database in
      for table in TableScan.all {
        let rows = try table.opened(database).rows
        let plan = try Row.fetchAll(
          database, sql: "EXPLAIN QUERY PLAN \(rows.sql)", arguments: [1, 2])
        #expect(
          !plan.contains { ($0["detail"] as String).contains("TEMP B-TREE") }, "\(table.table)")
      }
    }
  }

  @Test(arguments: [
    ("'2024-02-30'", false), ("'2024-02'", true), ("'2024'", true), ("'2024-2'", false),
    ("'2024-13'", false), ("'20240101'", false), ("''", false), ("'2024-02-29'", true),
    ("'2023-02-29'", false), ("'2024-'", false), ("'2024-01-01 10:00'", false), ("NULL", true),
  ])
  func `the database accepts a partial day only where it could be one`(
    _ literal: String, _ isAllowed: Bool
  ) throws {
    let folder = try TestFolder()
    let registry = try folder.registry()
    let insert = "INSERT INTO patient (patient_key, sex, born_on) VALUES ('P1', 'M', \(literal))"
    let accepted = (try? registry.write { try $0.execute(sql: insert) }) != nil
    #expect(accepted == isAllowed)
  }
}
