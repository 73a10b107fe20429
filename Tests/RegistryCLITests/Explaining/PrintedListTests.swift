import ArgumentParser
import RegistryStore
import Testing

@testable import RegistryCLI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lists as they are printed; one at a time, as all print to the one output of the program.
@Suite(.serialized)
struct PrintedListTests {
  /// What a command prints. Other tests may print meanwhile: texts are looked for, not compared.
  private func printed(_ line: String, in clinic: TemporaryRegistry) throws -> String {
    var command = try NadirCommand.parseAsRoot(
      line.split(separator: " ").map(String.init) + ["--registry", clinic.registry.path])
    let path = clinic.registry.path + ".printed"
    fflush(nil)
    let (kept, file) = (dup(1), open(path, O_CREAT | O_TRUNC | O_WRONLY, 0o600))
    dup2(file, 1)
    defer {
      close(kept)
      close(file)
      unlink(path)
    }
    let result = Result { try command.run() }
    fflush(nil)
    dup2(kept, 1)
    try result.get()
    return String(decoding: Snapshot.bytes(at: path), as: UTF8.self)
  }

  @Test(arguments: [
    (
      "response --list orr --by ici",
      "P001     No ICI     1  2019-11-05  PR        2020-01-10  assessment"
    ),
    (
      "survival --endpoint os --list last-known-alive --line 2",
      "P001        2  2020-07-01  153+   5.03+  2020-12-01  contact"
    ),
    (
      "safety --list any --any-relation --grade 1-2 --format csv",
      "P001,Line 2,2,2020-07-01,\"Immune system disorders - Other, specify\",2,,"
    ),
    (
      "response --list PR --format json",
      "\"patient_key\": \"P001\", \"group\": \"Line 1\", \"line\": 1, "
    ),
  ])
  func `a list is printed in place of its table`(_ line: String, _ row: String) throws {
    let clinic = try TemporaryRegistry(hasPatient: true)
    let text = try printed(line, in: clinic)
    #expect(text.contains(row))
    // What only the tables have: as text, as JSON, as CSV.
    for words in ["(N = ", "\"measure\"", "group_kind"] { #expect(!text.contains(words)) }
  }

  /// An overview sets related events beside all, whichever table is asked about.
  @Test func `a row of the overview lists events whatever their relation`() throws {
    let clinic = try TemporaryRegistry(hasPatient: true)
    _ = try printed(
      "amend event P001 --event-number 1 --relation not_related --reason corrected", in: clinic)
    let row = "P001,Line 2,2,2020-07-01,\"Immune system disorders - Other, specify\",2,,"
    let lists = try ["overview:any", "any", "overview:related"].map {
      try printed("safety --list \($0) --format csv", in: clinic).contains(row)
    }
    #expect(lists == [true, false, false])
  }
}
