import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file a command writes whole: under another name first, then moved into place.
struct OutputFile {
  private let path: String

  init(_ path: String) { self.path = path }

  func write(_ text: String) throws {
    let draft = path + ".writing"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { throw failure }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { systemWrite(file, $0.baseAddress, $0.count) }
      guard count > 0 else {
        let failure = failure
        close(file)
        unlink(draft)
        throw failure
      }
      bytes = bytes.dropFirst(count)
    }
    fsync(file)
    close(file)
    guard rename(draft, path) == 0 else { throw failure }
  }

  private var failure: CommandError {
    CommandError("\(path) cannot be written: \(String(cString: strerror(errno)).lowercased()).")
  }
}

/// Why a command could not do its work.
struct CommandError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

private func systemWrite(_ file: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, start, count)
}
