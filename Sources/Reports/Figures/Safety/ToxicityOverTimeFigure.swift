public import Analyses
import Endpoints

/// The share of patients at risk with an adverse event under way, by period since the start of the
/// line and by worst grade; a plot per group, with the number at risk below.
public struct ToxicityOverTimeFigure: Figure {
  private let answer: ToxicityOverTime
  private let options: SafetyFigureOptions
  private let notes: SafetyFigureNotes

  /// Draws an answer.
  ///
  /// - Parameters:
  ///   - answer: The counts of each group.
  ///   - options: How they are drawn.
  public init(_ answer: ToxicityOverTime, options: SafetyFigureOptions = SafetyFigureOptions()) {
    self.answer = answer
    self.options = options
    notes = SafetyFigureNotes(
      population: answer.population, filter: answer.filter, answer.recording,
      asked: answer.askedDetails,
      style: options.style)
  }

  /// What the figure shows, in one line.
  public var title: String {
    let event = answer.row.kind == .any ? "" : ": \(answer.row.label)"
    return answer.population.title("\(answer.filter.title) over time\(event)")
  }

  /// What is printed under the figure: numbers, definitions, what is not shown, cutoff.
  public var caption: String {
    notes.caption(
      title: title, isSynthetic: options.isSynthetic,
      groups: answer.groups.map { ($0.heading, $0.counts.total) }, footnotes)
  }

  private var footnotes: [String] { ToxicityOverTimeFigure.footnotes(answer, notes) }

  /// The figure as a file of its own; the same answer always gives the same bytes.
  public func svg() -> String {
    let (width, margin) = (options.width, FigureHead.margin)
    let shown = GradeStyle.grades.filter { shade in
      answer.groups.contains {
        $0.hasEvent(ofGrade: shade.span.grades.lowerBound, answer.shownCount)
      }
    }
    let head = FigureHead(shown.map(\.keyEntry), isSynthetic: options.isSynthetic, width)
    let right = width.points - margin - TextMetrics.width("000", size: width.textSize) / 2
    let field = Area(left: margin, top: head.bottom, right: right, bottom: 0)
    let grid = grid(in: field)
    let footnotes = Footnotes(footnotes, length: width.points - 2 * margin, width)
    var drawing = SVGDrawing()
    head.draw(into: &drawing)
    grid.draw(
      verticalTitle: "\(notes.axisTitle.dropLast(4)) with an event (% of those at risk)",
      into: &drawing)
    for (group, panel) in zip(answer.groups, grid.panels) {
      ToxicityPanel(group, of: answer, plot: panel.plot, options).draw(into: &drawing)
    }
    footnotes.draw(into: &drawing, at: Point(x: margin, y: grid.bottom + 2))
    return drawing.document(
      width: width, height: grid.bottom + 2 + footnotes.height + margin, title: title,
      description: caption)
  }

  private func grid(in field: Area) -> PanelGrid {
    let (width, groups) = (options.width, answer.groups)
    let columns = width == .page && groups.count > 1 ? 2 : 1
    let headings = groups.map { group in
      groups.count == 1 && answer.population.groupingLabel == nil
        ? "N\u{A0}=\u{A0}\(options.style.count(group.counts.total))"
        : options.style.heading(group.heading, of: group.counts.total)
    }
    return PanelGrid(
      headings, columns: columns, in: field, plotHeight: width == .page ? 130 : 110,
      roomBelow: ToxicityPanel.roomBelow(width), width)
  }
}
