/// Rows of a figure below one another, each as high as its label needs; the first, which counts
/// everything, a little apart.
struct RowStack {
  /// One row.
  struct Row {
    /// Its label.
    let lines: [String]
    /// Its middle.
    let middle: Double
  }

  /// Between rows; less where there are many, so that they stay on a page.
  private static let (gap, narrowGap) = (3.5, 1.5)
  private static let manyRows = 25
  private static let gapBelowFirst = 5.0

  let rows: [Row]
  let top: Double
  let bottom: Double
  private let width: FigureWidth

  /// Stacks rows.
  ///
  /// - Parameters:
  ///   - labels: What they are called.
  ///   - labelWidth: Room for a label; longer ones take several lines.
  ///   - top: Where the first begins.
  ///   - width: Width of the figure.
  init(_ labels: [String], labelWidth: Double, from top: Double, _ width: FigureWidth) {
    self.top = top
    self.width = width
    let gap = labels.count > RowStack.manyRows ? RowStack.narrowGap : RowStack.gap
    var rows: [Row] = []
    var edge = top
    for label in labels {
      let lines = TextMetrics.lines(
        label, size: width.textSize, width: labelWidth, atMost: width == .column ? 3 : 2)
      let height = Double(lines.count) * width.lineHeight + gap
      rows.append(Row(lines: lines, middle: edge + height / 2))
      edge += height + (rows.count == 1 ? RowStack.gapBelowFirst : 0)
    }
    self.rows = rows
    bottom = edge
  }

  /// Room that labels need: that of the widest, at most a share of the figure.
  static func labelWidth(_ labels: [String], share: Double, _ width: FigureWidth) -> Double {
    let widest = labels.map { TextMetrics.width($0.printable, size: width.textSize) }.max() ?? 0
    return min(widest + 0.5, share * width.points)
  }

  /// Draws the labels.
  ///
  /// - Parameters:
  ///   - drawing: The figure.
  ///   - x: Where they stand.
  ///   - anchor: Whether they begin or end there, or have their middle there.
  func drawLabels(into drawing: inout SVGDrawing, at x: Double, anchor: TextStyle.Anchor) {
    let style = TextStyle(size: width.textSize, anchor: anchor)
    for row in rows {
      let first = row.middle - Double(row.lines.count - 1) * width.lineHeight / 2
      for (position, line) in row.lines.enumerated() {
        let y = first + Double(position) * width.lineHeight + width.textSize * 0.36
        drawing.text(line, at: Point(x: x, y: y), style, class: "row")
      }
    }
  }
}
