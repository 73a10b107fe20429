import Reports

/// Rows of texts in columns of given widths, each text broken into lines inside its column.
struct TextColumns {
  private let widths: [Int]
  private let margin: Int

  /// - Parameters:
  ///   - widths: Columns of characters, the last one the rest of the page.
  ///   - margin: Blanks before the first.
  init(widths: [Int], margin: Int = 2) {
    self.widths = widths
    self.margin = margin
  }

  /// One row, as many lines high as its longest text.
  func lines(_ cells: [String]) -> [String] {
    let broken = zip(cells, widths).map { cell, width in
      TerminalText.wrapped(TerminalText.printable(cell), toWidth: max(2, width))
    }
    let height = broken.map(\.count).max() ?? 0
    return (0..<height).map { row in
      let parts = zip(broken, widths).map { lines, width in
        TerminalText.padded(row < lines.count ? lines[row] : "", to: width)
      }
      let text = String(repeating: " ", count: margin) + parts.joined(separator: "  ")
      guard let end = text.lastIndex(where: { $0 != " " }) else { return "" }
      return String(text[...end])
    }
  }

  /// Widths of columns that fit their texts, the widest made narrower until all fit a page.
  ///
  /// - Parameters:
  ///   - rows: The texts.
  ///   - width: Columns of the page, without the margin.
  /// - Returns: A width per column, none below ten where it had to give way.
  static func widths(of rows: [[String]], in width: Int) -> [Int] {
    var widths = (0..<(rows.first?.count ?? 0)).map { column in
      rows.map { TerminalText.width(of: TerminalText.printable($0[column])) }.max() ?? 0
    }
    while widths.reduce(2 * (widths.count - 1), +) > width,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 10
    {
      widths[widest] -= 1
    }
    return widths
  }
}
