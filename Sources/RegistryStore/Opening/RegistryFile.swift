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

  /// The file and what SQLite may keep beside it.
  static func names(_ path: String) -> [String] {
    ["", "-wal", "-shm", "-journal"].map { path + $0 }
  }

  static func remove(_ path: String) {
    for name in names(path) { unlink(name) }
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

  /// Makes an empty file that the same people may read and write as another.
  static func makeEmpty(_ path: String, readableLike original: String) throws {
    var status = stat()
    guard stat(original, &status) == 0 else { throw unreadable(original) }
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard file >= 0 else { throw unreadable(path) }
    defer { close(file) }
    guard fchmod(file, status.st_mode & 0o777) == 0 else { throw unreadable(path) }
  }

  /// Moves a finished file, once it is on the disk, to a name that no file has: the wished one, else with `.2`, `.3`, …
  /// behind it.
  ///
  /// - Returns: Where it is.
  static func keep(_ path: String, as name: String) throws -> String {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw unreadable(path) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw unreadable(path) }
    var number = 1
    while true {
      let destination = number == 1 ? name : "\(name).\(number)"
      do {
        try move(path, to: destination)
        return destination
      } catch RegistryError.exists { number += 1 }
    }
  }

  /// Checks the first 100 bytes (SQLite file format, section 1.3) before anything is opened.
  static func check(_ path: String) throws {
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
  }

  private static func unreadable(_ path: String) -> RegistryError {
    .unreadable(path: path, detail: String(cString: strerror(errno)).lowercased())
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
