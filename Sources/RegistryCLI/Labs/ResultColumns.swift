import ClinicalRecords
import Interchange

/// Which column of a file of results is what.
struct ResultColumns {
  /// What a file of results may say of each, in the order of docs/laboratory.md.
  static let known = [
    "analyte", "value", "unit", "lower_limit", "upper_limit", "baseline", "baseline_unit",
    "baseline_lower_limit", "baseline_upper_limit", "albumin", "albumin_unit", "age",
    "circumstances",
  ]
  private static let needed = ["analyte", "value", "unit"]
  /// What grading adds behind the columns that are passed on.
  static let graded = [
    "row", "analyte", "value", "unit", "adverse_event_term", "grade", "lowest_grade",
    "highest_grade", "interval", "threshold", "undecided", "clinical_criteria", "problem",
  ]

  /// The columns that are passed on as they are, by position.
  let passed: [Int]
  /// Their names: one that grading adds itself gets `input_` before it.
  let passedNames: [String]
  private let positions: [String: Int]

  /// - Parameters:
  ///   - names: The first line of the file.
  ///   - file: What messages call it.
  /// - Throws: `RowProblems` for a needed column that is not there, or one that is there twice.
  init(_ names: [String], of file: String) throws {
    var positions: [String: Int] = [:]
    var problems: [RowProblem] = []
    func note(_ column: String, _ sentence: String) {
      problems.append(RowProblem(source: file, line: 1, column: column, sentence: sentence))
    }
    for (position, name) in names.enumerated() {
      let name = name.lowercased()
      guard ResultColumns.known.contains(name) else { continue }
      if positions[name] != nil { note(name, "The column is there twice.") }
      positions[name] = position
    }
    for name in ResultColumns.needed where positions[name] == nil {
      note(
        name,
        "The column is missing. Needed: analyte, value, unit.\(ResultColumns.nearest(name, names))")
    }
    guard problems.isEmpty else { throw RowProblems(problems) }
    self.positions = positions
    passed = names.indices.filter { !ResultColumns.known.contains(names[$0].lowercased()) }
    passedNames = passed.map { position in
      let name = names[position]
      return ResultColumns.graded.contains(name.lowercased()) ? "input_\(name)" : name
    }
  }

  /// The column that may have been meant, behind the sentence that one is missing.
  private static func nearest(_ name: String, _ names: [String]) -> String {
    let others = names.filter { !known.contains($0.lowercased()) }
    return NearestMatch.of(name, among: others).map { " Nearest: \($0)." } ?? ""
  }

  /// The text of a column in a row; empty where the file has no such column.
  func text(_ name: String, in row: TextTable.Row) -> String {
    guard let position = positions[name], position < row.fields.count else { return "" }
    return row.fields[position]
  }
}
