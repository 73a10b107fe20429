/// How a table is printed on A4: upright, else on its side, else in smaller type.
struct HTMLPageSize {
  /// Width between the margins of 12 mm, in points.
  private static let upright = 527.0
  private static let onItsSide = 774.0
  private static let usualType = 10.0
  /// Smaller type cannot be read; a table that still does not fit is cut by the printer.
  private static let smallestType = 5.0
  /// Points a letter takes, of each point of type.
  private static let letterWidth = 0.56
  /// Points beside the letters of a column, of each point of type.
  private static let columnMargin = 1.6
  /// Columns of words are broken at this many letters.
  private static let longestLine = 28

  private let isOnItsSide: Bool
  private let type: Double

  init(_ table: Table) {
    let ems = table.columns.indices.reduce(0.0) { sum, column in
      sum + Double(HTMLPageSize.letters(table, column)) * HTMLPageSize.letterWidth
        + HTMLPageSize.columnMargin
    }
    isOnItsSide = ems * HTMLPageSize.usualType > HTMLPageSize.upright
    let room = isOnItsSide ? HTMLPageSize.onItsSide : HTMLPageSize.upright
    type = max(HTMLPageSize.smallestType, min(HTMLPageSize.usualType, room / ems))
  }

  /// The rules for print.
  var styleSheet: String {
    let tenths = Int(type * 10)
    return """
      @page { size: A4\(isOnItsSide ? " landscape" : ""); margin: 12mm; }
      @media print {
        table { font-size: \(tenths / 10).\(tenths % 10)pt; }
        th, td { padding: .2em .8em .2em 0; }
        .number { padding-left: .8em; padding-right: 0; }
      }
      """
  }

  /// The letters a column needs: of numbers the longest cell, of words at most a line; of its heading the longest word.
  private static func letters(_ table: Table, _ column: Int) -> Int {
    let cells = table.rows.filter { !$0.isSection }.map { row in
      table.cell(row, column).count + (column == 0 ? 2 * row.indent : 0)
    }
    let longest = cells.max() ?? 0
    let word = table.columns[column].heading.split(separator: " ").map(\.count).max() ?? 0
    let isOfWords = table.columns[column].alignment == .leading
    return max(isOfWords ? min(longest, longestLine) : longest, word)
  }
}
