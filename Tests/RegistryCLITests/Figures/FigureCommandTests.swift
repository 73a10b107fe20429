import ArgumentParser
import Foundation
import RegistryStore
import Testing

@testable import RegistryCLI

struct FigureCommandTests {
  private let clinic: TemporaryRegistry
  private let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws { clinic = try TemporaryRegistry(hasPatient: true) }

  /// The figure that a command writes.
  private func drawn(_ words: [String]) throws -> String {
    defer { try? FileManager.default.removeItem(at: file) }
    let all = ["figure"] + words + ["--registry", clinic.registry.path, "--output", file.path]
    var command = try NadirCommand.parseAsRoot(all)
    try command.run()
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// P001 with one target lesion of the second line.
  private func measure(_ sizes: [(day: String, millimeters: String)]) throws {
    try clinic.add(
      LesionRow.self,
      [
        "patient_key": "P001", "lesion_label": "T1", "lesion_category": "target",
        "organ": "liver", "is_node": "0", "line_number": "2",
      ])
    for size in sizes {
      try clinic.add(
        MeasurementRow.self,
        [
          "patient_key": "P001", "measured_on": size.day, "lesion_label": "T1",
          "lesion_state": "measured", "longest_diameter_mm": size.millimeters,
        ])
    }
  }

  @Test func `a figure of changes needs lesions, and says so`() throws {
    #expect(throws: CommandError.self) { try drawn(["waterfall", "--line", "2"]) }
    #expect(throws: CommandError.self) { try drawn(["spider", "--line", "2"]) }
    #expect(try drawn(["swimmer", "--line", "2"]).contains("Months from start of line 2"))
  }

  @Test func `measured lesions are drawn`() throws {
    try measure([("2020-06-28", "40"), ("2020-08-20", "24")])
    let figure = try drawn(["waterfall", "--line", "2", "--width", "column"])
    #expect(figure.contains(">1 patient</text>"))
    #expect(figure.contains("width=\"85mm\""))
    #expect(try drawn(["spider", "--line", "2"]).contains("class=\"line\""))
  }

  @Test func `lanes have study keys only when asked for`() throws {
    #expect(try !drawn(["swimmer", "--line", "2"]).contains("P001"))
    #expect(try drawn(["swimmer", "--line", "2", "--labels"]).contains(">P001</text>"))
  }
}
