import ArgumentParser
import Foundation
import RegistryStore
import Testing

@testable import RegistryCLI

struct ExportTests {
  private let clinic: TemporaryRegistry
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws { clinic = try TemporaryRegistry(hasPatient: true) }

  /// Waits until the export begins a file that is a named pipe, and reads it.
  private func read(_ name: String) throws -> String {
    let pipe = try FileHandle(forReadingFrom: folder.appending(path: name))
    return String(decoding: try pipe.readToEnd() ?? Data(), as: UTF8.self)
  }

  private func text(of name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  @Test func `what is entered during an export is in none of its files`() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["patient.csv", "lesion.csv"] {
      #expect(mkfifo(folder.appending(path: name).path, 0o600) == 0)
    }
    let words = [folder.path, "--registry", clinic.registry.path]
    let export = DispatchGroup()
    DispatchQueue.global().async(group: export) {
      #expect(throws: Never.self) { try ExportCommand.parse(words).run() }
    }
    #expect(try read("patient.csv").contains("P001"))
    try clinic.add(ContactRow.self, ["patient_key": "P001", "contacted_on": "2020-12-24"])
    #expect(try read("lesion.csv").hasPrefix("patient_key,"))
    export.wait()
    #expect(try text(of: "follow_up_contact.csv").contains("2020-12-01"))
    #expect(try !text(of: "follow_up_contact.csv").contains("2020-12-24"))
  }
}
