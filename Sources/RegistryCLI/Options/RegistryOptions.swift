import ArgumentParser
import ClinicalRecords
import RegistryStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which registry a command works on.
struct RegistryOptions: ParsableArguments {
  @Option(
    name: [.long, .short],
    help: ArgumentHelp(
      "The registry. Default: $NADIR_REGISTRY, else registry.sqlite.", valueName: "file"),
    completion: .file(extensions: ["sqlite"]))
  var registry: String?

  /// Where the registry is.
  var path: String {
    if let registry { return registry }
    return Surroundings.environment("NADIR_REGISTRY") ?? "registry.sqlite"
  }

  func open(for purpose: Registry.Purpose = .writing) throws -> Registry {
    try Registry(opening: path, for: purpose)
  }
}

/// The clock and the account, which only commands look at.
enum Surroundings {
  /// The day in local time.
  static var today: ClinicalDate? {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return ClinicalDate(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  /// What the system calls the account.
  private static var accountName: String {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else {
      return "uid \(getuid())"
    }
    return String(cString: name)
  }

  /// A variable of the environment; `nil` where it is not set or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Where files are kept that no other program sees.
  static var temporaryFolder: String { environment("TMPDIR") ?? "/tmp" }

  /// The author of a change: the account on this machine.
  static func author(_ command: String, reason: String? = nil) -> Author {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 40)
    strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let account = ["NADIR_USER", "USER", "LOGNAME"].lazy
      .compactMap { environment($0) }.first
    return Author(
      name: account ?? accountName, command: command,
      time: String(decoding: bytes, as: UTF8.self), reason: reason)
  }
}
