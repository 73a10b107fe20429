/// The sentences that stand below a figure, each from the left edge on in as many lines as it needs.
struct Footnotes {
  private let lines: [String]
  private let width: FigureWidth

  /// Breaks sentences into lines.
  ///
  /// - Parameters:
  ///   - sentences: What stands there.
  ///   - length: Room for a line.
  ///   - width: Width of the figure.
  init(_ sentences: [String], length: Double, _ width: FigureWidth) {
    self.width = width
    lines = sentences.flatMap {
      TextMetrics.lines($0, size: width.textSize, width: length, atMost: 12)
    }
  }

  /// The height it needs.
  var height: Double {
    lines.isEmpty ? 0 : Double(lines.count) * width.lineHeight + 3
  }

  func draw(into drawing: inout SVGDrawing, at origin: Point) {
    drawing.beginGroup(class: "footnotes")
    for (row, line) in lines.enumerated() {
      let y = origin.y + width.textSize + Double(row) * width.lineHeight
      drawing.text(line, at: Point(x: origin.x, y: y), TextStyle(size: width.textSize))
    }
    drawing.endGroup()
  }
}
