import Reports

/// A table as files, printed as in the report.
struct TableFile {
  private let table: DocumentTable

  init(_ table: DocumentTable) { self.table = table }

  /// Title, headings, rows and footnotes for a spreadsheet: every line has as many fields as the table has columns, and
  /// the mark at the beginning makes spreadsheets read UTF-8.
  var csv: String {
    var lines = [[table.title]]
    if table.hasSpanners { lines.append(spanners) }
    lines.append(table.columns.map(\.heading))
    lines += table.rows.map { row in
      let cells = row.cells.map(\.text)
      return [String(repeating: " ", count: 2 * row.indent) + (cells.first ?? "")]
        + cells.dropFirst()
    }
    lines += table.footnotes.map { [$0] }
    return "\u{FEFF}" + lines.map(line).joined()
  }

  private func line(_ cells: [String]) -> String {
    let missing = max(0, table.columns.count - cells.count)
    let fields = cells.map(\.csvField) + repeatElement("", count: missing)
    return fields.joined(separator: ",") + "\n"
  }

  /// Each spanner once, over its first column.
  private var spanners: [String] {
    table.spans.flatMap { span in
      [span.spanner ?? ""] + repeatElement("", count: span.columns.count - 1)
    }
  }

  /// The table as GitHub and most editors read it.
  var markdown: String {
    var lines = ["**\(table.title.markdownEscaped)**", ""]
    lines.append(row(table.columns.map(heading)))
    lines.append(row(table.columns.enumerated().map { $0 > 0 && $1.isNumeric ? "---:" : ":---" }))
    lines += table.rows.map { row(cells($0)) }
    if !table.footnotes.isEmpty { lines.append("") }
    lines += table.footnotes.map { "- \($0.markdownEscaped)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private func heading(_ column: DocumentTable.Column) -> String {
    let heading = column.heading.markdownEscaped
    return column.spanner.map { "\($0.markdownEscaped)<br>\(heading)" } ?? heading
  }

  private func cells(_ row: DocumentTable.Row) -> [String] {
    table.columns.indices.map { column in
      let text = column < row.cells.count ? row.cells[column].text.markdownEscaped : ""
      guard column == 0 else { return text }
      let margin = String(repeating: "&nbsp;&nbsp;", count: row.indent)
      return row.isSection ? "\(margin)**\(text)**" : margin + text
    }
  }
}
