import Foundation

/// A shell in an empty folder, with `nadir` and nothing of the account that runs the tests.
///
/// Results and messages come through one pipe, line by line, so they stand in the order a terminal
/// shows.
struct Shell {
  private let home: URL

  init() throws {
    let files = FileManager.default
    home = files.temporaryDirectory.appending(path: "nadir-documents-\(UUID().uuidString)")
    for folder in ["bin", "work", "tmp"] {
      try files.createDirectory(
        at: home.appending(path: folder), withIntermediateDirectories: true)
    }
    let program = Shell.program.path
    let byLine = files.isExecutableFile(atPath: "/usr/bin/stdbuf") ? "/usr/bin/stdbuf -oL " : ""
    let start = home.appending(path: "bin/nadir")
    try Data("#!/bin/sh\nexec \(byLine)\"\(program)\" \"$@\"\n".utf8).write(to: start)
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: start.path)
  }

  /// The program that was built with these tests.
  private static var program: URL {
    let tests = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    let beside = tests.deletingLastPathComponent().appending(path: "nadir")
    let isThere = FileManager.default.isExecutableFile(atPath: beside.path)
    return isThere ? beside : Checkout.root.appending(path: ".build/debug/nadir")
  }

  /// The path of a file in the folder.
  func path(of file: String) -> String { home.appending(path: "work/\(file)").path }

  /// Runs a script and returns what it printed, messages included.
  func run(_ script: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = home.appending(path: "work")
    process.environment = [
      "PATH": "\(home.appending(path: "bin").path):/usr/bin:/bin", "HOME": home.path,
      "TMPDIR": home.appending(path: "tmp").path, "NADIR_USER": "tester", "TZ": "UTC",
      "LC_ALL": "C.UTF-8",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  func remove() {
    try? FileManager.default.removeItem(at: home)
  }
}
