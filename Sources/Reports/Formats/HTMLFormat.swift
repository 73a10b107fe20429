extension Report {
  /// The report as a page of its own, without scripts and without anything loaded from elsewhere.
  public func html() -> String {
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(title.xmlEscaped)</title>", "<style>", Report.styleSheet, "</style>", "</head>",
      "<body>",
    ]
    lines += htmlTable()
    lines += ["</body>", "</html>"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The table alone with its title and footnotes, for a larger page that has ``styleSheet``.
  public func htmlTable() -> [String] {
    var lines = ["<h1>\(title.xmlEscaped)</h1>"]
    if let notice { lines.append("<p class=\"notice\">\(notice.xmlEscaped)</p>") }
    lines += ["<table>", "<thead>"] + headLines + ["</thead>", "<tbody>"]
    lines += table.rows.map(bodyLine)
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
      "<th scope=\"col\"\(Report.attribute(column))>\(column.heading.xmlEscaped)</th>"
    }
    guard hasSpanners else { return ["<tr>" + headings.joined() + "</tr>"] }
    let spanners = table.spans.map { span -> String in
      let column = table.columns[span.columns.lowerBound]
      guard let spanner = span.spanner else {
        return "<th scope=\"col\" rowspan=\"2\"\(Report.attribute(column))>"
          + "\(column.heading.xmlEscaped)</th>"
      }
      return "<th scope=\"colgroup\" colspan=\"\(span.columns.count)\" class=\"spanner\">"
        + "\(spanner.xmlEscaped)</th>"
    }
    return ["<tr>" + spanners.joined() + "</tr>", "<tr>" + headings.joined() + "</tr>"]
  }

  private func bodyLine(_ row: Table.Row) -> String {
    if row.isSection {
      return "<tr><th scope=\"rowgroup\" class=\"section\" colspan=\"\(table.columns.count)\">"
        + "\(row.cells[0].xmlEscaped)</th></tr>"
    }
    let style = row.indent > 0 ? " style=\"padding-left: \(row.indent * 15)pt\"" : ""
    let cells = table.columns.indices.dropFirst().map { column in
      "<td\(Report.attribute(table.columns[column]))>\(table.cell(row, column).xmlEscaped)</td>"
    }
    return "<tr><th scope=\"row\"\(style)>\(row.cells[0].xmlEscaped)</th>" + cells.joined()
      + "</tr>"
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
    table { border-top: 1.5pt solid #000; border-bottom: 1.5pt solid #000; }
    th, td { padding: 2pt 8pt 2pt 0; text-align: left; vertical-align: top; font-weight: normal; }
    thead th { border-bottom: .75pt solid #000; vertical-align: bottom; font-weight: bold; }
    th.section { font-weight: bold; padding-top: 6pt; }
    th.spanner { text-align: center; border-bottom: .5pt solid #000; }
    .number { text-align: right; padding-left: 8pt; font-variant-numeric: tabular-nums; }
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
