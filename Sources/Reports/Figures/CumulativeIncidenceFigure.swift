public import Analyses
import ClinicalRecords
import Endpoints
import Statistics

/// Cumulative incidence of adverse events with numbers at risk, ready to print.
public struct CumulativeIncidenceFigure: Sendable {
  private let comparison: OnsetComparison
  private let width: FigureWidth
  private let style: NumberStyle
  private let isSynthetic: Bool

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
  public var caption: String {
    let groups = comparison.groups.map { group in
      "\(group.heading): N = \(style.count(group.counts.times.count)), "
        + "\(style.count(group.counts.count(.event))) with the event, "
        + "\(style.count(group.counts.count(.death))) dead without it."
    }
    let notice = isSynthetic ? [Population.syntheticNotice] : []
    let sentences = notice + [title + "."] + groups + OnsetNotes(comparison, style).all
    return sentences.joined(separator: " ")
  }

  /// The figure as a file of its own; the same answer always gives the same bytes.
  public func svg() -> String {
    let layout = CumulativeIncidenceLayout(comparison, width, style, isSynthetic: isSynthetic)
    let margin = CumulativeIncidenceLayout.margin
    var drawing = SVGDrawing()
    if isSynthetic { SyntheticNotice.draw(into: &drawing, margin: margin, width) }
    layout.legend.draw(
      into: &drawing, top: margin + SyntheticNotice.height(isSynthetic, width))
    drawCurves(layout, into: &drawing)
    axes(layout).draw(into: &drawing)
    let table = numberAtRisk(layout)
    let bottom = layout.incidence.start + Axes.bottomMargin(width)
    table.draw(
      into: &drawing, at: Point(x: margin, y: bottom),
      under: layout.ticks.months.map { layout.months(Double($0)) })
    return drawing.document(
      width: width, height: bottom + table.height + margin, title: title, description: caption)
  }

  private func drawCurves(_ layout: CumulativeIncidenceLayout, into drawing: inout SVGDrawing) {
    for (position, group) in comparison.groups.enumerated() {
      let series = SeriesStyle(position: position)
      let curve = IncidenceCurve(
        curve: group.incidence, cause: OnsetCounts.Cause.event.rawValue, months: layout.months,
        incidence: layout.incidence, daysPerMonth: layout.daysPerMonth)
      drawing.path(
        curve.line, class: "curve",
        Stroke(color: series.color, width: width.curveWidth, dashes: series.dashes))
    }
  }

  private func axes(_ layout: CumulativeIncidenceLayout) -> Axes {
    let line = comparison.population.line.map { "line \($0)" } ?? "the line of therapy"
    return Axes(
      horizontal: layout.months, vertical: layout.incidence,
      below: layout.ticks.marks(on: layout.months), beside: layout.percentMarks,
      horizontalTitle: "Months from start of \(line)",
      verticalTitle: "Cumulative incidence (%)", width: width)
  }

  private func numberAtRisk(_ layout: CumulativeIncidenceLayout) -> NumberAtRiskTable {
    let rows = comparison.groups.enumerated().map { position, group in
      NumberAtRiskTable.Row(
        name: group.heading, style: SeriesStyle(position: position),
        counts: layout.ticks.months.map {
          style.count(group.incidence.countAtRisk(at: Double($0) * layout.daysPerMonth))
        })
    }
    return NumberAtRiskTable(rows, nameWidth: layout.nameWidth, width)
  }
}
