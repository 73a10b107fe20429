#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The few calls of the operating system that reading and writing need.
enum SystemFile {
  /// What a path leads to.
  enum Kind {
    /// A file of this many bytes.
    case file(size: Int)
    /// A folder.
    case folder
    /// A pipe, a terminal, a device: its size is not known before its end.
    case stream
  }

  /// The last component of a path, which names the file in messages.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// What the path leads to, or `nil` when it leads nowhere.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return kind(status)
  }

  /// Opens a file to read it.
  ///
  /// - Returns: The descriptor, and its size where that is known.
  static func openToRead(_ path: String) throws -> (descriptor: Int32, size: Int?) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      defer { giveUp(descriptor) }
      throw failure(path)
    }
    switch kind(status) {
    case .folder:
      giveUp(descriptor)
      throw InterchangeError(file: name(of: path), sentence: "This is a folder, not a file.")
    case .file(let size): return (descriptor, size)
    case .stream: return (descriptor, nil)
    }
  }

  /// Opens what is there, such as a pipe, to write to it.
  static func openExisting(_ path: String, name: String) throws -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(name) }
    return descriptor
  }

  /// Reads up to `count` bytes.
  ///
  /// - Returns: How many were read; 0 at the end.
  static func receive(
    _ descriptor: Int32, into bytes: UnsafeMutablePointer<UInt8>, count: Int, name: String
  ) throws -> Int {
    while true {
      let received = read(descriptor, bytes, count)
      if received >= 0 { return received }
      guard errno == EINTR else { throw failure(name) }
    }
  }

  /// Reads up to `count` bytes of a file that begin at a position.
  ///
  /// - Returns: How many were read; 0 at the end.
  static func receive(
    _ descriptor: Int32, into bytes: UnsafeMutablePointer<UInt8>, count: Int, from position: Int,
    name: String
  ) throws -> Int {
    while true {
      let received = pread(descriptor, bytes, count, off_t(position))
      if received >= 0 { return received }
      guard errno == EINTR else { throw failure(name) }
    }
  }

  /// All bytes of a file or stream.
  ///
  /// - Throws: ``InterchangeError``, also where there are more than `limit`.
  static func contents(_ path: String, limit: Int) throws -> [UInt8] {
    let (descriptor, size) = try openToRead(path)
    defer { giveUp(descriptor) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(limit, size ?? 0))
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    defer { buffer.deallocate() }
    while let start = buffer.baseAddress {
      let count = try receive(descriptor, into: start, count: buffer.count, name: path)
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= limit else {
        throw InterchangeError(
          file: name(of: path),
          sentence: "The file is larger than \(limit >> 20) MB, the most allowed.")
      }
    }
    return bytes
  }

  /// Writes all of the bytes.
  static func send(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, name: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let sent = write(descriptor, part.baseAddress, part.count)
      if sent >= 0 {
        rest = rest.dropFirst(sent)
      } else if errno != EINTR {
        throw failure(name)
      }
    }
  }

  /// Forces what was written to the disk, where the descriptor is of a disk.
  static func synchronize(_ descriptor: Int32, name: String) throws {
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP else {
      throw failure(name)
    }
  }

  /// Closes a descriptor of which nothing more is expected.
  static func giveUp(_ descriptor: Int32) {
    _ = close(descriptor)
  }

  /// Closes a descriptor; a write that failed late is reported here.
  static func finish(_ descriptor: Int32, name: String) throws {
    guard close(descriptor) == 0 else { throw failure(name) }
  }

  /// Puts a finished file in the place of `path` and makes the new name last.
  static func replace(_ finished: String, to path: String) throws {
    guard rename(finished, path) == 0 else { throw failure(path) }
    let descriptor = open(folder(of: path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    giveUp(descriptor)
  }

  /// Removes a file, if it is there.
  static func remove(_ path: String) {
    _ = unlink(path)
  }

  /// The names in a folder, sorted.
  static func names(inFolder path: String) throws -> [String] {
    guard let folder = opendir(path) else { throw failure(path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names.sorted()
  }

  private static func kind(_ status: stat) -> Kind {
    switch status.st_mode & S_IFMT {
    case S_IFDIR: .folder
    case S_IFREG: .file(size: Int(status.st_size))
    default: .stream
    }
  }

  /// The folder a path is in, ended by a slash.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
  }

  /// The error of the call that just failed.
  static func failure(_ path: String) -> InterchangeError {
    let sentence =
      switch errno {
      case ENOENT: "There is no such file or folder."
      case EACCES, EPERM: "There is no permission to open it."
      case EISDIR: "This is a folder, not a file."
      case ENOSPC: "The disk is full."
      default: "The system says: \(String(cString: strerror(errno)))."
      }
    return InterchangeError(file: name(of: path), sentence: sentence)
  }
}
