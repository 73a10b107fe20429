import CSchema
import GRDB
import GRDBSQLite

/// One registry: a SQLite file shaped by schema.sql.
///
/// Reading never blocks on writing. A write is one transaction: it is there whole, on disk, or not
/// at all.
public final class Registry: Sendable {
  /// Where the file is.
  public let path: String
  let database: any DatabaseReader & Sendable
  private let writer: (any DatabaseWriter & Sendable)?
  /// The words that questions read, and those that entries read on the connection that writes.
  let (readWords, writtenWords) = (WordsRead(), WordsRead())

  /// Opens a registry.
  ///
  /// Opening never changes what a file holds: an older one is refused, as only ``upgrade(at:)`` may bring it to the
  /// schema of this program. Opened for asking, not a byte of the file changes.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - purpose: Whether rows will be written.
  /// - Throws: ``RegistryError``: the file is missing, not ours, older, newer, damaged or cannot be read.
  public convenience init(opening path: String, for purpose: Purpose = .writing) throws {
    try self.init(opening: path, for: purpose, migrations: Migration.all)
  }

  init(opening path: String, for purpose: Purpose = .writing, migrations: [Migration]) throws {
    self.path = path
    try RegistryFile.check(path)
    do {
      let reader = try Registry.reader(of: path)
      try Registry.checkIsNewest(try Registry.version(reader), path, migrations)
      if purpose == .writing, RegistryFile.isWritable(path) {
        try reader.close()
        let pool = try DatabasePool(path: path, configuration: .registry)
        (database, writer) = (pool, pool)
      } else {
        (database, writer) = (reader, nil)
      }
    } catch {
      throw RegistryError(error, path: path)
    }
  }

  /// What a registry is opened for.
  public enum Purpose: Sendable {
    /// Reading only.
    case asking
    /// Reading and writing.
    case writing
  }

  /// Begins a new file, without a write-ahead log beside it: the file alone is moved into place.
  private init(drafting path: String) throws {
    self.path = path
    let queue = try DatabaseQueue(path: path, configuration: .registry)
    try queue.writeWithoutTransaction { try $0.execute(sql: String(cString: schema_sql_text())) }
    database = queue
    writer = queue
  }

  /// Gives a new file its write-ahead log, and closes it.
  private func finishDraft() throws {
    try writer?.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    try database.close()
  }

  /// Makes an empty registry with the schema; vocabularies are loaded afterwards.
  ///
  /// The file is built under a temporary name and moved into place, so that no half-made registry
  /// is ever seen.
  ///
  /// - Parameters:
  ///   - path: A path where no file is.
  ///   - fill: Loads vocabularies and, for a demo, rows.
  /// - Throws: ``RegistryError``; what `fill` throws, leaving no file.
  public static func create(at path: String, fill: (Registry) throws -> Void) throws {
    guard !RegistryFile.exists(path) else { throw RegistryError.exists(path: path) }
    let draft = RegistryFile.draftName(for: path)
    RegistryFile.remove(draft)
    do {
      let registry = try Registry(drafting: draft)
      try fill(registry)
      try registry.finishDraft()
      try RegistryFile.move(draft, to: path)
    } catch {
      RegistryFile.remove(draft)
      throw RegistryError.wrapping(error, path: path)
    }
  }

  /// Every file that may be there while a registry is made at a path or used, for whoever removes it without opening it.
  ///
  /// - Parameter path: Where the registry is.
  /// - Returns: Paths.
  public static func fileNames(for path: String) -> [String] {
    RegistryFile.names(path) + RegistryFile.names(RegistryFile.draftName(for: path))
  }

  /// Closes the file, folding the write-ahead log into it.
  ///
  /// - Throws: ``RegistryError`` when a statement is still running.
  public func close() throws {
    do {
      try writer?.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
      try database.close()
    } catch {
      throw RegistryError(error, path: path)
    }
  }

  /// Runs a read on one snapshot of the file.
  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    do { return try database.read(body) } catch {
      throw RegistryError.wrapping(error, path: path)
    }
  }

  /// Runs a write as one transaction, begun immediately so that it cannot fail half-way for want of
  /// the lock.
  func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
    guard let writer else {
      throw RegistryError.unreadable(path: path, detail: "it is read-only here")
    }
    do {
      return try writer.writeWithoutTransaction { database in
        // What is reported as saved must survive a power cut, not only a kill.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        var result: Result?
        try database.inTransaction(.immediate) {
          result = try body(database)
          return .commit
        }
        guard let result else { throw RegistryError.busy(path: path) }
        return result
      }
    } catch {
      throw RegistryError.wrapping(error, path: path)
    }
  }

  /// Runs `body` with a second connection that goes on seeing the registry as it is now; without one for a
  /// file that is just being made.
  func besideCommitted(_ body: (Database?) throws -> Void) throws {
    guard writer is DatabasePool else { return try body(nil) }
    let reader = try reader()
    try reader.read { committed in
      _ = try Int.fetchOne(committed, sql: "SELECT count(*) FROM sqlite_schema")
      try body(committed)
    }
    try reader.close()
  }

  /// Runs `body` while nobody can write, for several readers to begin on the same snapshot.
  ///
  /// The lock is taken and given back without writing.
  ///
  /// - Returns: `false`, without running it, where the file is read-only or another program is
  ///   writing.
  func whileNobodyWrites(_ body: () throws -> Void) throws -> Bool {
    guard RegistryFile.isWritable(path),
      let lock = try? DatabaseQueue(path: path, configuration: .impatient)
    else { return false }
    return try lock.writeWithoutTransaction { database in
      do { try database.execute(sql: "BEGIN IMMEDIATE") } catch { return false }
      defer { try? database.execute(sql: "ROLLBACK") }
      try body()
      return true
    }
  }

  /// One more connection that only reads, for a thread of its own.
  func reader() throws -> DatabaseQueue { try Registry.reader(of: path) }

  private static func reader(of path: String) throws -> DatabaseQueue {
    if RegistryFile.isWritable(path) {
      // Not opened read-only: the last such connection would leave an empty log beside the file.
      return try DatabaseQueue(path: path, configuration: .registry)
    }
    return try DatabaseQueue(path: RegistryFile.readOnlyName(path), configuration: .readOnly)
  }

  static func version(_ database: any DatabaseReader) throws -> Int {
    try database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
  }

  private static func checkIsNewest(
    _ version: Int, _ path: String, _ migrations: [Migration]
  ) throws {
    let newest = migrations.last?.version ?? 1
    guard version <= newest else {
      throw RegistryError.newer(path: path, version: version, known: newest)
    }
    guard version == newest else {
      throw RegistryError.older(path: path, version: version, known: newest)
    }
  }
}

extension Configuration {
  /// Foreign keys on; waits for other writers; a few megabytes of cache.
  static var registry: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -16000") }
    return configuration
  }

  /// The same, but another writer is an error at once: whoever only asks must not wait.
  static var impatient: Configuration {
    var configuration = Configuration.registry
    configuration.busyMode = .immediateError
    return configuration
  }

  /// The same, and nothing can be written.
  static var readOnly: Configuration {
    var configuration = Configuration.registry
    configuration.readonly = true
    return configuration
  }
}
