extension Report {
  /// The report as a page of its own, without scripts and without anything loaded from elsewhere.
  public func html() -> String {
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(title.xmlEscaped)</title>", "<style>", Report.styleSheet,
      HTMLPageSize(table).styleSheet, "</style>",
      "</head>",
      "<body>",
    ]
    lines += htmlTable()
    lines += ["</body>", "</html>"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The table alone with its title and footnotes, for a larger page that has ``styleSheet``.
  ///
  /// What makes it a table as journals print it stands at each cell, as a word processor drops the style sheet. The heading
  /// is of the class that pandoc knows as the title, which it prints itself.
  public func htmlTable() -> [String] {
    var lines = ["<h1 class=\"title\">\(title.xmlEscaped)</h1>"]
    if let notice { lines.append("<p class=\"notice\">\(notice.xmlEscaped)</p>") }
    lines += ["<table>", "<thead>"] + headLines + ["</thead>", "<tbody>"]
    lines += table.rows.indices.map {
      bodyLine(table.rows[$0], isLast: $0 == table.rows.count - 1)
    }
    lines += ["</tbody>", "</table>"]
    if !footnotes.isEmpty {
      lines.append("<div class=\"footnotes\">")
      lines += footnotes.map { "<p>\($0.xmlEscaped)</p>" }
      lines.append("</div>")
    }
    return lines
  }

  private var headLines: [String] {
    let hasSpanners = table.columns.contains { $0.spanner != nil }
    let headings = table.columns.filter { !hasSpanners || $0.spanner != nil }.map { column in
      let style = HTMLCellStyle.heading(column, isFirst: !hasSpanners, isLast: true)
      return "<th scope=\"col\"\(Report.attribute(column)) \(style)>"
        + "<b>\(column.heading.xmlEscaped)</b></th>"
    }
    guard hasSpanners else { return ["<tr>" + headings.joined() + "</tr>"] }
    let spanners = table.spans.map { span -> String in
      let column = table.columns[span.columns.lowerBound]
      guard let spanner = span.spanner else {
        let style = HTMLCellStyle.heading(column, isFirst: true, isLast: true)
        return "<th scope=\"col\" rowspan=\"2\"\(Report.attribute(column)) \(style)>"
          + "<b>\(column.heading.xmlEscaped)</b></th>"
      }
      return "<th scope=\"colgroup\" colspan=\"\(span.columns.count)\" class=\"spanner\" "
        + "\(HTMLCellStyle.spanner)><b>\(spanner.xmlEscaped)</b></th>"
    }
    return ["<tr>" + spanners.joined() + "</tr>", "<tr>" + headings.joined() + "</tr>"]
  }

  private func bodyLine(_ row: Table.Row, isLast: Bool) -> String {
    if row.isSection {
      return "<tr><th scope=\"rowgroup\" class=\"section\" colspan=\"\(table.columns.count)\" "
        + "\(HTMLCellStyle.section(isLast: isLast))><b>\(row.cells[0].xmlEscaped)</b></th></tr>"
    }
    let name = row.cells[0].xmlEscaped
    let indented =
      row.indent > 0 ? "<p style=\"margin: 0 0 0 \(row.indent * 15)pt\">\(name)</p>" : name
    let cells = table.columns.indices.dropFirst().map { column in
      let style = HTMLCellStyle.cell(table.columns[column], isLast: isLast)
      return "<td\(Report.attribute(table.columns[column])) \(style)>"
        + "\(Report.unbroken(table.cell(row, column), table.columns[column]).xmlEscaped)</td>"
    }
    return "<tr><th scope=\"row\" \(HTMLCellStyle.rowName(isLast: isLast))>\(indented)</th>"
      + cells.joined() + "</tr>"
  }

  /// Numbers stay on one line in a word processor too, which only knows unbreakable spaces.
  private static func unbroken(_ text: String, _ column: Table.Column) -> String {
    column.alignment == .leading ? text : text.replacing(" ", with: "\u{A0}")
  }

  private static func attribute(_ column: Table.Column) -> String {
    column.alignment == .leading ? "" : " class=\"number\""
  }

  /// The looks of ``htmlTable()``: a table as journals print it.
  public static let styleSheet = """
    body { font: 10pt/1.35 Arial, Helvetica, "DejaVu Sans", sans-serif; }
    body { color: #000; background: #fff; margin: 2em; }
    h1 { font-size: 11pt; font-weight: bold; margin: 0 0 .5em; }
    .notice { font-weight: bold; margin: 0 0 .5em; }
    table { border-collapse: collapse; }
    th, td { padding: 2pt 8pt 2pt 0; text-align: left; vertical-align: top; font-weight: normal; }
    thead th { vertical-align: bottom; }
    .number { padding-left: 8pt; font-variant-numeric: tabular-nums; }
    td.number { white-space: nowrap; }
    .footnotes { font-size: 8.5pt; max-width: 60em; }
    .footnotes p { margin: .4em 0 0; }
    @media print {
      body { margin: 0; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
    }
    """
}
