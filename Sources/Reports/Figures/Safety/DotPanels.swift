import Analyses
import Statistics

/// The percentages of two groups and, beside them, their differences, in the same rows.
struct DotPanels {
  /// The most of the width that names may take.
  private static let labelShare = 0.36
  /// Between a name and the first panel, where half a symbol can stand.
  private static let labelGap = 7.0

  private let rates: PairedRates
  private let options: SafetyFigureOptions
  private let stack: RowStack
  private let labelEnd: Double
  private let headings: [(lines: [String], x: Double)]
  private let percentAxis: PointAxis
  private let differenceAxis: PointAxis
  private let percents: LinearScale
  private let differences: LinearScale
  private let top: Double

  /// How a group is shown: the second as a ring, in which the disc of the first can be seen.
  static func sample(ofGroup position: Int) -> FigureKey.Entry.Sample {
    .symbol(symbol(position), color: SeriesStyle(position: position).textColor)
  }

  private static func symbol(_ position: Int) -> Symbol { position == 0 ? .disc : .ring }

  /// Lays the panels out.
  ///
  /// - Parameters:
  ///   - rates: The rows of two groups.
  ///   - axisTitle: What percentages are of.
  ///   - options: How they are drawn.
  ///   - top: Where the headings begin.
  init(_ rates: PairedRates, axisTitle: String, _ options: SafetyFigureOptions, top: Double) {
    let (width, margin) = (options.width, FigureHead.margin)
    (self.rates, self.options, self.top) = (rates, options, top)
    let labels = rates.rows.map(\.label)
    let labelWidth = RowStack.labelWidth(labels, share: DotPanels.labelShare, width)
    labelEnd = margin + labelWidth
    let numbers =
      options.showsDifferences ? rates.rows.map { options.style.points($0.difference) } : []
    // Between the panels stand the last mark of one and the first of the other.
    let gap = TextMetrics.width("100−100", size: width.textSize) / 2 + 5
    let numberWidth = numbers.map { TextMetrics.width($0, size: width.textSize) + gap }.max() ?? 7
    let left = labelEnd + DotPanels.labelGap
    let length = (width.points - margin - numberWidth - gap - left) / 2
    percentAxis = PointAxis(holding: 0...rates.largestPercent, length: length, width)
    differenceAxis = PointAxis(holding: rates.differenceRange, length: length, width)
    percents = percentAxis.scale(from: left, to: left + length)
    differences = differenceAxis.scale(
      from: left + length + gap, to: left + 2 * length + gap)
    func lines(_ text: String, _ room: Double) -> [String] {
      TextMetrics.lines(text, size: width.textSize, width: room, atMost: 4)
    }
    let difference = "Risk difference (95% CI), percentage points"
    headings = [
      (lines(axisTitle, length), left),
      (lines(difference, width.points - margin - differences.start), differences.start),
    ]
    let height = Double(headings.map(\.lines.count).max() ?? 0) * width.lineHeight
    stack = RowStack(labels, labelWidth: labelWidth, from: top + height + 4, width)
  }

  /// Where they end, with the axes.
  var bottom: Double { stack.bottom + options.width.lineHeight + 8 }

  func draw(into drawing: inout SVGDrawing) {
    drawHeadings(into: &drawing)
    stack.drawLabels(into: &drawing, at: labelEnd, anchor: .end)
    drawGuides(into: &drawing)
    for (scale, axis) in [(percents, percentAxis), (differences, differenceAxis)] {
      Axes(
        horizontal: scale,
        vertical: LinearScale(domain: 0...1, start: stack.bottom, end: stack.top),
        below: axis.marks(on: scale), beside: [], width: options.width
      ).draw(into: &drawing)
    }
    for (row, place) in zip(rates.rows, stack.rows) {
      drawing.beginGroup(class: "event")
      drawPercents(row, at: place.middle, into: &drawing)
      drawDifference(row, at: place.middle, into: &drawing)
      drawing.endGroup()
    }
  }

  private func drawHeadings(into drawing: inout SVGDrawing) {
    let size = options.width.textSize
    let most = headings.map(\.lines.count).max() ?? 0
    for (lines, x) in headings {
      for (row, line) in lines.enumerated() {
        let y = top + size + Double(most - lines.count + row) * options.width.lineHeight
        drawing.text(line, at: Point(x: x, y: y), TextStyle(size: size, isBold: true))
      }
    }
  }

  /// A faint line along each row, and the line at no difference.
  private func drawGuides(into drawing: inout SVGDrawing) {
    let faint = Stroke(color: "#DDDDDD", width: 0.5)
    for row in stack.rows {
      for scale in [percents, differences] {
        drawing.line(
          from: Point(x: scale.start, y: row.middle), to: Point(x: scale.end, y: row.middle), faint)
      }
    }
    let zero = differences(0)
    drawing.line(
      from: Point(x: zero, y: stack.top), to: Point(x: zero, y: stack.bottom),
      Stroke(color: "#555555", width: 0.6, dashes: [3, 2]))
  }

  private func drawPercents(
    _ row: PairedRates.Row, at y: Double, into drawing: inout SVGDrawing
  ) {
    // The ring is drawn first: it is the larger.
    for group in [1, 0] where rates.denominators[group] > 0 {
      let percent = Double(100 * row.patients[group]) / Double(rates.denominators[group])
      DotPanels.symbol(group).draw(
        into: &drawing, at: Point(x: percents(percent), y: y), size: group == 0 ? 4.2 : 7,
        color: SeriesStyle(position: group).textColor)
    }
  }

  private func drawDifference(
    _ row: PairedRates.Row, at y: Double, into drawing: inout SVGDrawing
  ) {
    guard let difference = row.difference else { return }
    let (lower, upper) = (difference.interval.lower, difference.interval.upper)
    drawing.beginGroup(class: "difference")
    drawing.line(
      from: Point(x: differences(100 * lower), y: y), to: Point(x: differences(100 * upper), y: y),
      Stroke(width: 0.9))
    Symbol.square.draw(
      into: &drawing, at: Point(x: differences(100 * difference.estimate), y: y), size: 4.5)
    drawing.endGroup()
    guard options.showsDifferences else { return }
    let place = Point(
      x: options.width.points - FigureHead.margin, y: y + options.width.textSize * 0.36)
    drawing.text(
      options.style.points(difference), at: place,
      TextStyle(size: options.width.textSize, anchor: .end), class: "number")
  }
}

extension SafetyFigureOptions {
  /// Whether differences are printed too; a column has no room for them.
  fileprivate var showsDifferences: Bool { width == .page }
}

extension PairedRates {
  /// What an axis of differences holds, in percent.
  fileprivate var differenceRange: ClosedRange<Double> {
    let intervals = rows.compactMap(\.difference?.interval)
    let low = intervals.map { 100 * $0.lower }.reduce(-5, min)
    return low...intervals.map { 100 * $0.upper }.reduce(5, max)
  }
}
