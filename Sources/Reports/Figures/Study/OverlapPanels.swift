/// Where the panels of a figure of scores stand, and their bars.
struct OverlapPanels {
  /// The fills of the first and the last arm; stripes tell them apart in gray.
  static let fills = [Fill(color: "#0072B2"), Fill(color: "#E69F00", stripes: .rising)]
  /// Above this ratio of sizes heights are percent.
  private static let similar = 4
  private static let gap = 18.0

  private let content: OverlapContent
  private let width: FigureWidth
  private let bins: ScoreBins
  /// Heights of the bars by panel, of the first and the last arm.
  private let heights: [[[Double]]]
  private let isPercent: Bool
  private let places: [Area]
  private let headingRoom: Double
  /// The largest height of an arm.
  private let largest: Double
  /// What the axes of heights hold, the last arm below 0.
  private let range: ClosedRange<Double>

  /// Lays panels out: side by side on a page, below each other in a column.
  ///
  /// - Parameters:
  ///   - content: The scores.
  ///   - top: Where the first begins.
  ///   - width: Width of the figure.
  init(_ content: OverlapContent, top: Double, _ width: FigureWidth) {
    (self.content, self.width) = (content, width)
    let bins = ScoreBins(holding: content.panels.map { $0.first + $0.last }.joined())
    self.bins = bins
    let isPercent = content.panels.contains { panel in
      let sizes = [panel.first.count, panel.last.count]
      return (sizes.max() ?? 0) > OverlapPanels.similar * (sizes.min() ?? 0)
    }
    self.isPercent = isPercent
    let heights = content.panels.map { panel in
      [panel.first, panel.last].map { scores in
        let unit = isPercent ? Double(max(1, scores.count)) / 100 : 1
        return bins.counts(scores).map { Double($0) / unit }
      }
    }
    self.heights = heights
    let highest = [0, 1].map { arm in heights.map { $0[arm].max() ?? 0 }.max() ?? 0 }
    largest = max(1, highest.max() ?? 1)
    range = (-1.04 * max(highest[1], largest / 10))...(1.04 * max(highest[0], largest / 10))
    headingRoom = width.lineHeight + 4
    let columns = width == .page ? min(2, content.panels.count) : 1
    let left = FigureHead.margin + OverlapPanels.sideRoom(largest, width)
    let field = Area(left: left, top: top, right: width.points - FigureHead.margin - 6, bottom: 0)
    places = OverlapPanels.places(
      content.panels.count, columns, in: field, headingRoom: headingRoom, width)
  }

  /// What stands left of the axes: labels and title.
  private static func sideRoom(_ largest: Double, _ width: FigureWidth) -> Double {
    let axis = RoundAxis(0...largest, atMost: 4)
    return Axes.labelRoom(axis.values.map(axis.label), width) + width.lineHeight + 3
  }

  private static func places(
    _ count: Int, _ columns: Int, in field: Area, headingRoom: Double, _ width: FigureWidth
  ) -> [Area] {
    let gaps = gap * Double(columns - 1)
    let share = (field.width - gaps) / Double(max(1, columns))
    let height = width.plotHeight * 0.8
    let rowHeight = headingRoom + height + Axes.bottomMargin(width) + 4
    return (0..<count).map { position in
      let (row, column) = position.quotientAndRemainder(dividingBy: columns)
      let left = field.left + Double(column) * (share + gap)
      let top = field.top + Double(row) * rowHeight + headingRoom
      return Area(left: left, top: top, right: left + share, bottom: top + height)
    }
  }

  /// Where the last ends.
  var bottom: Double {
    (places.last?.bottom ?? FigureHead.margin) + Axes.bottomMargin(width)
  }

  func draw(into drawing: inout SVGDrawing) {
    for (position, place) in places.enumerated() {
      drawing.beginGroup(class: "panel")
      let room = place.width
      let heading = TextMetrics.lines(
        content.panels[position].heading, size: width.textSize, width: room / 1.1, atMost: 1)
      drawing.text(
        heading[0], at: Point(x: place.left, y: place.top - headingRoom + width.textSize),
        TextStyle(size: width.textSize, isBold: true), class: "heading")
      drawBars(position, in: place, into: &drawing)
      drawAxes(in: place, into: &drawing)
      drawing.endGroup()
    }
  }

  private func scales(in place: Area) -> (scores: LinearScale, heights: LinearScale) {
    (
      LinearScale(domain: bins.domain, start: place.left, end: place.right),
      LinearScale(domain: range, start: place.bottom, end: place.top)
    )
  }

  private func drawBars(_ panel: Int, in place: Area, into drawing: inout SVGDrawing) {
    let (scores, vertical) = scales(in: place)
    for (arm, values) in heights[panel].enumerated() {
      for (bin, value) in values.enumerated() where value > 0 {
        let edges = bins.edges(bin)
        let end = vertical(arm == 0 ? value : -value)
        let area = Area(
          left: scores(edges.lower), top: min(end, vertical(0)), right: scores(edges.upper),
          bottom: max(end, vertical(0)))
        drawing.rectangle(
          area, class: arm == 0 ? "first" : "last", OverlapPanels.fills[arm],
          outline: Stroke(color: "#333333", width: 0.4))
      }
    }
  }

  private func drawAxes(in place: Area, into drawing: inout SVGDrawing) {
    let (scores, vertical) = scales(in: place)
    let below = RoundAxis(bins.domain, atMost: 8)
    let beside = RoundAxis(0...largest, atMost: 4, closest: 1)
    let marks = beside.values.flatMap { value in
      (value == 0 ? [0] : [value, -value]).filter(range.contains).map {
        AxisMark(place: vertical($0), label: beside.label(value))
      }
    }
    drawing.line(
      from: Point(x: place.left, y: vertical(0)), to: Point(x: place.right, y: vertical(0)),
      Stroke(width: 0.6))
    let isFirst = place.left == places[0].left
    Axes(
      horizontal: scores, vertical: vertical,
      below: below.values.map { AxisMark(place: scores($0), label: below.label($0)) },
      beside: isFirst ? marks : marks.map { AxisMark(place: $0.place, label: "") },
      horizontalTitle: "Propensity score", width: width
    ).draw(into: &drawing)
    guard isFirst else { return }
    drawing.text(
      isPercent ? "Patients, % of arm" : "Patients",
      at: Point(
        x: FigureHead.margin + width.textSize, y: (place.top + place.bottom) / 2),
      TextStyle(size: width.textSize, anchor: .middle, isUpright: true))
  }
}
