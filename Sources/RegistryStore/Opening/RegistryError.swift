/// Why a registry could not do what it was asked.
public enum RegistryError: Error, Equatable {
  /// There is no file at the path.
  case missing(path: String)
  /// There is a file already where a new registry should be made.
  case exists(path: String)
  /// The file is no SQLite database, or one of another program.
  case notARegistry(path: String)
  /// The file was made by a later version of the program.
  case newer(path: String, version: Int, known: Int)
  /// The file was made by an earlier version of the program, and nobody brought it to this one yet.
  case older(path: String, version: Int, known: Int)
  /// SQLite cannot make sense of the file, or a row holds what the schema forbids.
  case damaged(path: String, detail: String)
  /// Another program holds the file.
  case busy(path: String)
  /// The file or its folder cannot be read or written.
  case unreadable(path: String, detail: String)
  /// Somebody changed the words, to which histories refer by position, since they were read.
  case wordsChanged(path: String)
  /// The disk is full.
  case full(path: String)
  /// The registry has no such row.
  case noSuchRow(String)
  /// The row exists already.
  case duplicate(String)
  /// A row is against the rules; the sentences say how.
  case refused([String])
}

extension RegistryError: CustomStringConvertible {
  /// What is wrong, and what to do next.
  public var description: String {
    switch self {
    case .missing(let path):
      "There is no registry at \(path). `nadir init` makes one; --registry names another file."
    case .exists(let path):
      "\(path) exists already. Name another file, or remove it yourself if it is not needed."
    case .notARegistry(let path):
      "\(path) is not a Nadir registry. --registry names another file."
    case .newer(let path, let version, let known):
      "\(path) has version \(version) of the schema, this program knows \(known). "
        + "Use the newer program that made it."
    case .older(let path, let version, let known):
      "\(path) was made by an older version of this program: it has version \(version) of the schema, this program "
        + "needs \(known). `nadir upgrade \(path)` brings it to version \(known) and keeps a copy beside it, "
        + "\(path).version-\(version)."
    case .damaged(let path, let detail):
      "\(path) is damaged (\(detail)). Nothing was changed. Restore a backup, or recover what is "
        + "readable with the sqlite3 shell's .recover."
    case .busy(let path):
      "\(path) is being written to by another program, which was not done within 10 seconds. "
        + "Nothing was written. Try again."
    case .unreadable(let path, let detail): "\(path) cannot be used: \(detail)."
    case .wordsChanged(let path):
      "Somebody changed the drugs or other words of \(path) while it was read. Try again."
    case .full(let path): "The disk that holds \(path) is full. Nothing was written."
    case .noSuchRow(let sentence), .duplicate(let sentence): sentence
    case .refused(let sentences): sentences.joined(separator: "\n")
    }
  }
}
