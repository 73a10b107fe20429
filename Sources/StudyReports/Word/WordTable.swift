import Reports

/// A table that stays editable: rules as journals print them, headings repeated on each page, rows not torn.
struct WordTable {
  private let table: DocumentTable
  private let columns: WordColumns

  init(_ table: DocumentTable) {
    self.table = table
    columns = WordColumns(of: table)
  }

  /// Title, table and footnotes.
  var lines: [String] {
    let margin = WordColumns.margin
    let grid = columns.widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
    var lines = [
      WordMarkup.paragraph(table.title, .tableTitle),
      "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout w:type=\"fixed\"/>"
        + "<w:tblCellMar><w:left w:w=\"\(margin)\" w:type=\"dxa\"/>"
        + "<w:right w:w=\"\(margin)\" w:type=\"dxa\"/></w:tblCellMar>"
        + "</w:tblPr><w:tblGrid>\(grid)</w:tblGrid>",
    ]
    lines += headRows + table.rows.indices.map(bodyRow) + ["</w:tbl>"]
    // Without a paragraph between them two tables would become one.
    if table.footnotes.isEmpty { lines.append(WordMarkup.paragraph("", .tableNote)) }
    return lines + table.footnotes.map { WordMarkup.paragraph($0, .tableNote) }
  }

  private enum Rule {
    static let heavyTop = "<w:top w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"000000\"/>"
    static let heavy = "<w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"000000\"/>"
    static let light = "<w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/>"
  }

  private var headRows: [String] {
    let indices = table.columns.indices
    guard table.hasSpanners else {
      let cells = indices.map { heading($0, borders: Rule.heavyTop + Rule.light) }
      return [WordTable.row(cells, isHead: true)]
    }
    let first = table.spans.map { span -> String in
      let column = span.columns.lowerBound
      guard let spanner = span.spanner else {
        return heading(column, borders: Rule.heavyTop, merge: "<w:vMerge w:val=\"restart\"/>")
      }
      let text = paragraph(spanner, "<w:keepNext/><w:jc w:val=\"center\"/>", isBold: true)
      return cell(
        span.columns, borders: Rule.heavyTop + Rule.light, text, "<w:vAlign w:val=\"bottom\"/>")
    }
    let second = indices.map { column in
      table.columns[column].spanner == nil
        ? heading(column, borders: Rule.light, merge: "<w:vMerge/>", text: "")
        : heading(column, borders: Rule.light)
    }
    return [WordTable.row(first, isHead: true), WordTable.row(second, isHead: true)]
  }

  private func heading(
    _ column: Int, borders: String, merge: String = "", text: String? = nil
  ) -> String {
    let paragraph = paragraph(
      text ?? table.columns[column].unbrokenHeading, "<w:keepNext/>\(alignment(column))",
      isBold: true)
    return cell(
      column..<column + 1, borders: borders, paragraph, "<w:vAlign w:val=\"bottom\"/>", merge: merge
    )
  }

  private func bodyRow(_ index: Int) -> String {
    let row = table.rows[index]
    let borders = index == table.rows.count - 1 ? Rule.heavy : ""
    let keep = table.namesFollowing(index) ? "<w:keepNext/>" : ""
    let indent =
      row.indent > 0 ? "<w:ind w:left=\"\(WordColumns.indent * row.indent)\"/>" : ""
    let first = row.cells.first?.text ?? ""
    if row.isSection {
      let text = paragraph(first, keep + indent, isBold: true)
      return WordTable.row([cell(table.columns.indices, borders: borders, text)])
    }
    let others = table.columns.indices.dropFirst().map { column in
      let text = column < row.cells.count ? row.cells[column].text : ""
      return cell(
        column..<column + 1, borders: borders, paragraph(text, keep + alignment(column)))
    }
    let name = cell(0..<1, borders: borders, paragraph(first, keep + indent))
    return WordTable.row([name] + others)
  }

  private func paragraph(_ text: String, _ properties: String, isBold: Bool = false) -> String {
    let size = columns.size == WordColumns.usualSize ? nil : columns.size
    return WordMarkup.paragraph(text, .tableText, properties, isBold: isBold, size: size)
  }

  private func cell(
    _ range: Range<Int>, borders: String, _ text: String, _ end: String = "", merge: String = ""
  ) -> String {
    let span = range.count > 1 ? "<w:gridSpan w:val=\"\(range.count)\"/>" : ""
    let rules = borders.isEmpty ? "" : "<w:tcBorders>\(borders)</w:tcBorders>"
    return "<w:tc><w:tcPr><w:tcW w:w=\"\(columns.widths[range].reduce(0, +))\" w:type=\"dxa\"/>"
      + "\(span)\(merge)\(rules)\(end)</w:tcPr>\(text)</w:tc>"
  }

  private static func row(_ cells: [String], isHead: Bool = false) -> String {
    "<w:tr><w:trPr><w:cantSplit/>\(isHead ? "<w:tblHeader/>" : "")</w:trPr>\(cells.joined())</w:tr>"
  }

  private func alignment(_ column: Int) -> String {
    column > 0 && table.columns[column].isNumeric ? "<w:jc w:val=\"right\"/>" : ""
  }
}
