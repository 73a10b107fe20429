import Foundation
import GRDB

@testable import RegistryStore

/// Registries as earlier versions of the program made them: by the text schema.sql had then.
enum OldRegistry {
  /// Makes a file of version 1 with every row of another registry that such a file could hold.
  static func version1(at path: String, rowsOf registry: Registry) throws {
    let schema = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Schemas/version-1.sql")
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { old in
      try old.execute(sql: "PRAGMA journal_mode = WAL")
      try old.execute(sql: try String(contentsOf: schema, encoding: .utf8))
      try old.execute(sql: "ATTACH ? AS new", arguments: [registry.path])
      for table in try tables(old) {
        let columns = try old.columns(in: table).map { "\"\($0.name)\"" }.joined(separator: ", ")
        try old.execute(
          sql: "INSERT INTO main.\"\(table)\" (\(columns)) SELECT \(columns) FROM new.\"\(table)\"")
      }
      try old.checkForeignKeys()
    }
    try queue.close()
  }

  /// Every row of every table of version 1, by its columns then.
  static func rows(of database: Database, asIn old: [String: [String]]) throws -> [String] {
    try old.keys.sorted().flatMap { table in
      let columns = (old[table] ?? []).map { "\"\($0)\"" }.joined(separator: ", ")
      return try Row.fetchAll(database, sql: "SELECT \(columns) FROM \"\(table)\" ORDER BY 1, 2")
        .map { "\(table): \($0.databaseValues)" }
    }
  }

  /// The columns of every table.
  static func columns(of database: Database) throws -> [String: [String]] {
    try Dictionary(
      uniqueKeysWithValues: tables(database).map { ($0, try database.columns(in: $0).map(\.name)) })
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
