import Reports

/// A table of a page, its rules, weights, indents and alignments set on the cells themselves: a style sheet is lost where
/// the table is pasted into a word processor.
struct TableMarkup {
  private let table: DocumentTable

  init(_ table: DocumentTable) { self.table = table }

  /// Rules as journals print them. Word processors read `0.75pt` but not `.75pt`.
  private enum Rule {
    static let heavy = "1.5pt solid #000"
    static let light = "0.75pt solid #000"
  }

  /// Title, table and footnotes.
  func lines(_ links: inout NumberLinks) -> [String] {
    let id = table.id.xmlEscaped
    var lines = [
      "<div class=\"table\" id=\"\(id)\">",
      "<p class=\"title\" id=\"\(id)-title\" style=\"font-weight:bold\">\(table.title.xmlEscaped)</p>",
      "<div class=\"wide\">",
      "<table aria-labelledby=\"\(id)-title\" style=\"border-collapse:collapse\">", "<thead>",
    ]
    lines += headLines + ["</thead>", "<tbody>"]
    for index in table.rows.indices { lines.append(bodyLine(index, &links)) }
    lines += ["</tbody>", "</table>", "</div>"]
    lines += table.footnotes.map { footnote in
      "<p class=\"footnote\" style=\"font-size:8.5pt\">\(footnote.xmlEscaped)</p>"
    }
    return lines + ["</div>"]
  }

  private var headLines: [String] {
    guard table.hasSpanners else {
      let cells = table.columns.indices.map { heading($0, isTop: true) }
      return ["<tr>" + cells.joined() + "</tr>"]
    }
    let first = table.spans.map { span -> String in
      guard let spanner = span.spanner else {
        return heading(span.columns.lowerBound, isTop: true, rows: 2)
      }
      let style =
        "font-weight:bold;text-align:center;padding:2pt 6pt;"
        + "border-top:\(Rule.heavy);border-bottom:\(Rule.light)"
      return
        "<th scope=\"colgroup\" valign=\"bottom\" colspan=\"\(span.columns.count)\" style=\"\(style)\">"
        + "\(spanner.xmlEscaped)</th>"
    }
    let second = table.columns.indices.filter { table.columns[$0].spanner != nil }
      .map { heading($0, isTop: false) }
    return ["<tr>" + first.joined() + "</tr>", "<tr>" + second.joined() + "</tr>"]
  }

  private func heading(_ column: Int, isTop: Bool, rows: Int = 1) -> String {
    let style =
      "font-weight:bold;text-align:\(alignment(column));padding:2pt 6pt;"
      + (isTop ? "border-top:\(Rule.heavy);" : "") + "border-bottom:\(Rule.light)"
    return
      "<th scope=\"col\" valign=\"bottom\"\(rows > 1 ? " rowspan=\"\(rows)\"" : "") style=\"\(style)\">"
      + "\(table.columns[column].unbrokenHeading.xmlEscaped)</th>"
  }

  private func bodyLine(_ index: Int, _ links: inout NumberLinks) -> String {
    let row = table.rows[index]
    let end = index == table.rows.count - 1 ? ";border-bottom:\(Rule.heavy)" : ""
    let first = row.cells.first.map { links.html($0) } ?? ""
    let start = table.namesFollowing(index) ? "<tr class=\"names\">" : "<tr>"
    if row.isSection {
      return
        "\(start)<th scope=\"rowgroup\" valign=\"top\" colspan=\"\(table.columns.count)\" style=\""
        + "font-weight:bold;text-align:left;padding:4pt 6pt 2pt\(end)\">"
        + indented(first, row.indent) + "</th></tr>"
    }
    let name = row.isShortlyNamed ? " class=\"name\"" : ""
    var line =
      "\(start)<th\(name) scope=\"row\" valign=\"top\" style=\"font-weight:normal;text-align:left;"
      + "padding:2pt 6pt\(end)\">\(indented(first, row.indent))</th>"
    for column in table.columns.indices.dropFirst() {
      let cell = column < row.cells.count ? links.html(row.cells[column]) : ""
      let name = table.columns[column].isNumeric ? " class=\"number\"" : ""
      line +=
        "<td\(name) valign=\"top\" style=\"text-align:\(alignment(column));"
        + "padding:2pt 6pt\(end)\">\(cell)</td>"
    }
    return line + "</tr>"
  }

  /// A block moved in: unlike a cell's padding, word processors keep its margin.
  private func indented(_ html: String, _ indent: Int) -> String {
    indent > 0 ? "<div style=\"margin-left:\(12 * indent)pt\">\(html)</div>" : html
  }

  private func alignment(_ column: Int) -> String {
    column > 0 && table.columns[column].isNumeric ? "right" : "left"
  }
}
