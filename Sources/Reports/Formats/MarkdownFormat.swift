extension Report {
  /// The report with a table as GitHub reads it.
  public func markdown() -> String {
    var lines = ["**\(title.markdownEscaped)**", ""]
    if let notice { lines += ["*\(notice.markdownEscaped)*", ""] }
    lines.append(row(table.columns.map(heading)))
    lines.append(row(table.columns.map { $0.alignment == .leading ? ":---" : "---:" }))
    lines += table.rows.map { row(cells($0)) }
    if !footnotes.isEmpty { lines.append("") }
    lines += footnotes.map { "- \($0.markdownEscaped)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  private func heading(_ column: Table.Column) -> String {
    let heading = column.heading.markdownEscaped
    return column.spanner.map { "\($0.markdownEscaped): \(heading)" } ?? heading
  }

  private func cells(_ row: Table.Row) -> [String] {
    table.columns.indices.map { column in
      let text = table.cell(row, column).markdownEscaped
      guard column == 0 else { return text }
      let margin = String(repeating: "&nbsp;&nbsp;", count: row.indent)
      return row.isSection ? "**\(text)**" : margin + text
    }
  }
}

extension String {
  /// The text with every character that means something in Markdown made plain.
  package var markdownEscaped: String {
    var escaped = ""
    for character in printable {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$": escaped += "\\\(character)"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
