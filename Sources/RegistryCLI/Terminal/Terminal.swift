#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a person at a terminal sees beside the results: messages and progress go to standard error.
enum Terminal {
  /// Whether someone can be asked.
  static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }
  /// Whether someone watches.
  static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

  /// Prints a message to standard error.
  ///
  /// What was printed before is shown before.
  static func say(_ text: String, terminator: String = "\n") {
    fflush(nil)
    let bytes = Array((text + terminator).utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        write(STDERR_FILENO, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return }
      written += count
    }
  }
}

/// A line that shows how far long work has come; nothing where nobody watches, nor in the first
/// half second.
///
/// Its calls must not overlap; whoever counts in several threads calls it in turn.
final class ProgressLine: @unchecked Sendable {
  private let began = ProgressLine.now
  private var isShown = false
  private var last = 0.0

  /// Shows how far one part of the work is.
  ///
  /// - Parameters:
  ///   - label: The part, such as a file's name.
  ///   - rows: Rows done, where they are counted.
  ///   - share: How much of the part is done, 0 to 1, where that is known.
  func show(_ label: String, rows: Int? = nil, share: Double? = nil) {
    let now = ProgressLine.now
    guard Terminal.isWatched, now - began > 0.5, now - last > 0.1 else { return }
    last = now
    isShown = true
    let bar = share.map { "  \(ProgressLine.bar($0)) \(Int($0 * 100)) %" } ?? ""
    let count = rows.map { "  \($0) rows" } ?? ""
    Terminal.say("\r\u{1B}[K\(label)\(bar)\(count)", terminator: "")
  }

  /// Takes the line away.
  func finish() {
    if isShown { Terminal.say("\r\u{1B}[K", terminator: "") }
  }

  private static func bar(_ share: Double) -> String {
    let filled = Int(share * 30)
    return String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
