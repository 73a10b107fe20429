import ClinicalRecords
import RegistryStore
import Testing

struct ImportLayoutTests {
  @Test func `the import page shows the columns of schema.sql`() throws {
    let shell = try Shell()
    defer { shell.remove() }
    _ = try shell.run("nadir init layouts.sqlite")
    let registry = try Registry(opening: shell.path(of: "layouts.sqlite"))
    let layouts = try registry.layouts().map(ImportLayoutTests.section).joined(separator: "\n")
    try GeneratedPage("docs/import.md").holds(layouts)
  }

  private static func section(_ layout: TableLayout) -> String {
    let rows = layout.columns.map { column in
      let need = column.isKey ? "key" : column.isRequired ? "yes" : ""
      let meaning = column.comment.isEmpty ? "the patient" : column.comment
      return "| `\(column.name)` | \(need) | \(words(column)) | \(meaning) |\n"
    }
    return """
      ### \(layout.table).csv

      \(layout.comment)

      | column | needed | holds | meaning |
      |---|---|---|---|
      \(rows.joined())
      """
  }

  private static func words(_ column: Column) -> String {
    let fallback = column.defaultValue.map { "; empty means \($0)" } ?? ""
    switch column.kind {
    case .patientKey: return "study key"
    case .integer: return "whole number" + fallback
    case .flag: return "0 or 1" + fallback
    case .real: return "number"
    case .tenths: return "millimeters, at most one decimal"
    case .day: return "day"
    case .partialDay: return "day, month or year"
    case .text: return "text"
    case .code(let vocabulary): return example(vocabulary)
    }
  }

  /// The words of a short vocabulary, the name of a long one.
  private static func example(_ vocabulary: Vocabulary) -> String {
    let codes = vocabulary.entries.map(\.code)
    if codes.count <= 8 { return codes.map { "`\($0)`" }.joined(separator: " ") }
    return "word of `\(vocabulary.name)` (\(codes.count))"
  }
}
