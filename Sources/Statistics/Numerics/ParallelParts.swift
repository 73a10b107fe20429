import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Work cut into parts that may run at the same time.
///
/// The parts are cut by the amount of work alone and their results are joined in the order of the
/// parts, so that a result is the same, bit for bit, on one thread and on many.
struct ParallelParts: Sendable {
  /// The threads that share the parts.
  let threads: Int

  /// Parts for some threads; one for each processor when not given.
  init(threads: Int? = nil) {
    precondition(threads.map { $0 >= 1 } ?? true, "Work needs a thread.")
    self.threads = threads ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }

  /// Calls the body once for each part; the parts must not write to the same place.
  func run(_ count: Int, _ body: (Int) -> Void) {
    let used = min(threads, count)
    guard used > 1 else {
      for part in 0..<count { body(part) }
      return
    }
    withoutActuallyEscaping(body) { body in
      // Safe, as the parts write to different places and all end before this returns.
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: used) { thread in
        for part in stride(from: thread, to: count, by: used) { body(part) }
      }
    }
  }

  /// Cuts rows into ranges of about equal length, each of at least `atLeast` unless there are
  /// fewer; never more than 16.
  static func ranges(_ count: Int, atLeast: Int) -> [Range<Int>] {
    let parts = max(1, min(16, count / max(1, atLeast)))
    return (0..<parts).map { count * $0 / parts..<count * ($0 + 1) / parts }
  }
}
