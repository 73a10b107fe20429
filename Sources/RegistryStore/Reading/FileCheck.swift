import GRDB

extension Registry {
  /// What the file holds against its own rules: pages, checks and references that only damage, or a program that
  /// wrote past the rules, can have broken.
  ///
  /// Reads the whole file.
  ///
  /// - Parameter limit: Broken pages and rows named at most.
  /// - Returns: Sentences; none for a sound file.
  /// - Throws: ``RegistryError``.
  public func fileProblems(limit: Int = 20) throws -> [String] {
    try read { database in
      let pages = try Row.fetchAll(database, sql: "PRAGMA integrity_check(\(limit))")
        .map { try $0.required(0) as String }.filter { $0 != "ok" }
      let orphans = try Row.fetchAll(
        database,
        sql: """
          SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2
          """)
      return try pages.map { "The file breaks a rule of its own: \($0)." }
        + orphans.map { row in
          let (table, parent, count): (String, String, Int) = (
            try row.required(0), try row.required(1), try row.required(2)
          )
          return
            "\(count) \(count == 1 ? "row" : "rows") of \(table) name a row of \(parent) that is not there."
        }
    }
  }
}
