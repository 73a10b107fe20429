import ArgumentParser
import ClinicalRecords
import Endpoints
import Interchange
import RegistryStore
import Reports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Grades the results of a CSV file, without a registry: a row per result and term, written while the file is read.
struct ResultFileGrading {
  private let file: TextTable
  private let assumed: [Circumstance: Bool]
  private let criteria: LaboratoryCriteria
  private let codebook: Codebook
  private let grading: LaboratoryGrading
  private let words: LaboratoryWords

  /// - Parameters:
  ///   - path: The file; `-` for standard input.
  ///   - registry: Gives the words and numbers.
  ///   - assumed: What is taken to be so wherever a row does not tell.
  /// - Throws: ``RegistryError``.
  init(of path: String, by registry: Registry, assuming assumed: [Circumstance: Bool]) throws {
    file = TextTable(path: path)
    self.assumed = assumed
    codebook = try registry.codebook()
    criteria = try registry.laboratoryCriteria()
    grading = LaboratoryGrading(criteria, codebook)
    words = LaboratoryWords(grading, codebook)
  }

  /// Writes all rows to a descriptor.
  ///
  /// - Parameters:
  ///   - output: Where the rows go.
  ///   - report: Takes each problem with a row, which is in the row too.
  /// - Returns: How many rows have a problem.
  /// - Throws: `RowProblems` when the columns are not those of results; `InterchangeError`.
  func write(to output: Int32 = STDOUT_FILENO, report: (RowProblem) -> Void) throws -> Int {
    var columns: ResultColumns?
    var sheet: GradedSheet?
    var problemRows = 0
    try file.forEachRow { names in
      let found = try ResultColumns(names, of: file.name)
      columns = found
      sheet = try GradedSheet(found, output)
    } row: { row in
      guard let columns, let sheet else { return }
      var problems: [ResultReader.Problem] = []
      try write(row, columns, to: sheet, &problems)
      if !problems.isEmpty { problemRows += 1 }
      for problem in problems {
        report(
          RowProblem(
            source: file.name, line: row.line, column: problem.column, sentence: problem.sentence))
      }
    }
    try sheet?.close()
    return problemRows
  }

  private func write(
    _ row: TextTable.Row, _ columns: ResultColumns, to sheet: GradedSheet,
    _ problems: inout [ResultReader.Problem]
  ) throws {
    let reader = ResultReader(columns, criteria, codebook, assuming: assumed)
    guard let read = reader.read(row, &problems) else {
      return try sheet.write(row, analyte: columns.text("analyte", in: row), problems)
    }
    let analyte = words.code(read.result.analyte)
    let unnumbered = grading.unnumberedTerms(of: read.result)
    do throws(LaboratoryGrading.Obstacle) {
      let findings = try grading.findings(
        of: read.result, baseline: read.baseline, albumin: read.albumin,
        circumstances: read.circumstances)
      for finding in findings { sheet.add(row, analyte: analyte, finding, read, words) }
      for term in unnumbered { sheet.add(row, analyte: analyte, term, words) }
    } catch .notGraded where !unnumbered.isEmpty {
      for term in unnumbered { sheet.add(row, analyte: analyte, term, words) }
    } catch {
      problems.append(.init(column: nil, sentence: words.sentence(error, of: read.result)))
      try sheet.write(row, analyte: analyte, problems)
    }
    try sheet.flush()
  }
}

/// The rows of graded results on their way out.
final class GradedSheet {
  private let columns: ResultColumns
  private var writer: CSVWriter
  private var waiting: [[String]] = []

  init(_ columns: ResultColumns, _ output: Int32) throws {
    self.columns = columns
    writer = try CSVWriter(
      descriptor: output, name: "standard output",
      columns: columns.passedNames + ResultColumns.graded)
  }

  /// Adds what a result says about a term.
  func add(
    _ row: TextTable.Row, analyte: String, _ finding: LaboratoryFinding, _ read: ReadResult,
    _ words: LaboratoryWords
  ) {
    waiting.append(
      beginning(row, analyte) + [
        words.term(finding.term), finding.isDecided ? "\(finding.grade)" : "",
        "\(finding.grades.lowerBound)", "\(finding.grades.upperBound)",
        words.intervals(finding),
        words.thresholds(
          finding, of: read.result, baseline: read.baseline, albumin: read.albumin),
        words.undecided(finding),
        words.clinicalCriteria(finding), "",
      ])
  }

  /// Adds a term whose grade no number tells.
  func add(
    _ row: TextTable.Row, analyte: String, _ term: UnnumberedTerm, _ words: LaboratoryWords
  ) {
    let blanks = [String](repeating: "", count: 5)
    waiting.append(
      beginning(row, analyte) + [words.term(term.term)] + blanks + [
        words.notDecidable(term), "", "",
      ])
  }

  /// Writes a row that could not be graded.
  func write(_ row: TextTable.Row, analyte: String, _ problems: [ResultReader.Problem]) throws {
    let sentences = problems.map { problem in
      (problem.column.map { "\($0): " } ?? "") + problem.sentence
    }
    let blanks = [String](repeating: "", count: 8)
    waiting = [beginning(row, analyte) + blanks + [sentences.joined(separator: " ")]]
    try flush()
  }

  /// Writes what was added.
  func flush() throws {
    for row in waiting {
      for field in row { try writer.field(field) }
      try writer.endRow()
    }
    waiting.removeAll(keepingCapacity: true)
  }

  /// Writes what is left.
  func close() throws { try writer.close() }

  private func beginning(_ row: TextTable.Row, _ analyte: String) -> [String] {
    let passed = columns.passed.map { row.fields.isEmpty ? "" : row.fields[$0] }
    let written = ["value", "unit"].map { columns.text($0, in: row) }
    return passed + ["\(row.number)", analyte] + written
  }
}
