import Analyses

/// The bars of one group, one per period, split by worst grade, with the number at risk below.
struct ToxicityPanel {
  private let group: ToxicityOverTime.Group
  private let answer: ToxicityOverTime
  private let options: SafetyFigureOptions
  private let plot: Area
  private let time: LinearScale
  private let percents: LinearScale
  private let axis: PointAxis
  /// Periods at whose start there is a mark.
  private let marked: [Int]

  /// What a plot needs below it: the axis and the numbers at risk.
  static func roomBelow(_ width: FigureWidth) -> Double {
    Axes.bottomMargin(width) + 2 * width.lineHeight + 8
  }

  /// The bars of a group.
  ///
  /// - Parameters:
  ///   - group: The group.
  ///   - answer: All groups; their axes are alike.
  ///   - plot: The field between the axes.
  ///   - options: How they are drawn.
  init(
    _ group: ToxicityOverTime.Group, of answer: ToxicityOverTime, plot: Area,
    _ options: SafetyFigureOptions
  ) {
    (self.group, self.answer, self.options, self.plot) = (group, answer, options, plot)
    axis = PointAxis(
      holding: 0...answer.largestPercent, length: plot.height * 0.85, options.width)
    percents = axis.scale(from: plot.bottom, to: plot.top)
    let count = answer.shownCount
    time = LinearScale(domain: 0...Double(count), start: plot.left, end: plot.right)
    let widest = options.style.count(answer.groups.map(\.counts.total).max() ?? 0)
    let room = TextMetrics.width(widest, size: options.width.textSize) + 5
    let steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600]
    let step = steps.first { room * Double(count) <= plot.width * Double($0) } ?? 1200
    marked = Array(stride(from: 0, through: count, by: step))
  }

  func draw(into drawing: inout SVGDrawing) {
    drawing.beginGroup(class: "group")
    for period in 0..<answer.shownCount { drawBar(period, into: &drawing) }
    drawing.endGroup()
    let marks = marked.map { AxisMark(place: time(Double($0)), label: "\($0)") }
    let line = answer.population.line.map { "line \($0)" } ?? "the line"
    Axes(
      horizontal: time, vertical: percents, below: marks, beside: axis.marks(on: percents),
      horizontalTitle: "\(answer.periodName) from start of \(line)", width: options.width
    ).draw(into: &drawing)
    let counts = marked.map { options.style.count(group.counts.atRisk(in: $0)) }
    let table = NumberAtRiskTable(
      [NumberAtRiskTable.Row(name: "", style: SeriesStyle(position: 0), counts: counts)],
      nameWidth: 0, options.width)
    table.draw(
      into: &drawing,
      at: Point(x: plot.left - 8, y: plot.bottom + Axes.bottomMargin(options.width)),
      under: marks.map(\.place))
  }

  /// The worst grades stand lowest, so that they can be compared along the axis.
  private func drawBar(_ period: Int, into drawing: inout SVGDrawing) {
    let atRisk = group.counts.atRisk(in: period)
    guard atRisk > 0 else { return }
    let (left, right) = (time(Double(period)), time(Double(period + 1)))
    let gap = min(0.6, (right - left) * 0.06)
    var (count, lower) = (0, plot.bottom)
    for shade in GradeStyle.grades.reversed() {
      let lines = group.counts.lines(worstGrade: shade.span.grades.lowerBound, in: period)
      guard lines > 0 else { continue }
      count += lines
      let upper = percents(Double(100 * count) / Double(atRisk))
      drawing.rectangle(
        Area(left: left + gap, top: upper, right: right - gap, bottom: lower), class: "bar",
        shade.fill, outline: right - left > 3 ? Stroke(color: "#333333", width: 0.3) : nil)
      lower = upper
    }
  }
}

extension ToxicityOverTime {
  /// The largest percentage of a period that is shown; an axis shows at least 10.
  fileprivate var largestPercent: Double {
    groups.flatMap { group in
      (0..<shownCount).map { period in
        let lines = (1...5).reduce(0) { $0 + group.counts.lines(worstGrade: $1, in: period) }
        let atRisk = group.counts.atRisk(in: period)
        return atRisk > 0 ? Double(100 * lines) / Double(atRisk) : 0
      }
    }.reduce(10, max)
  }
}
