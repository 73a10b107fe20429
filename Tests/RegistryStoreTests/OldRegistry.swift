import Foundation
import GRDB

@testable import RegistryStore

/// Registries as earlier versions of the program made them: by the text schema.sql had then, with the words seed/ had.
enum OldRegistry {
  /// The versions that a program had once.
  static let versions = [1, 2]

  /// Makes a file of an earlier version with every row of another registry that such a file could hold.
  static func make(version: Int, at path: String, rowsOf registry: Registry) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { old in
      try old.execute(sql: "PRAGMA journal_mode = WAL")
      try old.execute(sql: try schema(version: version))
      try old.execute(sql: "ATTACH ? AS new", arguments: [registry.path])
      for table in try tables(old) {
        let columns = try old.columns(in: table).map { "\"\($0.name)\"" }.joined(separator: ", ")
        try old.execute(
          sql: "INSERT INTO main.\"\(table)\" (\(columns)) SELECT \(columns) FROM new.\"\(table)\"")
      }
      try takeBackWords(to: version, in: old)
      try old.checkForeignKeys()
    }
    try queue.close()
  }

  /// Takes words of today back to those of a version, newest step first.
  ///
  /// What came since, `Schemas/before-version-N.sql` takes back; ``digests(of:)`` says when something is missing there.
  private static func takeBackWords(to version: Int, in old: Database) throws {
    for step in versions.map({ $0 + 1 }).reversed() where step > version {
      guard let statements = try? text("before-version-\(step).sql") else { continue }
      for statement in statements.split(separator: ";\n") {
        let words = statement.split(separator: " ")
        let table = words[0] == "UPDATE" ? words[1] : words[2]
        if try old.tableExists(String(table)) { try old.execute(sql: String(statement)) }
      }
    }
  }

  /// What schema.sql said.
  static func schema(version: Int) throws -> String {
    try text("version-\(version).sql")
  }

  /// What stands in a file of `Schemas`.
  static func text(_ name: String) throws -> String {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Schemas/\(name)")
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// Every row of every table, by the columns that a version had.
  static func rows(of database: Database, asIn old: [String: [String]]) throws -> [String] {
    try old.keys.sorted().flatMap { table in
      let columns = (old[table] ?? []).map { "\"\($0)\"" }
      return try Row.fetchAll(
        database,
        sql: """
          SELECT \(columns.joined(separator: ", ")) FROM "\(table)"
          ORDER BY \(columns.prefix(4).joined(separator: ", "))
          """
      ).map { "\(table): \(Array($0.databaseValues))" }
    }
  }

  /// The columns of every table.
  static func columns(of database: Database) throws -> [String: [String]] {
    try Dictionary(
      uniqueKeysWithValues: tables(database).map { ($0, try database.columns(in: $0).map(\.name)) })
  }

  /// A number for the rows of each table, which changes with any of them (FNV-1a).
  static func digests(of rows: [String]) -> [String: String] {
    Dictionary(grouping: rows) { String($0.prefix { $0 != ":" }) }.mapValues { rows in
      let digest = rows.joined(separator: "\n").utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
        ($0 ^ UInt64($1)) &* 0x100_0000_01B3
      }
      return String(digest, radix: 16)
    }
  }

  private static func tables(_ database: Database) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
        ORDER BY rowid
        """)
  }
}
