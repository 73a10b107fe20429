import ClinicalRecords
import RegistryStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A registry for the time of one command, in a private folder that goes with it, also where a signal ends the
/// command.
///
/// Files that are derived from without a registry of their own pass through it, so that they are
/// read, checked and understood exactly as an import would.
final class PassingRegistry {
  let registry: Registry

  init() throws {
    let folder = try PassingRegistry.privateFolder()
    let path = folder + "/derive.sqlite"
    SignalCleanup.begin(removing: Registry.fileNames(for: path), in: folder)
    do {
      try Registry.create(at: path) { try NewRegistry.fill($0, command: "derive") }
      registry = try Registry(opening: path)
    } catch {
      SignalCleanup.remove()
      throw error
    }
  }

  deinit {
    try? registry.close()
    SignalCleanup.remove()
  }

  /// Only its owner can look into it.
  private static func privateFolder() throws -> String {
    var template = Array((Surroundings.temporaryFolder + "/nadir-XXXXXX").utf8CString)
    let isMade = template.withUnsafeMutableBufferPointer {
      $0.baseAddress.map { mkdtemp($0) != nil } ?? false
    }
    guard isMade else {
      throw CommandError(
        "No temporary folder can be made in \(Surroundings.temporaryFolder). "
          + "Name another place in TMPDIR.")
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
