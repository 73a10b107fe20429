#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// Where `print` writes: it says nothing when that fails, so someone must ask in the end.
enum StandardOutput {
  /// Why not everything printed so far was written, in a sentence; `nil` when it was.
  static var mistake: String? { mistake(in: stdout) }

  /// The same of any stream.
  static func mistake(in stream: UnsafeMutablePointer<FILE>) -> String? {
    errno = 0
    guard fflush(stream) != 0 || ferror(stream) != 0 else { return nil }
    switch errno {
    case 0: return "Not all of it could be written."
    case ENOSPC: return "The disk is full."
    default: return "The system says: \(String(cString: strerror(errno)))."
    }
  }

  /// Lets a closed pipe, as behind `| head`, end the program without a word, even where the program that
  /// started it ignores such signals.
  static func endsQuietlyWhenClosed() { signal(SIGPIPE, SIG_DFL) }
}
