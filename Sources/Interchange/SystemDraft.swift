#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The calls that temporary files need, and files that take the place of others.
extension SystemFile {
  /// Makes a file under a name of its own beside `path`.
  ///
  /// - Parameters:
  ///   - path: Where the file is to be in the end.
  ///   - name: What messages call it.
  ///   - isPrivate: Whether only its owner may read it before ``setMode(_:of:name:)``; otherwise its
  ///     mode is that of any new file, 0644 less the umask.
  /// - Returns: Its path, and its descriptor.
  /// - Throws: ``InterchangeError``.
  static func createDraft(
    of path: String, name: String, isPrivate: Bool
  ) throws -> (path: String, descriptor: Int32) {
    while true {
      let draft = "\(path).\(String(UInt32.random(in: 0...UInt32.max), radix: 36)).part"
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
      let descriptor = open(draft, flags, isPrivate ? 0o600 : 0o644)
      if descriptor >= 0 { return (draft, descriptor) }
      guard errno == EEXIST || errno == EINTR else { throw failure(name) }
    }
  }

  /// Makes a file without a name, which only this program can read.
  static func createNameless(in folder: String, name: String) throws -> Int32 {
    var path = Array("\(folder)/nadir.XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw failure(name) }
    unlink(path)
    return descriptor
  }

  /// Who may read and write a file; `nil` where there is none.
  static func mode(of path: String) -> UInt32? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return UInt32(status.st_mode) & 0o777
  }

  /// Says who may read and write an open file.
  static func setMode(_ mode: UInt32, of descriptor: Int32, name: String) throws {
    guard fchmod(descriptor, mode_t(mode)) == 0 else { throw failure(name) }
  }

  /// The path without symbolic links; what a link leads to need not be there yet.
  static func resolved(_ path: String) throws -> String {
    var path = path
    for _ in 0..<40 {
      if let real = realpath(path, nil) {
        defer { free(real) }
        return String(cString: real)
      }
      guard let target = linkTarget(path) else { return path }
      path = target.hasPrefix("/") ? target : folder(of: path) + target
    }
    errno = ELOOP
    throw failure(path)
  }

  private static func linkTarget(_ path: String) -> String? {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink(path, &target, target.count)
    guard length > 0 else { return nil }
    return String(decoding: target[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The descriptor of the program's standard output or error when the path leads to where it
  /// leads, as `/dev/stdout` does: to put another file in its place would lose what is printed.
  static func outputOfProgram(at path: String) -> Int32? {
    var wanted = stat()
    guard stat(path, &wanted) == 0 else { return nil }
    return [STDOUT_FILENO, STDERR_FILENO].first { descriptor in
      var status = stat()
      return fstat(descriptor, &status) == 0
        && status.st_dev == wanted.st_dev && status.st_ino == wanted.st_ino
    }
  }
}
