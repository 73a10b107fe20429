#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes one file of a report in pieces.
struct DiskWriter: ~Copyable {
  private static let capacity = 1 << 16

  private let path: String
  private var descriptor: Int32
  private var pending: [UInt8] = []

  /// Begins a file; of one that is there nothing remains.
  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw ReportError.system(path) }
    pending.reserveCapacity(DiskWriter.capacity)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Writes the next bytes.
  mutating func add(_ text: String) throws { try add(text.utf8) }

  /// Writes the next bytes.
  mutating func add(_ bytes: some Sequence<UInt8>) throws {
    pending.append(contentsOf: bytes)
    if pending.count >= DiskWriter.capacity { try flush() }
  }

  /// Writes what is left; a file is whole only then. Some file systems tell only at the end that there was no room.
  mutating func finish() throws {
    try flush()
    let code = close(descriptor)
    descriptor = -1
    guard code == 0 || errno == EINTR else { throw ReportError.system(path) }
  }

  private mutating func flush() throws {
    try pending.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let sent = write(descriptor, part.baseAddress, part.count)
        if sent >= 0 {
          rest = rest.dropFirst(sent)
        } else if errno != EINTR {
          throw ReportError.system(path)
        }
      }
    }
    pending.removeAll(keepingCapacity: true)
  }
}
