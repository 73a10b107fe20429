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

  @Test func `a figure of two groups needs two, and says how to get them`() throws {
    let error = #expect(throws: UsageError.self) { try drawn(["butterfly", "--line", "2"]) }
    #expect(error?.description.contains("This question makes one group: All.") == true)
    #expect(throws: UsageError.self) { try drawn(["dots", "--line", "2"]) }
    // P001 has two lines of therapy: two groups, but of one patient.
    #expect(try drawn(["butterfly"]).contains(">Line 2 (N\u{A0}=\u{A0}1)</text>"))
    let same = #expect(throws: UsageError.self) { try drawn(["dots"]) }
    #expect(same?.description.contains("state --line") == true)
  }

  @Test func `options of figures of adverse events say what is allowed`() {
    for words in [
      ["butterfly", "--at-least", "101"], ["butterfly", "--limit", "41"],
      ["dots", "--grade", "6"], ["toxicity", "--every", "1"], ["toxicity", "--limit", "0"],
      ["butterfly", "--rows", "patients"],
    ] {
      #expect(throws: (any Error).self) { try NadirCommand.parseAsRoot(["figure"] + words) }
    }
  }

  @Test func `events under way are drawn by months or cycles, of any term`() throws {
    try clinic.add(
      EventRow.self,
      [
        "patient_key": "P001", "adverse_event_term": "Anemia", "grade": "3",
        "onset_on": "2020-07-10", "ended_on": "2020-07-20", "relation": "related",
      ])
    let months = try drawn(["toxicity", "--line", "2", "--event", "anaemia"])
    #expect(months.contains("Months from start of line 2"))
    #expect(months.contains(">Grade 3</text>"))
    #expect(months.contains("over time: Anemia in line 2"))
    let cycles = try drawn(["toxicity", "--line", "2", "--every", "21", "--event", "Nausea"])
    #expect(cycles.contains("Periods of 21 days from start of line 2"))
    #expect(cycles.contains("No such event under way."))
    #expect(throws: UsageError.self) { try drawn(["toxicity", "--event", "Anemiaa"]) }
  }
}
