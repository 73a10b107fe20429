import Analyses

/// The lanes of a swimmer figure above their axis of months.
struct SwimmerLanes {
  /// Height of the bars of later lines, of that of the line itself.
  static let laterLineShare = 0.5
  private static let highestLane = 12.0
  private static let lowestLane = 1.5
  /// The most that all lanes together should take of a page.
  private static let fieldHeight = 590.0
  private static let arrowRoom = 9.0

  /// Where the axis with its title ends.
  let bottom: Double
  /// Whether labels were asked for and there is no room for them.
  let dropsLabels: Bool

  private let groups: [[TreatmentCourse]]
  private let headings: [[String]]
  private let labels: [Int64: String]
  private let styles: RegimenStyles
  private let months: MonthAxis
  private let top: Double
  private let pitch: Double
  private let left: Double
  /// Where day 0 stands.
  private let start: Double
  private let title: String
  private let width: FigureWidth

  /// Lays lanes out.
  ///
  /// - Parameters:
  ///   - groups: The lanes of each group.
  ///   - headings: A heading for each.
  ///   - labels: Labels by patient; empty for none.
  ///   - styles: Of the regimens.
  ///   - field: Where they may stand; its lower edge is ignored.
  ///   - title: Title of the axis.
  ///   - daysPerMonth: Days in a month.
  ///   - width: Width of the figure.
  init(
    _ groups: [[TreatmentCourse]], headings: [String], labels: [Int64: String],
    styles: RegimenStyles, in field: Area, title: String, daysPerMonth: Double, _ width: FigureWidth
  ) {
    (self.groups, self.styles, self.title, self.width) = (groups, styles, title, width)
    (top, left) = (field.top, field.left)
    let lanes = groups.flatMap { $0 }
    let size = width.textSize
    let even = SwimmerLanes.fieldHeight / Double(max(1, lanes.count))
    pitch = min(SwimmerLanes.highestLane, max(SwimmerLanes.lowestLane, even))
    dropsLabels = !labels.isEmpty && pitch < size + 0.5
    self.labels = dropsLabels ? [:] : labels
    let start = field.left + SwimmerLanes.widest(self.labels, of: lanes, width) + 4
    let end = field.right - SwimmerLanes.arrowRoom
    self.start = start
    self.headings = headings.map {
      TextMetrics.lines($0, size: size, width: field.right - start, atMost: 2)
    }
    months = MonthAxis(
      reaching: lanes.map(\.lastDay).max() ?? 0, daysPerMonth: daysPerMonth, from: start, to: end,
      width)
    let headingHeight = self.headings.reduce(0) { $0 + Double($1.count) * width.lineHeight + 6 }
    let axisTop = top + headingHeight + Double(lanes.count) * pitch + 3
    bottom = axisTop + Axes.bottomMargin(width)
  }

  /// What the labels of lanes need, 70 points at most.
  private static func widest(
    _ labels: [Int64: String], of lanes: [TreatmentCourse], _ width: FigureWidth
  ) -> Double {
    let widths = lanes.compactMap { labels[$0.patientID] }
      .map { TextMetrics.width($0.printable, size: width.textSize) }
    return min(70, widths.max() ?? 0)
  }

  func draw(into drawing: inout SVGDrawing) {
    let axisTop = bottom - Axes.bottomMargin(width)
    let first = Double(headings.first?.count ?? 0) * width.lineHeight + 3
    let vertical = LinearScale(domain: 0...1, start: axisTop, end: top + first)
    var y = top
    for (lanes, heading) in zip(groups, headings) {
      drawHeading(heading, from: y, into: &drawing)
      y += Double(heading.count) * width.lineHeight + 3
      drawGrid(from: y, to: y + Double(lanes.count) * pitch, into: &drawing)
      for lane in lanes {
        draw(lane, at: y + pitch / 2, into: &drawing)
        y += pitch
      }
      y += 3
    }
    Axes(
      horizontal: months.scale, vertical: vertical, below: months.marks, beside: [],
      horizontalTitle: title, width: width
    ).draw(into: &drawing)
  }

  private func drawHeading(_ lines: [String], from top: Double, into drawing: inout SVGDrawing) {
    for (row, line) in lines.enumerated() {
      let y = top + width.textSize + Double(row) * width.lineHeight
      drawing.text(
        line, at: Point(x: start + 3, y: y), TextStyle(size: width.textSize, isBold: true))
    }
  }

  private func drawGrid(from top: Double, to bottom: Double, into drawing: inout SVGDrawing) {
    for mark in months.marks.dropFirst() {
      drawing.line(
        from: Point(x: mark.place, y: top), to: Point(x: mark.place, y: bottom),
        Stroke(color: "#DDDDDD", width: 0.4))
    }
  }

  private func draw(_ lane: TreatmentCourse, at y: Double, into drawing: inout SVGDrawing) {
    drawing.beginGroup(class: "lane")
    if let label = labels[lane.patientID] {
      let shown = TextMetrics.lines(
        label.printable, size: width.textSize, width: start - 4 - left, atMost: 1)[0]
      drawing.text(
        shown, at: Point(x: start - 4, y: y + width.textSize * 0.36),
        TextStyle(size: width.textSize, anchor: .end), class: "label")
    }
    drawing.line(
      from: Point(x: start, y: y), to: Point(x: months(lane.lastDay), y: y),
      Stroke(color: "#777777", width: min(0.8, pitch * 0.2)))
    for (position, segment) in lane.segments.enumerated() {
      let half = pitch * 0.36 * (position == 0 ? 1 : SwimmerLanes.laterLineShare)
      // A single dose is a bar too.
      let end = max(months(segment.end), months(segment.start) + 0.8)
      let bar = Area(left: months(segment.start), top: y - half, right: end, bottom: y + half)
      drawing.rectangle(
        bar, class: position == 0 ? "line" : "later-line", styles.fill(segment.regimenClass),
        outline: pitch > 5 ? Stroke(color: "#333333", width: 0.3) : nil)
    }
    drawEvents(lane, at: y, into: &drawing)
    drawing.endGroup()
  }

  private func drawEvents(_ lane: TreatmentCourse, at y: Double, into drawing: inout SVGDrawing) {
    let size = min(6, max(2.2, pitch * 0.72))
    func draw(_ symbol: Symbol, _ day: Int) {
      symbol.draw(into: &drawing, at: Point(x: months(day), y: y), size: size)
    }
    for response in lane.responses { draw(response.isComplete ? .disc : .ring, response.day) }
    if let progression = lane.progression { draw(.square, progression.day) }
    if lane.isDead { draw(.cross, lane.lastDay) }
    if lane.isOnTreatment { draw(.arrow, lane.lastDay) }
  }

}
