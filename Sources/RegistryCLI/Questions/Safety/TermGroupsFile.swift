import Analyses
import ClinicalRecords
import Interchange

/// A user's groups of terms: a CSV file with the columns group, term, minimum_grade and attribution.
///
/// A term is a term, a system organ class, or `any`. Groups stand in the order in which they first occur.
struct TermGroupsFile {
  /// A row for each group.
  let rows: [SafetyRow]

  /// What messages and footnotes call a file.
  static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - codebook: The words of the registry.
  /// - Throws: ``TermGroupsMistakes``; ``InterchangeError`` for a file that cannot be read.
  init(path: String, _ codebook: Codebook) throws {
    try self.init(CSVSource(path: path, layout: GroupLine.layout(codebook)), codebook)
  }

  init(_ source: CSVSource, _ codebook: Codebook) throws {
    var problems: [RowProblem] = []
    var lines: [GroupLine] = []
    try source.forEachRow(
      report: { problems.append($0) }, row: { lines.append(GroupLine($0, codebook)) })
    if lines.isEmpty, problems.isEmpty {
      problems.append(
        RowProblem(source: source.name, line: nil, column: nil, sentence: "It holds no group."))
    }
    problems += lines.indices.flatMap { position in
      lines[position].mistakes(after: lines[..<position], codebook).map {
        RowProblem(
          source: source.name, line: lines[position].number, column: $0.column,
          sentence: $0.sentence)
      }
    }
    guard problems.isEmpty else { throw TermGroupsMistakes(problems: problems) }
    rows = TermGroupsFile.rows(lines)
  }

  private static func rows(_ lines: [GroupLine]) -> [SafetyRow] {
    var order: [String] = []
    for line in lines where !order.contains(line.group) { order.append(line.group) }
    return order.map { group in
      let own = lines.filter { $0.group == group }
      return SafetyRow(
        .group, code: group, label: group,
        .of(own.flatMap { line in line.terms.map { SafetyRow.Member($0, line.criterion) } }),
        parts: own.map { SafetyRow.Part($0.label, $0.criterion) })
    }
  }
}

/// All that is wrong with a file of groups.
struct TermGroupsMistakes: Error, CustomStringConvertible {
  let problems: [RowProblem]

  var description: String {
    let noun = problems.count == 1 ? "problem" : "problems"
    let end = "\(problems.count) \(noun). Correct the file and ask again."
    return (problems.map(\.description) + [end]).joined(separator: "\n")
  }
}
