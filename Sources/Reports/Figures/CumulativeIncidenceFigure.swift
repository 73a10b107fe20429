public import Analyses
import ClinicalRecords
import Endpoints
import Statistics

/// Cumulative incidence of adverse events with numbers at risk, ready to print.
public struct CumulativeIncidenceFigure: Figure {
  private let comparison: OnsetComparison
  private let width: FigureWidth
  private let style: NumberStyle
  let isSynthetic: Bool

  /// Draws an answer.
  ///
  /// - Parameters:
  ///   - comparison: The answer; up to eight groups can be told apart by color.
  ///   - width: The printed width.
  ///   - style: How numbers are printed.
  ///   - isSynthetic: Whether the data are made up, which is then written on the figure.
  public init(
    _ comparison: OnsetComparison, width: FigureWidth = .page, style: NumberStyle = NumberStyle(),
    isSynthetic: Bool = false
  ) {
    self.comparison = comparison
    self.width = width
    self.style = style
    self.isSynthetic = isSynthetic
  }

  /// What the figure shows, in one line.
  public var title: String { comparison.title }

  /// What is printed under the figure: definitions, cutoff, numbers of each group.
  public var caption: String { caption(title: title) }

  /// The figure as a file of its own; the same answer always gives the same bytes.
  public func svg() -> String { document(width, title: title, caption: caption) }
}

extension CumulativeIncidenceFigure: PlacedPlot {
  var sentences: (groups: [String], notes: [String]) {
    let groups = comparison.groups.map { group in
      "\(group.heading): N = \(style.count(group.counts.times.count)), "
        + "\(style.count(group.counts.count(.event))) with the event, "
        + "\(style.count(group.counts.count(.death))) dead without it."
    }
    return (groups, OnsetNotes(comparison, style).all)
  }

  func needs(in place: FigurePlace) -> (legendHeight: Double, axisRoom: Double) {
    let layout = CumulativeIncidenceLayout(comparison, style, in: place)
    return (layout.legend.height, layout.months.start - place.left)
  }

  func draw(into drawing: inout SVGDrawing, in place: FigurePlace) -> Double {
    let layout = CumulativeIncidenceLayout(comparison, style, in: place)
    layout.legend.draw(into: &drawing, top: place.top)
    drawCurves(layout, into: &drawing)
    axes(layout).draw(into: &drawing)
    let table = numberAtRisk(layout)
    let bottom = layout.incidence.start + Axes.bottomMargin(place.width)
    table.draw(
      into: &drawing, at: Point(x: place.left, y: bottom),
      under: layout.ticks.months.map { layout.months(Double($0)) })
    return bottom + table.height
  }

  private func drawCurves(_ layout: CumulativeIncidenceLayout, into drawing: inout SVGDrawing) {
    for (position, group) in comparison.groups.enumerated() {
      let series = SeriesStyle(position: position)
      let curve = IncidenceCurve(
        curve: group.incidence, cause: OnsetCounts.Cause.event.rawValue, months: layout.months,
        incidence: layout.incidence, daysPerMonth: layout.daysPerMonth)
      drawing.path(
        curve.line, class: "curve",
        Stroke(color: series.color, width: layout.place.width.curveWidth, dashes: series.dashes))
    }
  }

  private func axes(_ layout: CumulativeIncidenceLayout) -> Axes {
    let line = comparison.population.line.map { "line \($0)" } ?? "the line of therapy"
    return Axes(
      horizontal: layout.months, vertical: layout.incidence,
      below: layout.ticks.marks(on: layout.months), beside: layout.percentMarks,
      horizontalTitle: "Months from start of \(line)",
      verticalTitle: "Cumulative incidence (%)", width: layout.place.width)
  }

  private func numberAtRisk(_ layout: CumulativeIncidenceLayout) -> NumberAtRiskTable {
    let rows = comparison.groups.enumerated().map { position, group in
      NumberAtRiskTable.Row(
        name: group.heading, style: SeriesStyle(position: position),
        counts: layout.ticks.months.map {
          style.count(group.incidence.countAtRisk(at: Double($0) * layout.daysPerMonth))
        })
    }
    return NumberAtRiskTable(rows, nameWidth: layout.nameWidth, layout.place.width)
  }
}
