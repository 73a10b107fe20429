import Interchange

/// The printed numbers of a paper, read from CSV files.
///
/// A file has a header; a column `id` names each row, the other columns are those of ``PublishedRow/Column`` that it needs;
/// further ones are passed over. One row may print several numbers: a count with its percentage and p value, a hazard ratio
/// with its limits, or one value.
public struct PublishedRows: Sendable {
  /// The rows, in the order of the files.
  public private(set) var rows: [PublishedRow] = []
  /// Files that print no numbers in this layout.
  public private(set) var passedOver: [String] = []

  /// Reads files.
  ///
  /// - Parameter paths: CSV files. Of rows of one name and the same numbers only the first counts.
  /// - Throws: `InterchangeError` for a file that cannot be read; ``PublishedRowsError`` with every row that is damaged,
  ///   prints no number where one should stand or other numbers than a row of its name, and for files without any number.
  public init(reading paths: [String]) throws {
    var firsts: [String: PublishedRow] = [:]
    var problems: [String] = []
    for path in paths {
      let found = try PublishedRows.read(TextTable(path: path), &problems)
      if found.isEmpty { passedOver.append(TextTable(path: path).name) }
      for row in found {
        if let first = firsts[row.id] {
          problems += PublishedRows.contradiction(of: row, to: first)
        } else {
          firsts[row.id] = row
          rows.append(row)
        }
      }
    }
    if !problems.isEmpty { throw PublishedRowsError(problems: problems) }
    guard !rows.isEmpty else {
      throw PublishedRowsError(problems: [
        "No printed number found. Needed: a column id, and n with arm_n, hr with ci_low and "
          + "ci_high, or value with statistic."
      ])
    }
  }

  init(rows: [PublishedRow]) { self.rows = rows }

  private static func read(
    _ table: TextTable, _ problems: inout [String]
  ) throws -> [PublishedRow] {
    var columns: [PublishedRow.Column?] = []
    var rows: [PublishedRow] = []
    try table.forEachRow(
      columns: { names in
        columns = names.map { PublishedRow.Column(rawValue: $0.lowercased()) }
      },
      row: { row in
        guard holdsNumbers(columns) else { return }
        guard row.mistake == nil else {
          problems.append("\(table.name):\(row.line): \(row.mistake ?? "")")
          return
        }
        var texts: [PublishedRow.Column: String] = [:]
        for (column, text) in zip(columns, row.fields) {
          if let column { texts[column] = text }
        }
        let read = PublishedRow(file: table.name, line: row.line, texts)
        problems += read.mistakes
        rows.append(read)
      })
    return rows
  }

  /// Whether a file of these columns prints numbers in this layout.
  private static func holdsNumbers(_ columns: [PublishedRow.Column?]) -> Bool {
    let found = Set(columns.compactMap(\.self))
    guard found.contains(.id) else { return false }
    return found.isSuperset(of: [.count, .armTotal]) || found.isSuperset(of: [.ratio, .pValue])
      || found.contains(.value)
  }

  /// Whether two rows of one name print other numbers.
  private static func contradiction(
    of row: PublishedRow, to first: PublishedRow
  ) -> [String] {
    let columns = PublishedRow.numberColumns
    guard !row.id.isEmpty, columns.contains(where: { row[$0] != first[$0] }) else { return [] }
    return [
      "\(row.file):\(row.line), column id: \"\(row.id)\" has other numbers in "
        + "\(first.file):\(first.line). Give each row a name of its own."
    ]
  }
}

/// Why printed numbers could not be read.
public struct PublishedRowsError: Error, Equatable, CustomStringConvertible {
  /// A sentence for each problem.
  public let problems: [String]

  /// The problems, a line each.
  public var description: String { problems.joined(separator: "\n") }
}
