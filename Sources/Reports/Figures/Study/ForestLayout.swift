/// Where the parts of a forest plot stand.
struct ForestLayout {
  /// A row.
  struct Row {
    let content: ForestContent.Row
    /// Its label in lines.
    let label: [String]
    /// Its upper and lower edge.
    let top: Double
    let bottom: Double
    /// Middle of its first line, on which its marks stand.
    let middle: Double
    /// Whether it has a faint background, as every other factor has.
    let isBanded: Bool
  }

  let width: FigureWidth
  let columns: ForestColumns
  let rows: [Row]
  let ratios: RatioAxis
  let scale: RatioScale
  /// Where headings begin.
  let top: Double
  /// Baseline of the last line of headings.
  let headingBaseline: Double

  /// The highest that a plot with two lines a row may be; a page holds little more.
  private static let tallest = 600.0

  /// Lays a forest plot out: with all texts in columns, else with some on second lines, else without them.
  ///
  /// - Parameters:
  ///   - content: What it shows.
  ///   - top: Where it begins.
  ///   - width: Width of the figure.
  init(_ content: ForestContent, top: Double, _ width: FigureWidth) {
    if let columns = ForestColumns(sideBySide: content, width) {
      self.init(content, columns, top: top, width)
      return
    }
    self.init(
      content, ForestColumns(stacked: content, showsLeading: true, width), top: top, width)
    if rowsBottom > ForestLayout.tallest, !columns.leading.isEmpty {
      self.init(
        content, ForestColumns(stacked: content, showsLeading: false, width), top: top, width)
    }
  }

  private init(
    _ content: ForestContent, _ columns: ForestColumns, top: Double, _ width: FigureWidth
  ) {
    (self.columns, self.width, self.top) = (columns, width, top)
    ratios = RatioAxis(
      holding: content.rows.compactMap(\.estimate), length: columns.end - columns.start, width)
    scale = ratios.scale(from: columns.start, to: columns.end)
    let left = columns.leading.map(\.heading.count).max() ?? 0
    let right = columns.trailing.map(\.heading.count).max() ?? 0
    // Stacked, the heading of labels stands above those of the columns below them.
    let lines = max(1, right, columns.isStacked ? left + 1 : left)
    headingBaseline = top + width.textSize + Double(lines - 1) * width.lineHeight
    rows = ForestLayout.rows(content, columns, from: headingBaseline + 6, width)
  }

  /// Where rows begin.
  var rowsTop: Double { headingBaseline + 4 }
  /// Where rows end, on the axis.
  var rowsBottom: Double { (rows.last?.bottom ?? headingBaseline + 6) + 2 }

  private static func rows(
    _ content: ForestContent, _ columns: ForestColumns, from top: Double, _ width: FigureWidth
  ) -> [Row] {
    let gap = columns.isStacked ? 2.5 : 3.5
    var (edge, isBanded) = (top, false)
    return content.rows.enumerated().map { position, row in
      if row.indent == 0, position > 0 { isBanded.toggle() }
      let room =
        (row.hasLabelAlone ? columns.headingWidth : columns.labelWidth)
        - Double(row.indent) * ForestColumns.indent
      let label = TextMetrics.lines(
        row.label, size: width.textSize,
        width: room / (row.isBold ? ForestTextSizes.bold : 1), atMost: 6)
      var lines = label.count
      if columns.isStacked {
        lines += row.hasLabelAlone || columns.leading.isEmpty ? 0 : 1
        lines = max(lines, (content.stackedTexts(of: row).map(\.line).max() ?? 0) + 1)
      }
      let bottom = edge + Double(lines) * width.lineHeight + gap
      defer { edge = bottom }
      return Row(
        content: row, label: label, top: edge, bottom: bottom,
        middle: edge + (gap + width.lineHeight) / 2, isBanded: isBanded)
    }
  }
}
