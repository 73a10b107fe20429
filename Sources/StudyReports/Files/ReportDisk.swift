import Fingerprints

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few calls of the operating system that the folder of a report needs.
enum ReportDisk {
  /// An open folder.
  #if canImport(Darwin)
    typealias FolderStream = UnsafeMutablePointer<DIR>
  #else
    typealias FolderStream = OpaquePointer
  #endif

  /// What a path leads to; a symbolic link leads nowhere further.
  enum Kind {
    case file
    case folder
    case other
  }

  /// What stands at a path; `nil` for nothing.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The names in a folder, sorted by their bytes.
  static func names(in folder: String) throws -> [String] {
    guard let stream = opendir(folder) else { throw ReportError.system(folder) }
    defer { closedir(stream) }
    return names(of: stream).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The names in an open folder, in the order of the disk.
  static func names(of stream: FolderStream) -> [String] {
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Paths of all files below a folder, from it.
  static func files(below folder: String, under prefix: String = "") throws -> [String] {
    try names(in: folder).flatMap { name in
      kind(of: "\(folder)/\(name)") == .folder
        ? try files(below: "\(folder)/\(name)", under: "\(prefix)\(name)/") : ["\(prefix)\(name)"]
    }
  }

  /// Makes a folder, where it is missing.
  static func makeFolder(_ path: String) throws {
    guard mkdir(path, 0o755) != 0, errno != EEXIST else { return }
    throw ReportError.system(path)
  }

  /// Hands over the bytes of a file piece by piece.
  static func read(_ path: String, _ take: (UnsafeRawBufferPointer) -> Void) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw ReportError.system(path) }
    defer { close(descriptor) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Platform.read(descriptor, buffer.baseAddress, buffer.count)
      if count == 0 { return }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ReportError.system(path) }
      take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// The text of a file.
  static func text(of path: String) throws -> String {
    var bytes: [UInt8] = []
    try read(path) { bytes.append(contentsOf: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The fingerprint of a file.
  static func fingerprint(of path: String) throws -> Fingerprint {
    var builder = FingerprintBuilder()
    try read(path) { builder.add($0) }
    return builder.finish()
  }
}

/// Names of the system that those of ``ReportDisk`` hide.
private enum Platform {
  static func read(_ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    guard let start else { return 0 }
    #if canImport(Glibc)
      return Glibc.read(descriptor, start, count)
    #else
      return Darwin.read(descriptor, start, count)
    #endif
  }
}
