/// Where the columns of a forest plot stand: labels, texts, the plot, texts.
struct ForestColumns {
  /// A column of texts at its right edge.
  struct Column {
    /// Its heading in lines.
    let heading: [String]
    /// Its right edge, on which all its texts end.
    let edge: Double
  }

  /// Between columns that stand side by side, and between those that are stacked.
  private static let (gap, narrowGap) = (9.0, 6.0)
  /// How far a label is moved in for each step.
  static let indent = 8.0

  /// Whether texts stand on a second line below labels, for want of room.
  let isStacked: Bool
  /// Room for labels with texts beside them.
  let labelWidth: Double
  /// Room for labels with nothing beside them.
  let headingWidth: Double
  /// The columns left of the plot; the last ones are missing where there is no room for them.
  let leading: [Column]
  /// The columns right of the plot; stacked only the first.
  let trailing: [Column]
  /// Left end of the axis.
  let start: Double
  /// Right end of the axis.
  let end: Double

  /// Columns side by side; `nil` where the plot would keep too little room.
  init?(sideBySide content: ForestContent, _ width: FigureWidth) {
    let (sizes, gap) = (ForestTextSizes(content, width, isNarrow: false), ForestColumns.gap)
    let taken = (sizes.leading + sizes.trailing).reduce(0) { $0 + $1.width + gap }
    let room = width.points - 2 * FigureHead.margin - 2 * gap - taken
    let labelWidth = min(sizes.label, room - (width == .page ? 130 : 80))
    guard labelWidth >= min(sizes.label, width == .page ? 90 : 60) else { return nil }
    isStacked = false
    self.labelWidth = labelWidth
    var edge = FigureHead.margin + labelWidth
    leading = sizes.leading.map { column in
      edge += gap + column.width
      return Column(heading: column.heading, edge: edge)
    }
    headingWidth = edge - FigureHead.margin
    start = edge + gap + 3
    let right = width.points - FigureHead.margin
    edge = right - sizes.trailing.reduce(0) { $0 + $1.width + gap }
    end = edge - 3
    trailing = sizes.trailing.map { column in
      edge += gap + column.width
      return Column(heading: column.heading, edge: edge)
    }
  }

  /// Columns of which those left of the plot stand below the labels, or are left out, and those right of it but
  /// the first stand below that one.
  init(stacked content: ForestContent, showsLeading: Bool, _ width: FigureWidth) {
    let (sizes, gap) = (ForestTextSizes(content, width, isNarrow: true), ForestColumns.narrowGap)
    isStacked = true
    let right = width.points - FigureHead.margin
    end = right - max(sizes.trailing.first?.width ?? 0, sizes.widestStacked) - gap
    // The plot keeps a fifth of the width.
    let most = end - FigureHead.margin - gap - width.points / 5
    var edge = FigureHead.margin + ForestColumns.indent - gap
    var leading: [Column] = []
    for column in sizes.leading
    where showsLeading && edge + gap + column.width <= FigureHead.margin + most {
      edge += gap + column.width
      leading.append(Column(heading: column.heading, edge: edge))
    }
    self.leading = leading
    let widest = max(sizes.label, min(sizes.heading, width.points * 0.35))
    labelWidth = min(max(widest, edge - FigureHead.margin), most)
    headingWidth = labelWidth
    start = FigureHead.margin + labelWidth + gap
    trailing = sizes.trailing.prefix(1).map { Column(heading: $0.heading, edge: right) }
  }
}

extension ForestContent.Row {
  /// Whether it heads the rows that follow, or counts everybody.
  var isBold: Bool { isOverall || (hasLabelAlone && estimate == nil && !isReference) }
  /// Whether nothing stands between its label and the plot.
  var hasLabelAlone: Bool { leading.allSatisfy(\.isEmpty) }
}

extension ForestContent {
  /// The texts right of the plot but the first, each behind its heading, with the line below the first on which
  /// they stand: a row without a first text has them on its own line.
  func stackedTexts(of row: Row) -> [(text: String, line: Int)] {
    let first = row.trailing.first ?? ""
    let texts = zip(trailing, row.trailing).dropFirst().filter { !$0.1.isEmpty }
    return texts.enumerated().map { position, text in
      ("\(text.0) \(text.1)", position + (first.isEmpty ? 0 : 1))
    }
  }
}
