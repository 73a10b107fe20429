import Analyses

/// The two halves of a butterfly figure with the names of the rows between them.
struct ButterflyWings {
  /// The most of the width that names may take.
  private static let labelShare = 0.36
  /// Between names and bars, and between a bar and its number.
  private static let (labelGap, numberGap) = (6.0, 3.0)

  private let rates: PairedRates
  private let shades: [GradeStyle.Shade]
  private let options: SafetyFigureOptions
  private let headings: [[String]]
  private let stack: RowStack
  private let axis: PointAxis
  /// From the middle to the left and to the right.
  private let scales: [LinearScale]
  private let top: Double

  /// Lays the halves out.
  ///
  /// - Parameters:
  ///   - rates: The rows of two groups.
  ///   - shades: Grades that share a color.
  ///   - options: How they are drawn.
  ///   - top: Where the headings begin.
  init(
    _ rates: PairedRates, shades: [GradeStyle.Shade], _ options: SafetyFigureOptions, top: Double
  ) {
    let (width, margin) = (options.width, FigureHead.margin)
    (self.rates, self.shades, self.options, self.top) = (rates, shades, options, top)
    let labels = rates.rows.map(\.label)
    let labelWidth = RowStack.labelWidth(labels, share: ButterflyWings.labelShare, width)
    let wing = (width.points - 2 * margin - labelWidth) / 2 - ButterflyWings.labelGap
    headings = zip(rates.headings, rates.denominators).map {
      options.heading($0, of: $1, width: wing)
    }
    let headingHeight = Double(headings.map(\.count).max() ?? 0) * width.lineHeight
    stack = RowStack(labels, labelWidth: labelWidth, from: top + headingHeight + 4, width)
    let numberRoom =
      rates.rows.flatMap { row in
        row.patients.indices.map { options.number(row, $0, of: rates.denominators[$0]) }
      }.map { TextMetrics.width($0, size: width.textSize) }.max() ?? 0
    let length = wing - numberRoom - ButterflyWings.numberGap
    axis = PointAxis(holding: 0...rates.largestPercent, length: length, width)
    let (left, right) = (margin + wing, width.points - margin - wing)
    scales = [
      axis.scale(from: left, to: left - length), axis.scale(from: right, to: right + length),
    ]
  }

  /// Where they end, with the axes.
  var bottom: Double { stack.bottom + Axes.bottomMargin(options.width) + 2 }

  func draw(axisTitle: String, into drawing: inout SVGDrawing) {
    let middle = options.width.points / 2
    stack.drawLabels(into: &drawing, at: middle, anchor: .middle)
    for group in scales.indices {
      drawHeading(of: group, into: &drawing)
      drawing.beginGroup(class: "group")
      for (row, place) in zip(rates.rows, stack.rows) {
        drawBar(row, of: group, at: place.middle, into: &drawing)
      }
      drawing.endGroup()
      Axes(
        horizontal: scales[group],
        vertical: LinearScale(domain: 0...1, start: stack.bottom, end: stack.top),
        below: axis.marks(on: scales[group]), beside: [], horizontalTitle: axisTitle,
        width: options.width
      ).draw(into: &drawing)
    }
  }

  private func drawHeading(of group: Int, into drawing: inout SVGDrawing) {
    let size = options.width.textSize
    let style = TextStyle(size: size, anchor: anchor(group), isBold: true)
    for (row, line) in headings[group].enumerated() {
      let y = top + size + Double(row) * options.width.lineHeight
      drawing.text(line, at: Point(x: scales[group].start, y: y), style)
    }
  }

  /// Texts of the left half end where those of the right begin.
  private func anchor(_ group: Int) -> TextStyle.Anchor { group == 0 ? .end : .start }

  private func drawBar(
    _ row: PairedRates.Row, of group: Int, at middle: Double, into drawing: inout SVGDrawing
  ) {
    let (total, half) = (rates.denominators[group], options.width.lineHeight * 0.46)
    let scale = scales[group]
    var (count, inner) = (0, scale.start)
    for shade in shades.reversed() {
      let patients = row.counts[group].patients(shade.span)
      guard patients > 0, total > 0 else { continue }
      count += patients
      let outer = scale(Double(100 * count) / Double(total))
      let bar = Area(
        left: min(inner, outer), top: middle - half, right: max(inner, outer),
        bottom: middle + half)
      drawing.rectangle(
        bar, class: "bar", shade.fill, outline: Stroke(color: "#333333", width: 0.3))
      inner = outer
    }
    let gap = group == 0 ? -ButterflyWings.numberGap : ButterflyWings.numberGap
    let place = Point(x: inner + gap, y: middle + options.width.textSize * 0.36)
    let style = TextStyle(size: options.width.textSize, anchor: anchor(group))
    drawing.text(options.number(row, group, of: total), at: place, style, class: "number")
  }
}

extension SafetyFigureOptions {
  /// How often a row occurred in a group: `27 (13.5)`; in a column only the percentage.
  func number(_ row: PairedRates.Row, _ group: Int, of total: Int) -> String {
    width == .page
      ? style.countAndPercent(row.patients[group], of: total)
      : style.percent(row.patients[group], of: total)
  }
}

extension PairedRates {
  /// The largest percentage of a row in a group; an axis shows at least 10.
  var largestPercent: Double {
    rows.flatMap { row in
      zip(row.patients, denominators).map { $1 > 0 ? Double(100 * $0) / Double($1) : 0 }
    }.reduce(10, max)
  }
}
