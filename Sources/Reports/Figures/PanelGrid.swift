/// Where the plots of a figure stand that has one for each group: in one column or two, each below
/// its heading, all of one size.
struct PanelGrid {
  /// One plot.
  struct Panel {
    /// The field between the axes.
    let plot: Area
    /// Its heading in lines.
    let heading: [String]
    /// Left edge and baseline of the heading's first line.
    let headingPlace: Point

    /// A plot with its heading at a distance above.
    init(_ heading: [String], over plot: Area, distance: Double, _ width: FigureWidth) {
      self.heading = heading
      self.plot = plot
      let top = plot.top - distance - Double(heading.count) * width.lineHeight
      headingPlace = Point(x: plot.left, y: top + width.textSize)
    }
  }

  let panels: [Panel]
  /// Where the last row ends.
  let bottom: Double
  private let middle: Double
  private let left: Double
  private let width: FigureWidth

  /// Lays plots out.
  ///
  /// - Parameters:
  ///   - headings: One for each.
  ///   - columns: 1 or 2.
  ///   - field: Where they may stand; its lower edge is ignored.
  ///   - plotHeight: Height of each.
  ///   - roomBelow: What each needs below the field between its axes.
  ///   - width: Width of the figure.
  init(
    _ headings: [String], columns: Int, in field: Area, plotHeight: Double, roomBelow: Double,
    _ width: FigureWidth
  ) {
    self.width = width
    left = field.left
    let labelRoom = Axes.labelRoom(PercentAxis.labels, width)
    let first = field.left + width.lineHeight
    // Between plots, and between a heading and marks above its plot.
    let (between, gap) = (8.0, 8.0)
    let share = (field.right - first - between * Double(columns - 1)) / Double(columns)
    let lines = headings.map {
      TextMetrics.lines(
        $0, size: width.textSize, width: share - labelRoom, atMost: 3)
    }
    let headingHeight = Double(lines.map(\.count).max() ?? 0) * width.lineHeight + gap
    let rowHeight = headingHeight + plotHeight + roomBelow
    panels = lines.enumerated().map { position, heading in
      let (row, column) = position.quotientAndRemainder(dividingBy: columns)
      let left = first + Double(column) * (share + between) + labelRoom
      let top = field.top + Double(row) * rowHeight + headingHeight
      let plot = Area(
        left: left, top: top, right: left + share - labelRoom, bottom: top + plotHeight)
      return Panel(heading, over: plot, distance: gap, width)
    }
    let rows = (headings.count + columns - 1) / columns
    bottom = field.top + Double(rows) * rowHeight
    middle = field.top + headingHeight + (bottom - field.top - headingHeight - roomBelow) / 2
  }

  /// Draws the headings, and once for all plots what stands beside their axes.
  func draw(verticalTitle: String, into drawing: inout SVGDrawing) {
    drawing.text(
      verticalTitle, at: Point(x: left + width.textSize, y: middle),
      TextStyle(size: width.textSize, anchor: .middle, isUpright: true))
    for panel in panels {
      for (row, line) in panel.heading.enumerated() {
        let place = Point(
          x: panel.headingPlace.x, y: panel.headingPlace.y + Double(row) * width.lineHeight)
        drawing.text(line, at: place, TextStyle(size: width.textSize, isBold: true))
      }
    }
  }
}
