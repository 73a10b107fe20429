extension Report {
  /// The report for a terminal.
  ///
  /// A table wider than the terminal is continued below with its first column repeated.
  ///
  /// - Parameter width: Columns of the terminal, at least 60.
  /// - Returns: A text that ends in a line break.
  public func text(width: Int = 100) -> String {
    let width = max(60, width)
    var lines = title.printable.wrapped(toWidth: width)
    if let notice { lines += notice.printable.wrapped(toWidth: width) }
    lines.append("")
    for block in TextTable(table, width: width).blocks { lines += block + [""] }
    for footnote in footnotes {
      lines += footnote.printable.wrapped(toWidth: width, indent: 2)
    }
    if footnotes.isEmpty { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// A table laid out in columns of characters.
struct TextTable {
  private static let gap = 2
  private static let widestHeading = 24
  /// The first column is made no narrower than this to let the others fit beside it.
  private static let narrowestStub = 28
  private let table: Table
  private let width: Int
  private let stubWidth: Int
  /// Headings of the other columns, broken into lines.
  private let headings: [[String]]
  private let widths: [Int]

  init(_ table: Table, width: Int) {
    self.table = table
    self.width = width
    let labels = table.rows.filter { !$0.isSection }.map {
      2 * $0.indent + $0.cells[0].printable.terminalWidth
    }
    let heading = table.columns[0].heading.printable.terminalWidth
    let wanted = min(width * 2 / 5, max(heading, labels.max() ?? 0))
    headings = table.columns.map {
      $0.heading.printable.wrapped(toWidth: TextTable.widestHeading)
    }
    widths = table.columns.indices.map { [headings] column in
      let cells = table.rows.map { column == 0 ? "" : table.cell($0, column).printable }
      return (headings[column] + cells).map(\.terminalWidth).max() ?? 0
    }
    let room = width - widths.dropFirst().reduce(0) { $0 + TextTable.gap + $1 }
    stubWidth = room >= TextTable.narrowestStub ? min(wanted, room) : wanted
  }

  /// The table in pieces that fit the width; each a list of lines.
  var blocks: [[String]] { pieces.map(block) }

  /// Which columns stand beside each other; columns under one spanner are not torn apart.
  private var pieces: [[(spanner: String?, columns: Range<Int>)]] {
    var pieces: [[(spanner: String?, columns: Range<Int>)]] = [[]]
    var used = stubWidth
    for span in table.spans.dropFirst() {
      let needed = TextTable.gap + spanWidth(span.columns)
      if used + needed > width, pieces[pieces.count - 1].isEmpty == false {
        pieces.append([])
        used = stubWidth
      }
      pieces[pieces.count - 1].append(span)
      used += needed
    }
    return pieces
  }

  private func spanWidth(_ columns: Range<Int>) -> Int {
    columns.reduce(-TextTable.gap) { $0 + TextTable.gap + widths[$1] }
  }

  private func block(_ spans: [(spanner: String?, columns: Range<Int>)]) -> [String] {
    let columns = spans.flatMap(\.columns)
    let used = columns.reduce(stubWidth) { $0 + TextTable.gap + widths[$1] }
    let rule = String(repeating: "─", count: used)
    return [rule] + spannerLines(spans) + headingLines(columns) + [rule]
      + table.rows.flatMap { lines($0, columns) } + [rule]
  }

  private func spannerLines(_ spans: [(spanner: String?, columns: Range<Int>)]) -> [String] {
    guard spans.contains(where: { $0.spanner != nil }) else { return [] }
    let wrapped = spans.map { span in
      (span.spanner ?? "").printable.wrapped(toWidth: spanWidth(span.columns))
    }
    let height = wrapped.map(\.count).max() ?? 0
    let names = (0..<height).map { row in
      let texts = zip(spans, wrapped).map { span, lines in
        (row < lines.count ? lines[row] : "").padded(to: spanWidth(span.columns), .leading)
      }
      return line("", texts)
    }
    let rules = spans.map { span in
      String(repeating: span.spanner == nil ? " " : "─", count: spanWidth(span.columns))
    }
    return names + [line("", rules)]
  }

  private func headingLines(_ columns: [Int]) -> [String] {
    let height = columns.map { headings[$0].count }.max() ?? 1
    let stub = table.columns[0].heading.printable.wrapped(toWidth: stubWidth)
    return (0..<max(height, stub.count)).map { row in
      line(
        row < stub.count ? stub[row] : "",
        columns.map { column in
          let text = row < headings[column].count ? headings[column][row] : ""
          return text.padded(to: widths[column], table.columns[column].alignment)
        })
    }
  }

  private func lines(_ row: Table.Row, _ columns: [Int]) -> [String] {
    let indent = 2 * row.indent
    let margin = String(repeating: " ", count: indent)
    let label = row.cells[0].printable
    if row.isSection { return [label] }
    let stub = label.wrapped(toWidth: max(8, stubWidth - indent), indent: 2).map { margin + $0 }
    let cells = columns.map {
      table.cell(row, $0).printable.padded(to: widths[$0], table.columns[$0].alignment)
    }
    return [line(stub[0], cells)] + stub.dropFirst()
  }

  /// A line without blanks at its end; what held words together is a plain blank now.
  private func line(_ stub: String, _ cells: [String]) -> String {
    let gap = String(repeating: " ", count: TextTable.gap)
    let text = ([stub.padded(to: stubWidth, .leading)] + cells).joined(separator: gap)
    guard let end = text.lastIndex(where: { $0 != " " }) else { return "" }
    return String(text[...end].map { $0 == "\u{A0}" ? " " : $0 })
  }
}
