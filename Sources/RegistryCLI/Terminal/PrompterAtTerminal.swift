#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Prompter {
  /// Asks the person at the terminal; `nil` where there is none.
  static var atTerminal: Prompter? {
    guard Terminal.canAsk else { return nil }
    return Prompter(
      // A line that ends in Ctrl-D instead of Enter is no answer.
      read: {
        readLine(strippingNewline: false).flatMap { $0.last == "\n" ? String($0.dropLast()) : nil }
      },
      write: { Terminal.say($0, terminator: "") })
  }

  /// Runs questions so that Ctrl-C ends the program with 130 and says that nothing was written.
  ///
  /// Nothing is written to a registry before the last answer is in, so there is nothing to take back.
  static func interruptibly<Result>(_ questions: () throws -> Result) rethrows -> Result {
    let earlier = signal(SIGINT) { _ in leaveInterrupted() }
    defer { signal(SIGINT, earlier) }
    return try questions()
  }
}

/// Says farewell with nothing but calls that a signal handler may make.
private func leaveInterrupted() -> Never {
  let farewell: StaticString = "\nNothing was written.\n"
  _ = write(STDERR_FILENO, farewell.utf8Start, farewell.utf8CodeUnitCount)
  _exit(130)
}
