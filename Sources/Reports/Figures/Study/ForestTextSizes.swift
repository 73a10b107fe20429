/// How much room the texts of a forest plot need.
struct ForestTextSizes {
  /// How much wider bold text is.
  static let bold = 1.1

  /// Room for the widest label with texts beside it, and for the heading of labels.
  let label: Double
  /// Room for the widest label with nothing beside it.
  let heading: Double
  /// Headings in lines and room of the columns left of the plot.
  let leading: [(heading: [String], width: Double)]
  /// Those right of it.
  let trailing: [(heading: [String], width: Double)]
  /// The widest text that stands, where columns are stacked, on a second line right of the plot.
  let widestStacked: Double

  /// Measures texts.
  ///
  /// - Parameters:
  ///   - content: The texts.
  ///   - width: Width of the figure.
  ///   - isNarrow: Whether headings take more lines to be narrow.
  init(_ content: ForestContent, _ width: FigureWidth, isNarrow: Bool) {
    let size = width.textSize
    func measure(_ text: String) -> Double { TextMetrics.width(text.printable, size: size) }
    func columns(
      _ headings: [String], _ cells: (ForestContent.Row) -> [String]
    ) -> [(heading: [String], width: Double)] {
      headings.enumerated().map { position, heading in
        let texts = content.rows.map { row in
          position < cells(row).count ? measure(cells(row)[position]) : 0
        }
        let room = max(texts.max() ?? 0, size * (isNarrow ? 4.6 : 6.5))
        let lines = ForestTextSizes.lines(ofHeading: heading, size: size * Self.bold, width: room)
        return (lines, max(texts.max() ?? 0, (lines.map(measure).max() ?? 0) * Self.bold))
      }
    }
    func widest(_ rows: [ForestContent.Row]) -> Double {
      let labels = rows.map {
        Double($0.indent) * ForestColumns.indent + measure($0.label) * ($0.isBold ? Self.bold : 1)
      }
      return (labels.max() ?? 0) + 0.5
    }
    leading = columns(content.leading, \.leading)
    trailing = columns(content.trailing, \.trailing)
    label = max(
      widest(content.rows.filter { !$0.hasLabelAlone }),
      measure(content.rowHeading) * Self.bold + 0.5)
    heading = widest(content.rows.filter(\.hasLabelAlone))
    let stacked = content.rows.flatMap { content.stackedTexts(of: $0).map(\.text) }
    widestStacked = stacked.map(measure).max() ?? 0
  }

  /// A heading in lines broken at blanks, behind hyphens and between East Asian characters; a longer part has a
  /// line of its own.
  private static func lines(ofHeading text: String, size: Double, width: Double) -> [String] {
    var lines: [String] = []
    for word in text.printable.split(separator: " ") {
      var joint = " "
      for part in word.breakableParts {
        let longer = lines.last.map { $0 + joint + part }
        if let longer, TextMetrics.width(longer, size: size) <= width {
          lines[lines.count - 1] = longer
        } else {
          lines.append(part)
        }
        joint = ""
      }
    }
    return lines.isEmpty ? [""] : lines
  }
}

extension Substring {
  /// Characters that begin no line.
  private static let closing: Set<Character> = ["，", "。", "、", "；", "：", "）", "」", "】", "！", "？"]

  /// The parts of a word between which a line may end.
  fileprivate var breakableParts: [String] {
    var parts: [String] = []
    var previous: Character?
    for character in self {
      let isBreak =
        previous == "-" || (character.isWide && !Substring.closing.contains(character))
      if isBreak || parts.isEmpty { parts.append("") }
      parts[parts.count - 1].append(character)
      previous = character
    }
    return parts
  }
}
