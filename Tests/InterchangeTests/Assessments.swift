import ClinicalRecords
import Interchange

/// A small table with a column of every kind, and its rows as texts.
enum Assessments {
  static let responses = Vocabulary(
    name: "overall_response",
    entries: [
      .init(code: "CR", label: "Complete response", synonyms: ["complete"]),
      .init(code: "PR", label: "Partial response"),
      .init(code: "NON-CR/NON-PD", label: "Neither CR nor PD"),
      .init(code: "PD", label: "Progressive disease"),
    ])

  static let layout = TableLayout(
    table: "tumor_assessment", comment: "One row per visit.",
    columns: [
      column("patient_key", .patientKey, isRequired: true),
      column("assessed_on", .day, isRequired: true),
      Column(
        name: "reading", comment: "", kind: .integer, isRequired: true, isKey: true,
        defaultValue: 1),
      column("overall_response", .code(responses)),
      column("target_sum_mm", .real),
      column("new_lesion", .flag),
      column("onset_on", .partialDay),
      column("note", .text),
    ])

  static func column(_ name: String, _ kind: Column.Kind, isRequired: Bool = false) -> Column {
    Column(name: name, comment: "", kind: kind, isRequired: isRequired, isKey: false)
  }

  /// What reading a file gives: the good rows, and the problems as they are printed.
  struct Outcome: Equatable {
    var rows: [String] = []
    var problems: [String] = []
  }

  /// Reads a file with these bytes.
  static func read(_ bytes: [UInt8]) throws -> Outcome {
    try read(CSVSource(name: "a.csv", bytes: bytes, layout: layout))
  }

  static func read(_ text: String) throws -> Outcome {
    try read(Array(text.utf8))
  }

  static func read(_ source: CSVSource) throws -> Outcome {
    var outcome = Outcome()
    try source.forEachRow(
      report: { outcome.problems.append($0.description) },
      row: { row in
        let texts = zip(row.cells, row.isPresent).map { $1 ? text(of: $0) : "~\(text(of: $0))" }
        outcome.rows.append("\(row.line): " + texts.joined(separator: "|"))
      })
    return outcome
  }

  /// The problems of a row below a header that names three columns.
  static func problems(ofRow row: String) throws -> [String] {
    try read("patient_key,assessed_on,note\n" + row).problems
  }

  private static func text(of cell: Cell) -> String {
    switch cell {
    case .null: ""
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let bytes): String(decoding: bytes, as: UTF8.self)
    case .code(let position): responses.entries[position].code
    }
  }
}
