import GRDB

extension Registry {
  /// What came of bringing a file to the schema of this program.
  public enum Upgrade: Equatable, Sendable {
    /// It had that version already, and was left as it is.
    case notNeeded(version: Int)
    /// It was changed.
    case done(from: Int, to: Int, copy: String)
  }

  /// Brings an older file to the schema of this program, after a copy of it was made beside it.
  ///
  /// An older program cannot read the file afterwards, which is why nothing else does this in passing. The copy is
  /// `FILE.version-1`, or `FILE.version-1.2`, …, where that exists; none is ever replaced. Each step is one transaction,
  /// so that a file whose upgrade was interrupted is upgraded the next time.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - words: Gives the words of the program, which are added where the file does not have them.
  /// - Returns: What was done.
  /// - Throws: ``RegistryError``: the file is missing, not ours, newer, damaged or cannot be written.
  public static func upgrade(at path: String, words: VocabularySource) throws -> Upgrade {
    try upgrade(at: path, migrations: Migration.all, words: words)
  }

  static func upgrade(
    at path: String, migrations: [Migration], words: VocabularySource
  ) throws -> Upgrade {
    try RegistryFile.check(path)
    guard RegistryFile.isWritable(path) else {
      throw RegistryError.unreadable(
        path: path,
        detail:
          "it or its folder cannot be written here. Upgrade a copy of it in a folder where that can be done"
      )
    }
    do { return try FileUpgrade(path: path, migrations: migrations).run(words) } catch {
      throw RegistryError(error, path: path)
    }
  }
}

/// The steps one file still needs.
private struct FileUpgrade {
  let path: String
  let migrations: [Migration]

  func run(_ words: VocabularySource) throws -> Registry.Upgrade {
    let queue = try DatabaseQueue(path: path, configuration: .registry)
    defer { try? queue.close() }
    let version = try Registry.version(queue)
    let newest = migrations.last?.version ?? 1
    guard version <= newest else {
      throw RegistryError.newer(path: path, version: version, known: newest)
    }
    // A step that rebuilds a table drops the old one, and with foreign keys on that would remove all that refers to it.
    try queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA synchronous = FULL")
    }
    var copy: String?
    for step in migrations where step.version > version {
      try queue.inTransaction(.immediate) { database in
        let now = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard now < step.version else { return .commit }
        if copy == nil { copy = try copied(version: now) }
        try step.run(in: database)
        if step.version == newest { try ProgramWords.add(words, to: database) }
        try database.checkForeignKeys()
        return .commit
      }
    }
    return copy.map { .done(from: version, to: newest, copy: $0) } ?? .notNeeded(version: newest)
  }

  /// Copies the file as it was before the transaction under way, which keeps others from writing.
  private func copied(version: Int) throws -> String {
    let draft = RegistryFile.draftName(for: path)
    RegistryFile.remove(draft)
    do {
      // SQLite fills an empty file; made before, it can be read by those who can read the registry, and by no others.
      try RegistryFile.makeEmpty(draft, readableLike: path)
      let reader = try DatabaseQueue(path: path, configuration: .registry)
      try reader.writeWithoutTransaction {
        try $0.execute(sql: "VACUUM INTO ?", arguments: [draft])
      }
      try reader.close()
      return try RegistryFile.keep(draft, as: "\(path).version-\(version)")
    } catch {
      RegistryFile.remove(draft)
      throw error
    }
  }
}
