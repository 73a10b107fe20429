import GRDB

extension RegistryError {
  /// What SQLite said, in the registry's words; never a value bound to a statement.
  init(_ error: any Error, path: String) {
    if let error = error as? RegistryError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self = .unreadable(path: path, detail: "\(error)")
      return
    }
    let message = error.message ?? "error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .notARegistry(path: path)
    case .SQLITE_CORRUPT: self = .damaged(path: path, detail: message)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_READONLY: self = .unreadable(path: path, detail: "it is read-only here")
    case .SQLITE_CONSTRAINT: self = .refused([RegistryError.sentence(ofConstraint: message)])
    default: self = .unreadable(path: path, detail: message)
    }
  }

  /// The error itself where it is not SQLite's.
  static func wrapping(_ error: any Error, path: String) -> any Error {
    if error is RowDecodingError {
      return RegistryError.damaged(path: path, detail: "a row holds an unreadable value")
    }
    return error is DatabaseError ? RegistryError(error, path: path) : error
  }

  /// The sentence that names a CHECK, without SQLite's words before it.
  static func sentence(ofConstraint message: String) -> String {
    if message == "FOREIGN KEY constraint failed" {
      return "The row names another row that is not registered, or other rows name it."
    }
    let prefix = "CHECK constraint failed: "
    guard message.hasPrefix(prefix) else { return message }
    return "A row must hold to: \(message.dropFirst(prefix.count))."
  }
}
