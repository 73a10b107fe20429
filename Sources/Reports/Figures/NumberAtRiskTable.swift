/// How many are at risk at each mark of the axis, one row per group, columns exactly under the
/// marks.
struct NumberAtRiskTable {
  /// One group.
  struct Row {
    let name: String
    let style: SeriesStyle
    /// One number per mark.
    let counts: [String]
  }

  private let rows: [Row]
  private let names: [[String]]
  private let width: FigureWidth

  /// Lays the table out.
  ///
  /// - Parameters:
  ///   - rows: The groups.
  ///   - nameWidth: Room for names; longer ones take several lines.
  ///   - width: Width of the figure.
  init(_ rows: [Row], nameWidth: Double, _ width: FigureWidth) {
    self.rows = rows
    self.width = width
    names = rows.map {
      TextMetrics.lines($0.name, size: width.textSize, width: nameWidth, atMost: 3)
    }
  }

  /// The height it needs, with its title.
  var height: Double {
    Double(names.reduce(1) { $0 + $1.count }) * width.lineHeight
  }

  /// Draws the table.
  ///
  /// - Parameters:
  ///   - drawing: The figure.
  ///   - origin: Its left upper corner.
  ///   - places: Where each number stands.
  func draw(into drawing: inout SVGDrawing, at origin: Point, under places: [Double]) {
    drawing.beginGroup(class: "number-at-risk")
    var baseline = origin.y + width.textSize
    drawing.text(
      "Number at risk", at: Point(x: origin.x, y: baseline),
      TextStyle(size: width.textSize, isBold: true))
    baseline += width.lineHeight
    for (row, lines) in zip(rows, names) {
      for (position, line) in lines.enumerated() {
        let y = baseline + Double(position) * width.lineHeight
        drawing.text(
          line, at: Point(x: origin.x, y: y),
          TextStyle(size: width.textSize, color: row.style.textColor))
      }
      for (place, count) in zip(places, row.counts) {
        drawing.text(
          count, at: Point(x: place, y: baseline),
          TextStyle(size: width.textSize, anchor: .middle), class: "at-risk")
      }
      baseline += Double(lines.count) * width.lineHeight
    }
    drawing.endGroup()
  }
}
