/// A marked place of an axis.
struct AxisMark: Equatable {
  /// Its coordinate.
  let place: Double
  /// What stands beside it; nothing where it is empty.
  let label: String
}

/// The two axes of a figure: months, or nothing, below, percent at the left.
struct Axes {
  let horizontal: LinearScale
  let vertical: LinearScale
  /// Marks below; without any there is no axis below.
  let below: [AxisMark]
  /// Marks at the left.
  let beside: [AxisMark]
  let horizontalTitle: String
  /// `nil` where it is written elsewhere, once for several plots.
  let verticalTitle: String?
  let width: FigureWidth

  /// From the axis to the end of a mark.
  private let markLength = 3.0

  init(
    horizontal: LinearScale, vertical: LinearScale, below: [AxisMark] = [], beside: [AxisMark],
    horizontalTitle: String = "", verticalTitle: String? = nil, width: FigureWidth
  ) {
    self.horizontal = horizontal
    self.vertical = vertical
    self.below = below
    self.beside = beside
    self.horizontalTitle = horizontalTitle
    self.verticalTitle = verticalTitle
    self.width = width
  }

  /// What the labels at the left need, with the title.
  static func leftMargin(_ width: FigureWidth) -> Double {
    labelRoom(["100"], width) + width.lineHeight + 3
  }

  /// What labels at the left need, with their marks.
  static func labelRoom(_ labels: [String], _ width: FigureWidth) -> Double {
    (labels.map { TextMetrics.width($0, size: width.textSize) }.max() ?? 0) + 5
  }

  /// What labels and title below need.
  static func bottomMargin(_ width: FigureWidth) -> Double { 2 * width.lineHeight + 6 }

  func draw(into drawing: inout SVGDrawing) {
    let corner = Point(x: horizontal.start, y: vertical.start)
    drawing.beginGroup(class: "axes")
    if !below.isEmpty {
      drawing.line(from: corner, to: Point(x: horizontal.end, y: corner.y), Stroke())
    }
    drawing.line(from: corner, to: Point(x: corner.x, y: vertical.end), Stroke())
    if !below.isEmpty { drawMarksBelow(into: &drawing) }
    drawMarksBeside(into: &drawing)
    drawing.endGroup()
  }

  private func drawMarksBelow(into drawing: inout SVGDrawing) {
    let style = TextStyle(size: width.textSize, anchor: .middle)
    let y = vertical.start
    for mark in below {
      let x = mark.place
      drawing.line(from: Point(x: x, y: y), to: Point(x: x, y: y + markLength), Stroke())
      let place = Point(x: x, y: y + markLength + width.textSize)
      drawing.text(mark.label, at: place, style, class: "month")
    }
    guard !horizontalTitle.isEmpty else { return }
    let middle = (horizontal.start + horizontal.end) / 2
    drawing.text(
      horizontalTitle,
      at: Point(x: middle, y: y + markLength + width.textSize + width.lineHeight), style)
  }

  private func drawMarksBeside(into drawing: inout SVGDrawing) {
    let x = horizontal.start
    for mark in beside {
      let y = mark.place
      drawing.line(from: Point(x: x - markLength, y: y), to: Point(x: x, y: y), Stroke())
      guard !mark.label.isEmpty else { continue }
      drawing.text(
        mark.label, at: Point(x: x - markLength - 2, y: y + width.textSize * 0.36),
        TextStyle(size: width.textSize, anchor: .end))
    }
    guard let verticalTitle else { return }
    let place = Point(
      x: x - Axes.leftMargin(width) + width.textSize, y: (vertical.start + vertical.end) / 2)
    drawing.text(
      verticalTitle, at: place,
      TextStyle(size: width.textSize, anchor: .middle, isUpright: true))
  }
}

extension MonthTicks {
  /// Its marks on a scale of months.
  func marks(on scale: LinearScale) -> [AxisMark] {
    months.map { AxisMark(place: scale(Double($0)), label: "\($0)") }
  }
}
