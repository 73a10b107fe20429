/// The groups of a figure with a sample of their line and their numbers, in columns above the plot.
///
/// Standing above the plot it meets no curve. Where names and numbers do not fit beside each other,
/// the numbers stand on a line of their own below the name.
struct Legend {
  /// One group.
  struct Entry {
    let name: String
    let style: SeriesStyle
    /// One text per column.
    let values: [String]
  }

  private static let gap = 10.0
  private static let sampleWidth = 22.0
  private static let sampleGap = 5.0

  private let entries: [Entry]
  private let headings: [[String]]
  private let note: String?
  private let lines: [String]
  private let left: Double
  private let width: FigureWidth
  private let names: [[String]]
  private let isStacked: Bool
  /// Right edges of the columns.
  private let edges: [Double]

  /// Lays a legend out.
  ///
  /// - Parameters:
  ///   - entries: The groups.
  ///   - headings: Per column the lines of its heading.
  ///   - note: A line below, under the last column; `nil` for none.
  ///   - lines: Lines below from the left edge on, each in as many as it needs.
  ///   - left: Left edge.
  ///   - right: Right edge.
  ///   - width: Width of the figure.
  init(
    _ entries: [Entry], headings: [[String]], note: String?, lines: [String] = [],
    from left: Double, to right: Double, _ width: FigureWidth
  ) {
    (self.entries, self.headings, self.note) = (entries, headings, note)
    (self.left, self.width) = (left, width)
    let size = width.textSize
    self.lines = lines.flatMap {
      TextMetrics.lines($0, size: size, width: right - left, atMost: 4)
    }
    let columns = Legend.columnWidths(entries, headings, size)
    let needed = columns.reduce(0) { $0 + $1 + Legend.gap }
    let nameStart = left + Legend.sampleWidth + Legend.sampleGap
    let room = right - nameStart - needed
    let widest = entries.map { TextMetrics.width($0.name.printable, size: size) }.max() ?? 0
    isStacked = room < min(widest, 90)
    let nameWidth = isStacked ? right - nameStart : min(widest + 1, room)
    names = entries.map { TextMetrics.lines($0.name, size: size, width: nameWidth, atMost: 3) }
    let indented = min(nameStart, right - needed + Legend.gap)
    var edge = isStacked ? max(left, indented) - Legend.gap : nameStart + nameWidth
    edges = columns.map { column in
      edge += Legend.gap + column
      return edge
    }
  }

  private static func columnWidths(
    _ entries: [Entry], _ headings: [[String]], _ size: Double
  ) -> [Double] {
    headings.indices.map { column in
      (headings[column] + entries.map { $0.values[column] })
        .map { TextMetrics.width($0, size: size) }.max() ?? 0
    }
  }

  /// The height it needs.
  var height: Double {
    let named = names.reduce(headingLines) { $0 + $1.count + (isStacked ? 1 : 0) }
    return Double(named + (note == nil ? 0 : 1) + lines.count) * width.lineHeight
  }

  private var headingLines: Int { headings.map(\.count).max() ?? 0 }

  func draw(into drawing: inout SVGDrawing, top: Double) {
    drawing.beginGroup(class: "legend")
    var baseline = top + width.textSize
    drawHeadings(into: &drawing, &baseline)
    for (entry, lines) in zip(entries, names) {
      draw(entry, lines, into: &drawing, &baseline)
    }
    if let note, let edge = edges.last {
      drawing.text(
        note, at: Point(x: edge, y: baseline), TextStyle(size: width.textSize, anchor: .end))
    }
    for (row, line) in lines.enumerated() {
      let y = baseline + Double(row) * width.lineHeight
      drawing.text(line, at: Point(x: left, y: y), TextStyle(size: width.textSize), class: "effect")
    }
    drawing.endGroup()
  }

  private func drawHeadings(into drawing: inout SVGDrawing, _ baseline: inout Double) {
    for (heading, edge) in zip(headings, edges) {
      let skipped = headingLines - heading.count
      for (row, text) in heading.enumerated() {
        let y = baseline + Double(skipped + row) * width.lineHeight
        drawing.text(
          text, at: Point(x: edge, y: y), TextStyle(size: width.textSize, anchor: .end))
      }
    }
    baseline += Double(headingLines) * width.lineHeight
  }

  private func draw(
    _ entry: Entry, _ lines: [String], into drawing: inout SVGDrawing, _ baseline: inout Double
  ) {
    let y = baseline - width.textSize * 0.33
    drawing.line(
      from: Point(x: left, y: y), to: Point(x: left + Legend.sampleWidth, y: y),
      Stroke(color: entry.style.color, width: width.curveWidth, dashes: entry.style.dashes))
    let nameStyle = TextStyle(size: width.textSize, color: entry.style.textColor)
    let start = left + Legend.sampleWidth + Legend.sampleGap
    for (row, line) in lines.enumerated() {
      let place = Point(x: start, y: baseline + Double(row) * width.lineHeight)
      drawing.text(line, at: place, nameStyle)
    }
    let valueLine = baseline + (isStacked ? Double(lines.count) * width.lineHeight : 0)
    for (value, edge) in zip(entry.values, edges) {
      drawing.text(
        value, at: Point(x: edge, y: valueLine), TextStyle(size: width.textSize, anchor: .end))
    }
    baseline += Double(lines.count + (isStacked ? 1 : 0)) * width.lineHeight
  }
}
