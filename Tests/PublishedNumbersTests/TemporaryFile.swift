#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is gone with the value.
final class TemporaryFile: Sendable {
  let path: String

  init(_ lines: [String]) throws {
    var template = Array("/tmp/published-XXXXXX.csv".utf8CString)
    let descriptor = mkstemps(&template, 4)
    guard descriptor >= 0 else { throw CannotWrite() }
    path = String(
      decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    let written = write(descriptor, bytes, bytes.count)
    close(descriptor)
    guard written == bytes.count else { throw CannotWrite() }
  }

  deinit { unlink(path) }

  struct CannotWrite: Error {}
}

extension String {
  /// What stands before a part of the text.
  func components(before part: String) -> String {
    firstRange(of: part).map { String(self[..<$0.lowerBound]) } ?? self
  }
}
