#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program of the system that makes a file for a report, run without a shell.
struct SystemProgram {
  /// Its name.
  let name: String
  /// Where it is.
  let path: String

  /// What a run of a program came to.
  struct Result {
    /// 0 for success; 128 and the signal's number where a signal ended it.
    let code: Int32
    /// What it wrote to standard output and standard error, at most a few pages of it.
    let output: String
  }

  /// Finds a program.
  ///
  /// - Parameter name: Its name; looked for in the folders of PATH, in order.
  init?(named name: String) {
    let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    let paths = folders.split(separator: ":").map { "\($0)/\(name)" }
    guard let path = paths.first(where: { access($0, X_OK) == 0 && Self.isFile($0) }) else {
      return nil
    }
    self.name = name
    self.path = path
  }

  /// The first number with points that it prints when asked for its version: `2.54.7`.
  ///
  /// - Throws: ``CommandError`` when it cannot be started.
  func version() throws -> String {
    let words = try run(["--version"]).output.split { $0 == " " || $0 == "\n" }
    let number = words.first { $0.first?.isNumber == true && $0.contains(".") }
    return number.map(String.init) ?? "unknown"
  }

  /// Runs it to its end.
  ///
  /// It sees the 1st of January 1980 as the day of all it makes, so that it makes the same bytes again, and nothing to
  /// read from.
  ///
  /// - Parameter arguments: Its arguments, each as it is.
  /// - Returns: How it ended, and what it said.
  /// - Throws: ``CommandError`` when it cannot be started.
  func run(_ arguments: [String]) throws -> Result {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw failure(errno) }
    defer { close(ends[0]) }
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    let child: pid_t
    do {
      defer { close(ends[1]) }
      child = try start(arguments, output: ends[1])
    }
    let output = SystemProgram.read(ends[0])
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return Result(code: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: output)
  }

  private func start(_ arguments: [String], output: Int32) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
    posix_spawn_file_actions_addclose(&actions, output)
    var child: pid_t = 0
    let code = SystemProgram.withPointers([name] + arguments) { arguments in
      SystemProgram.withPointers(SystemProgram.environment) { environment in
        posix_spawn(&child, path, &actions, nil, arguments, environment)
      }
    }
    guard code == 0 else { throw failure(code) }
    return child
  }

  private func failure(_ code: Int32) -> CommandError {
    CommandError("\(path) cannot be started: \(String(cString: strerror(code)).lowercased()).")
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}

extension SystemProgram {
  /// The first second that a zip archive can tell.
  private static let firstOf1980 = "315532800"

  /// The program's own surroundings, but for the clock and the zone.
  private static var environment: [String] {
    var variables: [String] = []
    var next = environ
    while let variable = next.pointee {
      let text = String(cString: variable)
      if !text.hasPrefix("SOURCE_DATE_EPOCH="), !text.hasPrefix("TZ=") { variables.append(text) }
      next += 1
    }
    return variables + ["SOURCE_DATE_EPOCH=\(firstOf1980)", "TZ=UTC"]
  }

  private static func withPointers<Value>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
  ) -> Value {
    let pointers = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }

  /// Reads to the end, and keeps the beginning.
  private static func read(_ descriptor: Int32) -> String {
    var kept: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = buffer.withUnsafeMutableBytes { bytes in
        recv(descriptor, bytes)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      if kept.count < 1 << 14 { kept += buffer[..<count] }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  private static func recv(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.read(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
