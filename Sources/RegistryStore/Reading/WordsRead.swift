import ClinicalRecords
import GRDB
import Synchronization

/// The words of a registry as one connection read them: with hundreds of terms they are the dearest part of a short
/// command, and of an entry.
struct Words: Sendable {
  /// The codes; `nil` until they are read.
  private var codes: StoredCodes?
  /// The layouts for entry that were read, by table.
  private var layouts: [String: StoredLayout] = [:]

  /// Whether the codes need not be read.
  var areCodesRead: Bool { codes != nil }

  /// The codes.
  mutating func codes(_ database: Database) throws -> StoredCodes {
    if let codes { return codes }
    let read = try StoredCodes(reading: database)
    codes = read
    return read
  }

  /// The layout of a table with every word known, for entry.
  mutating func entryLayout(of table: String, _ database: Database) throws -> StoredLayout {
    if let layout = layouts[table] { return layout }
    let read = try StoredLayout(of: table, in: database, resolvingParents: true)
    layouts[table] = read
    return read
  }
}

/// Keeps what was read of the words until anything else can have been written.
final class WordsRead: Sendable {
  private let kept = Mutex<(moment: Moment, words: Words)?>(nil)

  /// What is known of the words in a transaction; without any where they may have changed since.
  func known(_ database: Database) throws -> Words {
    let now = try Moment(of: database)
    return kept.withLock { kept in
      guard let kept, kept.moment == now else { return Words() }
      return kept.words
    }
  }

  /// Keeps words that hold as the rows stand now.
  func keep(_ words: Words, _ database: Database) throws {
    let now = try Moment(of: database)
    kept.withLock { $0 = (now, words) }
  }

  /// The codes, read where they are not known.
  func codes(_ database: Database) throws -> StoredCodes {
    var words = try known(database)
    let codes = try words.codes(database)
    try keep(words, database)
    return codes
  }
}

/// What a connection has seen: two are equal only if nobody wrote in between.
private struct Moment: Equatable, Sendable {
  /// A registry's connections live as long as it does.
  private let connection: ObjectIdentifier
  /// Counts what others wrote; SQLite compares it within one connection only.
  private let version: Int
  /// Counts the rows this connection wrote, also those that were taken back.
  private let changes: Int

  init(of database: Database) throws {
    connection = ObjectIdentifier(database)
    version = try Int.fetchOne(database, sql: "PRAGMA data_version") ?? 0
    changes = database.totalChangesCount
  }
}
