/// The two axes of a figure: months below, percent at the left.
struct Axes {
  let months: LinearScale
  let survival: LinearScale
  let ticks: MonthTicks
  let horizontalTitle: String
  let verticalTitle: String
  let width: FigureWidth

  /// From the axis to the end of a mark.
  private let markLength = 3.0

  /// What the labels at the left need, with the title.
  static func leftMargin(_ width: FigureWidth) -> Double {
    TextMetrics.width("100", size: width.textSize) + width.lineHeight + 8
  }

  /// What labels and title below need.
  static func bottomMargin(_ width: FigureWidth) -> Double { 2 * width.lineHeight + 6 }

  func draw(into drawing: inout SVGDrawing) {
    let corner = Point(x: months.start, y: survival.start)
    drawing.beginGroup(class: "axes")
    drawing.line(from: corner, to: Point(x: months.end, y: corner.y), Stroke())
    drawing.line(from: corner, to: Point(x: corner.x, y: survival.end), Stroke())
    drawMonths(into: &drawing)
    drawPercent(into: &drawing)
    drawing.endGroup()
  }

  private func drawMonths(into drawing: inout SVGDrawing) {
    let style = TextStyle(size: width.textSize, anchor: .middle)
    let y = survival.start
    for month in ticks.months {
      let x = months(Double(month))
      drawing.line(from: Point(x: x, y: y), to: Point(x: x, y: y + markLength), Stroke())
      let place = Point(x: x, y: y + markLength + width.textSize)
      drawing.text("\(month)", at: place, style, class: "month")
    }
    let middle = (months.start + months.end) / 2
    drawing.text(
      horizontalTitle,
      at: Point(x: middle, y: y + markLength + width.textSize + width.lineHeight), style)
  }

  private func drawPercent(into drawing: inout SVGDrawing) {
    let x = months.start
    for percent in stride(from: 0, through: 100, by: 20) {
      let y = survival(Double(percent) / 100)
      drawing.line(from: Point(x: x - markLength, y: y), to: Point(x: x, y: y), Stroke())
      drawing.text(
        "\(percent)", at: Point(x: x - markLength - 2, y: y + width.textSize * 0.36),
        TextStyle(size: width.textSize, anchor: .end))
    }
    let place = Point(
      x: x - Axes.leftMargin(width) + width.textSize, y: (survival.start + survival.end) / 2)
    drawing.text(
      verticalTitle, at: place,
      TextStyle(size: width.textSize, anchor: .middle, isUpright: true))
  }
}
