/// How the width of the page is divided among the columns of a table, and in which size its text is set.
///
/// No number or word is broken: a column is as wide as the longest of its words. Where there is room, the cells of columns
/// of numbers stay on one line; a table of many columns is set smaller.
struct WordColumns {
  /// Widths in twentieths of a point, which together fill the page.
  let widths: [Int]
  /// Size of the text in half points.
  let size: Int

  /// The usual size of text in tables, in half points.
  static let usualSize = 16
  /// Between the text of a cell and its edge, in twentieths of a point.
  static let margin = 60
  /// By how much a level of rows is moved in, in twentieths of a point.
  static let indent = 200

  /// The page, in twentieths of a point.
  static let page = Double(WordPage.textWidth) * 1440 / 25.4
  /// Sizes that are tried in turn, and whether cells of numbers stay on one line.
  private static let choices = [
    (16, true), (15, true), (14, true), (13, true), (14, false), (13, false), (12, false),
    (11, false), (10, false),
  ]

  /// Divides the page.
  init(of table: DocumentTable) {
    let contents = table.columns.indices.map { Content(of: $0, in: table) }
    var (size, floors) = (WordColumns.usualSize, [Double]())
    for (next, isWhole) in WordColumns.choices {
      size = next
      floors = contents.map { $0.floor(size, isWhole) }
      WordColumns.widen(&floors, for: table, size)
      if floors.reduce(0, +) <= WordColumns.page { break }
    }
    let wishes = zip(contents, floors).map { max($1, $0.wish(size)) }
    (self.size, widths) = (size, WordColumns.divided(floors, wishes).map { Int($0) })
  }

  /// A heading above several columns needs room for its longest word.
  private static func widen(_ floors: inout [Double], for table: DocumentTable, _ size: Int) {
    for span in table.spans {
      guard let spanner = span.spanner, let last = span.columns.last else { continue }
      let needed = WordWidth.room(WordWidth.ofLongestWord(spanner, isBold: true), size)
      floors[last] += max(0, needed - floors[span.columns].reduce(0, +))
    }
  }

  /// What is left above the floors goes where texts are longer, and what is left then to all.
  private static func divided(_ floors: [Double], _ wishes: [Double]) -> [Double] {
    let (least, most) = (floors.reduce(0, +), wishes.reduce(0, +))
    if least >= page { return floors.map { $0 * page / least } }
    if most <= page { return wishes.map { $0 * page / most } }
    let share = (page - least) / (most - least)
    return zip(floors, wishes).map { $0 + share * ($1 - $0) }
  }
}

/// How wide the texts of a column are, in sizes of its font.
private struct Content {
  private let word: Double
  private let whole: Double
  /// How far the widest text is moved in, in twentieths of a point.
  private let indent: Double
  private let isNumeric: Bool
  private let isFirst: Bool

  init(of column: Int, in table: DocumentTable) {
    let rows = table.rows.filter { !$0.isSection && column < $0.cells.count }
    let texts = rows.map { $0.cells[column].text }
    let heading = WordWidth.ofLongestWord(table.columns[column].unbrokenHeading, isBold: true)
    isFirst = column == 0
    isNumeric = table.columns[column].isNumeric && !isFirst
    word = max(heading, texts.map { WordWidth.ofLongestWord($0) }.max() ?? 0)
    whole = max(heading, texts.map { WordWidth.of($0) }.max() ?? 0)
    indent = isFirst ? Double(WordColumns.indent * (rows.map(\.indent).max() ?? 0)) : 0
  }

  /// What it needs; words as long as a fingerprint may break, as they would take the room of all others.
  func floor(_ size: Int, _ isWhole: Bool) -> Double {
    if isNumeric { return WordWidth.room(isWhole ? whole : word, size) }
    let room = isWhole ? min(wish(size), WordColumns.page * (isFirst ? 0.17 : 0.12)) : 0
    return max(room, min(indent + WordWidth.room(word, size), WordColumns.page * 0.35))
  }

  /// What would keep every text on one line.
  func wish(_ size: Int) -> Double { indent + WordWidth.room(whole, size) }
}

/// How wide texts are in Arial, and in the fonts made to its measure, in sizes of the font.
enum WordWidth {
  /// The width of a text.
  static func of(_ text: String, isBold: Bool = false) -> Double {
    text.unicodeScalars.reduce(0) { $0 + of($1) } * (isBold ? 1.1 : 1)
  }

  /// The width of the longest stretch that no line may break in.
  static func ofLongestWord(_ text: String, isBold: Bool = false) -> Double {
    var (longest, word) = (0.0, 0.0)
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar.value >= 0x2E80 { word = 0 }
      if scalar != " " { word += of(scalar) }
      longest = max(longest, word)
    }
    return longest * (isBold ? 1.1 : 1)
  }

  /// The width of a column for a text, in twentieths of a point: its margins, and a point for what is rounded.
  static func room(_ width: Double, _ size: Int) -> Double {
    width * Double(10 * size) + Double(2 * WordColumns.margin + 20)
  }

  private static func of(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x20..<0x7F: Double(ascii[Int(scalar.value) - 0x20]) / 1000
    case 0xA0: 0.278
    case 0x2E80...: 1
    default: 0.6
    }
  }

  // Source: Adobe Font Metrics of Helvetica, whose widths Arial has; from blank to tilde.
  private static let ascii = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]
}
