import ArgumentParser
import RegistryStore
import Testing

@testable import RegistryCLI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct LookingTests {
  @Test(arguments: ["list patients", "list tables", "show P001", "check", "field list"])
  func `looking changes no byte of the registry`(_ line: String) throws {
    let clinic = try TemporaryRegistry(hasPatient: true)
    let path = clinic.registry.path
    try clinic.registry.close()
    // As a program leaves the file that keeps no log beside it (SQLite file format, section 1.3.3).
    let file = try #require(fopen(path, "r+"))
    fseek(file, 18, SEEK_SET)
    fwrite([UInt8(1), 1], 1, 2, file)
    fclose(file)
    let before = Snapshot.bytes(at: path)
    var command = try NadirCommand.parseAsRoot(
      line.split(separator: " ").map(String.init) + ["--registry", path])
    try command.run()
    #expect(Snapshot.bytes(at: path) == before)
  }
}
