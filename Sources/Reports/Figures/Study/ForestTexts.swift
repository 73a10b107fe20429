/// The texts of a forest plot: headings, labels, and what stands left and right of the plot.
struct ForestTexts {
  private let content: ForestContent
  private let layout: ForestLayout
  private let size: Double
  private let lineHeight: Double

  init(_ content: ForestContent, _ layout: ForestLayout) {
    self.content = content
    self.layout = layout
    (size, lineHeight) = (layout.width.textSize, layout.width.lineHeight)
  }

  func draw(into drawing: inout SVGDrawing) {
    drawHeadings(into: &drawing)
    for row in layout.rows {
      drawing.beginGroup(class: "row")
      drawLabel(row, into: &drawing)
      drawLeading(row, into: &drawing)
      drawTrailing(row, into: &drawing)
      drawing.endGroup()
    }
  }

  private func drawHeadings(into drawing: inout SVGDrawing) {
    let columns = layout.columns
    let isStacked = columns.isStacked
    drawing.beginGroup(class: "headings")
    drawing.text(
      content.rowHeading,
      at: Point(
        x: FigureHead.margin, y: isStacked ? layout.top + size : layout.headingBaseline),
      TextStyle(size: size, isBold: true))
    for (columns, name) in [(columns.leading, "leading"), (columns.trailing, "trailing")] {
      for column in columns { drawHeading(column, class: "\(name)-heading", into: &drawing) }
    }
    let right = layout.width.points - FigureHead.margin
    drawing.line(
      from: Point(x: FigureHead.margin, y: layout.rowsTop),
      to: Point(x: right, y: layout.rowsTop), Stroke(width: 0.6))
    drawing.endGroup()
  }

  /// A heading, its last line on the line of all.
  private func drawHeading(
    _ column: ForestColumns.Column, class name: String, into drawing: inout SVGDrawing
  ) {
    for (row, line) in column.heading.reversed().enumerated() {
      let y = layout.headingBaseline - Double(row) * lineHeight
      drawing.text(
        line, at: Point(x: column.edge, y: y), TextStyle(size: size, anchor: .end, isBold: true),
        class: name)
    }
  }

  private func baseline(_ row: ForestLayout.Row, line: Int) -> Double {
    row.middle + size * 0.36 + Double(line) * lineHeight
  }

  private func drawLabel(_ row: ForestLayout.Row, into drawing: inout SVGDrawing) {
    let x = FigureHead.margin + Double(row.content.indent) * ForestColumns.indent
    for (position, line) in row.label.enumerated() {
      drawing.text(
        line, at: Point(x: x, y: baseline(row, line: position)),
        TextStyle(size: size, isBold: row.content.isBold), class: "label")
    }
  }

  private func drawLeading(_ row: ForestLayout.Row, into drawing: inout SVGDrawing) {
    let line = layout.columns.isStacked ? row.label.count : 0
    for (column, text) in zip(layout.columns.leading, row.content.leading) where !text.isEmpty {
      drawing.text(
        text, at: Point(x: column.edge, y: baseline(row, line: line)),
        TextStyle(size: size, anchor: .end), class: "leading")
    }
  }

  private func drawTrailing(_ row: ForestLayout.Row, into drawing: inout SVGDrawing) {
    let style = TextStyle(size: size, anchor: .end)
    for (column, text) in zip(layout.columns.trailing, row.content.trailing) where !text.isEmpty {
      drawing.text(
        text, at: Point(x: column.edge, y: baseline(row, line: 0)), style, class: "trailing")
    }
    guard layout.columns.isStacked, let edge = layout.columns.trailing.first?.edge else { return }
    for (text, line) in content.stackedTexts(of: row.content) {
      drawing.text(
        text, at: Point(x: edge, y: baseline(row, line: line)), style, class: "trailing")
    }
  }
}
