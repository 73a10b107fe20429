#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The file of a registry, looked at before SQLite opens it: another program's database is never
/// written to.
enum RegistryFile {
  /// "NDIR", as schema.sql sets it.
  static let applicationID: UInt32 = 0x4E44_4952

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether the file and its folder, where SQLite keeps the log, can be written.
  static func isWritable(_ path: String) -> Bool {
    access(path, W_OK) == 0 && access(folder(of: path), W_OK) == 0
  }

  /// The name under which SQLite opens a file it may not write beside: without a log when there is
  /// none.
  static func readOnlyName(_ path: String) -> String {
    guard !exists(path + "-wal"), !path.contains("?"), !path.contains("#"), !path.contains("%")
    else { return path }
    return "file:\(path)?immutable=1"
  }

  /// A name beside the file that no other process uses.
  static func draftName(for path: String) -> String { "\(path).making-\(getpid())" }

  static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
  }

  static func move(_ path: String, to destination: String) throws {
    // link(2) fails where rename(2) would silently replace a file made in the meantime.
    guard link(path, destination) == 0 else {
      if errno == EEXIST { throw RegistryError.exists(path: destination) }
      guard rename(path, destination) == 0 else { throw unreadable(destination) }
      return
    }
    unlink(path)
  }

  /// Checks the first 100 bytes (SQLite file format, section 1.3) before anything is opened.
  ///
  /// - Returns: The version of the schema in the file itself; a later one may still stand in its
  ///   log.
  static func checkedVersion(of path: String) throws -> Int {
    let file = open(path, O_RDONLY)
    guard file >= 0 else {
      throw errno == ENOENT ? RegistryError.missing(path: path) : unreadable(path)
    }
    defer { close(file) }
    var header = [UInt8](repeating: 0, count: 100)
    let count = read(file, &header, 100)
    guard count >= 0 else { throw unreadable(path) }
    let magic = Array("SQLite format 3".utf8) + [0]
    guard count == 100, Array(header.prefix(16)) == magic else {
      throw RegistryError.notARegistry(path: path)
    }
    let id = header[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard id == applicationID else { throw RegistryError.notARegistry(path: path) }
    return header[60..<64].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func unreadable(_ path: String) -> RegistryError {
    .unreadable(path: path, detail: String(cString: strerror(errno)).lowercased())
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
