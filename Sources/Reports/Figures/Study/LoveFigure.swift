/// Absolute standardized differences of covariates before and after, sorted by the value before, with lines at
/// 0.1 and 0.2.
public struct LoveFigure: Figure {
  /// The most of the width that names may take.
  private static let labelShare = 0.42
  private static let colors = (before: "#B85000", after: "#0072B2")

  private let content: LoveContent
  private let rows: [LoveContent.Row]
  private let width: FigureWidth
  private let isSynthetic: Bool

  /// Draws rows.
  ///
  /// - Parameters:
  ///   - content: The rows.
  ///   - width: The printed width.
  ///   - isSynthetic: Whether the data are made up, which is then written on the figure.
  public init(_ content: LoveContent, width: FigureWidth = .page, isSynthetic: Bool = false) {
    self.content = content
    self.width = width
    self.isSynthetic = isSynthetic
    rows = content.rows.enumerated().sorted { left, right in
      let (one, other) = (left.element.before ?? -1, right.element.before ?? -1)
      return one != other ? one > other : left.offset < right.offset
    }.map(\.element)
  }

  /// What the figure shows, in one line.
  public var title: String { content.title }

  /// What is printed under the figure, with what the lines are.
  public var caption: String {
    SyntheticNotice.caption(isSynthetic, content.caption, ["Dashed line: 0.1; faint line: 0.2."])
  }

  /// The figure as a file of its own; the same content always gives the same bytes.
  public func svg() -> String {
    let head = FigureHead(keyEntries, isSynthetic: isSynthetic, width)
    let labels = rows.map(\.label)
    let labelWidth = RowStack.labelWidth(labels, share: LoveFigure.labelShare, width)
    let stack = LoveRows(labels, labelWidth: labelWidth, from: head.bottom, width)
    let axis = DifferenceAxis(holding: rows.flatMap { [$0.before, $0.after] }.compactMap { $0 })
    let left = FigureHead.margin + labelWidth + 7
    let scale = LinearScale(
      domain: 0...axis.end, start: left, end: width.points - FigureHead.margin - 6)
    var drawing = SVGDrawing()
    head.draw(into: &drawing)
    drawLines(stack, scale, into: &drawing)
    stack.drawLabels(into: &drawing, at: left - 7)
    Axes(
      horizontal: scale, vertical: LinearScale(domain: 0...1, start: stack.bottom, end: stack.top),
      below: axis.marks(on: scale), beside: [], width: width
    ).draw(into: &drawing)
    drawTitle(below: stack.bottom, scale, into: &drawing)
    for (row, middle) in zip(rows, stack.middles) {
      draw(row, at: middle, scale, into: &drawing)
    }
    return drawing.document(
      width: width, height: stack.bottom + Axes.bottomMargin(width) + FigureHead.margin,
      title: title, description: caption)
  }

  private func drawTitle(
    below y: Double, _ scale: LinearScale, into drawing: inout SVGDrawing
  ) {
    let title = "Absolute standardized mean difference"
    let x = TextMetrics.middle(of: [title], near: (scale.start + scale.end) / 2, width)
    drawing.text(
      title, at: Point(x: x, y: y + 3 + width.textSize + width.lineHeight),
      TextStyle(size: width.textSize, anchor: .middle))
  }

  private var keyEntries: [FigureKey.Entry] {
    [
      .init(
        sample: .symbol(.ring, color: LoveFigure.colors.before), text: content.phases.before),
      .init(
        sample: .symbol(.disc, color: LoveFigure.colors.after), text: content.phases.after),
    ]
  }

  /// The lines at 0.1 and 0.2, and a faint one along each row.
  private func drawLines(
    _ stack: LoveRows, _ scale: LinearScale, into drawing: inout SVGDrawing
  ) {
    for middle in stack.middles {
      drawing.line(
        from: Point(x: scale.start, y: middle), to: Point(x: scale.end, y: middle),
        Stroke(color: "#E4E4E4", width: 0.5))
    }
    for (limit, name, stroke) in [
      (0.2, "limit-faint", Stroke(color: "#999999", width: 0.6, dashes: [1.5, 2])),
      (0.1, "limit", Stroke(color: "#333333", width: 0.8, dashes: [4, 2])),
    ] where scale.domain.contains(limit) {
      drawing.path(
        "M\(coordinate(scale(limit))) \(coordinate(stack.top))V\(coordinate(stack.bottom))",
        class: name, stroke)
    }
  }

  private func draw(
    _ row: LoveContent.Row, at y: Double, _ scale: LinearScale, into drawing: inout SVGDrawing
  ) {
    drawing.beginGroup(class: "difference")
    if let before = row.before, let after = row.after {
      drawing.line(
        from: Point(x: scale(before), y: y), to: Point(x: scale(after), y: y),
        Stroke(color: "#777777", width: 0.6))
    }
    // The ring is drawn first: it is the larger.
    if let before = row.before {
      Symbol.ring.draw(
        into: &drawing, at: Point(x: scale(before), y: y), size: 6.5,
        color: LoveFigure.colors.before)
    }
    if let after = row.after {
      Symbol.disc.draw(
        into: &drawing, at: Point(x: scale(after), y: y), size: 5, color: LoveFigure.colors.after)
    }
    drawing.endGroup()
  }
}

/// Rows of a love plot, each as high as its label.
private struct LoveRows {
  let top: Double
  let bottom: Double
  let middles: [Double]
  private let lines: [[String]]
  private let width: FigureWidth

  init(_ labels: [String], labelWidth: Double, from top: Double, _ width: FigureWidth) {
    self.top = top
    self.width = width
    lines = labels.map {
      TextMetrics.lines($0, size: width.textSize, width: labelWidth, atMost: 3)
    }
    var edge = top + 2
    middles = lines.map { lines in
      let height = Double(lines.count) * width.lineHeight + 3
      edge += height
      return edge - height / 2
    }
    bottom = edge + 3
  }

  func drawLabels(into drawing: inout SVGDrawing, at x: Double) {
    let style = TextStyle(size: width.textSize, anchor: .end)
    for (lines, middle) in zip(lines, middles) {
      let first = middle - Double(lines.count - 1) * width.lineHeight / 2
      for (row, line) in lines.enumerated() {
        let y = first + Double(row) * width.lineHeight + width.textSize * 0.36
        drawing.text(line, at: Point(x: x, y: y), style, class: "label")
      }
    }
  }
}

/// An axis of differences from 0 on, marked at tenths or wider.
private struct DifferenceAxis {
  private static let steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 50, 100]

  let end: Double
  private let step: Double

  init(holding differences: [Double]) {
    let largest = differences.filter(\.isFinite).max() ?? 0
    let step = DifferenceAxis.steps.first { largest / $0 <= 8 } ?? 1000
    self.step = step
    end = step * max(step == 0.1 ? 3 : 1, (largest / step - 1e-9).rounded(.up))
  }

  func marks(on scale: LinearScale) -> [AxisMark] {
    (0...Int((end / step).rounded())).map { mark in
      let value = Double(mark) * step
      let label = DecimalText(value)?.text(decimals: step < 1 ? 1 : 0) ?? ""
      return AxisMark(place: scale(value), label: mark == 0 ? "0" : label)
    }
  }
}
