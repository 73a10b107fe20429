/// What stands below a forest plot: the axis with its marks, whom each side favors, and what the axis shows.
struct ForestAxis {
  private let content: ForestContent
  private let layout: ForestLayout
  private let size: Double
  private let lineHeight: Double

  init(_ content: ForestContent, _ layout: ForestLayout) {
    self.content = content
    self.layout = layout
    (size, lineHeight) = (layout.width.textSize, layout.width.lineHeight)
  }

  /// Draws it.
  ///
  /// - Returns: Where it ends.
  func draw(into drawing: inout SVGDrawing) -> Double {
    drawing.beginGroup(class: "axes")
    let y = layout.rowsBottom
    drawing.line(
      from: Point(x: layout.scale.start, y: y), to: Point(x: layout.scale.end, y: y), Stroke())
    for mark in layout.ratios.marks(on: layout.scale) {
      let x = mark.place
      drawing.line(from: Point(x: x, y: y), to: Point(x: x, y: y + 3), Stroke())
      drawing.text(
        mark.label, at: Point(x: x, y: y + 3 + size), TextStyle(size: size, anchor: .middle),
        class: "ratio")
    }
    var bottom = y + 3 + lineHeight
    if let favors = content.favors {
      bottom = drawFavors(favors, from: bottom, into: &drawing)
    }
    bottom = drawTitle(from: bottom, into: &drawing)
    drawing.endGroup()
    return bottom
  }

  /// An arrow to each side of 1 with its words below.
  private func drawFavors(
    _ favors: (left: String, right: String), from top: Double, into drawing: inout SVGDrawing
  ) -> Double {
    let one = layout.scale(1)
    let y = top + 3
    var lines = 0
    for (text, direction) in [(favors.left, -1.0), (favors.right, 1)] {
      let end = direction < 0 ? layout.scale.start : layout.scale.end
      drawArrow(from: one + 4 * direction, to: end, at: y, into: &drawing)
      let edge = direction < 0 ? FigureHead.margin : layout.width.points - FigureHead.margin
      let words = TextMetrics.lines(
        text, size: size, width: (edge - one).magnitude - 4, atMost: 3)
      lines = max(lines, words.count)
      drawWords(
        words, from: one + 4 * direction, to: end, top: y + 3, into: &drawing)
    }
    return y + 3 + Double(lines) * lineHeight
  }

  /// Words below an arrow: at its middle, or from 1 outward where they are longer than it.
  private func drawWords(
    _ words: [String], from start: Double, to end: Double, top: Double,
    into drawing: inout SVGDrawing
  ) {
    let longest = words.map { TextMetrics.width($0, size: size) }.max() ?? 0
    let isCentered = longest <= (end - start).magnitude
    let anchor: TextStyle.Anchor = isCentered ? .middle : end < start ? .end : .start
    for (row, line) in words.enumerated() {
      let place = Point(
        x: isCentered ? (start + end) / 2 : start, y: top + size + Double(row) * lineHeight)
      drawing.text(line, at: place, TextStyle(size: size, anchor: anchor), class: "favors")
    }
  }

  private func drawArrow(
    from start: Double, to end: Double, at y: Double, into drawing: inout SVGDrawing
  ) {
    let back = coordinate(end + (end < start ? 3 : -3))
    let height = coordinate(y)
    drawing.path(
      "M\(coordinate(start)) \(height)H\(coordinate(end))M\(back) \(coordinate(y - 2))"
        + "L\(coordinate(end)) \(height)L\(back) \(coordinate(y + 2))",
      class: "side", Stroke(width: 0.6))
  }

  /// What the axis shows, below its middle as far as the edges of the figure allow.
  private func drawTitle(from top: Double, into drawing: inout SVGDrawing) -> Double {
    guard !content.axis.isEmpty else { return top }
    let room = layout.width.points - 2 * FigureHead.margin
    let lines = TextMetrics.lines(content.axis, size: size, width: room, atMost: 2)
    let x = TextMetrics.middle(
      of: lines, near: (layout.scale.start + layout.scale.end) / 2, layout.width)
    for (row, line) in lines.enumerated() {
      let place = Point(x: x, y: top + size + 1 + Double(row) * lineHeight)
      drawing.text(line, at: place, TextStyle(size: size, anchor: .middle))
    }
    return top + Double(lines.count) * lineHeight + 1
  }
}
